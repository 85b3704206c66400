// The search, loaded when it is first used (see api.ts).

import { Engine } from "./search/engine";
import { scriptLoader } from "./search/loader";

const { root } = window.planLibrary;
const engine = new Engine(scriptLoader(root));
window.planLibrary = {
  root,
  search: (query, options) => engine.search(query, options),
  sections: (ranks) => engine.sections(ranks),
};
