// The search, loaded when it is first used (see api.ts).

import { startBox } from "./find/box";
import { openContext } from "./find/context";
import { startLibrary } from "./find/library";
import { Engine } from "./search/engine";
import { indexLoader } from "./search/loader";

const stub = window.planLibrary;
const engine = new Engine(indexLoader(stub.load));
window.planLibrary = {
  ...stub,
  search: (query, options) => engine.search(query, options),
  sections: (ranks) => engine.sections(ranks),
  startBox: async (shell) => startBox(shell, await openContext(engine, stub.root)),
  startLibrary: async (page) => startLibrary(page, await openContext(engine, stub.root)),
};
