/** Where the pages of a document end: what stands on which, line by line. */

/** What follows each other in a document: a title, a heading, a paragraph, the signature. */
export interface Flowing {
  /** How many lines it takes, empty ones before and after it included. */
  rows: number;
  /** How high each of them is, in lines of the text; as one where that is not said. */
  height?: number;
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
    const head = flow[repeated ?? -1];
    const room = Math.max(1, capacity - (head ? head.rows * (head.height ?? 1) : 0));
    const full = Math.min(fullFrom(rows, flow, start, room), nextBegun(rows, flow, start));
    let end = full;
    while (end > start && !begins(end)) end--;
    if (end === start) end = full;
    const again =
      repeated === undefined ? [] : [{ at: repeated, from: 0, to: head?.rows ?? 1, again: true }];
    pages.push([...again, ...piecesOf(rows.slice(start, end))]);
    if (end === start) break; // there is nothing at all
    start = end;
  }
  return pages;
}

interface Row {
  at: number;
  row: number;
}

/** What is there again where a page begins with a row. */
function repeatedAt(row: Row | undefined, flow: readonly Flowing[]): number | undefined {
  return row && flow[row.at]?.under;
}

/** Less than that is no part of a line. */
const SLACK = 0.01;

/** The first row that has no room on a page that begins with another, which always has. */
function fullFrom(
  rows: readonly Row[],
  flow: readonly Flowing[],
  start: number,
  room: number,
): number {
  let left = room + SLACK;
  let end = start;
  for (; end < rows.length; end++) {
    left -= flow[rows[end]?.at ?? -1]?.height ?? 1;
    if (left < 0) break;
  }
  return Math.max(end, start + 1);
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
