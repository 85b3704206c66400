import { exposeSearch } from "./api";
import { addCopyControls } from "./copy/page";
import { startSelectionCopies } from "./copy/selection";
import { startFill } from "./fill/page";
import { startFilter } from "./filter";
import { startNotices } from "./notice";

const script = document.currentScript;
if (script instanceof HTMLScriptElement) exposeSearch(script.src);
startNotices();
startFill();
addCopyControls(document);
startSelectionCopies();
const form = document.querySelector<HTMLFormElement>("form.pl-filter");
if (form) startFilter(form);
