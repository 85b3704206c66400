/** Text as a Word file can hold it. */

import type { Line } from "../model/lines";

const LINE_BREAK = /\r\n?|[\n\u0085\u2028\u2029]/;
const NOT_XML = /[^\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text without the characters that XML cannot hold. */
export function cleanText(text: string): string {
  return text.replace(/\t/g, " ").replace(NOT_XML, "");
}

/** Lines as the paragraphs that they become: what has line breaks is several of them. */
export function paragraphs(lines: readonly Line[]): Line[] {
  return lines.flatMap((line) =>
    line.text.split(LINE_BREAK).map((text, index) => ({
      ...line,
      number: index ? "" : cleanText(line.number),
      text: cleanText(text),
    })),
  );
}
