// Sorting the list of notices, loaded there (see api.ts).

import { internals } from "../browser/internals";
import { startSorting } from "../notices/sort";

internals().parts.notices = { startSorting };
