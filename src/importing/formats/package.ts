/** The parts of an Office file: a zip with XML in it, read within bounds, whoever made it.
 *
 * Nothing outside of the file is ever looked at: no entity, no path, no address. */

import { Unreadable } from "./base";
import { MAX_ENTRIES, MAX_FILE, MAX_PART, MAX_PARTS, PREFIXES } from "./knowledge";
import { latin1 } from "./text";
import { Damaged, type Entry, entriesOf, inflated } from "./zip";

/** Elements inside each other, as libxml2 has it. */
const MAX_DEPTH = 256;
const W = [...PREFIXES.keys()].filter((uri) => PREFIXES.get(uri) === "w");
const OLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const ENCRYPTED = /E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0/;

/** An element, or nothing where there is none. */
export type Maybe = Element | undefined;

/** An element's name with the usual prefix: w:p. */
export function name(element: Element): string {
  const space = element.namespaceURI;
  return space ? `${PREFIXES.get(space) ?? "?"}:${element.localName}` : element.localName;
}

/** An attribute of Word's; nothing where the element or the attribute is not there. */
export function value(element: Maybe, attribute = "val"): string | undefined {
  for (const uri of W) {
    const found = element?.getAttributeNS(uri, attribute);
    if (found !== null && found !== undefined) return found;
  }
  return undefined;
}

/** The elements right below another one. */
export function* inside(element: Maybe): Generator<Element> {
  for (let inner = element?.firstElementChild; inner; inner = inner.nextElementSibling) yield inner;
}

/** The first element at a path of names below another one: w:pPr/w:numPr. */
export function child(element: Maybe, path: string): Maybe {
  let found = element;
  for (const step of path.split("/")) {
    const local = step.slice(step.indexOf(":") + 1); // quicker to compare than the whole name
    let inner = found?.firstElementChild;
    while (inner && (inner.localName !== local || name(inner) !== step))
      inner = inner.nextElementSibling;
    found = inner ?? undefined;
  }
  return found;
}

/** The elements of a name right below another one. */
export const children = (element: Maybe, named: string): Element[] =>
  [...inside(element)].filter((inner) => name(inner) === named);

/** The text of an element before what stands inside of it. */
export function textOf(element: Element): string {
  let text = "";
  for (let node = element.firstChild; node && !(node instanceof Element); node = node.nextSibling)
    if (node instanceof Text) text += node.data;
  return text;
}

/** Whether a file is an Office file that has a password. */
export const isEncrypted = (bytes: Uint8Array): boolean =>
  latin1(bytes.subarray(0, OLE.length)) === OLE && ENCRYPTED.test(latin1(bytes));

/** The root of a part. Throws `Unreadable`. */
export function parseXml(bytes: Uint8Array): Element {
  const text = decoded(bytes);
  if (hasDoctype(text))
    throw new Unreadable(
      "文件内部的 XML 带有文档类型声明，正常的 Word 文件没有它；为安全起见不读取",
    );
  const root = text && new DOMParser().parseFromString(text, "text/xml").documentElement;
  if (!root || root.ownerDocument.getElementsByTagName("parsererror").length || isDeep(root))
    throw new Unreadable("文件内部的 XML 已损坏。请用 Word 或 WPS 打开后另存一份再导入");
  return root;
}

/** The text of a part, in the encoding that it says to have; empty where it has another. */
function decoded(bytes: Uint8Array): string {
  const begin = latin1(bytes.subarray(0, 200));
  const named = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding=["']([\w-]+)/.exec(begin)?.[1] ?? "utf-8";
  const encoding = /^\xff\xfe|^<\0/.test(begin)
    ? "utf-16le"
    : /^\xfe\xff|^\0</.test(begin)
      ? "utf-16be"
      : named;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^<\?xml[^>]*\?>/, "");
  } catch {
    return "";
  }
}

/** Whether something is declared before the root, or is not well-formed there. */
function hasDoctype(text: string): boolean {
  let at = 0;
  for (;;) {
    at = text.indexOf("<", at);
    if (text.startsWith("<?", at)) at = text.indexOf("?>", at);
    else if (text.startsWith("<!--", at)) at = text.indexOf("-->", at);
    else return text.startsWith("<!", at);
    if (at < 0) return false;
  }
}

function isDeep(root: Element): boolean {
  let level = [root];
  for (let depth = 1; level.length; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((element) => [...inside(element)]);
  }
  return false;
}

/** A relation of a part to another one in the file. */
interface Relation {
  readonly target: string;
  readonly kind: string;
}

/** An open Office file. */
export class Package {
  readonly document: string;
  private readonly entries: ReadonlyMap<string, Entry>;
  private read = 0;

  /** Open one. Throws `Unreadable` where it is none, is encrypted or too large. */
  constructor(private readonly bytes: Uint8Array) {
    if (bytes.length > MAX_FILE)
      throw new Unreadable(`文件超过 ${MAX_FILE / 1_000_000} MB，不读取。请删去其中的图片后再导入`);
    if (isEncrypted(bytes))
      throw new Unreadable("文件加了密码。请在 Word 或 WPS 里去掉密码后再导入");
    const entries = orUnreadable(
      () => entriesOf(bytes),
      "不是完整的 Word 文件（.docx），可能没有下载完或已损坏",
    );
    if (entries.length > MAX_ENTRIES)
      throw new Unreadable(`文件内部有 ${entries.length} 个部件，多得不正常，不读取`);
    this.entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
    const main = this.relations("").find(({ kind }) => kind === "officeDocument");
    if (!main) throw new Unreadable("不是 Word 文件：里面没有正文");
    this.document = main.target;
  }

  /** The root of an XML part. Throws `Unreadable` where it is not there, damaged, encrypted or too large. */
  root(path: string): Element {
    const entry = this.entries.get(path.toLowerCase());
    if (!entry) throw new Unreadable(`Word 文件不完整：缺少 ${path}`);
    if (entry.isEncrypted) throw new Unreadable("文件加了密码。请去掉密码后再导入");
    this.read += entry.size;
    if (entry.size > MAX_PART || this.read > MAX_PARTS)
      throw new Unreadable("文件解开以后大得不正常，不读取");
    return parseXml(
      orUnreadable(
        () => inflated(this.bytes, entry),
        "Word 文件已损坏，读不出来。请用 Word 或 WPS 打开并另存一份再导入",
      ),
    );
  }

  /** The parts of a kind that the document names: styles, numbering, header. */
  related(kind: string): string[] {
    return this.relations(this.document)
      .filter((relation) => relation.kind === kind)
      .map(({ target }) => target);
  }

  /** The value of a property that a program has given the document beside the usual ones; nothing where it has none. */
  property(named: string): string | undefined {
    const part = this.relations("").find(({ kind }) => kind === "custom-properties");
    const properties = part ? [...inside(this.root(part.target))] : [];
    return (
      properties.find((property) => property.getAttribute("name") === named)?.textContent ??
      undefined
    );
  }

  /** The root of the first part of a kind, where there is one. */
  firstRelated(kind: string): Maybe {
    const [part] = this.related(kind);
    return part === undefined ? undefined : this.root(part);
  }

  /** The relations of a part. What lies outside of the file is left out. */
  private relations(path: string): Relation[] {
    const folder = path.split("/").slice(0, -1);
    const file = path.split("/").pop() ?? "";
    const relations = [...folder, "_rels", `${file}.rels`].join("/");
    if (!this.entries.has(relations.toLowerCase())) return [];
    return [...inside(this.root(relations))].flatMap((relation) => {
      const written = relation.getAttribute("Target") ?? "";
      if (relation.getAttribute("TargetMode") === "External" || !written) return [];
      const target = normal(written.startsWith("/") ? [] : folder, written);
      const kind = (relation.getAttribute("Type") ?? "").replace(/^.*\//s, "");
      return this.entries.has(target.toLowerCase()) ? [{ target, kind }] : [];
    });
  }
}

/** A path from a folder, without . and .. in it. */
function normal(folder: readonly string[], path: string): string {
  const steps = [...folder];
  for (const step of path.split("/")) {
    if (step === ".." && steps.length && steps[steps.length - 1] !== "..") steps.pop();
    else if (step && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function orUnreadable<Result>(read: () => Result, message: string): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof Damaged ? new Unreadable(message) : error;
  }
}
