// The search, loaded when it is first used (see api.ts).

import { internals } from "../browser/internals";
import { openContext } from "../find/context";
import { Engine } from "../search/engine";
import { indexLoader } from "../search/loader";

const { parts, part, load } = internals();
const engine = new Engine(indexLoader(load), () => part("meant"));
parts.search = {
  search: (query, options) => engine.search(query, options),
  parse: (query) => engine.parse(query),
  sections: (ranks) => engine.sections(ranks),
  subtree: (hit) => engine.subtree(hit),
  plan: (id) => engine.plan(id),
  template: (id) => engine.template(id),
  context: () => openContext(engine, window.planLibrary),
};
