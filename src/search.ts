// The search, loaded when it is first used (see api.ts).

import { Engine } from "./search/engine";
import { indexLoader } from "./search/loader";

const stub = window.planLibrary;
const engine = new Engine(indexLoader(stub.load));
window.planLibrary = {
  ...stub,
  search: (query, options) => engine.search(query, options),
  sections: (ranks) => engine.sections(ranks),
};
