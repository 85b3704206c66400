/** A page that is open while the site is built anew: what it would load next may be gone, or fit no more. */

import { make, makeButton } from "./dom";

const NAME = "NewBuild"; // each bundle has a class of its own, so that a name has to tell
const WORDS = "网站刚刚更新过，这一页还是更新以前的，刷新以后再用。";

/** The error that something belongs to another build than this page. The page says so too, whatever becomes of it. */
export function newBuild(): Error {
  tellStale(WORDS);
  const error = new Error(WORDS);
  error.name = NAME;
  return error;
}

/** Whether it is such an error, of whichever bundle. */
export function isNewBuild(error: unknown): error is Error {
  return error instanceof Error && error.name === NAME;
}

/** Loads the page anew, whose addresses are then those of the new build. */
export function reloadButton(className: string): HTMLButtonElement {
  return makeButton("刷新页面", className, () => location.reload());
}

/** Say on the page, once, that it has to be loaded anew. */
export function tellStale(words: string): void {
  if (document.querySelector(".pl-stale")) return;
  const told = make("p", { class: "pl-stale", role: "alert" }, words, reloadButton("pl-action"));
  document.body.append(told);
}
