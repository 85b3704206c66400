/** The name of who issues a document, in large red characters above it (发文机关标志). */

import { widthOf } from "./lines";
import { OFFICIAL } from "./official";

const { paper, margin, letterhead } = OFFICIAL;
const SMALLEST = 16;

/** The size of its characters in points: as large as they have room on a line. */
export function letterheadSize(text: string): number {
  const room = ((paper.width - margin.left - margin.right) * 72) / 25.4;
  const size = Math.floor(room / Math.max(1, widthOf(text)));
  return Math.max(SMALLEST, Math.min(letterhead.size, size));
}
