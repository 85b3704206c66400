/** Files that a page hands over: what they are called, and their download. */

import { make } from "./dom";

const KEPT_MS = 60_000; // a browser may ask where to first
const UNNAMED = "计划";
const MAX_NAME = 80;
const NOT_IN_NAMES = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What Windows keeps for devices, whatever ends the name. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The name of the file that a document with this title is saved as. */
export function fileName(title: string, ending: string): string {
  const text = title.replace(NOT_IN_NAMES, "").trim();
  const name = Array.from(text)
    .slice(0, MAX_NAME)
    .join("")
    .replace(/[\s.]+$/, "");
  return (!name || DEVICE.test(name) ? UNNAMED : name) + ending;
}

export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  make("a", { href: url, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

export function downloadJson(name: string, text: string): void {
  download(name, new Blob([text], { type: "application/json" }));
}
