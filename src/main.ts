import { exposeSearch } from "./api";
import { addCopyButtons } from "./copy";
import { startFilter } from "./filter";

const script = document.currentScript;
if (script instanceof HTMLScriptElement) exposeSearch(script.src);
addCopyButtons(document);
const form = document.querySelector<HTMLFormElement>("form.pl-filter");
if (form) startFilter(form);
