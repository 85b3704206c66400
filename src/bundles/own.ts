// The search of the own old plans, loaded where the browser keeps some (see api.ts).

import { internals } from "../browser/internals";
import { searchOwn } from "../own/search";

internals().parts.own = { searchOwn };
