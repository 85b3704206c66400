/** Rows and columns of a table come and go. */

import { type Cell, evened, type Rows } from "../model/tables";

/** What is done at the place of the caret. */
export type TableAct = "rowAbove" | "rowBelow" | "removeRow" | "columnRight" | "removeColumn";

/** A table, and the cell that the caret is in. */
export interface Edited {
  readonly rows: Rows;
  readonly cell: Cell;
}

/** The fewest rows and columns: with fewer it is no table any more. */
export const [FEWEST_ROWS, FEWEST_COLUMNS] = [1, 2];

/** A table after it is done; null where too little of it would be left. */
export function editTable({ rows, cell }: Edited, act: TableAct): Edited | null {
  const { row, column } = cell;
  const columns = rows[0]?.length ?? 0;
  const withRow = (at: number) => ({
    rows: [...rows.slice(0, at), Array<string>(columns).fill(""), ...rows.slice(at)],
    cell: { row: at, column: 0 },
  });
  switch (act) {
    case "rowAbove":
      return withRow(row);
    case "rowBelow":
      return withRow(row + 1);
    case "removeRow":
      if (rows.length <= FEWEST_ROWS) return null;
      return {
        rows: rows.filter((_, at) => at !== row),
        cell: { row: Math.min(row, rows.length - 2), column },
      };
    case "columnRight":
      return {
        rows: rows.map((cells) => [...cells.slice(0, column + 1), "", ...cells.slice(column + 1)]),
        cell: { row, column: column + 1 },
      };
    case "removeColumn":
      if (columns <= FEWEST_COLUMNS) return null;
      return {
        rows: rows.map((cells) => cells.filter((_, at) => at !== column)),
        cell: { row, column: Math.min(column, columns - 2) },
      };
  }
}

/** A table with another put over it from a cell on, larger where that reaches beyond its edges. */
export function putOver({ rows, cell }: Edited, other: Rows): Rows {
  const height = Math.max(rows.length, cell.row + other.length);
  const own = Array.from({ length: height }, (_, at) => [...(rows[at] ?? [])]);
  const covered = own.map((cells, at) => {
    const over = other[at - cell.row];
    if (!over) return cells;
    const missing = Array<string>(Math.max(0, cell.column - cells.length)).fill("");
    const behind = cells.slice(cell.column + over.length);
    return [...cells.slice(0, cell.column), ...missing, ...over, ...behind];
  });
  return evened(covered);
}
