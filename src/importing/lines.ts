/** A received text as lines with something on them. */

import { pattern, stripped } from "./text";

/** A line without the white space around it. number: of the line in the text, from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly indented: boolean;
}

const INDENT = pattern("^[\\s\\u200b\\u200c\\u200d\\u2060\\ufeff]");

/** The lines of a text that hold more than white space. */
export function linesOf(text: string): Line[] {
  return text
    .split("\n")
    .map((raw, at) => ({ number: at + 1, text: stripped(raw), indented: INDENT.test(raw) }))
    .filter((line) => line.text);
}
