/** Tables in a text: their cells as one text, and how wide their columns are. */

import { widthOf } from "./lines";
import { LINE_ROOM, OFFICIAL } from "./official";

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

/** In characters of a table: the narrowest column, what its margins take, and how many a line has room for. */
const [NARROWEST, MARGINS] = [3, 1.5];
const ROOM = LINE_ROOM / OFFICIAL.small;

/** The shares of the width that the columns get, 1 together: what is short stands on one line, and the rest is for what is
 * long, by how much stands in it. */
export function columnShares(rows: Rows): number[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(NARROWEST, ...rows.map((row) => widthOf(row[at] ?? ""))),
  ).map((width) => width + MARGINS);
  const isShort = (width: number) => width <= ROOM / columns;
  const short = widths.filter(isShort).reduce((sum, width) => sum + width, 0);
  const long = widths.filter((width) => !isShort(width)).map((width) => Math.sqrt(width));
  const all = long.reduce((sum, width) => sum + width, 0);
  if (!all) return widths.map((width) => width / short);
  return widths.map((width) =>
    isShort(width) ? width / ROOM : ((Math.sqrt(width) / all) * (ROOM - short)) / ROOM,
  );
}
