/** What reading a file gives, whatever its format. */

import type { JUSTIFIED } from "./knowledge";
import { length, spaced } from "./text";

export type Align = "" | (typeof JUSTIFIED extends Map<string, infer Value> ? Value : never);

/** A file that cannot be read; its message is for the user. */
export class Unreadable extends Error {
  override name = "Unreadable";
}

/** How a line looks.
 *
 * level: of a heading by its outline level, 1–9, else 0. bold: whether all of it is. lead: how many UTF-16 units at its
 * start are bold where the rest is not. font: of its Chinese characters, empty where it is the usual one of the
 * program. size: in points, 0 where the file does not say. */
export interface Form {
  readonly level: number;
  readonly align: Align;
  readonly bold: boolean;
  readonly lead: number;
  readonly font: string;
  readonly size: number;
}

/** The form of a line of which nothing is known. */
export const NO_FORM: Form = { level: 0, align: "", bold: false, lead: 0, font: "", size: 0 };

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
 * lines that have one. losses: by line. */
export interface Received {
  readonly text: string;
  readonly extraction: string;
  readonly styled: ReadonlySet<number>;
  readonly forms: ReadonlyMap<number, Form>;
  readonly losses: readonly Loss[];
}

/** Words of a loss, on one line. most: code points. */
export function shortened(text: string, most = 40): string {
  const words = spaced(text);
  if (length(words) <= most) return words;
  const characters = Array.from(words);
  return `${characters.slice(0, most - 10).join("")}……${characters.slice(-8).join("")}`;
}

/** Losses in the order of their lines, none of them outside of the text. lines: how many there are. */
export function ordered(losses: readonly (readonly [number, string])[], lines: number): Loss[] {
  return losses
    .map(([line, text]) => ({ line: Math.max(1, Math.min(line, lines)), text }))
    .sort((one, other) => one.line - other.line);
}
