/** Texts as Python's importer sees them: its white space, its regular expressions. */

import { WHITE_SPACE } from "../contract";
import { lines } from "./patterns";

const AROUND = new Set(lines.STRIPPED);

/** A text without the white space and the characters of no width around it. */
export function stripped(text: string): string {
  return without(text, AROUND);
}

/** A text without these characters at its end. */
export function withoutEnd(text: string, characters: ReadonlySet<string>): string {
  let end = text.length;
  while (end > 0 && characters.has(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** A text without these characters around it. */
export function without(text: string, characters: ReadonlySet<string>): string {
  const kept = withoutEnd(text, characters);
  let start = 0;
  while (start < kept.length && characters.has(kept.charAt(start))) start += 1;
  return kept.slice(start);
}

/** How long a text is, in code points as Python counts. */
export function sizeOf(text: string): number {
  const pairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g);
  return text.length - (pairs?.length ?? 0);
}

/** The last of a list. */
export function last<T>(items: readonly T[]): T | undefined {
  return items[items.length - 1];
}

/** How often a character stands in a text. */
export function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** A pattern with Python's white space in it. */
function pythonic(source: string): string {
  return source.split("\\s").join(WHITE_SPACE);
}

/** A pattern of patterns.ts as an expression that finds the first place. */
export function pattern(source: string): RegExp {
  return new RegExp(pythonic(source), "u");
}

/** One that finds every place. */
export function everywhere(source: string): RegExp {
  return new RegExp(pythonic(source), "gu");
}

/** One that matches at a place alone: where it begins, 0 or `at`. */
export function opening(source: string): (text: string, at?: number) => RegExpExecArray | null {
  const sticky = new RegExp(pythonic(source), "uy");
  return (text, at = 0) => {
    sticky.lastIndex = at;
    return sticky.exec(text);
  };
}
