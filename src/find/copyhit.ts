/** Copies a hit as plain text: its heading and lines with their numbers, and all that stands under it. */

import { writeClipboard } from "../copy";
import type { Hit } from "../search/types";
import { sectionsUnder } from "./card";
import { type Context, headingOf, linesOf } from "./context";

/** Gives the number of characters copied, or null where the browser refused. */
export async function copyHit(hit: Hit, context: Context): Promise<number | null> {
  const lines: string[] = [];
  for (const { hit: section } of await sectionsUnder(hit, context)) {
    if (section.title) lines.push(headingOf(section, context).text);
    lines.push(...linesOf(section, context).map((line) => line.text));
  }
  const text = lines.join("\n");
  return (await writeClipboard(text)) ? text.replace(/\s/g, "").length : null;
}
