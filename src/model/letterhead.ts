/** The name of who issues a document, in large red characters above it (发文机关标志). */

import { widthOf } from "./lines";
import { LINE_ROOM, OFFICIAL } from "./official";

const { letterhead } = OFFICIAL;
const SMALLEST = 16;
/** Of the size of its characters, from its upper edge to its lower, so that they stand right below what is over them. */
const LINE = 1.12;

/** The size of its characters in points: as large as they have room on a line. */
export function letterheadSize(text: string): number {
  const size = Math.floor(LINE_ROOM / Math.max(1, widthOf(text)));
  return Math.max(SMALLEST, Math.min(letterhead.size, size));
}

/** How high it is in points. */
export function letterheadHeight(text: string): number {
  return letterheadSize(text) * LINE;
}
