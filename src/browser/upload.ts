/** Files that the user hands to a page. */

import { make } from "./dom";

/** Why nothing of a file came: Windows gives no file that Word holds open. In words for the user. */
export const OUT_OF_REACH =
  "读不到这个文件，它可能正在 Word 或 WPS 里打开着，或者刚被移走、改名。关掉以后再选一次";

/** Files of other programs by what they begin with. */
const FOREIGN: readonly [begin: string, name: string][] = [
  ["PK\x03\x04", "Word 文档或压缩包"],
  ["\xd0\xcf\x11\xe0", "旧版 Word 文档"],
  ["%PDF-", "PDF 文件"],
  ["{\\rtf", "RTF 文档"],
  ["\x89PNG", "图片"],
  ["\xff\xd8\xff", "图片"],
];

/** A hidden input of JSON files, to be clicked by a script; `take` gets each file that is chosen. */
export function jsonInput(take: (file: File) => void): HTMLInputElement {
  const input = make("input", { type: "file", accept: ".json,application/json", hidden: "" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    input.value = ""; // so that the same file can be chosen again
    if (file) take(file);
  });
  return input;
}

/** What `decode` makes of the text of a file, or what is wrong with it, in words for the user. */
export async function decodeFile<Content>(
  file: File,
  mostBytes: number,
  decode: (text: string) => Content,
): Promise<Content | { problem: string }> {
  if (file.size > mostBytes) return { problem: "文件太大" };
  const buffer = await file.arrayBuffer().catch(() => null);
  if (!buffer) return { problem: OUT_OF_REACH };
  const bytes = new Uint8Array(buffer);
  const begin = String.fromCharCode(...bytes.subarray(0, 8));
  const foreign = FOREIGN.find(([sign]) => begin.startsWith(sign));
  if (foreign)
    return { problem: `这是${foreign[1].replace(/^[A-Z]/, " $&")}，不是本站导出的 .json 文件` };
  const text = textOf(bytes);
  return text === null ? { problem: "文件里的文字已经损坏，读不出来" } : decode(text);
}

/** What a text in UTF-16 begins with: its mark, or a brace without one. */
const WIDE = [
  [0xff, 0xfe, "utf-16le"],
  [0xfe, 0xff, "utf-16be"],
  [0x7b, 0, "utf-16le"],
  [0, 0x7b, "utf-16be"],
] as const;

/** The text in bytes, of UTF-8 or of what editors on Windows make of it: UTF-16, GB18030. null where that is not certain: UTF-8 that is damaged reads as wrong characters of GB18030. */
export function textOf(bytes: Uint8Array): string | null {
  const wide = WIDE.find(([first, second]) => bytes[0] === first && bytes[1] === second);
  if (wide) return decoded(bytes, wide[2]);
  return decoded(bytes, "utf-8") ?? (isMostlyUtf8(bytes) ? null : decoded(bytes, "gb18030"));
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isMostlyUtf8(bytes: Uint8Array): boolean {
  const other = new TextDecoder().decode(bytes).replace(/[\0-\x7f]/g, "");
  const lost = other.split("\ufffd").length - 1;
  return lost * 2 <= other.length;
}
