/** Texts with fields, as plain data: cut into runs, and down to what is shown. */

import { type LineMark, SNIPPET_CHARACTERS } from "../contract";
import { FIELD, type Fields, neutralWords } from "../model/fields";
import type { Range } from "../search/highlight";

/** A stretch of text, or a field with the words that stand in its place. */
export interface Run {
  text: string;
  field?: { name: string; example: string | null };
  /** What it is of, where something has run out. */
  mark?: LineMark;
}

const BEFORE = 20; // UTF-16 units before the first highlight

/** A written text with its fields at their neutral defaults; an undeclared one stays as written. marks: of the text. */
export function runsOf(written: string, fields: Fields, marks: readonly LineMark[] = []): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of written.matchAll(FIELD)) {
    const [whole, name = "", example] = match;
    const start = match.index ?? 0;
    runs.push(...plainRuns(written, end, start, marks));
    runs.push({
      text: neutralWords(name, fields, whole),
      field: { name, example: example ?? null },
      ...markIn(start, start + whole.length, marks),
    });
    end = start + whole.length;
  }
  runs.push(...plainRuns(written, end, written.length, marks));
  return runs;
}

/** A stretch without fields, cut where marks begin and end. */
function plainRuns(written: string, start: number, end: number, marks: readonly LineMark[]): Run[] {
  const cuts = marks.flatMap(({ start: from, end: to }) => [from, to]);
  const ends = new Set([...cuts.filter((at) => at > start && at < end), end]);
  const runs: Run[] = [];
  let at = start;
  for (const to of ends) {
    if (to > at) runs.push({ text: written.slice(at, to), ...markIn(at, to, marks) });
    at = to;
  }
  return runs;
}

/** The mark that has a part in a stretch. */
function markIn(start: number, end: number, marks: readonly LineMark[]): Pick<Run, "mark"> {
  const found = marks.find((mark) => mark.start < end && start < mark.end);
  return found ? { mark: found } : {};
}

/** What runs show. */
export function textOf(runs: Run[]): string {
  return runs.map((run) => run.text).join("");
}

/** The part of a text between two positions (UTF-16 units of what is shown). */
export function cut(runs: Run[], start: number, end: number): Run[] {
  const parts: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, run.text.length);
    if (from < to) parts.push({ ...run, text: run.text.slice(from, to) });
    at += run.text.length;
  }
  return parts;
}

/** The stretch of a text to show: about its first highlight, or its opening. UTF-16 units. */
export function snippetRange(text: string, first: Range | undefined): Range {
  if (text.length <= SNIPPET_CHARACTERS) return [0, text.length];
  let start = first && first[1] > SNIPPET_CHARACTERS - BEFORE ? Math.max(0, first[0] - BEFORE) : 0;
  start = Math.max(0, Math.min(start, text.length - SNIPPET_CHARACTERS));
  return [onPoint(text, start), onPoint(text, Math.min(text.length, start + SNIPPET_CHARACTERS))];
}

/** A position that does not part the halves of a code point. */
function onPoint(text: string, position: number): number {
  const unit = text.charCodeAt(position);
  return unit >= 0xdc00 && unit <= 0xdfff ? position - 1 : position;
}
