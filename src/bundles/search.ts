// The search, loaded when it is first used (see api.ts).

import { internals } from "../browser/internals";
import { startBox } from "../find/box";
import { openContext } from "../find/context";
import { Engine } from "../search/engine";
import { indexLoader } from "../search/loader";

const { parts, load } = internals();
const engine = new Engine(indexLoader(load));
const context = () => openContext(engine, window.planLibrary);
parts.search = {
  search: (query, options) => engine.search(query, options),
  parse: (query) => engine.parse(query),
  sections: (ranks) => engine.sections(ranks),
  subtree: (hit) => engine.subtree(hit),
  plan: (id) => engine.plan(id),
  template: (id) => engine.template(id),
  context,
  startBox: async (shell) => startBox(shell, await context()),
};
