/** What reading a file gives, whatever its format. */

import type { Rows } from "../../model/tables";
import { sizeOf } from "../text";
import { type JUSTIFIED, LOST } from "./knowledge";
import { spaced } from "./text";

export type Align = "" | (typeof JUSTIFIED extends Map<string, infer Value> ? Value : never);

/** A file that cannot be read; its message is for the user. */
export class Unreadable extends Error {
  override name = "Unreadable";
}

/** How a line looks.
 *
 * level: of a heading by its outline level, 1–9, else 0. bold: whether all of it is. font: of its Chinese characters, empty where it is the usual one of the
 * program. size: in points, 0 where the file does not say. */
export interface Form {
  readonly level: number;
  readonly align: Align;
  readonly bold: boolean;
  readonly font: string;
  readonly size: number;
}

/** The form of a line of which nothing is known. */
export const NO_FORM: Form = { level: 0, align: "", bold: false, font: "", size: 0 };

/** Whether a line has a form at all. */
export const isFormed = (form: Form): boolean =>
  (Object.keys(NO_FORM) as (keyof Form)[]).some((key) => form[key] !== NO_FORM[key]);

/** Something of the file that is not in the text, or stands there in another form. line: of the text, from 1. */
export interface Loss {
  readonly line: number;
  readonly text: string;
}

/** The text of a file as received.
 *
 * text: a paragraph a line, each with its \n (of a text file: as it is, line ends made \n). extraction: how the text was
 * got, in words for the user. styled: the lines, from 1, that are set apart by their form as headings are. forms: of the
 * lines that have one. losses: by line. tables: of more than a row and a
 * column. own: of a Word file that the site has written. */
export interface Received {
  readonly text: string;
  readonly extraction: string;
  readonly styled: ReadonlySet<number>;
  readonly forms: ReadonlyMap<number, Form>;
  readonly losses: readonly Loss[];
  readonly tables?: readonly Tabled[];
  readonly own?: Own;
}

/** A table of a file, which stands in its text as lines: from one to another, from 1. */
export interface Tabled {
  readonly first: number;
  readonly last: number;
  readonly rows: Rows;
}

/** said: what the site has noted in its file (see `ownValue` of word/document.ts). */
export interface Own {
  readonly said: string;
  readonly paragraphs: readonly Styled[];
}

/** A paragraph with the name of its style. first, last: its lines, from 1. rows: of a table, its cells. */
export interface Styled {
  readonly style: string;
  readonly first: number;
  readonly last: number;
  readonly rows?: readonly (readonly string[])[];
}

/** The lines that are set apart, each with the level that its form says: its outline level, or what official papers set
 * such type for (黑体 1, 楷体 2); 0 where it says none. */
export function headingsOf({ styled, forms }: Received): Map<number, number> {
  return new Map(Array.from(styled, (line) => [line, levelOf(forms.get(line) ?? NO_FORM)]));
}

function levelOf({ level, font }: Form): number {
  if (level || !font) return level;
  return /黑|Hei/.test(font) ? 1 : /楷|Kai/.test(font) ? 2 : 0;
}

/** What could not be read of a damaged file, by line. */
export function lostCharacters(lines: readonly string[]): Loss[] {
  return lines.flatMap((line, at) => {
    const count = line.split(LOST).length - 1;
    return count ? [{ line: at + 1, text: `这一行有 ${count} 处字符已损坏，写成“${LOST}”` }] : [];
  });
}

/** Words of a loss, on one line. most: code points. */
export function shortened(text: string, most = 40): string {
  const words = spaced(text);
  if (sizeOf(words) <= most) return words;
  const characters = Array.from(words);
  return `${characters.slice(0, most - 10).join("")}……${characters.slice(-8).join("")}`;
}

/** Losses in the order of their lines, none of them outside of the text. lines: how many there are. */
export function ordered(losses: readonly Loss[], lines: number): Loss[] {
  return losses
    .map(({ line, text }) => ({ line: Math.max(1, Math.min(line, lines)), text }))
    .sort((one, other) => one.line - other.line);
}
