// Reading files and recognising the plans in them, loaded where one is opened (see api.ts).

import { openFile, openText } from "../importing/open";
import { judged } from "../importing/recognise";

window.planLibrary.parts.importing = { openFile, openText, judge: judged };
