/** Text as a Word file can hold it, and names as file systems take them. */

import type { Line } from "../copy/lines";

const LINE_BREAK = /\r\n?|[\n\u0085\u2028\u2029]/;
const NOT_XML = /[^\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const FILE_NAME = "计划";
const MAX_NAME = 80;
const NOT_IN_NAMES = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What Windows keeps for devices, whatever ends the name. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

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

/** The name of the file that a document with this title is saved as. */
export function fileName(title: string): string {
  const text = title.replace(NOT_IN_NAMES, "").trim();
  const name = Array.from(text)
    .slice(0, MAX_NAME)
    .join("")
    .replace(/[\s.]+$/, "");
  return `${!name || DEVICE.test(name) ? FILE_NAME : name}.docx`;
}
