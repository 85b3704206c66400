// Sorting and narrowing the list of notices, loaded there (see api.ts).

import { internals } from "../browser/internals";
import { startFilter } from "../notices/filter";
import { startSorting } from "../notices/sort";

internals().parts.notices = { startFilter, startSorting };
