/** Where the pages of a document end: what stands on which, line by line. */

/** What follows each other in a document: a title, a heading, a paragraph, the signature. */
export interface Flowing {
  /** How many lines it takes, empty ones before and after it included. */
  rows: number;
  /** How much more than those it takes, of a line: where it is not set in the lines of the text. */
  rest?: number;
  /** Whether all its lines stand on one page. */
  whole: boolean;
  /** Whether its last line and the first of what follows stand on one page. */
  keeps: boolean;
  /** Whether it begins a page. */
  begins?: boolean;
  /** Of a row of a table: the place of the row that names its columns, and is there again where a page begins with this. */
  under?: number;
}

/** Some lines of what stands at a place in the document: the first, and the one behind the last. */
export interface Piece {
  at: number;
  from: number;
  to: number;
  /** It stands on a page before, too. */
  again?: boolean;
}

/** The pages of a document, one at least. capacity: the lines that a page holds; what may not be parted is where it is
 * longer than a page. */
export function paginate(flow: readonly Flowing[], capacity: number): Piece[][] {
  const rows = flow.flatMap(({ rows: count }, at) =>
    Array.from({ length: count }, (_, row) => ({ at, row })),
  );
  /** Whether a page may begin with a line. */
  const begins = (index: number): boolean => {
    const line = rows[index];
    if (!line) return true;
    return line.row ? !flow[line.at]?.whole : !flow[line.at - 1]?.keeps;
  };
  const pages: Piece[][] = [];
  for (let start = 0; start < rows.length || !pages.length; ) {
    const repeated = repeatedAt(rows[start], flow);
    const rest = restOf(rows.slice(start, start + capacity), flow);
    const room = Math.max(1, capacity - (flow[repeated ?? -1]?.rows ?? 0) - rest);
    const full = Math.min(start + room, nextBegun(rows, flow, start));
    let end = full;
    while (end > start && !begins(end)) end--;
    if (end === start) end = full;
    const head =
      repeated === undefined
        ? []
        : [{ at: repeated, from: 0, to: flow[repeated]?.rows ?? 1, again: true }];
    pages.push([...head, ...piecesOf(rows.slice(start, end))]);
    if (end === start) break; // there is nothing at all
    start = end;
  }
  return pages;
}

interface Row {
  at: number;
  row: number;
}

/** What some rows take beside their own lines, in whole lines. */
function restOf(rows: readonly Row[], flow: readonly Flowing[]): number {
  const rests = rows.map(({ at, row }) => (row ? 0 : (flow[at]?.rest ?? 0)));
  return Math.ceil(rests.reduce((sum, rest) => sum + rest, 0) - NEAR);
}

/** By what a page is higher than its lines, of a line. */
const NEAR = 0.03;

/** What is there again where a page begins with a row. */
function repeatedAt(row: Row | undefined, flow: readonly Flowing[]): number | undefined {
  return row && flow[row.at]?.under;
}

/** The first row behind a place that begins a page, or the end. */
function nextBegun(rows: readonly Row[], flow: readonly Flowing[], start: number): number {
  const next = rows.findIndex(({ at, row }, index) => index > start && !row && flow[at]?.begins);
  return next < 0 ? rows.length : next;
}

function piecesOf(rows: readonly { at: number; row: number }[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { at, row } of rows) {
    const last = pieces[pieces.length - 1];
    if (last?.at === at) last.to = row + 1;
    else pieces.push({ at, from: row, to: row + 1 });
  }
  return pieces;
}
