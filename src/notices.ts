// Sorting the list of notices, loaded there (see api.ts).

import { startSorting } from "./dated/sort";

window.planLibrary.parts.notices = { startSorting };
