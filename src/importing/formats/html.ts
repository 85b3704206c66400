/** Saved web pages (.html, .htm, .mht): the text of the page, without what stands around it. */

import { STYLE } from "../../browser/markup";
import { type Decoded, decode } from "../received";
import { sizeOf, without } from "../text";
import { isArchive, pageIn } from "./archive";
import {
  type Align,
  type Form,
  isFormed,
  type Loss,
  lostCharacters,
  NO_FORM,
  ordered,
  type Received,
  type Styled,
  shortened,
  Unreadable,
} from "./base";
import { styledLines } from "./headings";
import { attribute, below, elements, inner, parse, texts } from "./html-tree";
import {
  ALIGN,
  BLOCKS,
  CHARSET,
  CHROME,
  CHROME_NAME,
  CHROME_ROLES,
  CONTAINERS,
  ENCODINGS,
  FONT,
  HIDDEN,
  LIST_FORMS,
  LIST_STYLE,
  MAX_PAGE,
  MEDIA,
  NO_TEXT,
  PAGE,
  SENTENCE_MARK,
  SIZE,
  TITLE_NAME,
  TYPED,
  WEIGHT,
  WHITE_BEFORE_MARK,
  WHITE_IN_PAGE,
  WHOLE,
} from "./knowledge";
import { rowLines, tablesIn } from "./tables";
import { bare, isFilled, latin1, replaced, spaced } from "./text";
import { printed } from "./word-numbers";

/** Whether bytes are a web page, whatever the file is called. */
export function isPage(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, 4096)).replace(/^\xef\xbb\xbf/, "");
  return PAGE.test(head) || /^[ \t\r\n\f]*MIME-Version:/.test(head);
}

/** The text of a saved web page. Throws `Unreadable`. */
export function read(file: Uint8Array): Received {
  const page = isArchive(file) ? pageIn(file) : { bytes: file, charset: "" };
  if (!page) throw new Unreadable("网页存档（.mht）里没有网页");
  if (page.bytes.length > MAX_PAGE)
    throw new Unreadable(`网页超过 ${MAX_PAGE / 1_000_000} MB，不读取`);
  const { text, encoding } = decodePage(page.bytes, page.charset);
  const body = parse(text);
  const reader = new Reader(body);
  reader.read();
  const lines = reader.lines.map((line) => line.text);
  const forms = new Map<number, Form>();
  reader.lines.forEach(({ form }, at) => {
    if (isFormed(form)) forms.set(at + 1, form);
  });
  return {
    text: lines.map((line) => `${line}\n`).join(""),
    extraction: `读取网页的正文，${encoding} 编码`,
    styled: styledLines(lines, forms, reader.inTables),
    forms,
    losses: ordered([...lostCharacters(lines), ...reader.losses], lines.length),
    tables: tablesIn(reader.tables),
  };
}

/** The text of a page, and its encoding. What a page says of itself is often wrong: it tips the scales and no more. */
function decodePage(bytes: Uint8Array, charset: string): Decoded {
  const match = CHARSET.exec(latin1(bytes.subarray(0, 4096)));
  const named = charset || match?.[1] || match?.[2] || "";
  const decoded = decode(bytes, ENCODINGS.get(named.toLowerCase()));
  if (!decoded) throw new Unreadable("网页里的文字读不出来（能读 UTF-8、GB18030、Big5、UTF-16）");
  return decoded;
}

/** How text looks at a place of the page. */
interface Look {
  readonly level: number;
  readonly align: Align;
  readonly bold: boolean;
  readonly font: string;
  readonly size: number;
  readonly pre: boolean;
}

const BLANKS = new Set(" \t");
const PLAIN: Look = { level: 0, align: "", bold: false, font: "", size: 0, pre: false };

type Piece = readonly [text: string, look: Look];

/** Goes through a page once. */
class Reader {
  readonly lines: { text: string; form: Form }[] = [];
  readonly losses: Loss[] = [];
  readonly inTables = new Set<number>();
  readonly tables: Styled[] = [];
  private readonly counts: Counts;
  private pieces: Piece[] = [];
  private readonly labels = new Map<Element, string>();
  private label = "";

  constructor(private readonly body: Element) {
    this.counts = new Counts(body);
  }

  /** Read the title and the main part; say what stands around them. */
  read(): void {
    const { main, titles } = this.counts.mainPart(this.body);
    for (const title of titles) {
      this.walk(title, PLAIN, true);
      this.endLine();
    }
    this.walk(main, PLAIN, true);
    this.endLine();
    const kept = new Set(titles);
    for (const outside of around(this.body, main)) {
      const words = wordsOf(outside, kept);
      if (words) this.lose(`正文以外的网页文字没有列入：${shortened(words, 60)}`, 1);
    }
  }

  private lose(text: string, line = this.lines.length + 1): void {
    this.losses.push({ line, text });
  }

  private walk(element: Element, above: Look, isMain = false): void {
    const tag = element.localName;
    if (NO_TEXT.has(tag)) {
      if (MEDIA.has(tag)) this.lose("图形或媒体没有列入");
      return;
    }
    if (!isMain && this.counts.isLeftOut(element)) {
      const words = wordsOf(element);
      if (words) this.lose(`网页的附加内容没有列入：${shortened(words, 60)}`);
      return;
    }
    if (tag === "br") {
      this.endLine();
      return;
    }
    if (tag === "img") {
      this.lose("图片没有列入");
      return;
    }
    if (tag === "rt" || tag === "rp") {
      const words = tag === "rt" ? wordsOf(element) : "";
      if (words) this.lose(`注音没有列入：${shortened(words)}`);
      return;
    }
    if (tag === "table" && !isMain && !isLayout(element)) {
      this.endLine();
      this.table(element);
      return;
    }
    const look = lookOf(element, above);
    const block = BLOCKS.has(tag);
    if (block) this.endLine();
    if (tag === "ol") for (const [item, label] of itemLabels(element)) this.labels.set(item, label);
    if (tag === "li") this.label = this.labels.get(element) ?? "";
    for (const node of inner(element))
      if (typeof node === "string") this.text(node, look);
      else this.walk(node, look);
    if (block) {
      this.endLine();
      if (tag === "li") this.label = "";
    }
  }

  private text(text: string, look: Look): void {
    if (!look.pre) {
      this.pieces.push([replaced(text, WHITE_IN_PAGE, " ").replace(/\xa0/g, " "), look]);
      return;
    }
    text.split(/\r\n|\r|\n/).forEach((line, at) => {
      if (at) this.endLine();
      this.pieces.push([line, look]);
    });
  }

  private endLine(): void {
    const pieces = this.pieces;
    this.pieces = [];
    const joined = pieces.map(([piece]) => piece).join("");
    const text = replaced(without(joined.replace(/ {2,}/g, " "), BLANKS), WHITE_BEFORE_MARK, "$1");
    if (!isFilled(text)) return;
    const label = this.label && !TYPED.test(text) ? this.label : "";
    this.label = "";
    this.lines.push({ text: label + text, form: formOf(pieces) });
  }

  private table(table: Element): void {
    const begun = this.lines.length + 1;
    const rows = rowsOf(table);
    const cells = rows.map((row) => row.cells);
    for (const line of rowLines(cells, rows[0]?.isHead ?? false)) {
      this.lines.push({ text: line, form: NO_FORM });
      this.inTables.add(this.lines.length);
    }
    const last = Math.max(begun, this.lines.length);
    this.tables.push({ style: "", first: begun, last, rows: cells });
    if (cells.some((row) => row.some(Boolean))) {
      const columns = Math.max(...cells.map((row) => row.length));
      this.lose(`表格（${rows.length} 行 ${columns} 列）改成逐行的文字`, begun);
    }
  }
}

const nameOf = (element: Element): string =>
  `${attribute(element, "class")} ${attribute(element, "id")}`;

const NONE: ReadonlySet<Element> = new Set();

/** What can be read below an element, without what is kept elsewhere. */
function wordsOf(element: Element, kept = NONE): string {
  return spaced(readable(element, kept));
}

function readable(element: Element, kept: ReadonlySet<Element>): string {
  if (NO_TEXT.has(element.localName) || kept.has(element)) return "";
  return inner(element)
    .map((node) => {
      if (typeof node === "string") return node;
      const parts = BLOCKS.has(node.localName) || node.localName === "br" ? " " : "";
      return readable(node, kept) + parts;
    })
    .join("");
}

/** What stands below an element, in characters without white space.
 *
 * all: of text. linked: of it, in links to elsewhere. sentences: in pieces of text that hold sentences. links: how
 * many. */
interface Count {
  all: number;
  linked: number;
  sentences: number;
  links: number;
  hasSentence: boolean;
}

/** The counts of a page's elements, each looked at once. */
class Counts {
  private readonly counts = new Map<Element, Count>();

  constructor(body: Element) {
    for (const element of [body, ...below(body)].reverse())
      this.counts.set(element, this.count(element)); // inner ones first
  }

  private count(element: Element): Count {
    const count = { all: 0, linked: 0, sentences: 0, links: 0, hasSentence: false };
    if (NO_TEXT.has(element.localName)) return count;
    for (const text of texts(element)) {
      const characters = sizeOf(bare(text));
      count.all += characters;
      if (SENTENCE_MARK.test(text)) {
        count.hasSentence = true;
        count.sentences += characters;
      }
    }
    for (const child of elements(element)) {
      const inside = this.of(child);
      count.all += inside.all;
      count.linked += inside.linked;
      count.sentences += inside.sentences;
      count.links += inside.links;
      count.hasSentence ||= inside.hasSentence;
    }
    if (element.localName === "a" && attribute(element, "href")) {
      count.linked = count.all;
      count.links += 1;
      count.sentences = 0;
    } else if (CHROME.has(element.localName)) {
      count.sentences = 0;
    }
    return count;
  }

  private of(element: Element): Count {
    const count = this.counts.get(element);
    if (!count) throw new Error("an element of another page");
    return count;
  }

  /** Whether a part of a page is nothing but links to others. */
  private isLinks(element: Element): boolean {
    const { all, linked, links, hasSentence } = this.of(element);
    return links > 1 && !hasSentence && linked >= 0.7 * all;
  }

  /** Whether a part stands around the text: menus, footers, links. */
  private isChrome(element: Element): boolean {
    return (
      CHROME.has(element.localName) || CHROME_NAME.test(nameOf(element)) || this.isLinks(element)
    );
  }

  /** Whether a part has no place in the text even where it stands in the middle of it. */
  isLeftOut(element: Element): boolean {
    if (
      CHROME.has(element.localName) ||
      CHROME_ROLES.has(attribute(element, "role").toLowerCase()) ||
      element.hasAttribute("hidden") ||
      HIDDEN.test(attribute(element, STYLE))
    )
      return true;
    return (
      ["div", "ul", "ol", "p", "dl", "section"].includes(element.localName) && this.isLinks(element)
    );
  }

  /** The element with the text, and the titles that stand before it. It is looked for downwards, as long as one child
   * has the sentences and the others have none that could belong to a plan. */
  mainPart(body: Element): { main: Element; titles: Element[] } {
    let main = body;
    const titles: Element[] = [];
    for (;;) {
      const children = elements(main);
      let largest: Element | undefined;
      for (const child of children)
        if (!largest || this.of(child).sentences > this.of(largest).sentences) largest = child;
      if (
        !largest ||
        texts(main).some(isFilled) ||
        !this.of(largest).sentences ||
        !CONTAINERS.has(largest.localName)
      )
        return { main, titles };
      const at = children.indexOf(largest);
      const before = children.slice(0, at);
      const after = children.slice(at + 1);
      const others = [...before, ...after];
      if (others.some((element) => this.of(element).sentences && !this.isChrome(element)))
        return { main, titles };
      const found = before.flatMap((element) => this.titles(element));
      if ((found.length ? after : others).some((element) => this.mayBelong(element)))
        return { main, titles };
      titles.push(...found);
      main = largest;
    }
  }

  /** Whether short words beside the text are neither links nor what sites put there. */
  private mayBelong(element: Element): boolean {
    const { all, links } = this.of(element);
    return all > 0 && !links && !this.isChrome(element);
  }

  /** The titles in what stands before the text. */
  private titles(element: Element): Element[] {
    if (this.isChrome(element)) return [];
    const isTitle =
      ["h1", "h2", "h3"].includes(element.localName) || TITLE_NAME.test(nameOf(element));
    const { all } = this.of(element);
    if (isTitle && all > 0 && all <= 60) return [element];
    return elements(element).flatMap((child) => this.titles(child));
  }
}

/** What lies outside of the element with the text. */
function around(body: Element, main: Element): Element[] {
  const found: Element[] = [];
  for (let part = main; part !== body && part.parentElement; part = part.parentElement)
    found.push(...elements(part.parentElement).filter((child) => child !== part));
  return found;
}

function lookOf(element: Element, above: Look): Look {
  const tag = element.localName;
  const css = attribute(element, STYLE);
  const size = SIZE.exec(css);
  const heading = /^h([1-6])$/.exec(tag)?.[1];
  const font = FONT.exec(css)?.[1];
  return {
    level: heading ? Number(heading) : above.level,
    align: alignOf(element, css) ?? above.align,
    bold: isBold(element, css, above.bold),
    font:
      font !== undefined
        ? (font.split(",")[0] ?? "").replace(/^[ "']+|[ "']+$/g, "")
        : attribute(element, "face") || above.font,
    size: size ? Number(size[1]) * (size[2]?.toLowerCase() === "px" ? 0.75 : 1) : above.size,
    pre: above.pre || tag === "pre",
  };
}

function alignOf(element: Element, css: string): Align | undefined {
  const written = ALIGN.exec(css)?.[1]?.toLowerCase();
  const named = attribute(element, "align") || (element.localName === "center" ? "center" : "");
  const align = written ?? named.toLowerCase();
  if (align === "center" || align === "right") return align;
  return align ? "" : undefined;
}

const BOLD = new Set(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"]);

function isBold(element: Element, css: string, above: boolean): boolean {
  const weight = WEIGHT.exec(css)?.[1]?.toLowerCase();
  if (weight) return /^(?:bold|bolder|[6-9].*)$/.test(weight);
  return above || BOLD.has(element.localName);
}

/** How a line looks, by its longest piece, and whether all of it is bold. */
function formOf(pieces: readonly Piece[]): Form {
  const filled = pieces.filter(([text]) => isFilled(text));
  let longest: Piece = ["", PLAIN];
  for (const piece of filled) if (sizeOf(piece[0]) > sizeOf(longest[0])) longest = piece;
  const { align, font, size } = longest[1];
  const bold = filled.every(([, look]) => look.bold);
  const level = filled.find(([, look]) => look.level)?.[1].level ?? 0;
  return { level, align, bold, font, size };
}

/** The numbers that a browser prints before the items of an ordered list. */
function itemLabels(parent: Element): Map<Element, string> {
  const items = elements(parent).filter(({ localName }) => localName === "li");
  const step = parent.hasAttribute("reversed") ? -1 : 1;
  let number = whole(attribute(parent, "start"), step < 0 ? items.length : 1);
  const labels = new Map<Element, string>();
  for (const item of items) {
    const css =
      LIST_STYLE.exec(attribute(item, STYLE)) ?? LIST_STYLE.exec(attribute(parent, STYLE));
    const named = attribute(item, "type") || attribute(parent, "type") || "1";
    const form = LIST_FORMS.get(css?.[1]?.toLowerCase() ?? named) ?? "decimal";
    number = whole(attribute(item, "value"), number);
    const mark = form.startsWith("chinese") ? "、" : ". ";
    labels.set(item, form === "none" ? "" : printed(number, form) + mark);
    number += step;
  }
  return labels;
}

function whole(text: string, otherwise: number): number {
  const match = WHOLE.exec(text);
  return match ? Number(match[1]) : otherwise;
}

const isCell = ({ localName }: Element): boolean => localName === "td" || localName === "th";

/** Whether a table only arranges a page: it has one column, or whole passages in its cells. */
function isLayout(table: Element): boolean {
  const rows = below(table, "tr").map((row) => elements(row).filter(isCell));
  if (rows.every((row) => row.length <= 1) || below(table, "table").length) return true;
  return rows
    .flat()
    .some((cell) => below(cell, "p", "div", "br").length > 4 || sizeOf(wordsOf(cell)) > 400);
}

/** The words of each row's cells, and whether all of them are names of columns. A cell that goes on below is repeated
 * there. */
function rowsOf(table: Element): { cells: string[]; isHead: boolean }[] {
  const going = new Map<number, { left: number; words: string }>();
  return below(table, "tr").map((row) => {
    const found = elements(row).filter(isCell);
    const cells: string[] = [];
    let column = 0;
    const fill = () => {
      for (let above = going.get(column); above; above = going.get(column)) {
        cells.push(above.words);
        if (above.left > 1) going.set(column, { ...above, left: above.left - 1 });
        else going.delete(column);
        column += 1;
      }
    };
    for (const cell of found) {
      fill();
      const words = wordsOf(cell);
      cells.push(words);
      const span = whole(attribute(cell, "rowspan"), 1);
      if (span > 1) going.set(column, { left: Math.min(span, 1000) - 1, words });
      column += Math.max(1, Math.min(whole(attribute(cell, "colspan"), 1), 1000));
    }
    fill();
    return { cells, isHead: found.length > 0 && found.every((cell) => cell.localName === "th") };
  });
}
