/** Text as a Word file can hold it. */

import { BREAK } from "../model/breaks";
import type { Line } from "../model/lines";

const NOT_XML = /[^\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text without the characters that XML cannot hold. */
export function cleanText(text: string): string {
  return text.replace(/\t/g, " ").replace(NOT_XML, "");
}

/** Lines as the paragraphs that they become: what has line breaks is several of them, but for a title, which keeps them as
 * U+000A. */
export function paragraphs(lines: readonly Line[]): Line[] {
  return lines.flatMap((line) => {
    const texts = line.text.split(BREAK).map(cleanText);
    return (line.kind === "title" ? [texts.join("\n")] : texts).map((text, index) => ({
      ...line,
      number: index ? "" : cleanText(line.number),
      text,
    }));
  });
}
