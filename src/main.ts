import { exposeLibrary } from "./api";
import { startComposePage } from "./compose/page";
import { addCopyControls } from "./copy/page";
import { startSelectionCopies } from "./copy/selection";
import { startFill } from "./fill/page";
import { startLibraryPage } from "./find/page";
import { startTrigger } from "./find/trigger";
import { startNotices } from "./notice";

const script = document.currentScript;
if (script instanceof HTMLScriptElement) exposeLibrary(script.src);
startNotices();
startFill();
addCopyControls(document);
startSelectionCopies();
startTrigger();
startLibraryPage();
startComposePage();
