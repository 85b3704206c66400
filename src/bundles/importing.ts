// Reading files and recognising the plans in them, loaded where one is opened (see api.ts).

import { openFile, openText } from "../importing/open";
import { judged } from "../importing/recognise";
import { internals } from "../internals";

internals().parts.importing = { openFile, openText, judge: judged };
