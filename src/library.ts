// The search of the library page, loaded there (see api.ts).

import { startLibrary } from "./find/library";

window.planLibrary.parts.library = { startLibrary };
