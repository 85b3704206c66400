/** How rows write their lines, and how these read by themselves. */

import { FIELD, type Fields } from "../model/fields";

/** A line of a row, taken apart. text: fields as written. */
export interface RowLine {
  item: boolean;
  /** The printed number of an item; empty for a paragraph. */
  number: string;
  text: string;
}

/** Take a row's line apart: an item is written as its number, U+0009 and its text. */
export function parseLine(line: string): RowLine {
  const tab = line.indexOf("\t");
  return { item: tab >= 0, number: line.slice(0, Math.max(tab, 0)), text: line.slice(tab + 1) };
}

/** What stands in the place of a field: the neutral default, or if it is not declared, the field as it is written. */
export function neutralWords(written: string, name: string, fields: Fields): string {
  return fields.get(name)?.default ?? written;
}

/** Text with the neutral words in place of each field. */
export function neutralText(text: string, fields: Fields): string {
  return text.replace(FIELD, (written, name: string) => neutralWords(written, name, fields));
}

/** A row's line as it is indexed: an item's number stands right before its text. */
export function lineText(line: string, fields: Fields): string {
  const { number, text } = parseLine(line);
  return neutralText(number + text, fields);
}
