/** Where the pages of a document end: what stands on which, line by line. */

/** What follows each other in a document: a title, a heading, a paragraph, the signature. */
export interface Flowing {
  /** How many lines it takes, empty ones before and after it included. */
  rows: number;
  /** Whether all its lines stand on one page. */
  whole: boolean;
  /** Whether its last line and the first of what follows stand on one page. */
  keeps: boolean;
}

/** Some lines of what stands at a place in the document: the first, and the one behind the last. */
export interface Piece {
  at: number;
  from: number;
  to: number;
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
    const full = Math.min(start + capacity, rows.length);
    let end = full;
    while (end > start && !begins(end)) end--;
    if (end === start) end = full;
    pages.push(piecesOf(rows.slice(start, end)));
    if (end === start) break; // there is nothing at all
    start = end;
  }
  return pages;
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
