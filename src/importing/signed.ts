/** Who signs, and when, in the lines of a signature. */

import { stripped } from "./text";

const DIGIT = "[\\d×xX*〇○零一二三四五六七八九十]";
/** A date at the end of a line of the signature; its month and day may be left open. */
const DATE_AT_END = new RegExp(
  `(?:${DIGIT}{2,4}\\s*年(?:\\s*${DIGIT}{0,3}\\s*月(?:\\s*${DIGIT}{0,3}\\s*日)?)?|\\d{4}(?:[-./]\\d{1,2}){2})$`,
);

/** Who signs, several with U+000A between them, and when; empty where the lines do not say. */
export function signedBy(lines: readonly string[]): { organisation: string; date: string } {
  const names: string[] = [];
  let date = "";
  for (const line of lines) {
    const text = stripped(line).replace(/^[（(]([^（()）]*)[）)]$/, "$1");
    const found = DATE_AT_END.exec(text);
    const name = stripped(found ? text.slice(0, found.index) : text);
    if (found) date = found[0];
    if (name) names.push(name);
  }
  return { organisation: names.join("\n"), date };
}
