import { addCopyControls } from "./copy/page";
import { startSelectionCopies } from "./copy/selection";
import { startFilter } from "./filter";
import { startNotices } from "./notice";

startNotices();
addCopyControls(document);
startSelectionCopies();
const form = document.querySelector<HTMLFormElement>("form.pl-filter");
if (form) startFilter(form);
