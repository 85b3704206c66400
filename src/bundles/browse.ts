// The search of the library page, loaded there, and templates as lines, loaded where one is copied (see api.ts).

import { startLibrary } from "../find/browse";
import { templateLines } from "../find/copyhit";

window.planLibrary.parts.browse = { startLibrary, templateLines };
