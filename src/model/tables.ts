/** Tables: in a text, where U+0009 parts their cells and U+000A their rows; and how they are set. A table has two columns or
 * more, so that a text with U+0009 in it is one. */

import { widthOf } from "./lines";
import { LINE_ROOM, OFFICIAL } from "./official";

/** Cells, row by row. A cell may have line breaks, U+000A. */
export type Rows = readonly (readonly string[])[];

/** Where a cell stands, from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Stands in the text of a table for a line break within a cell. */
export const CELL_BREAK = "\u2028";
const CELL_BREAKS = /\u2028/g;

/** Whether a text is that of a table. */
export function isTable(text: string): boolean {
  return text.includes("\t");
}

/** The cells as a text. */
export function tableText(rows: Rows): string {
  return rows
    .map((row) => row.map((cell) => cell.replace(/\n/g, CELL_BREAK)).join("\t"))
    .join("\n");
}

/** The cells of such a text; every row has as many. */
export function tableRows(text: string): string[][] {
  const rows = text
    .split("\n")
    .map((row) => row.split("\t").map((cell) => cell.replace(CELL_BREAKS, "\n")));
  return evened(rows);
}

/** Rows of which each has as many cells as the longest. */
export function evened(rows: Rows): string[][] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(columns - row.length).fill("")]);
}

/** The words of a cell; empty where there is none. */
export function wordsOfCell(text: string, { row, column }: Cell): string {
  return tableRows(text)[row]?.[column] ?? "";
}

/** A table with other words in one of its cells; the same where it has no such cell. */
export function withCell(rows: Rows, { row, column }: Cell, words: string): Rows {
  if (rows[row]?.[column] === undefined || rows[row]?.[column] === words) return rows;
  return rows.map((cells, at) =>
    at === row ? cells.map((cell, place) => (place === column ? words : cell)) : cells,
  );
}

/** A text changed; of a table, each of its cells. */
export function changedText(text: string, change: (words: string) => string): string {
  if (!isTable(text)) return change(text);
  return tableText(tableRows(text).map((row) => row.map(change)));
}

/** What a text says, or each of the cells that it has. */
export function textsIn(text: string): string[] {
  return isTable(text) ? tableRows(text).flat() : [text];
}

/** Parts of a text in its order: the lines between tables, and the tables. What stands at even places is lines, even where
 * there are none, and at odd ones a table. */
export function textParts(text: string): string[] {
  const parts: string[][] = [[]];
  for (const line of text.split("\n")) {
    if (isTable(line) !== (parts.length % 2 === 0)) parts.push([]);
    parts[parts.length - 1]?.push(line);
  }
  if (parts.length % 2 === 0) parts.push([]);
  return parts.map((lines) => lines.join("\n"));
}

/** Such parts as a text. A blank line stands between tables that nothing parts. */
export function joinedParts(parts: readonly string[]): string {
  const isEdge = (at: number) => at === 0 || at === parts.length - 1;
  return parts.filter((part, at) => part !== "" || !isEdge(at)).join("\n");
}

/** How a table is set. size: of its characters, in points; pitch: from a line of them to the next; margin: what is free at
 * both sides of a cell; shares: of the width that the columns get, 1 together. */
export interface TableSetting {
  readonly size: number;
  readonly pitch: number;
  readonly margin: number;
  readonly shares: readonly number[];
}

/** The sizes that characters in tables have, in points (三号, 四号, 小四, 五号), and how much of what stands in a column must have
 * room on a line, in characters: 三号 where every cell has all of it. */
const SIZES: readonly [size: number, room: number][] = [
  [OFFICIAL.character, Number.POSITIVE_INFINITY],
  [OFFICIAL.small, 5],
  [12, 4],
  [10.5, 0],
];
export const TABLE_SIZES: readonly number[] = SIZES.map(([size]) => size);

/** From a line of a table to the next, by the size of its characters: the pitch of the text would leave its rows wide open. */
export const TABLE_PITCH = 1.5;
/** In characters of a table: the narrowest column, and what its margins take. */
const [NARROWEST, MARGINS] = [3, 1.5];
/** Of an even share, what every column gets. */
const LEAST = 0.75;

/** How a table is set: as large as it fits. */
export function tableSetting(rows: Rows): TableSetting {
  const widths = columnWidths(rows);
  const [size] = SIZES.find(([size, room]) => needed(widths, room) <= LINE_ROOM / size) ??
    SIZES[3] ?? [10.5];
  return {
    size,
    pitch: size * TABLE_PITCH,
    margin: size < OFFICIAL.small ? 2.7 : 5.4,
    shares: sharesOf(widths, LINE_ROOM / size),
  };
}

const needed = (widths: readonly number[], room: number) =>
  widths.reduce((sum, width) => sum + Math.min(width, room) + MARGINS, 0);

function columnWidths(rows: Rows): number[] {
  return (rows[0] ?? []).map((_, at) =>
    Math.max(NARROWEST, ...rows.map((row) => widthOfCell(row[at] ?? ""))),
  );
}

function widthOfCell(cell: string): number {
  return Math.max(...cell.split("\n").map(widthOf));
}

/** What is short stands on one line, and the rest is for what is long, by how much stands in it. room: in characters. */
function sharesOf(columns: readonly number[], room: number): number[] {
  const widths = columns.map((width) => width + MARGINS);
  const sum = (some: readonly number[]) => some.reduce((all, each) => all + each, 0);
  if (sum(widths) <= room) return widths.map((width) => width / sum(widths));
  let short: readonly number[] = [];
  for (;;) {
    const even = (room - sum(short)) / (widths.length - short.length);
    const more = widths.filter((width) => width <= even);
    if (more.length === short.length) break;
    short = more;
  }
  const left = room - sum(short);
  const long = widths.filter((width) => !short.includes(width));
  const least = (LEAST * left) / long.length;
  const shareOfLong = (width: number) => least + ((1 - LEAST) * left * width) / sum(long);
  return widths.map((width) => (short.includes(width) ? width : shareOfLong(width)) / room);
}

/** About how many lines the highest cell of a row takes. */
export function linesOfRow(row: readonly string[], { size, shares }: TableSetting): number {
  const lines = row.map((cell, at) => {
    const room = Math.max(1, ((shares[at] ?? 1) * LINE_ROOM) / size - MARGINS / 2);
    return cell
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
  });
  return Math.max(1, ...lines);
}

/** Lines from which on a row may be parted by the end of a page; and up to which the first row is there again on every page. */
export const [PARTED_ROW, REPEATED_ROW] = [16, 6];
