// What may be meant by a query that no text holds, loaded when there is one (see api.ts).

import { internals } from "../browser/internals";
import { findNear, wordsSpelled } from "../search/meant";

internals().parts.meant = { findNear, wordsSpelled };
