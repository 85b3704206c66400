/** Texts that may have line breaks of the user's own, U+000A: a draft's title, and who signs, one a line. */

/** Where one line ends, in whatever way programs write that. */
export const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** The lines of a text, without white space around them and without those that are blank. */
export function linesOf(text: string): string[] {
  return text
    .split(BREAK)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** A text with its lines as they are shown: none is blank. */
export function broken(text: string): string {
  return linesOf(text).join("\n");
}

/** A text on one line. Chinese words need no space between them, others do. */
export function onOneLine(text: string): string {
  return linesOf(text)
    .join("\n")
    .replace(/([A-Za-z0-9])\n(?=[A-Za-z0-9])/g, "$1 ")
    .replace(/\n/g, "");
}
