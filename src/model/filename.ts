/** What files are called. */

import { NOT_TEXT } from "./characters";

const UNNAMED = "计划";
/** Of a name, in code points, its ending aside. */
const MAX_NAME = 80;
const NOT_IN_NAMES = new RegExp(`[/\\\\:*?"<>|${NOT_TEXT}]`, "gu");
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
