/** The page as it will look: A4 sheets in the official form, brought up to date section by section. What they show is what
 * is printed, page by page. */

import { make } from "../browser/dom";
import {
  draftNumbers,
  isPrinted,
  itemNumbers,
  sectionLines,
  signatureOf,
  tableLine,
} from "../draft/lines";
import type { Location } from "../draft/location";
import type { Draft, Section } from "../draft/model";
import { officialParts } from "../draft/official";
import { type Piece, paginate } from "../draft/pages";
import { knownValues } from "../fill/store";
import { broken, linesOf, onOneLine } from "../model/breaks";
import { piecesOf, resolved } from "../model/fields";
import { keepsNext } from "../model/keeping";
import { countCharacters, type Line } from "../model/lines";
import { FORMS, type Form, formOf, OFFICIAL, POINTS } from "../model/official";
import { signatureLines, signaturePlaces } from "../model/signature";
import { isTable, tableRows } from "../model/tables";
import type { App } from "./app";
import type { Place } from "./editor";
import { type ElementBlock, elementBlocks, emptyLine, tableBlocks } from "./element-blocks";
import { pageNumber, setForm } from "./form";
import { cutRow, cutRows, heightsOf } from "./galley";
import { brokenNodes } from "./title-nodes";

const SIGNATURE = ["organisation", "date"] as const;
/** The width of the paper in characters of the text. */
const SHEET_CHARACTERS = (OFFICIAL.paper.width * POINTS) / OFFICIAL.character;

/** What is nearer to whole lines of the text is set in them. */
const NEAR = 0.1;

/** How near the edge of the pane an edited line may be, in pixels. */
const MARGIN = 24;

/** The sheets of paper, and how much stands on them. */
export interface Preview {
  element: HTMLElement;
  /** all: what fields show has changed. */
  show(draft: Draft, all: boolean): Size;
  /** Scroll to what is edited, where it is out of sight. */
  follow(place: Place): void;
}

/** Of a draft: characters without white space, and printed pages. */
interface Size {
  characters: number;
  pages: number;
}

/** A title, a heading, a paragraph or the signature; parts of it, where pages end in it, by their first and last lines. */
type Block = ElementBlock;

/** What stands on the sheets of a section. */
interface Shown {
  section: Section;
  number: string;
  blocks: Block[];
  characters: number;
}

/** Sheets with nothing on them. */
export function makePreview(app: App): Preview {
  // Its text is read out where it is edited; the pane is scrolled by keys.
  const sheet = make("div", { class: "pl-sheet", lang: "zh-CN", "aria-hidden": "true" });
  const attributes = { class: "pl-sheetpane", role: "region", tabindex: "0" };
  const element = make("div", attributes, sheet);
  const known = new Map<string, Shown>();
  const pages: HTMLElement[] = [];
  fitWidth(sheet, element);
  leadToSections(element, app);

  let last: { draft: Draft; title: Block[]; signature: Block[] } | undefined;

  const show = (draft: Draft, all: boolean): Size => {
    const form = formOf(draft.official);
    if (all || (last && JSON.stringify(formOf(last.draft.official)) !== JSON.stringify(form))) {
      known.clear();
      last = undefined;
    }
    const shown = updateSections(known, draft, app);
    const title = last?.draft.title === draft.title ? last.title : titleBlocks(draft, app);
    const signature = signsAlike(last?.draft, draft)
      ? (last?.signature ?? [])
      : signatureBlocks(draft, app);
    last = { draft, title, signature };
    setForm(sheet, form);
    const text = shown.flatMap(({ blocks }) => blocks);
    measure([...title, ...text, ...signature], form);
    const flow = documentFlow(draft, { title, text, signed: signature }, app);
    measure(flow, form);
    const laid = paginate(flow, OFFICIAL.lines);
    while (pages.length < laid.length) pages.push(makePage());
    pages.length = laid.length;
    laid.forEach((pieces, at) => {
      const [page, number] = [pages[at], pages[at]?.lastElementChild];
      if (!page || !(number instanceof HTMLElement)) return;
      const words = pageNumber(form, at + 1, laid.length);
      if (number.textContent !== words) number.textContent = words;
      arrange(page, [...pieces.map((piece) => partOf(flow, piece, form)), number]);
    });
    arrange(sheet, pages);
    element.setAttribute("aria-label", `版面预览，${pages.length} 页，文字同编辑区`);
    return { characters: charactersOf(draft, shown, app), pages: pages.length };
  };
  return { element, show, follow: (place) => follow(element, place) };
}

/** Only the pane is scrolled, and the page stays. */
function follow(pane: HTMLElement, { location, share }: Place): void {
  const found = pane.querySelectorAll(selectorOf(location));
  const blocks = found.length
    ? [...found]
    : [...pane.querySelectorAll(sectionOf(location))].slice(0, 1);
  const line = lineAt(blocks, share);
  if (line === null) return;
  const { top, bottom } = pane.getBoundingClientRect();
  const [from, to] = [Math.max(top, 0), Math.min(bottom, window.innerHeight)];
  if (line < from + MARGIN || line > to - MARGIN) pane.scrollTop += line - (from + to) / 2;
}

/** How high on the screen a line of a text stands that may be parted by the end of a page; null where the text is not
 * shown. share: how far into the text the line is. */
function lineAt(parts: readonly Element[], share: number): number | null {
  const boxes = parts.map((part) => part.getBoundingClientRect());
  let left = boxes.reduce((sum, { height }) => sum + height, 0) * share;
  for (const { top, height } of boxes) {
    if (left <= height) return top + left;
    left -= height;
  }
  return null;
}

function selectorOf(location: Location): string {
  if (location.part === "title") return ".pl-sheet__title";
  if (location.part === "organisation" || location.part === "date") return ".pl-sheet__signs";
  const at = location.part === "paragraph" ? `[data-at="${location.at}"]` : "";
  return sectionOf(location) + at;
}

function sectionOf(location: Location): string {
  return "section" in location ? `[data-of="${location.section}"]` : ".pl-sheet__page";
}

/** A sheet with room for its number. */
function makePage(): HTMLElement {
  return make("div", { class: "pl-sheet__page" }, make("p", { class: "pl-sheet__number" }));
}

/** Keep the sheets as wide as their pane, by the size of its characters. */
function fitWidth(sheet: HTMLElement, pane: HTMLElement): void {
  const fit = () => {
    const width = pane.clientWidth;
    if (width) sheet.style.fontSize = `${width / SHEET_CHARACTERS}px`;
  };
  if (window.ResizeObserver) new ResizeObserver(fit).observe(pane);
  else window.addEventListener("resize", fit);
}

/** A press on a section leads to where it is edited; words that are being selected are not meant. */
function leadToSections(pane: HTMLElement, app: App): void {
  pane.addEventListener("click", ({ target }) => {
    const block = target instanceof Element ? target.closest<HTMLElement>("[data-of]") : null;
    const { of: section, at } = block?.dataset ?? {};
    if (!section || document.getSelection()?.isCollapsed === false) return;
    app.lead(
      at === undefined
        ? { part: "section", section }
        : { part: "paragraph", section, at: Number(at) },
    );
  });
}

/** What is shown of a draft's sections; those that are as they were stay. known: by the ids of sections. */
function updateSections(known: Map<string, Shown>, draft: Draft, app: App): Shown[] {
  const numbers = draftNumbers(draft);
  const ids = new Set(draft.sections.map(({ id }) => id));
  for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
  return draft.sections.map((section, at) => {
    const number = numbers[at] ?? "";
    const old = known.get(section.id);
    if (old?.section === section && old.number === number) return old;
    const shown = showSection(section, number, app);
    known.set(section.id, shown);
    return shown;
  });
}

function titleBlocks(draft: Draft, app: App): Block[] {
  const title = broken(draft.title);
  const words = brokenNodes(nodesOf(title, app));
  return title ? [head(make("p", { class: "pl-sheet__title" }, ...words), "title")] : [];
}

/** The signature has an empty line before it. */
function signatureBlocks(draft: Draft, app: App): Block[] {
  const written = SIGNATURE.flatMap((part) => linesOf(draft[part]));
  const lines = signatureLines(signatureOf(draft, app.filling)).map(({ text, indent }, at) => {
    const line = make("p", {}, ...nodesOf(written[at] ?? text, app));
    line.style.marginRight = `${indent}em`;
    return line;
  });
  if (!lines.length) return [];
  const element = make("div", { class: "pl-sheet__signs" }, ...lines);
  if (draft.official.sealed) letSeal(element, draft, app);
  return [head(element, "date")];
}

/** Set a signature so that a seal can be put on it. */
function letSeal(element: HTMLElement, draft: Draft, { filling }: App): void {
  const signature = { ...signatureOf(draft, filling), sealed: true };
  const places = signaturePlaces(signature);
  element.classList.add("pl-sheet__signs--sealed");
  signatureLines(signature).forEach(({ part }, at) => {
    const [line, place] = [element.children[at], places[part]];
    if (!(line instanceof HTMLElement) || !("left" in place)) return;
    line.style.margin = `0 0 0 ${place.left}em`;
    line.style.textAlign = "left";
  });
}

function signsAlike(one: Draft | undefined, other: Draft): boolean {
  if (one?.official.sealed !== other.official.sealed) return false;
  return SIGNATURE.every((part) => one[part] === other[part]);
}

/** A document with all its elements. The signature never stands alone on a page. */
function documentFlow(
  { title, official }: Draft,
  parts: Record<"title" | "text" | "signed", readonly Block[]>,
  { filling }: App,
): Block[] {
  const words = (text: string) => resolved(text, filling.fields, filling.resolve);
  const making = {
    of: (line: Line): Line | Block => line,
    onNewPage: (part: Line | Block) =>
      "element" in part ? { ...part, begins: true } : { ...part, newPage: true },
  };
  const all = officialParts(official, { ...parts, name: onOneLine(words(title)) }, making, words);
  const flow: Block[] = [];
  for (const [at, part] of all.entries()) {
    const blocks = "element" in part ? [part] : elementBlocks(part, all, at);
    for (const block of blocks) {
      const parted = isFirstRow(block) && flow[flow.length - 1]?.rowPitch !== undefined;
      flow.push(...(parted ? [emptyLine()] : []), block);
    }
  }
  const places = new Map(flow.map(({ element }, at) => [element, at]));
  return flow.map((block, at): Block => {
    const under = block.head && places.get(block.head);
    const keeps = block.keeps || keepsNext(flow, at);
    return { ...block, ...(under !== undefined && { under }), keeps };
  });
}

function isFirstRow({ rowPitch, keeps }: Block): boolean {
  return rowPitch !== undefined && keeps;
}

/** Count the lines of what has not been counted. */
function measure(blocks: readonly Block[], form: Form): void {
  const fresh = blocks.filter(({ rows }) => !rows);
  if (!fresh.length) return;
  const heights = heightsOf(
    fresh.map(({ element }) => element),
    form,
  );
  fresh.forEach((block, at) => {
    const height = heights[at] ?? 1;
    if (block.rowPitch !== undefined) setRow(block, height, block.rowPitch, form);
    else setText(block, height);
  });
}

/** height: in lines of the text. */
function setText(block: Block, height: number): void {
  block.rows = Math.max(1, Math.round(height));
  if (!block.whole || Math.abs(height - block.rows) < NEAR) return;
  block.rows = 1; // it is set in other lines than those of the text
  block.height = height;
}

/** A row of a table. pitch: of its lines, in points. */
function setRow(block: Block, height: number, pitch: number, form: Form): void {
  const line = pitch / FORMS[form.form].pitch;
  block.whole &&= height <= OFFICIAL.lines;
  block.element.toggleAttribute("data-parted", !block.whole);
  block.rows = block.whole ? 1 : Math.max(1, Math.round(height / line));
  block.height = block.whole ? height : line;
}

/** The element of a piece of a text. */
function partOf(blocks: readonly Block[], { at, from, to, again }: Piece, form: Form): HTMLElement {
  const { element, rows, parts, rowPitch } = blocks[at] as Block;
  if (again) return element.cloneNode(true) as HTMLElement;
  if (from === 0 && to === rows) return element;
  const key = `${from}-${to}`;
  const cut = () =>
    rowPitch === undefined
      ? cutRows(element, { from, to, rows }, form)
      : cutRow(element, from, to, rowPitch);
  const part = parts.get(key) ?? cut();
  parts.set(key, part);
  return part;
}

function charactersOf(draft: Draft, shown: readonly Shown[], { filling }: App): number {
  const title = resolved(draft.title, filling.fields, filling.resolve).trim();
  const { organisation, date } = signatureOf(draft, filling);
  const rest = countCharacters(title + organisation + date);
  return shown.reduce((sum, { characters }) => sum + characters, rest);
}

/** Put elements into their parent in an order; those that are there already stay. */
export function arrange(parent: HTMLElement, elements: readonly HTMLElement[]): void {
  const wanted = new Set<Element>(elements);
  for (const old of Array.from(parent.children)) if (!wanted.has(old)) old.remove();
  let next = parent.firstElementChild;
  for (const element of elements) {
    if (element === next) next = next.nextElementSibling;
    else parent.insertBefore(element, next);
  }
}

function showSection(section: Section, number: string, app: App): Shown {
  const lines = sectionLines(section, number, app.filling);
  const of = { "data-of": section.id };
  const blocks: Block[] = [];
  if (section.level) {
    const kind = { class: "pl-sheet__heading", "data-level": String(section.level) };
    const words = nodesOf(section.title.trim(), app);
    const heading = head(make("p", { ...of, ...kind }, number, ...words), "heading");
    blocks.push({ ...heading, level: section.level });
  }
  const numbers = itemNumbers(section.paragraphs);
  section.paragraphs.forEach(({ text }, at) => {
    if (!isPrinted(text)) return;
    const place = { ...of, "data-at": String(at) };
    if (isTable(text)) {
      const written = tableRows(text);
      const rows = tableBlocks(tableLine(text, app.filling), ({ row, column }) =>
        nodesOf(written[row]?.[column]?.trim() ?? "", app),
      );
      for (const { element } of rows)
        for (const [name, value] of Object.entries(place)) element.setAttribute(name, value);
      blocks.push(...rows);
      return;
    }
    const words = nodesOf(text.trim(), app);
    blocks.push(body(make("p", place, numbers[at] ?? "", ...words)));
  });
  return {
    section,
    number,
    blocks,
    characters: countCharacters(lines.map((line) => line.number + line.text).join("")),
  };
}

/** What stands whole on a page, and may be kept with what follows it by its kind; not yet measured. */
function head(element: HTMLElement, kind: Line["kind"]): Block {
  return { element, rows: 0, whole: true, keeps: false, kind, parts: new Map() };
}

/** What pages may end in; not yet measured. */
function body(element: HTMLElement): Block {
  return { element, rows: 0, whole: false, keeps: false, parts: new Map() };
}

/** A text with its fields filled in, those that are still empty marked. */
function nodesOf(text: string, { filling }: App): (Node | string)[] {
  const values = knownValues();
  return piecesOf(text, filling.fields).map((piece) => {
    if (typeof piece === "string") return piece;
    const words = filling.resolve(piece.name, piece.example);
    if (values.has(piece.name)) return words;
    return make("span", { class: "pl-sheet__gap" }, words);
  });
}
