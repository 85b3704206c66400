/** A file as received: its bytes, and the text in them, whatever encoding a Chinese office has used. */

import { COMMON, LEAST, LOST } from "./formats/knowledge";

/** The text of a file, with \n line ends, and what its encoding is called. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

export type Encoding = "UTF-8" | "GB18030" | "Big5" | "UTF-16LE" | "UTF-16BE";

const WITHOUT_MARK: readonly Encoding[] = ["GB18030", "Big5", "UTF-16LE", "UTF-16BE"];
const DAMAGED: readonly Encoding[] = ["UTF-8", "GB18030", "Big5"];
const FREQUENT = new Set(COMMON);
const MARKS: readonly [readonly number[], Encoding][] = [
  [[0xef, 0xbb, 0xbf], "UTF-8"],
  [[0xff, 0xfe], "UTF-16LE"],
  [[0xfe, 0xff], "UTF-16BE"],
];

/** Read bytes as text: UTF-8, UTF-16, GB18030 or Big5, with a byte order mark or without one; nothing where none fits.
 * U+FFFD (`LOST`) stands where a damaged file cannot be read.
 *
 * Several encodings can read the same bytes; the one whose text has most of the characters that Chinese text is full of
 * is right. said: the encoding that a file says to have, which is right where nothing speaks for another. */
export function decode(bytes: Uint8Array, said = ""): Decoded | undefined {
  for (const [mark, encoding] of MARKS)
    if (mark.every((byte, at) => bytes[at] === byte)) {
      const marked = bytes.subarray(mark.length);
      return decoded(marked, encoding) ?? damaged(marked, encoding);
    }
  const utf8 = decoded(bytes, "UTF-8");
  if (utf8) return utf8;
  const encodings = [...WITHOUT_MARK].sort(
    (one, other) => Number(other === said) - Number(one === said),
  );
  const whole = likeliest(encodings.map((encoding) => decoded(bytes, encoding)));
  if (whole && likeness(whole) >= LEAST) return whole;
  const likely = likeliest(DAMAGED.map((encoding) => damaged(bytes, encoding)));
  if (likely && likeness(likely) >= LEAST) return likely;
  return whole?.encoding === said ? whole : undefined;
}

function decoded(bytes: Uint8Array, encoding: Encoding): Decoded | undefined {
  try {
    const text = read(bytes, encoding, true);
    return text.includes("\0") ? undefined : { text, encoding };
  } catch {
    return undefined;
  }
}

const damaged = (bytes: Uint8Array, encoding: Encoding): Decoded => ({
  text: read(bytes, encoding, false).replace(/\0/g, LOST),
  encoding,
});

function read(bytes: Uint8Array, encoding: Encoding, fatal: boolean): string {
  const text = new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes);
  // Two marks of Big5 that look like others, and are meant for them.
  const usual = encoding === "Big5" ? text.replace(/\u2215/g, "／").replace(/\ufe68/g, "＼") : text;
  return usual.replace(/\r\n?/g, "\n");
}

function likeliest(tried: readonly (Decoded | undefined)[]): Decoded | undefined {
  let best: Decoded | undefined;
  for (const found of tried) if (found && (!best || likeness(found) > likeness(best))) best = found;
  return best;
}

/** How many of a text's characters that are no ASCII are frequent ones, from 0 to 1. */
function likeness({ text }: Decoded): number {
  let frequent = 0;
  let all = 0;
  for (const character of text)
    if (character > "\x7f") {
      all += 1;
      if (FREQUENT.has(character)) frequent += 1;
    }
  return frequent / Math.max(1, all);
}
