/** Tables become lines, a row each: the pages of the library hold none. */

import { sizeOf } from "../text";
import type { Styled, Tabled } from "./base";
import { ENDED, LONGEST_NAME, NAMES } from "./knowledge";
import { spaced } from "./text";

/** A line a row. rows: the words of their cells; a cell that goes on below or beside stands in each row and once.
 * marked: whether the file says that the first row names the columns. */
export function rowLines(rows: readonly (readonly string[])[], marked: boolean): string[] {
  const lines: string[] = [];
  let names: readonly string[] = [];
  rows.forEach((row, place) => {
    const cells = row.map(spaced);
    const filled = cells.filter(Boolean);
    if (!filled.length) return;
    if (filled.length === 1 && !names.length) {
      lines.push(filled[0] ?? ""); // the table's title
    } else if (
      !names.length &&
      rows.length > place + 1 &&
      areNames(cells, rows.slice(place + 1), marked)
    ) {
      names = cells;
    } else if (names.length && cells.length === names.length) {
      lines.push(
        ended(cells.flatMap((cell, at) => (cell ? [`${names[at]}：${cell}`] : [])).join("；")),
      );
    } else {
      lines.push(ended(filled.join("；")));
    }
  });
  return lines;
}

/** The tables among the paragraphs of a file that are more than a row or a column. */
export function tablesIn(paragraphs: readonly Styled[]): Tabled[] {
  return paragraphs.flatMap(({ rows, first, last }) => {
    const isTable = rows && rows.length > 1 && rows.some((row) => row.length > 1);
    return isTable && rows.some((row) => row.some(Boolean)) ? [{ first, last, rows }] : [];
  });
}

function areNames(
  cells: readonly string[],
  others: readonly (readonly string[])[],
  marked: boolean,
): boolean {
  if (cells.length < 2 || !cells.every(Boolean) || new Set(cells).size < cells.length) return false;
  if (cells.some((cell) => sizeOf(cell) > LONGEST_NAME)) return false;
  if (others.some((row) => row.length !== cells.length && row.filter(Boolean).length > 1))
    return false;
  return (
    marked ||
    (cells.filter((cell) => NAMES.test(cell)).length >= Math.max(2, cells.length - 1) &&
      !cells.some((cell) => /[。；：:0-9]/.test(cell)))
  );
}

const ended = (text: string): string => (ENDED.test(text) ? text : `${text}。`);
