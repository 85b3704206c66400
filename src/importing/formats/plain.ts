/** Text files: .txt, .md. */

import { decode } from "../received";
import { type Received, Unreadable } from "./base";
import { AFTER_TITLE, IN_LINE, SHORTEST_FLAT } from "./knowledge";
import { length, replaced } from "./text";

/** The text of a text file, whatever encoding it has. Throws `Unreadable`. */
export function read(bytes: Uint8Array): Received {
  const decoded = decode(bytes);
  if (!decoded) throw new Unreadable("不是能读的文字文件（UTF-8、GB18030、Big5、UTF-16）");
  const text = unflattened(decoded.text);
  const parted = text === decoded.text ? "" : "；一行之内有几篇的，按篇断了行";
  const extraction = `文字文件，${decoded.encoding} 编码${parted}`;
  return { text, extraction, styled: new Set(), forms: new Map(), losses: [] };
}

/** A text with line breaks where a collection has lost them: before and behind 范文一 in the middle of a line, and
 * between a title and the first heading. Nothing else is changed. */
export function unflattened(text: string): string {
  return text.split("\n").map(unflattenedLine).join("\n");
}

function unflattenedLine(line: string): string {
  const parted = length(line) >= SHORTEST_FLAT ? replaced(line, IN_LINE, "$1\n$2\n") : line;
  return replaced(parted, AFTER_TITLE, "$1\n");
}
