/** Which lines of a document stand on one page with what follows them; Word, the sheets and paper go by the same. */

import type { Line } from "./lines";

/** What is asked of a line; on the sheets there are rows of tables among them, which have no kind. */
type Kept = Partial<Pick<Line, "kind" | "level">>;

/** Entries of the list of annexes before a signature that it takes along: a longer list may be parted. */
const LISTED = 4;

/** Whether the last row of a line stands on one page with the first of the next: a title and a heading do, but for a heading
 * that nothing stands under yet, for an outline would go on to the next page as a whole; and so does what is before a
 * signature, which never stands alone, nor does the note under it. at: the place of the line in all of them. */
export function keepsNext(lines: readonly Kept[], at: number): boolean {
  const [line, after] = [lines[at], lines[at + 1]];
  if (!line || !after) return false;
  if (line.kind === "heading") return after.kind !== "heading" || deeper(after, line);
  if (after.kind === "note") return line.kind === "organisation" || line.kind === "date";
  if (line.kind === "organisation" || after.kind === "organisation" || after.kind === "date")
    return true;
  if (after.kind === "annexes") return leftOf(lines, at + 1) <= LISTED;
  return HEADS.has(line.kind);
}

/** Lines that what follows stands under, headings aside; their styles in Word say the same. */
export const HEADS: ReadonlySet<Line["kind"] | undefined> = new Set([
  "title",
  "annex",
  "serial",
  "secrecy",
  "urgency",
  "letterhead",
  "reference",
  "signatory",
]);

const deeper = (one: Kept, other: Kept) => (one.level ?? 0) > (other.level ?? 0);

/** How many entries of the list of annexes there are from a place on. */
function leftOf(lines: readonly Kept[], at: number): number {
  const end = lines.findIndex((line, place) => place >= at && line.kind !== "annexes");
  return (end < 0 ? lines.length : end) - at;
}
