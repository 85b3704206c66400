// The search of the own old plans, loaded where the browser keeps some (see api.ts).

import { searchOwn } from "../own/search";

window.planLibrary.parts.own = { searchOwn };
