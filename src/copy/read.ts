/** Lines out of the page: headings, paragraphs and items as they stand there, without notes, topics and controls. */

import { FIELD_CLASS, MARK_CLASS } from "../contract";
import { writtenOfField } from "../fill/elements";
import type { Line } from "../model/lines";
import { sectionNumber } from "../model/numbering";
import { documentTitle } from "../model/title";

const LINES = "h1, h2, h3, h4, h5, h6, p, li";
const PAGE_TITLE = ".pl-head h1";
const SKIPPED = "blockquote, .pl-about, .headerlink, button, [role=menu]";
const DATED = `.${MARK_CLASS}`;
const FIELD = `.${FIELD_CLASS}`;

/** How deep a heading stands (h2 is 2), or 0 for anything else. */
function headingDepth(element: Element): number {
  const match = /^H([1-6])$/.exec(element.tagName);
  return match ? Number(match[1]) : 0;
}

/** The elements of a section: its heading or about-line, and what follows down to the next section of its rank. */
export function sectionElements(start: Element): Element[] {
  const depth = headingDepth(start) || Number.POSITIVE_INFINITY;
  const elements = [start];
  for (let next = start.nextElementSibling; next; next = next.nextElementSibling) {
    const other = headingDepth(next);
    const unheaded = next.matches(".pl-about[id]");
    if (unheaded || (other > 0 && other <= depth)) break;
    elements.push(next);
  }
  return elements;
}

/** A whole plan: the page's title where the text has none of its own, and the text. */
export function planElements(plan: Element): Element[] {
  const title = document.querySelector(PAGE_TITLE);
  return title && !plan.querySelector(".pl-title") ? [title, plan] : [plan];
}

/** What was read: the lines, and whether the range began or ended within one of them. */
export interface Reading {
  lines: Line[];
  cut: boolean;
}

/** The lines of elements. */
export function readLines(elements: Iterable<Element>): Line[] {
  return read(elements, null).lines;
}

/** The lines of elements, of which only what is in the range. */
export function readRange(elements: Iterable<Element>, range: Range): Reading {
  return read(elements, range);
}

function read(elements: Iterable<Element>, range: Range | null): Reading {
  const reading: Reading = { lines: [], cut: false };
  for (const element of elements) {
    const found = element.matches(LINES) ? [element] : element.querySelectorAll(LINES);
    for (const line of found) {
      if (line.closest(SKIPPED) || line.parentElement?.closest("li")) continue;
      const words = wordsOf(line, range);
      const { cutBefore, cutAfter, dated } = words;
      // What is selected is taken as it stands.
      const isTitle = !range && line.matches(PAGE_TITLE);
      const text = isTitle ? documentTitle(words.text) : words.text;
      const written = isTitle ? documentTitle(words.written) : words.written;
      if (!text) continue;
      const read = lineOf(line, text, !cutBefore);
      // A number that is cut off has no fields, and so is as long in both.
      const whole = range ? {} : { written: written.slice(text.length - read.text.length) };
      reading.lines.push({ ...read, ...whole, dated });
      if (cutBefore || cutAfter) reading.cut = true;
    }
  }
  return reading;
}

interface Words {
  text: string;
  /** The text of all of the line, its fields as written. */
  written: string;
  cutBefore: boolean;
  cutAfter: boolean;
  /** How many dated phrases are in the range, at least in part. */
  dated: number;
}

/** The words of a line that are in the range, and whether some of it stands before or after. */
function wordsOf(line: Element, range: Range | null): Words {
  let [before, text, after, written] = ["", "", "", ""];
  const dated = new Set<Element>();
  let field: HTMLElement | null | undefined;
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest(SKIPPED)) continue;
    const data = node.nodeValue ?? "";
    const [from, to] = range ? offsets(node, data.length, range) : [0, data.length];
    const link = from < to && node.parentElement?.closest(DATED);
    if (link) dated.add(link);
    if (!text) before += data.slice(0, from);
    text += data.slice(from, to);
    if (text) after += data.slice(to);
    const shown = node.parentElement?.closest<HTMLElement>(FIELD);
    if (!shown) written += data;
    else if (shown !== field) written += writtenOfField(shown);
    field = shown;
  }
  const words = clean(text);
  const [cutBefore, cutAfter] = [before.trim() !== "", after.trim() !== ""];
  return { text: words, written: clean(written), cutBefore, cutAfter, dated: dated.size };
}

function clean(text: string): string {
  return text.replace(/\n/g, "").trim();
}

/** From where to where a text node is in a range. */
function offsets(node: Node, length: number, range: Range): [number, number] {
  if (!range.intersectsNode(node)) return [length, length];
  const from = node === range.startContainer ? range.startOffset : 0;
  return [from, node === range.endContainer ? range.endOffset : length];
}

function lineOf(line: Element, text: string, fromStart: boolean): Line {
  const level = Number(line.getAttribute("data-level"));
  if (line.matches("h1, .pl-title")) return { kind: "title", level: 0, number: "", text };
  if (level) {
    const end = fromStart ? text.indexOf(sectionNumber(level, 1).slice(-1)) + 1 : 0;
    return { kind: "heading", level, number: text.slice(0, end), text: text.slice(end) };
  }
  if (line.matches("li"))
    return { kind: "item", level: 0, number: fromStart ? itemNumber(line) : "", text };
  if (line.matches(".pl-text__item")) {
    const number = (fromStart && /^\d+\./.exec(text)?.[0]) || "";
    return { kind: "item", level: 0, number, text: text.slice(number.length) };
  }
  return { kind: "paragraph", level: 0, number: "", text };
}

/** An ordered list's items are numbered by the browser; the copy writes the numbers out. */
function itemNumber(item: Element): string {
  const list = item.parentElement;
  return list?.tagName === "OL" ? `${Array.from(list.children).indexOf(item) + 1}.` : "";
}
