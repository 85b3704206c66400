/** A received text as lines with something on them. */

import { lines } from "./patterns";
import { everywhere, stripped } from "./text";

/** A line without the white space around it. number: of the line in the text, from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly indented: boolean;
}

/** The lines of a text that hold more than white space. */
export function linesOf(text: string): Line[] {
  return text
    .split("\n")
    .map((raw, at) => ({ raw, number: at + 1, text: stripped(raw) }))
    .map(({ raw, number, text }) => ({ number, text, indented: !raw.startsWith(text) }))
    .filter((line) => line.text);
}

/** A text with line breaks where a collection has lost them: before and behind 范文一 in the middle of a line, and between
 * a title and the first heading. Nothing else is changed. */
export function unflattened(text: string): string {
  return text.split("\n").map(unflattenedLine).join("\n");
}

function unflattenedLine(line: string): string {
  const { SHORTEST_FLAT, IN_LINE, AFTER_TITLE } = lines;
  const isFlat = Array.from(line).length >= SHORTEST_FLAT;
  const parted = isFlat ? line.replace(everywhere(IN_LINE), "$1\n$2\n") : line;
  return parted.replace(everywhere(AFTER_TITLE), "$1\n");
}
