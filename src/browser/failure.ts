import { make, makeButton } from "./dom";
import { isNewBuild, reloadButton } from "./stale";

/** A message that data did not load, with a button that tries again; where the site was built anew, which no trying
 * mends, with one that loads the page anew. words: in place of those of the error, unless they are of that. */
export function failure(error: unknown, retry: () => void, words = ""): HTMLElement {
  const told = error instanceof Error && error.message ? error.message : "搜索没有载入";
  const isStale = isNewBuild(error);
  return make(
    "p",
    { class: "pl-failed", role: "alert" },
    `${isStale ? told : words || told} `,
    isStale ? reloadButton("pl-copy") : makeButton("重试", "pl-copy", retry),
  );
}
