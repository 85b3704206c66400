/** Tables in a text: their cells as one text, and how wide their columns are. */

import { widthOf } from "./lines";

/** Cells, row by row. */
export type Rows = readonly (readonly string[])[];

/** The cells as a text, U+0009 between cells and U+000A between rows. */
export function tableText(rows: Rows): string {
  return rows.map((row) => row.join("\t")).join("\n");
}

/** The cells of such a text; every row has as many. */
export function tableRows(text: string): string[][] {
  const rows = text.split("\n").map((row) => row.split("\t"));
  const columns = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(columns - row.length).fill("")]);
}

/** In characters; the margins are those of a cell, and some room between figures and others. */
const [NARROWEST, WIDEST, MARGINS] = [4, 24, 2];

/** The shares of the width that the columns get, 1 together: by what stands in them. */
export function columnShares(rows: Rows): number[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) => {
    const cells = rows.map((row) => widthOf(row[at] ?? ""));
    return Math.min(Math.max(...cells, NARROWEST), WIDEST) + MARGINS;
  });
  const all = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => width / all);
}
