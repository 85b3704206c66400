/** Rows and columns of a table in a text, where U+0009 parts its cells and U+000A its rows. Places are UTF-16 units. */

import type { Rows } from "../model/tables";

/** What is done at the place of the caret. */
export type TableAct = "insert" | "addRow" | "removeRow" | "addColumn" | "removeColumn";

/** A text with the caret in it. */
export interface Edited {
  text: string;
  caret: number;
}

const NEW_ROW = "\t\t";

/** The text after it is done; null where the caret stands in no table. */
export function editTable({ text, caret }: Edited, act: TableAct): Edited | null {
  const lines = text.split("\n");
  const at = text.slice(0, caret).split("\n").length - 1;
  if (act === "insert") return inserted(lines, at);
  if (!lines[at]?.includes("\t")) return null;
  const [first, end] = tableAround(lines, at);
  const rows = lines.slice(first, end).map((line) => line.split("\t"));
  const row = at - first;
  const column = text.slice(placeOf(lines, at, 0), caret).split("\t").length - 1;
  const { changed, place } = done(rows, row, column, act);
  const before = lines.slice(0, first);
  const all = [...before, ...changed.map((cells) => cells.join("\t")), ...lines.slice(end)];
  return { text: all.join("\n"), caret: placeOf(all, first + place[0], place[1]) };
}

/** The rows after it is done, and the cell that the caret goes to. */
function done(
  rows: Rows,
  row: number,
  column: number,
  act: Exclude<TableAct, "insert">,
): { changed: Rows; place: [row: number, column: number] } {
  const columns = Math.max(...rows.map((cells) => cells.length));
  switch (act) {
    case "addRow": {
      const empty = Array<string>(columns).fill("");
      return {
        changed: [...rows.slice(0, row + 1), empty, ...rows.slice(row + 1)],
        place: [row + 1, 0],
      };
    }
    case "removeRow":
      return {
        changed: rows.filter((_, place) => place !== row),
        place: [Math.max(0, Math.min(row, rows.length - 2)), 0],
      };
    case "addColumn":
      return {
        changed: rows.map((cells) => [
          ...cells.slice(0, column + 1),
          "",
          ...cells.slice(column + 1),
        ]),
        place: [row, column + 1],
      };
    case "removeColumn":
      return {
        changed: rows.map((cells) => cells.filter((_, place) => place !== column)),
        place: [row, Math.max(0, column - 1)],
      };
  }
}

/** A table of two rows behind the line that the caret stands in, or in its place where that is blank. */
function inserted(lines: readonly string[], at: number): Edited {
  const isBlank = !lines[at]?.trim();
  const place = isBlank ? at : at + 1;
  const all = [...lines.slice(0, place), NEW_ROW, NEW_ROW, ...lines.slice(at + 1)];
  return { text: all.join("\n"), caret: placeOf(all, place, 0) };
}

/** The first line of the table around a line, and the one behind its last. */
function tableAround(lines: readonly string[], at: number): [first: number, end: number] {
  let first = at;
  let end = at + 1;
  while (first > 0 && lines[first - 1]?.includes("\t")) first -= 1;
  while (lines[end]?.includes("\t")) end += 1;
  return [first, end];
}

/** Where a cell begins. */
function placeOf(lines: readonly string[], at: number, column: number): number {
  const before = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
  const cells = (lines[at] ?? "").split("\t").slice(0, column);
  return before + cells.reduce((sum, cell) => sum + cell.length + 1, 0);
}
