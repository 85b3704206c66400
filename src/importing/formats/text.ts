/** Texts as Python has them, so that what is found in a file is the same: white space, code points, replacing. */

import { WHITE_SPACE } from "../../contract";

const WHITE = new RegExp(`[${WHITE_SPACE}]+`, "gu");
const VISIBLE = new RegExp(`[^${WHITE_SPACE}]`, "u");

/** A text without the white space around it, in time that grows with the text. */
export function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && !VISIBLE.test(text.charAt(start))) start += 1;
  while (end > start && !VISIBLE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Whether a text holds more than white space. */
export const isFilled = (text: string): boolean => VISIBLE.test(text);

/** A text on one line, its white space made single spaces. */
export const spaced = (text: string): string => strip(text.replace(WHITE, " "));

/** A text without white space. */
export const bare = (text: string): string => text.replace(WHITE, "");

/** A text with all that a pattern finds replaced. */
export const replaced = (text: string, pattern: RegExp, by: string): string =>
  text.replace(new RegExp(pattern.source, `${pattern.flags}g`), by);

/** Bytes of small letters, digits and marks as text, whatever the rest of them means. */
export const latin1 = (bytes: Uint8Array): string => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};
