/** How rows write their lines, and how these read by themselves. */

import { ITEM_TEXT } from "../contract";
import { FIELD, type Fields, neutralWords } from "../model/fields";
import type { Hit } from "./types";

/** A line of a row, taken apart. text: fields as written. */
export interface RowLine {
  item: boolean;
  /** The printed number of an item; empty for a paragraph. */
  number: string;
  text: string;
}

/** Take a row's line apart: an item is written as its number, ITEM_TEXT and its text. */
export function parseLine(line: string): RowLine {
  const tab = line.indexOf(ITEM_TEXT);
  return { item: tab >= 0, number: line.slice(0, Math.max(tab, 0)), text: line.slice(tab + 1) };
}

/** Text with the neutral words in place of each field. */
export function neutralText(text: string, fields: Fields): string {
  return text.replace(FIELD, (written, name: string) => neutralWords(name, fields, written));
}

/** A section with all that stands under it as it is compared: without numbers and originals, a line each; as the build has
 * it (compared_text of planlib/publishing/views/compare.py). sections: in reading order. */
export function comparedText(
  sections: readonly Pick<Hit, "title" | "lines">[],
  fields: Fields,
): string {
  const lines = sections.flatMap(({ title, lines }) => [
    ...(title ? [title] : []),
    ...lines.map((line) => parseLine(line).text),
  ]);
  return lines.map((line) => neutralText(line, fields)).join("\n");
}

/** A row's line as it is indexed: an item's number stands right before its text. */
export function lineText(line: string, fields: Fields): string {
  const { number, text } = parseLine(line);
  return neutralText(number + text, fields);
}
