/** Files that a page hands over. */

import { make } from "./dom";

const KEPT_MS = 60_000; // a browser may ask where to first

/** Let the browser save a file under a name. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  make("a", { href: url, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

/** Let the browser save JSON under a name. */
export function downloadJson(name: string, text: string): void {
  download(name, new Blob([text], { type: "application/json" }));
}
