import { addCopyButtons } from "./copy";
import { startFilter } from "./filter";

addCopyButtons(document);
const form = document.querySelector<HTMLFormElement>("form.pl-filter");
if (form) startFilter(form);
