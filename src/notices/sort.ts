/** The list of notices (过时提法), sorted by a press on the head of a column. */

import { makeButton } from "../browser/dom";

/** Put a button that sorts into the head of each column that says so. */
export function startSorting(table: HTMLTableElement): void {
  const heads = Array.from(table.querySelectorAll<HTMLTableCellElement>("th[data-sort]"));
  for (const head of heads) {
    const button = makeButton("", "pl-sortby", () => {
      const order = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", order);
      sortRows(table, head.cellIndex, order === "ascending" ? 1 : -1);
    });
    button.append(head.firstChild ?? ""); // what stands behind the words is no part of them
    head.prepend(button);
  }
}

/** By what a column's cells say, or by their data-value; direction: 1 or -1. */
function sortRows(table: HTMLTableElement, column: number, direction: number): void {
  const { compare } = new Intl.Collator("zh-Hans-CN", { numeric: true });
  const value = (row: HTMLTableRowElement) => {
    const cell = row.cells[column];
    return cell?.dataset.value ?? cell?.textContent?.trim() ?? "";
  };
  for (const body of table.tBodies) {
    const rows = Array.from(body.rows, (row) => ({ row, value: value(row) }));
    rows.sort((a, b) => direction * compare(a.value, b.value));
    body.append(...rows.map(({ row }) => row));
  }
}
