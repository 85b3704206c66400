/** Text as a Word file can hold it. */

import { BREAK } from "../model/breaks";
import type { Line } from "../model/lines";

const NOT_XML = /[^\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text without the characters that XML cannot hold. */
export function cleanText(text: string): string {
  return text.replace(/\t/g, " ").replace(NOT_XML, "");
}

/** As much of a cell, which may have line breaks. */
function cleanCell(text: string): string {
  return text.split("\n").map(cleanText).join("\n");
}

/** Lines as the paragraphs that they become: what has line breaks is several of them, but for a title, which keeps them as
 * U+000A, and for a table. */
export function paragraphs(lines: readonly Line[]): Line[] {
  return lines.flatMap((line) => {
    const number = cleanText(line.number);
    if (line.rows) return [{ ...line, rows: line.rows.map((row) => row.map(cleanCell)) }];
    if (line.kind === "issue")
      return [{ ...line, text: line.text.split("\t").map(cleanText).join("\t") }];
    const texts = line.text.split(BREAK).map(cleanText);
    return (line.kind === "title" ? [texts.join("\n")] : texts).map((text, index) => {
      const { newPage, ...rest } = line;
      const own = { ...rest, number: index ? "" : number, text };
      return newPage && !index ? { ...own, newPage } : own;
    });
  });
}
