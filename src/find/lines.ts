/** The own lines of a hit as they are shown. */

import { type LineMark, TITLE_LINE } from "../contract";
import { unheadedTitle } from "../model/sections";
import { highlight, type Range } from "../search/highlight";
import { parseLine } from "../search/text";
import type { Hit } from "../search/types";
import type { Context } from "./context";
import { type Run, runsOf, textOf } from "./runs";

/** A line of a section, ready to be searched and shown. */
export interface ShownLine {
  /** Of a heading or an item, as printed. */
  number: string;
  /** With the number. */
  runs: Run[];
  /** What the runs show at the neutral defaults. */
  text: string;
  item: boolean;
}

/** The heading of a section; an opening or a closing, which have none, is called by its plan: 《…》开头. */
export function headingOf(hit: Hit, context: Context): ShownLine {
  const runs = hit.title
    ? [{ text: hit.number }, ...runsOf(hit.title, context.fields, marksIn(hit, TITLE_LINE))]
    : [{ text: `《${hit.plan}》${unheadedTitle(hit.id)}` }];
  return { number: hit.number, runs, text: textOf(runs), item: false };
}

/** The own lines under the heading. */
export function linesOf(hit: Hit, context: Pick<Context, "fields">): ShownLine[] {
  return hit.lines.map((written, at) => {
    const { item, number, text } = parseLine(written);
    const runs = runsOf(text, context.fields, marksIn(hit, at));
    if (number) runs.unshift({ text: number });
    return { number, runs, text: textOf(runs), item };
  });
}

/** The marks of a line (its position in `Hit.lines`), or of the title (TITLE_LINE). */
export function marksIn(hit: Hit, line: number): LineMark[] {
  return hit.marks.filter((mark) => mark.line === line);
}

/** The heading as plain text. */
export function titleOf(hit: Hit, context: Context): string {
  return headingOf(hit, context).text;
}

/** Where terms (folded) stand in a line: ranges of its text, in UTF-16 units. */
export function highlightsIn(line: ShownLine, terms: string[], context: Context): Range[] {
  return highlight(line.text, terms, context.folding);
}
