/** Texts with fields, as plain data: cut into runs, searched for terms, cut down to what is shown. */

import { type LineMark, SNIPPET_CHARACTERS } from "../contract";
import { FIELD } from "../model/fields";
import type { Range } from "../search/highlight";
import { neutralWords } from "../search/text";
import type { Manifest } from "../search/types";

/** A stretch of text, or a field with the words that stand in its place. */
export interface Run {
  text: string;
  field?: { name: string; example: string | null };
  /** The dated phrase that it is of. */
  dated?: LineMark;
}

export type Fields = Map<string, Manifest["fields"][number]>;

const BEFORE = 20; // characters before the first hit

/** A written text with its fields at their neutral defaults; an undeclared one stays as written. */
export function runsOf(written: string, fields: Fields, dated: readonly LineMark[] = []): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of written.matchAll(FIELD)) {
    const [whole, name = "", example] = match;
    const start = match.index ?? 0;
    runs.push(...plainRuns(written, end, start, dated));
    runs.push({
      text: neutralWords(whole, name, fields),
      field: { name, example: example ?? null },
      ...datedIn(start, start + whole.length, dated),
    });
    end = start + whole.length;
  }
  runs.push(...plainRuns(written, end, written.length, dated));
  return runs;
}

/** A stretch without fields, cut where dated phrases begin and end. */
function plainRuns(written: string, start: number, end: number, dated: readonly LineMark[]): Run[] {
  const cuts = dated.flatMap(({ start: from, end: to }) => [from, to]);
  const ends = new Set([...cuts.filter((at) => at > start && at < end), end]);
  const runs: Run[] = [];
  let at = start;
  for (const to of ends) {
    if (to > at) runs.push({ text: written.slice(at, to), ...datedIn(at, to, dated) });
    at = to;
  }
  return runs;
}

/** The phrase that has a part in a stretch. */
function datedIn(start: number, end: number, dated: readonly LineMark[]): Pick<Run, "dated"> {
  const found = dated.find((mark) => mark.start < end && start < mark.end);
  return found ? { dated: found } : {};
}

export function textOf(runs: Run[]): string {
  return runs.map((run) => run.text).join("");
}

/** The part of a text between two positions. */
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

/** The stretch of a text to show: about its first hit, or its opening. */
export function snippetRange(text: string, hit: Range | undefined): Range {
  if (text.length <= SNIPPET_CHARACTERS) return [0, text.length];
  let start = hit && hit[1] > SNIPPET_CHARACTERS - BEFORE ? Math.max(0, hit[0] - BEFORE) : 0;
  start = Math.max(0, Math.min(start, text.length - SNIPPET_CHARACTERS));
  return [onPoint(text, start), onPoint(text, Math.min(text.length, start + SNIPPET_CHARACTERS))];
}

/** A position that does not part the halves of a code point. */
function onPoint(text: string, position: number): number {
  const unit = text.charCodeAt(position);
  return unit >= 0xdc00 && unit <= 0xdfff ? position - 1 : position;
}
