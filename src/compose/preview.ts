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
import { countCharacters, type Line } from "../model/lines";
import { signatureIndents } from "../model/signature";
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
  const marks = make("div", { class: "pl-sheet__marks", "aria-hidden": "true" });
  const sheet = make("div", { class: "pl-sheet", lang: "zh-CN" }, title, body, signs, marks);
  const element = make(
    "div",
    { class: "pl-sheetpane", role: "region", "aria-label": "版面预览" },
    sheet,
  );
  const blocks = new Map<string, Block>();
  let pages = 0;

  const fit = () => {
    const width = element.clientWidth;
    if (width) sheet.style.fontSize = `${width / SHEET_CHARACTERS}px`;
  };
  if (window.ResizeObserver) new ResizeObserver(fit).observe(element);
  else window.addEventListener("resize", fit);
  element.addEventListener("click", ({ target }) => {
    const block = target instanceof Element ? target.closest<HTMLElement>("[data-of]") : null;
    const section = block?.dataset.of;
    if (section && document.getSelection()?.isCollapsed !== false)
      app.lead({ part: "section", section });
  });

  const show = (draft: Draft, all: boolean): Size => {
    if (all) blocks.clear();
    const words = (text: string) => resolved(text, app.filling.fields, app.filling.resolve).trim();
    title.replaceChildren(...nodesOf(draft.title.trim(), app));
    const numbers = draftNumbers(draft);
    const ids = new Set(draft.sections.map(({ id }) => id));
    for (const id of blocks.keys()) if (!ids.has(id)) blocks.delete(id);
    const shown = draft.sections.map((section, at) => {
      const number = numbers[at] ?? "";
      const old = blocks.get(section.id);
      if (old?.section === section && old.number === number) return old;
      const block = makeBlock(section, number, app);
      blocks.set(section.id, block);
      return block;
    });
    arrange(
      body,
      shown.map((block) => block.element),
    );
    const { organisation, date } = signatureOf(draft, app.filling);
    const indents = signatureIndents({ organisation, date });
    const signature = SIGNATURE.filter((part) => draft[part].trim());
    signs.replaceChildren(
      ...signature.map((part) => {
        const line = make("p", {}, ...nodesOf(draft[part].trim(), app));
        line.style.marginRight = `${indents[part]}em`;
        return line;
      }),
    );
    const head = words(draft.title);
    const line = (kind: Line["kind"], text: string): Line => ({ kind, level: 0, number: "", text });
    const rows =
      (head ? rowsOf(line("title", head)) : 0) +
      shown.reduce((sum, block) => sum + block.rows, 0) +
      (signature.length ? signature.length + 1 : 0);
    if (pages !== pagesOf(rows)) {
      pages = pagesOf(rows);
      marks.replaceChildren(...Array.from({ length: pages - 1 }, (_, at) => pageMark(at + 1)));
    }
    const characters =
      countCharacters(head + organisation + date) +
      shown.reduce((sum, block) => sum + block.characters, 0);
    return { characters, pages };
  };
  return { element, show };
}

/** Where a page ends, about. */
function pageMark(page: number): HTMLElement {
  const mark = make("span", { class: "pl-sheet__mark" }, `约第 ${page + 1} 页`);
  mark.style.setProperty("--pl-rows", String(page * LINES_A_PAGE));
  return mark;
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
