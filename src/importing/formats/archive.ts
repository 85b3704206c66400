/** Archives of web pages (.mht): e-mails with the page in them. */

import { latin1 } from "./text";

const MAX_NESTED = 10;

/** What stands in an e-mail or in a part of one: its bytes, a character each. */
interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The first web page in an archive, with the encoding that the archive says it has; nothing where there is none. */
export function pageIn(archive: Uint8Array): { bytes: Uint8Array; charset: string } | undefined {
  for (const { headers, body } of leaves(part(latin1(archive)), 0)) {
    const type = headers.get("content-type") ?? "";
    if (/^\s*text\/html\s*(?:;|$)/i.test(type)) {
      const coding = headers.get("content-transfer-encoding") ?? "";
      return {
        bytes: decoded(body, coding.trim().toLowerCase()),
        charset: parameter(type, "charset"),
      };
    }
  }
  return undefined;
}

/** Whether bytes begin as an archive does. */
export const isArchive = (bytes: Uint8Array): boolean =>
  /^\s*(?:mime-version|from|subject):/i.test(latin1(bytes.subarray(0, 200)));

function part(text: string): Part {
  const headers = new Map<string, string>();
  const line = /([^\r\n]*)(?:\r\n|\r|\n|$)/y;
  line.lastIndex = text.length - text.trimStart().length;
  let name = "";
  for (;;) {
    const [, content = ""] = line.exec(text) ?? [];
    if (!content) break;
    if (/^[ \t]/.test(content)) {
      headers.set(name, `${headers.get(name) ?? ""} ${content.trim()}`);
    } else {
      const colon = content.indexOf(":");
      name = content.slice(0, Math.max(0, colon)).toLowerCase();
      if (!headers.has(name)) headers.set(name, content.slice(colon + 1).trim());
    }
  }
  return { headers, body: text.slice(line.lastIndex || text.length) };
}

function* leaves(whole: Part, depth: number): Generator<Part> {
  const type = whole.headers.get("content-type") ?? "";
  const boundary = /^\s*multipart\//i.test(type) ? parameter(type, "boundary") : "";
  if (!boundary || depth > MAX_NESTED) {
    yield whole;
    return;
  }
  let inner: string[] | undefined;
  for (const line of `${whole.body}\n--${boundary}`.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const bare = line.trimEnd();
    if (bare !== `--${boundary}` && bare !== `--${boundary}--`) inner?.push(line);
    else {
      if (inner) yield* leaves(part(inner.join("").replace(/\r?\n$/, "")), depth + 1);
      inner = bare.endsWith("--") && bare !== `--${boundary}` ? undefined : [];
    }
  }
}

/** A parameter of a header: charset="gb2312". */
function parameter(header: string, name: string): string {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i").exec(header);
  return found?.[1] ?? found?.[2] ?? "";
}

function decoded(body: string, coding: string): Uint8Array {
  if (coding === "base64") {
    const letters = body.replace(/[^A-Za-z0-9+/]/g, "");
    return bytes(atob(letters.slice(0, letters.length - (letters.length % 4 === 1 ? 1 : 0))));
  }
  if (coding !== "quoted-printable") return bytes(body);
  const joined = body.replace(/=[ \t]*(?:\r\n|\r|\n)/g, "");
  return bytes(
    joined.replace(/=([0-9A-Fa-f]{2})/g, (_, code) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    ),
  );
}

const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));
