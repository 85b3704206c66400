/** The page as it will look: an A4 sheet in the official form, brought up to date section by section. */

import { make } from "../browser/dom";
import {
  draftNumbers,
  itemNumbers,
  LINES_A_PAGE,
  pagesOf,
  rowsOf,
  sectionLines,
  signatureOf,
} from "../draft/lines";
import type { Draft, Section } from "../draft/model";
import { state } from "../fill/store";
import { piecesOf, resolved } from "../model/fields";
import { countCharacters } from "../model/lines";
import { type Signature, signatureIndents } from "../model/signature";
import type { App } from "./app";

const SIGNATURE = ["organisation", "date"] as const;
/** The width of the sheet in characters: 210 mm where 156 mm hold 28. */
const SHEET_CHARACTERS = (210 / 156) * 28;

/** The sheet of paper, and how much stands on it. */
export interface Preview {
  element: HTMLElement;
  /** all: what fields show has changed. */
  show(draft: Draft, all: boolean): Size;
}

/** Of a draft: characters without white space, and pages about. */
interface Size {
  characters: number;
  pages: number;
}

interface Block {
  element: HTMLElement;
  section: Section;
  number: string;
  rows: number;
  characters: number;
}

/** A sheet with nothing on it. */
export function makePreview(app: App): Preview {
  const title = make("p", { class: "pl-sheet__title" });
  const body = make("div");
  const signs = make("div", { class: "pl-sheet__signs" });
  const breaks = make("div", { class: "pl-sheet__breaks", "aria-hidden": "true" });
  const sheet = make("div", { class: "pl-sheet", lang: "zh-CN" }, title, body, signs, breaks);
  const attributes = { class: "pl-sheetpane", role: "region", "aria-label": "版面预览" };
  const element = make("div", attributes, sheet);
  const blocks = new Map<string, Block>();
  fitWidth(sheet, element);
  leadToSections(element, app);

  const show = (draft: Draft, all: boolean): Size => {
    if (all) blocks.clear();
    const shown = updateBlocks(blocks, draft, app);
    arrange(
      body,
      shown.map((block) => block.element),
    );
    title.replaceChildren(...nodesOf(draft.title.trim(), app));
    showSignature(signs, draft, app);
    const size = sizeOf(draft, shown, app);
    showBreaks(breaks, size.pages);
    return size;
  };
  return { element, show };
}

/** Keep the sheet as wide as its pane, by the size of its characters. */
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
    const section = block?.dataset.of;
    if (section && document.getSelection()?.isCollapsed !== false)
      app.lead({ part: "section", section });
  });
}

/** The blocks of a draft's sections; those that show the same stay. blocks: by the ids of sections. */
function updateBlocks(blocks: Map<string, Block>, draft: Draft, app: App): Block[] {
  const numbers = draftNumbers(draft);
  const ids = new Set(draft.sections.map(({ id }) => id));
  for (const id of blocks.keys()) if (!ids.has(id)) blocks.delete(id);
  return draft.sections.map((section, at) => {
    const number = numbers[at] ?? "";
    const old = blocks.get(section.id);
    if (old?.section === section && old.number === number) return old;
    const block = makeBlock(section, number, app);
    blocks.set(section.id, block);
    return block;
  });
}

function showSignature(signs: HTMLElement, draft: Draft, app: App): void {
  const indents = signatureIndents(signatureOf(draft, app.filling));
  signs.replaceChildren(
    ...signedParts(draft).map((part) => {
      const line = make("p", {}, ...nodesOf(draft[part].trim(), app));
      line.style.marginRight = `${indents[part]}em`;
      return line;
    }),
  );
}

function signedParts(draft: Draft): (keyof Signature)[] {
  return SIGNATURE.filter((part) => draft[part].trim());
}

/** The signature has an empty line before it. */
function sizeOf(draft: Draft, blocks: readonly Block[], { filling }: App): Size {
  const title = resolved(draft.title, filling.fields, filling.resolve).trim();
  const { organisation, date } = signatureOf(draft, filling);
  const signed = signedParts(draft).length;
  const titleRows = title ? rowsOf({ kind: "title", level: 0, number: "", text: title }) : 0;
  const rows = blocks.reduce((sum, block) => sum + block.rows, titleRows + (signed && signed + 1));
  const characters = blocks.reduce(
    (sum, block) => sum + block.characters,
    countCharacters(title + organisation + date),
  );
  return { characters, pages: pagesOf(rows) };
}

/** Say where pages end, about. */
function showBreaks(breaks: HTMLElement, pages: number): void {
  if (breaks.childElementCount === pages - 1) return;
  breaks.replaceChildren(...Array.from({ length: pages - 1 }, (_, at) => breakAfter(at + 1)));
}

function breakAfter(page: number): HTMLElement {
  const element = make("span", { class: "pl-sheet__break" }, `约第 ${page + 1} 页`);
  element.style.setProperty("--pl-rows", String(page * LINES_A_PAGE));
  return element;
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

function makeBlock(section: Section, number: string, app: App): Block {
  const lines = sectionLines(section, number, app.filling);
  const element = make("div", { "data-of": section.id });
  if (section.level)
    element.append(
      make(
        "p",
        { class: "pl-sheet__heading", "data-level": String(section.level) },
        number,
        ...nodesOf(section.title.trim(), app),
      ),
    );
  const numbers = itemNumbers(section.paragraphs);
  section.paragraphs.forEach(({ text }, at) => {
    if (text.trim()) element.append(make("p", {}, numbers[at] ?? "", ...nodesOf(text.trim(), app)));
  });
  return {
    element,
    section,
    number,
    rows: lines.reduce((sum, line) => sum + rowsOf(line), 0),
    characters: countCharacters(lines.map((line) => line.number + line.text).join("")),
  };
}

/** A text with its fields filled in, those that are still empty marked. */
function nodesOf(text: string, { filling }: App): (Node | string)[] {
  const { values } = state();
  return piecesOf(text, filling.fields).map((piece) => {
    if (typeof piece === "string") return piece;
    const words = filling.resolve(piece.name, piece.example);
    if (values.has(piece.name)) return words;
    return make("span", { class: "pl-sheet__gap" }, words);
  });
}
