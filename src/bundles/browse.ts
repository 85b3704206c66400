// The search of the browse page, loaded there, and templates as lines, loaded where one is copied (see api.ts).

import { startBrowse } from "../find/browse";
import { templateLines } from "../find/copyhit";
import { internals } from "../internals";

internals().parts.browse = { startBrowse, templateLines };
