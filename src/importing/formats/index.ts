/** Reading files of the formats that offices send, as planlib.importing.formats does, with the same result.
 *
 * Loaded when a file is first opened, with what it needs to take Word files apart. */

import { OUT_OF_REACH } from "../../browser/upload";
import { type Received, Unreadable } from "./base";
import * as html from "./html";
import { MAX_FILE, MAX_TEXT } from "./knowledge";
import * as plain from "./plain";
import { isFilled, latin1 } from "./text";
import * as word from "./word";

export {
  type Align,
  type Form,
  headingsOf,
  type Loss,
  type Received,
  Unreadable,
} from "./base";

const READERS = new Map<string, (bytes: Uint8Array) => Received>([
  [".txt", plain.read],
  [".md", plain.read],
  [".docx", word.read],
  [".docm", word.read],
  [".html", html.read],
  [".htm", html.read],
  [".mht", html.read],
  [".mhtml", html.read],
]);

/** What a file chooser should offer. */
export const SUFFIXES: readonly string[] = [...READERS.keys()];

/** Formats that only programs on the machine can read. */
const FOREIGN = [".doc", ".wps", ".rtf", ".odt", ".pdf"];
// What a file begins with tells more than its name: web pages and new files are often called .doc.
const SIGNS: readonly [string, string][] = [
  ["%PDF-", ".pdf"],
  ["{\\rtf", ".rtf"],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"],
];

/** Read a file that the user has chosen or dropped. Throws `Unreadable`, with a message for the user. */
export async function read(file: File): Promise<Received> {
  if (file.size > MAX_FILE) throw new Unreadable(`文件超过 ${MAX_FILE / 1_000_000} MB，不读取`);
  if (file.name.startsWith("~$"))
    throw new Unreadable("这是 Word 打开文件时留下的临时文件；请选同名、前面没有 ~$ 的那一个");
  const buffer = await file.arrayBuffer().catch(() => null);
  if (!buffer) throw new Unreadable(OUT_OF_REACH);
  return readBytes(file.name, new Uint8Array(buffer));
}

/** Read what stands in a file. name: for its suffix. Throws `Unreadable`, with a message for the user. */
export function readBytes(name: string, bytes: Uint8Array): Received {
  if (bytes.every((byte) => "\0 \t\r\n".includes(String.fromCharCode(byte))))
    throw new Unreadable("文件是空的");
  const suffix = /.\.[^.]+$/.test(name) ? name.slice(name.lastIndexOf(".")).toLowerCase() : "";
  if (!READERS.has(suffix) && !FOREIGN.includes(suffix))
    throw new Unreadable(`不认识 ${suffix || "没有后缀"} 的文件；能打开的是 ${SUFFIXES.join(" ")}`);
  const kind = kindOf(suffix, bytes);
  const reader = READERS.get(kind);
  if (!reader)
    throw new Unreadable(
      `浏览器里打不开 ${kind} 格式的文件。请用 Word 或 WPS 打开它，另存为 .docx，再打开另存的文件`,
    );
  const received = reader(bytes);
  if (!isFilled(received.text)) throw new Unreadable("文件里没有文字");
  if (new TextEncoder().encode(received.text).length > MAX_TEXT)
    throw new Unreadable(`文件里的文字超过 ${MAX_TEXT / 1_000_000} MB，请分成几个文件`);
  return received;
}

/** The suffix that the content should have. */
function kindOf(suffix: string, bytes: Uint8Array): string {
  if (suffix === ".txt" || suffix === ".md") return suffix;
  const begin = latin1(bytes.subarray(0, 100));
  if (begin.startsWith("PK\x03\x04"))
    return suffix === ".odt" || begin.includes("mimetypeapplication/vnd.oasis") ? ".odt" : ".docx";
  const sign = SIGNS.find(([sign]) => begin.startsWith(sign))?.[1];
  if (sign === ".doc" && word.isEncrypted(bytes)) return ".docx"; // where it is said that there is a password
  if (sign) return sign;
  return FOREIGN.includes(suffix) && suffix !== ".pdf" && html.isPage(bytes) ? ".html" : suffix;
}
