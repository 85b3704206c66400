/** The name of who issues a document, in large red characters above it (发文机关标志). */

import { widthOf } from "./lines";
import { LINE_ROOM, OFFICIAL } from "./official";
import { titleLines } from "./title-lines";

const { letterhead } = OFFICIAL;
/** It is not smaller than the title, and goes on to another line before it would be. */
const SMALLEST = OFFICIAL.title;
/** Of the size of its characters, from its upper edge to its lower, so that they stand right below what is over them. */
const LINE = 1.12;

/** Its lines, broken by sense where it has no room on one. */
export function letterheadLines(text: string): string[] {
  return titleLines(text, Math.floor(LINE_ROOM / SMALLEST));
}

/** The size of its characters in points: as large as its lines have room. */
export function letterheadSize(text: string): number {
  const widest = Math.max(1, ...letterheadLines(text).map(widthOf));
  return Math.min(letterhead.size, Math.floor(LINE_ROOM / widest));
}

/** How high each of its lines is in points. */
export function letterheadHeight(text: string): number {
  return letterheadSize(text) * LINE;
}
