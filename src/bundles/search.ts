// The search, loaded when it is first used (see api.ts).

import { startBox } from "../find/box";
import { openContext } from "../find/context";
import { Engine } from "../search/engine";
import { indexLoader } from "../search/loader";

const { parts, load } = window.planLibrary;
const engine = new Engine(indexLoader(load));
const context = () => openContext(engine, window.planLibrary);
parts.search = {
  search: (query, options) => engine.search(query, options),
  sections: (ranks) => engine.sections(ranks),
  subtree: (hit) => engine.subtree(hit),
  plan: (id) => engine.plan(id),
  template: (id) => engine.template(id),
  context,
  startBox: async (shell) => startBox(shell, await context()),
};
