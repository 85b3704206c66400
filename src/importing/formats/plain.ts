/** Text files: .txt, .md. */

import { unflattened } from "../lines";
import { decode } from "../received";
import { lostCharacters, type Received, Unreadable } from "./base";

/** The text of a text file, whatever encoding it has. Throws `Unreadable`. */
export function read(bytes: Uint8Array): Received {
  const decoded = decode(bytes);
  if (!decoded) throw new Unreadable("不是能读的文字文件（UTF-8、GB18030、Big5、UTF-16）");
  const text = unflattened(decoded.text);
  const parted = text === decoded.text ? "" : "；一行之内有几份计划的，按份断了行";
  const extraction = `文字文件，${decoded.encoding} 编码${parted}`;
  const losses = lostCharacters(text.split("\n"));
  return { text, extraction, styled: new Set(), forms: new Map(), losses };
}
