// Reading files and recognising the plans in them, loaded where one is opened (see api.ts).

import { internals } from "../browser/internals";
import { openFile, openText } from "../importing/open";
import { judged } from "../importing/recognise";

internals().parts.importing = { openFile, openText, judge: judged };
