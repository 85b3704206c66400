import { tellStale } from "../browser/stale";

/** Say so where a script of the page itself does not load: the page may be an old copy, whose scripts are gone. */
export function tellOfLostScripts(): void {
  let lost = false;
  const look = ({ target }: Event) => {
    if (target instanceof HTMLScriptElement) lost = true;
  };
  window.addEventListener("error", look, true); // such errors do not rise
  document.addEventListener("DOMContentLoaded", () => {
    window.removeEventListener("error", look, true); // what is loaded later is looked after by who loads it
    if (lost) tellStale("这一页的程序没有载入，网站也许刚刚更新过，刷新以后再用。");
  });
}
