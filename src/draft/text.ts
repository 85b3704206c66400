/** Texts as a draft keeps them. */

import { MAX_TEXT } from "../contract";
import { BREAK } from "../model/breaks";
import { isTable, tableRows, tableText } from "../model/tables";

/** Characters without a look of their own that would confuse editing: controls, directions, halves of characters. Others
 * of format stay, which NOT_TEXT has too: emoji are made of them. */
const DROPPED =
  /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;
/** The joiner of emoji, which is kept between two of them only. */
const JOINER = /(\p{Extended_Pictographic}\ufe0f?)\u200d(?=\p{Extended_Pictographic})/gu;
/** Half of a character where a text was cut. */
const HALF = /\u200d?[\ud800-\udbff]?$/;
const JOINED = "\u{f0000}"; // of private use, so that no text has it

/** A text as a draft keeps it, on one line: without what cannot be seen, and of `most` UTF-16 units. */
export function cleanText(text: string, most = MAX_TEXT): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029\u00a0]+/g, " ")
    .replace(/\u{f0000}/gu, "")
    .replace(JOINER, `$1${JOINED}`)
    .replace(DROPPED, (mark) => (mark === JOINED ? "\u200d" : ""))
    .slice(0, most)
    .replace(HALF, "");
}

/** A text as a draft keeps it that may have line breaks, U+000A: each line without what cannot be seen, all together of
 * `most` UTF-16 units. */
export function cleanBroken(text: string, most = MAX_TEXT): string {
  const lines = text.split(BREAK).map((line) => cleanText(line, Number.POSITIVE_INFINITY));
  return lines.join("\n").slice(0, most).replace(HALF, "");
}

/** A text of several lines as a draft keeps it, some of which may be the rows of tables; all together of `most` UTF-16
 * units. */
export function cleanAligned(text: string, most = MAX_TEXT): string {
  const lines = text.split(/\r\n?|\n/).map((line) => {
    if (isTable(line)) return cleanTable(line);
    return cleanBroken(line, Number.POSITIVE_INFINITY);
  });
  return lines.join("\n").slice(0, most).replace(HALF, "");
}

/** The text of a table as a draft keeps it, not cut: a table that is cut says something else. */
export function cleanTable(text: string): string {
  const cell = (words: string) => cleanBroken(words, Number.POSITIVE_INFINITY);
  return tableText(tableRows(text).map((row) => row.map(cell)));
}

/** Pasted text as paragraphs: a line each, cleaned but not cut, the empty ones left out. */
export function cleanLines(text: string): string[] {
  return text
    .split(BREAK)
    .map((line) => cleanText(line, Number.POSITIVE_INFINITY).trim())
    .filter(Boolean);
}
