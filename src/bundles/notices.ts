// Sorting the list of notices, loaded there (see api.ts).

import { startSorting } from "../notices/sort";

window.planLibrary.parts.notices = { startSorting };
