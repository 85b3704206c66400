/** What is copied, whatever it is copied from: the lines of a text, and how they read as plain text. */

import { type LineKind, WHITE_SPACE } from "../contract";

/** A line of a text, its fields filled in. */
export interface Line {
  /** organisation and date: the signature, at the end, where it is known to be one; the others below. */
  kind: LineKind | "organisation" | "date" | ElementKind;
  /** Of a heading: 1 一、 · 2 （一） · 3 1. · 4 （1）; 0 for other lines. */
  level: number;
  /** The printed number, as it stands before the text; empty where there is none. */
  number: string;
  text: string;
  /** The text with its fields as written, where dated phrases are looked for; without it, they are not. */
  written?: string;
  /** How many dated phrases it has. */
  dated?: number;
  /** It begins a page. */
  newPage?: boolean;
  /** Of a table: its cells, row by row; the text has the same, U+0009 between cells and U+000A between rows. */
  rows?: readonly (readonly string[])[];
  /** Of the signature: whether a seal is put on it. */
  sealed?: boolean;
}

/** What official documents carry beside a title and a text, in the order in which they have it: 份号, 密级和保密期限, 紧急程度,
 * 发文机关标志, 发文字号, 签发人 (、 between several), 主送机关, a table, 附件说明, 附注, the number of an annex (附件1), 抄送机关,
 * 印发机关和印发日期 (U+0009 between the two). */
export type ElementKind =
  | "serial"
  | "secrecy"
  | "urgency"
  | "letterhead"
  | "reference"
  | "signatory"
  | "addressee"
  | "table"
  | "annexes"
  | "note"
  | "annex"
  | "copies"
  | "issue";

/** Gives the lines to take as they are when it is asked; some have to be loaded first. */
export type Read = () => Line[] | Promise<Line[]>;

/** How many dated phrases lines have. */
export function countDated(lines: readonly Line[]): number {
  return lines.reduce((sum, { dated = 0 }) => sum + dated, 0);
}

/** Plain text with its numbers, U+000A between the lines, and U+0009 between the cells of tables. */
export function toPlain(lines: readonly Line[]): string {
  return lines.map(({ number, text }) => number + text.replace(/\u2028/g, " ")).join("\n");
}

const WHITE = new RegExp(`[${WHITE_SPACE}]`, "gu");

/** How many code points a text has, white space not counted. */
export function countCharacters(text: string): number {
  return Array.from(text.replace(WHITE, "")).length;
}

/** The width of a text in characters; a Latin letter or digit takes half of one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += character < "\u0250" && !/[“”‘’·—×]/.test(character) ? 0.5 : 1;
  return width;
}
