/** A table that is edited, cell by cell: in a section's text, and in an annex. */

import { make, makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import type { Pasted } from "../draft/pasted";
import { editTable, putOver, type TableAct } from "../draft/table-edit";
import { cleanBroken } from "../draft/text";
import type { Fields } from "../model/fields";
import { type Cell, isTable, type Rows, tableRows, withCell } from "../model/tables";
import { type Editable, type EditableEvents, makeEditable } from "./editable";
import { caretLine, type Selected, selectedIn, writtenOf } from "./written";

/** What is done to a table. */
export interface TableEvents {
  /** It has other cells. typed: the one that is being typed in, for what belongs to one step. Whether that was taken. */
  change(rows: Rows, typed?: Cell): boolean;
  /** It is to go. */
  remove(): void;
  /** A paragraph is to be written before or behind it, where there is no other way to. */
  write?(where: "before" | "behind"): void;
  /** Say what has been done, with a way back. */
  done(message: string): void;
}

const ACTS: readonly [act: TableAct, name: string][] = [
  ["rowBelow", "下面加一行"],
  ["rowAbove", "上面加一行"],
  ["removeRow", "删这一行"],
  ["columnRight", "右边加一列"],
  ["removeColumn", "删这一列"],
];
const TOO_FEW: Partial<Record<TableAct, string>> = {
  removeRow: "只剩一行了，要去掉整个表格，点“删除表格”",
  removeColumn: "表格至少有两列，要去掉整个表格，点“删除表格”",
};
const HINT = "Tab 下一格，Enter 下一行，Shift+Enter 格内换行，Esc 到这里";

/** A table as it is edited. */
export class TableView {
  readonly element: HTMLElement;
  private text = "";
  private rows: Rows = [];
  private cells: Editable[][] = [];
  /** The cell that was edited last. */
  private last: Cell = { row: 0, column: 0 };
  private readonly grid = make("table", { class: "pl-grid", role: "grid" });
  private readonly tools: HTMLElement;

  /** A table without cells. */
  constructor(
    private readonly fields: Fields,
    private readonly events: TableEvents,
  ) {
    this.tools = this.makeTools();
    const scrolled = make("div", { class: "pl-table__cells" }, this.grid);
    this.element = make("div", { class: "pl-table", role: "group" }, scrolled, this.tools);
    this.grid.addEventListener("focusin", ({ target }) => {
      this.last = this.cellOf(target) ?? this.last;
    });
    this.grid.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** text: of a table. */
  show(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.rows = tableRows(text);
    const columns = this.rows[0]?.length ?? 0;
    const label = `表格，${this.rows.length} 行 ${columns} 列`;
    this.element.setAttribute("aria-label", label);
    this.grid.setAttribute("aria-label", label);
    this.fit(this.rows.length, columns);
    this.rows.forEach((words, row) => {
      for (const [column, cell] of words.entries()) this.showCell({ row, column }, cell);
    });
  }

  /** The text of a cell; the first one where it is not said which. */
  editableAt({ row, column }: Cell = { row: 0, column: 0 }): Editable | undefined {
    return this.cells[row]?.[column];
  }

  /** The cell in which an element is. */
  cellOf(element: EventTarget | null): Cell | null {
    const cell = element instanceof Element ? element.closest("td, th") : null;
    if (!(cell instanceof HTMLTableCellElement) || !this.grid.contains(cell)) return null;
    return { row: (cell.parentElement as HTMLTableRowElement).rowIndex, column: cell.cellIndex };
  }

  /** Its cells in their order. */
  units(): { element: HTMLElement; cell: Cell }[] {
    return this.cells.flatMap((cells, row) =>
      cells.map(({ element }, column) => ({ element, cell: { row, column } })),
    );
  }

  private makeTools(): HTMLElement {
    const { write } = this.events;
    const acts = ACTS.map(([act, name]) => makeButton(name, "pl-tool", () => this.edit(act)));
    const writing = write
      ? [
          makeButton("前面写一段", "pl-tool", () => write("before")),
          makeButton("后面写一段", "pl-tool", () => write("behind")),
        ]
      : [];
    const remove = makeButton("删除表格", "pl-tool", () => this.events.remove());
    const hint = make("span", { class: "pl-table__hint" }, HINT);
    const attributes = { class: "pl-table__tools", role: "group", "aria-label": "表格的操作" };
    return make("div", attributes, ...acts, ...writing, remove, hint);
  }

  private edit(act: TableAct): void {
    const edited = editTable({ rows: this.rows, cell: this.last }, act);
    if (!edited) {
      toast(TOO_FEW[act] ?? "");
      return;
    }
    if (this.events.change(edited.rows)) this.go(edited.cell);
  }

  /** As many cells as there are to be. */
  private fit(rows: number, columns: number): void {
    while (this.cells.length > rows) {
      this.cells.pop();
      this.grid.deleteRow(-1);
    }
    for (let row = 0; row < rows; row++) {
      const line = this.grid.rows[row] ?? this.grid.insertRow();
      line.setAttribute("role", "row");
      const cells = this.cells[row] ?? [];
      this.cells[row] = cells;
      while (cells.length > columns) {
        cells.pop();
        line.deleteCell(-1);
      }
      while (cells.length < columns) {
        const editable = this.makeCell({ row, column: cells.length });
        const attributes = row ? { role: "gridcell" } : { role: "columnheader", scope: "col" };
        line.append(make(row ? "td" : "th", attributes, editable.element));
        cells.push(editable);
      }
    }
  }

  private showCell({ row, column }: Cell, words: string): void {
    const name = row ? this.rows[0]?.[column]?.trim() : "";
    const editable = this.cells[row]?.[column];
    const place = `第 ${row + 1} 行第 ${column + 1} 列`;
    editable?.element.setAttribute("aria-label", name ? `${name}，${place}` : place);
    editable?.show(words);
  }

  private makeCell(cell: Cell): Editable {
    const { row, column } = cell;
    const set = (words: string, typed?: Cell) =>
      this.events.change(withCell(this.rows, cell, words), typed);
    const put = ([start, end]: Selected, words: string) => {
      const old = this.rows[row]?.[column] ?? "";
      if (set(old.slice(0, start) + words + old.slice(end))) this.go(cell, start + words.length);
    };
    const events: EditableEvents = {
      text: (text) => {
        // What is not taken must not seem to be kept.
        if (!set(cleanBroken(text, Number.POSITIVE_INFINITY), cell))
          this.showCell(cell, this.rows[row]?.[column] ?? "");
      },
      enter: (selected, isBreak) => {
        if (isBreak) put(selected, "\n");
        else this.goDown(cell);
      },
      paste: (selected, lines) => put(selected, lines.join("\n")),
      pasteTables: (selected, pasted) => this.paste(cell, selected, pasted, put),
      join: () => {},
      leave: () => {},
    };
    const clean = (text: string) => cleanBroken(text, Number.POSITIVE_INFINITY);
    const editable = makeEditable("", "pl-cell", "", this.fields, events, clean);
    editable.element.setAttribute("aria-multiline", "true");
    return editable;
  }

  /** A table goes over the cells from here on, as in Excel; what comes with it goes into this one. */
  private paste(
    cell: Cell,
    selected: Selected,
    { blocks, merged }: Pasted,
    put: (selected: Selected, words: string) => void,
  ): void {
    const [table, ...more] = blocks.filter(isTable);
    if (table === undefined || more.length || blocks.length > 1) {
      put(selected, blocks.join("\n").replace(/\t/g, " "));
      return;
    }
    const over = tableRows(table);
    if (!this.events.change(putOver({ rows: this.rows, cell }, over))) return;
    this.go(cell);
    this.events.done(pastedWords([table], merged));
  }

  private onKey(event: KeyboardEvent): void {
    const cell = this.cellOf(event.target);
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
    if (!cell || !isPlain) return;
    const { key, shiftKey } = event;
    if (key === "Tab" ? this.tab(cell, shiftKey) : !shiftKey && this.moveBy(key, cell))
      event.preventDefault();
    if (key === "Escape") this.tools.querySelector("button")?.focus();
  }

  /** Go to the next cell, or the one before; behind the last comes a new row, unless that is blank. Whether it was done:
   * else the focus leaves the table. */
  private tab(cell: Cell, isBack: boolean): boolean {
    const columns = this.rows[0]?.length ?? 1;
    const place = cell.row * columns + cell.column + (isBack ? -1 : 1);
    if (place < 0) return false;
    const next = { row: Math.floor(place / columns), column: place % columns };
    if (next.row >= this.rows.length && !this.addRow(cell)) return false;
    this.go(next, 0, writtenOf(this.editableAt(next)?.element ?? document.body).length);
    return true;
  }

  private goDown({ row, column }: Cell): void {
    const isLast = row === this.rows.length - 1;
    if (!isLast || this.addRow({ row, column })) this.go({ row: row + 1, column });
  }

  /** A row behind the last, unless that is blank. */
  private addRow(cell: Cell): boolean {
    if (!this.rows[cell.row]?.some((words) => words.trim())) return false;
    const edited = editTable({ rows: this.rows, cell }, "rowBelow");
    return edited !== null && this.events.change(edited.rows);
  }

  /** Follow an arrow out of a cell. Whether it leads to another one. */
  private moveBy(key: string, { row, column }: Cell): boolean {
    const element = this.editableAt({ row, column })?.element;
    if (!element || !key.startsWith("Arrow")) return false;
    const [start, end] = selectedIn(element);
    const { length } = writtenOf(element);
    const isAll = start === 0 && end === length; // as Tab selects it
    if (start !== end && !isAll) return false;
    const line = caretLine(element);
    const isAtEdge =
      isAll ||
      {
        ArrowLeft: start === 0,
        ArrowRight: start === length,
        ArrowUp: line.isFirst,
        ArrowDown: line.isLast,
      }[key];
    const [down, right] = STEPS[key] ?? [0, 0];
    const next = { row: row + down, column: column + right };
    const target = isAtEdge ? this.editableAt(next)?.element : undefined;
    if (!target) return false;
    this.go(next, key === "ArrowLeft" ? writtenOf(target).length : 0);
    return true;
  }

  private go(cell: Cell, offset?: number, end?: number): void {
    const editable = this.editableAt(cell);
    const at = offset ?? this.rows[cell.row]?.[cell.column]?.length ?? 0;
    editable?.focus(at, end ?? at);
    editable?.element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** What is said of tables that were pasted. merged: some of their cells went over several rows or columns. */
export function pastedWords(tables: readonly string[], merged: boolean): string {
  const sizes = tables.map((table) => {
    const rows = tableRows(table);
    return `${rows.length} 行 ${rows[0]?.length ?? 0} 列`;
  });
  const apart = merged ? "；合并的格子已拆开，上下合并的每格都写上了" : "";
  return `已粘贴成表格（${sizes.join("；")}）${apart}`;
}
