// The search of the library page, loaded there, and templates as lines, loaded where one is copied (see api.ts).

import { templateLines } from "./find/copyhit";
import { startLibrary } from "./find/library";

window.planLibrary.parts.library = { startLibrary, templateLines };
