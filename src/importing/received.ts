/** A file as received: its bytes, and the text in them, whatever encoding a Chinese office has used. */

import { COMMON } from "./formats/knowledge";
import { length } from "./formats/text";

/** The text of a file, with \n line ends, and what its encoding is called. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

export type Encoding = "UTF-8" | "GB18030" | "Big5" | "UTF-16LE" | "UTF-16BE";

const FREQUENT = new Set(COMMON);
const MARKS: readonly [readonly number[], Encoding][] = [
  [[0xef, 0xbb, 0xbf], "UTF-8"],
  [[0xff, 0xfe], "UTF-16LE"],
  [[0xfe, 0xff], "UTF-16BE"],
];

/** Read bytes as text: UTF-8, UTF-16, GB18030 or Big5, with a byte order mark or without one; nothing where none fits.
 *
 * Several encodings can read the same bytes; the one whose text has most of the characters that Chinese text is full of
 * is right. said: the encoding that a file says to have, which is right where nothing speaks for another. */
export function decode(bytes: Uint8Array, said = ""): Decoded | undefined {
  for (const [mark, encoding] of MARKS)
    if (mark.every((byte, at) => bytes[at] === byte))
      return decoded(bytes.subarray(mark.length), encoding);
  const utf8 = decoded(bytes, "UTF-8");
  if (utf8) return utf8;
  const encodings: Encoding[] = ["GB18030", "Big5", "UTF-16LE", "UTF-16BE"];
  const tried = [
    ...encodings.filter((encoding) => encoding === said),
    ...encodings.filter((encoding) => encoding !== said),
  ];
  const found = likeliest(tried.map((encoding) => decoded(bytes, encoding)));
  return found && (likeness(found) > 0 || found.encoding === said) ? found : undefined;
}

/** Read bytes that no encoding fits, by the likeliest of them; U+FFFD stands for what cannot be read. */
export function decodeDamaged(bytes: Uint8Array): Decoded | undefined {
  const tried: Encoding[] = ["UTF-8", "GB18030", "Big5"];
  return likeliest(tried.map((encoding) => decoded(bytes, encoding, false)));
}

function decoded(bytes: Uint8Array, encoding: Encoding, strict = true): Decoded | undefined {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: strict, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
  if (strict && text.includes("\0")) return undefined;
  // Two marks of Big5 that look like others, and are meant for them.
  if (encoding === "Big5") text = text.replace(/\u2215/g, "／").replace(/\ufe68/g, "＼");
  return { text: text.replace(/\r\n?/g, "\n"), encoding };
}

function likeliest(tried: readonly (Decoded | undefined)[]): Decoded | undefined {
  let best: Decoded | undefined;
  for (const found of tried) if (found && (!best || likeness(found) > likeness(best))) best = found;
  return best;
}

/** How much of a text is made of frequent characters, from 0 to 1. */
function likeness({ text }: Decoded): number {
  let common = 0;
  for (const character of text) if (FREQUENT.has(character)) common += 1;
  return common / Math.max(1, length(text));
}
