/** The form of official documents (GB/T 9704—2012), for what is shown, printed, copied and downloaded: fonts and figures. */

import type { Line } from "./lines";

/** Of a document's title. */
export const TITLE_FONT = "方正小标宋简体";
/** Of the text, and of headings from level 3 on. */
export const BODY_FONT = "仿宋_GB2312";

/** Of headings, by their level; deeper ones are set like the text. */
export const HEADING_FONTS: readonly string[] = ["黑体", "楷体_GB2312", BODY_FONT, BODY_FONT];

/** The figures; styles/official.css has them for style sheets, and a test compares the two. */
export const OFFICIAL = {
  /** A4, in millimetres. */
  paper: { width: 210, height: 297 },
  /** From the edges of the paper, in millimetres. */
  margin: { top: 37, right: 26, bottom: 35, left: 28 },
  /** Lines that a page holds. */
  lines: 22,
  /** From a line to the next, in points: 22 of them fill the 225 mm between the margins. */
  pitch: 28.95,
  /** The size of characters in points, and by how much they are set apart: 28 of them fill the 156 mm of a line. */
  character: 16,
  spacing: -0.25,
  /** The size of the title's characters, in points. */
  title: 22,
  /** The page number: the size of its characters and of its line in points, and how far in millimetres the line ends above
   * the edge of the paper, so that its dashes are 7 mm below the text. */
  number: { character: 14, pitch: 18, bottom: 24.8 },
} as const;

/** The level of a heading, of those that official documents have. */
export function headingLevel(line: Line): number {
  return Math.min(Math.max(line.level, 1), HEADING_FONTS.length);
}

/** The parts of a line, each in a font of its own: a heading ends at its 。 where text runs on behind it. */
export function fontPieces(line: Line): { text: string; font: string }[] {
  const { text, number } = line;
  const end = line.kind === "heading" ? HEADING_END.exec(text)?.[0].length : undefined;
  if (end === undefined) return [{ text: number + text, font: fontOf(line) }];
  return [
    { text: number + text.slice(0, end), font: fontOf(line) },
    { text: text.slice(end), font: BODY_FONT },
  ];
}

const HEADING_END = /^[^。]*。(?=[^”’》）])/u;

/** The font of a line. */
export function fontOf(line: Line): string {
  if (line.kind === "title") return TITLE_FONT;
  if (line.kind === "heading") return HEADING_FONTS[headingLevel(line) - 1] ?? BODY_FONT;
  return BODY_FONT;
}
