import { exposeSearch } from "./api";
import { addCopyButtons } from "./copy";
import { startLibraryPage } from "./find/page";
import { startTrigger } from "./find/trigger";

const script = document.currentScript;
if (script instanceof HTMLScriptElement) exposeSearch(script.src);
addCopyButtons(document);
startTrigger();
startLibraryPage();
