// The search, loaded when it is first used (see api.ts).

import { startBox } from "./find/box";
import { openContext } from "./find/context";
import { startLibrary } from "./find/library";
import { Engine } from "./search/engine";
import { scriptLoader } from "./search/loader";

const { root } = window.planLibrary;
const engine = new Engine(scriptLoader(root));
window.planLibrary = {
  root,
  search: (query, options) => engine.search(query, options),
  sections: (ranks) => engine.sections(ranks),
  startBox: async (shell) => startBox(shell, await openContext(engine, root)),
  startLibrary: async (page) => startLibrary(page, await openContext(engine, root)),
};
