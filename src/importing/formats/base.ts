/** What reading a file gives, whatever its format. */

/** Bytes of a file that is read at all. */
export const MAX_FILE = 50_000_000;
/** Bytes, in UTF-8, of the text of one file. */
export const MAX_TEXT = 5_000_000;

export type Align = "" | "center" | "right";

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
