// The search of the browse page, loaded there, and templates as lines, loaded where one is copied (see api.ts).

import { internals } from "../browser/internals";
import { startBrowse } from "../find/browse";
import { templateLines } from "../find/copyhit";

internals().parts.browse = { startBrowse, templateLines };
