/** The fonts of official documents (GB/T 9704—2012), for what is copied and for what is downloaded. */

import type { Line } from "./lines";

/** Of a document's title. */
export const TITLE_FONT = "方正小标宋简体";
/** Of the text, and of headings from level 3 on. */
export const BODY_FONT = "仿宋_GB2312";

/** Of headings, by their level; deeper ones are set like the text. */
export const HEADING_FONTS: readonly string[] = ["黑体", "楷体_GB2312", BODY_FONT, BODY_FONT];

/** The level of a heading, of those that official documents have. */
export function headingLevel(line: Line): number {
  return Math.min(Math.max(line.level, 1), HEADING_FONTS.length);
}

/** The font of a line. */
export function fontOf(line: Line): string {
  if (line.kind === "title") return TITLE_FONT;
  if (line.kind === "heading") return HEADING_FONTS[headingLevel(line) - 1] ?? BODY_FONT;
  return BODY_FONT;
}
