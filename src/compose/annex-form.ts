/** An annex (附件) in the form of what a draft carries: its title, its text, and the tables in that. */

import { make, makeButton } from "../browser/dom";
import { MAX_TITLE } from "../contract";
import type { Pasted } from "../draft/pasted";
import { cleanAligned } from "../draft/text";
import type { Annex } from "../model/elements";
import type { Fields } from "../model/fields";
import { type Cell, isTable, joinedParts, tableText, textParts } from "../model/tables";
import { pastedBlocks } from "./pasted";
import { pastedWords, TableView } from "./table-view";

/** What is done to an annex. */
export interface AnnexEvents {
  /** It is to have another title or text. Whether that changed it. */
  change(given: Partial<Annex>, tag?: string): boolean;
  remove(): void;
  /** Say what has been done, with a way back. */
  done(message: string): void;
}

/** A form for one annex. */
export interface AnnexForm {
  readonly element: HTMLElement;
  /** count: how many annexes there are. */
  show(annex: Annex, count: number): void;
  focus(): void;
  readonly title: HTMLInputElement;
  /** Where a part of its text is edited (see `textParts`), or a cell of what is a table. */
  editedAt(part: number, cell?: Cell): HTMLElement | undefined;
  /** Put the caret into a cell, or select up to an end. Whether there is one. */
  focusCell(part: number, cell: Cell, offset: number, end: number): boolean;
  /** Where an element is edited. */
  placeOf(element: Element): { at: number; cell: Cell } | null;
}

/** A part of the text as it is edited: lines, or a table. */
type Part = { area: HTMLTextAreaElement; view?: never } | { view: TableView; area?: never };

const HINT = "一段一行；表格从 Excel、WPS、Word 复制来粘贴";
const BLANK = tableText([
  ["", "", ""],
  ["", "", ""],
]);

/** An empty form. place: of the annex, from 0. */
export function makeAnnexForm(place: number, fields: Fields, events: AnnexEvents): AnnexForm {
  const title = make("input", { type: "text", placeholder: "附件的名称", autocomplete: "off" });
  title.maxLength = MAX_TITLE;
  title.addEventListener("input", () => events.change({ title: title.value }, `annex ${place}`));
  const legend = make("legend", {});
  const list = make("div", { class: "pl-annex" });
  const parts: Part[] = [];
  let shown: string[] = [];
  /** The part that was edited last. */
  let last = 0;

  const set = (at: number, part: string, tag = "") => {
    const text = joinedParts(shown.map((old, index) => (index === at ? part : old)));
    return events.change({ text }, tag && `annex ${place} ${tag} ${at}`);
  };
  const makePart = (at: number): Part => {
    if (at % 2 === 0) return { area: makeArea(at) };
    const view = new TableView(fields, {
      change: (rows, cell) => set(at, tableText(rows), cell && `cell ${cell.row} ${cell.column}`),
      remove: () => {
        if (set(at, "")) events.done("已删除表格");
      },
      done: events.done,
    });
    view.element.addEventListener("focusin", () => {
      last = at;
    });
    return { view };
  };
  const makeArea = (at: number) => {
    const area = make("textarea", {});
    area.addEventListener("input", () => {
      const { value } = area;
      const text = cleanAligned(value, Number.POSITIVE_INFINITY);
      const isRefused = !set(at, text, "text") && text !== shown[at];
      // Rows of a table that came in otherwise than by the clipboard are shown as one.
      if (isRefused || isTable(value)) area.value = shown[at] ?? "";
    });
    area.addEventListener("focus", () => {
      last = at;
    });
    area.addEventListener("paste", (event) => {
      const pasted = pastedBlocks(event.clipboardData);
      if (!pasted.blocks.some(isTable)) return;
      event.preventDefault();
      pasteInto(at, area, pasted);
    });
    return area;
  };
  const pasteInto = (at: number, area: HTMLTextAreaElement, { blocks, merged }: Pasted) => {
    const { value, selectionStart, selectionEnd } = area;
    const before = value.slice(0, selectionStart).replace(/\n$/, "");
    const behind = value.slice(selectionEnd).replace(/^\n/, "");
    if (!set(at, joinedBlocks([before, ...blocks, behind].filter(Boolean)))) return;
    area.value = shown[at] ?? ""; // it has the focus, and what stood behind is no longer its own
    events.done(pastedWords(blocks.filter(isTable), merged));
  };
  const insert = () => {
    const at = last % 2 ? last + 1 : last;
    const { area } = parts[at] ?? {};
    const behind = area?.selectionEnd ?? 0;
    const end = area ? lineEnd(area.value, behind) : 0;
    const value = area?.value ?? "";
    const around = [value.slice(0, end), BLANK, value.slice(end).replace(/^\n/, "")];
    if (set(at, joinedBlocks(around.filter(Boolean)))) {
      const table = shown.findIndex((part, index) => index >= at && isTable(part));
      parts[table]?.view?.editableAt({ row: 0, column: 0 })?.focus(0);
    }
  };
  const element = make(
    "fieldset",
    {},
    legend,
    title,
    list,
    make(
      "div",
      { class: "pl-official__tools" },
      makeButton("插入表格", "pl-tool", insert),
      makeButton("去掉这个附件", "pl-tool", events.remove),
    ),
  );
  const show = (annex: Annex, count: number) => {
    const name = `附件${count > 1 ? place + 1 : ""}`;
    legend.textContent = name;
    title.setAttribute("aria-label", `${name}的名称`);
    showValue(title, annex.title);
    shown = textParts(annex.text);
    while (parts.length > shown.length) elementOf(parts.pop()).remove();
    while (parts.length < shown.length) {
      const part = makePart(parts.length);
      parts.push(part);
      list.append(elementOf(part));
    }
    parts.forEach(({ area, view }, at) => {
      const text = shown[at] ?? "";
      view?.show(text);
      if (area) showArea(area, text, at, shown.length, name);
    });
  };
  return {
    element,
    show,
    title,
    focus: () => title.focus(),
    editedAt: (at, cell) => {
      const { area, view } = parts[at] ?? {};
      return area ?? view?.editableAt(cell)?.element;
    },
    focusCell: (at, cell, offset, end) => {
      const editable = parts[at]?.view?.editableAt(cell);
      editable?.focus(offset, end);
      return editable !== undefined;
    },
    placeOf: (edited) => {
      for (const [at, { view }] of parts.entries()) {
        const cell = view?.cellOf(edited);
        if (cell) return { at, cell };
      }
      return null;
    },
  };
}

/** Blocks below each other; a blank line parts tables. */
function joinedBlocks(blocks: readonly string[]): string {
  return blocks
    .map((block, at) =>
      at && isTable(block) && isTable(blocks[at - 1] ?? "") ? `\n${block}` : block,
    )
    .join("\n");
}

function elementOf(part: Part | undefined): HTMLElement {
  return part?.area ?? part?.view?.element ?? make("div");
}

/** Beside a table a text has one line until something is written in it. */
function showArea(
  area: HTMLTextAreaElement,
  text: string,
  at: number,
  parts: number,
  name: string,
): void {
  const isAlone = parts === 1;
  area.rows = isAlone ? 4 : Math.max(1, Math.min(4, text.split("\n").length));
  area.placeholder = isAlone ? HINT : at ? "表格后面的文字" : "表格前面的文字";
  area.setAttribute("aria-label", isAlone ? `${name}的内容` : `${name}：${area.placeholder}`);
  showValue(area, text);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** Show a text where it is not being typed already. */
export function showValue(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  if (control.value !== text && document.activeElement !== control) control.value = text;
}
