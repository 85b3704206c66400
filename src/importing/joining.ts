/** Lines that were broken in the middle of a sentence, and those that only look so. */

import type { Line } from "./lines";
import { isNumber, numberOf, Style } from "./numbers";
import { joining } from "./patterns";
import { count, opening, pattern, sizeOf } from "./text";

const { FEWEST_FULL, LONGEST_HEADING, LONGEST_OPEN, SHORTEST_CUT } = joining;
const ENDED = pattern(joining.ENDED);
const GOES_ON = opening(joining.GOES_ON);
const HEADING_AT_END = pattern(joining.HEADING_AT_END);
const LISTED = opening(joining.LISTED);
const MARK = pattern(joining.MARK);

/** By its place in the list, each line that goes on in the next one, with the rule that says so. */
export function joins(lines: readonly Line[]): Map<number, string> {
  const width = widthOf(lines);
  const found = new Map<number, string>();
  for (const [at, following] of lines.slice(1).entries()) {
    const line = lines[at];
    const rule = line && ruleOf(line, following, width);
    if (rule) found.set(at, rule);
  }
  return found;
}

const lengthOf = (line: Line) => sizeOf(line.text) + (line.indented ? 2 : 0);

/** The length that lines were broken at, in characters; 0 where they were not. */
function widthOf(lines: readonly Line[]): number {
  const long = lines.map(lengthOf).filter((length) => length >= 20);
  if (long.length < FEWEST_FULL) return 0;
  const widest = Math.max(...long);
  const full = long.filter((length) => length >= widest - 3);
  const isBroken = full.length >= FEWEST_FULL && full.length >= long.length * 0.4 && widest <= 60;
  return isBroken ? Math.trunc(median(full)) : 0;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function ruleOf(line: Line, following: Line, width: number): string {
  const { text } = line;
  const after = following.text;
  if (GOES_ON(after)) return "goes-on";
  if (isNumber(text) && !numberOf(after) && sizeOf(after) <= LONGEST_HEADING) return "number";
  if (width && !following.indented && lengthOf(line) >= width - 3 && !numberOf(after))
    return "full-line";
  if (ENDED.test(text) || numberOf(after)) return "";
  const isOpen = joining.OPEN.some(
    ([a, b]) => count(text, a) > count(text, b) && count(after, b) > count(after, a),
  );
  const isUnended = sizeOf(text) >= LONGEST_OPEN && "和与及或的".includes(text.slice(-1));
  if ("，,、（(“《".includes(text.slice(-1)) || isUnended || isOpen) return "open";
  if (LISTED(text) && sizeOf(text) < SHORTEST_CUT) return "";
  if (isHeadingLine(text) || HEADING_AT_END.test(text)) return "";
  return sizeOf(text) >= SHORTEST_CUT || (MARK.test(text) && sizeOf(text) >= 15) ? "no-end" : "";
}

/** Whether a line with 一、 or （一） is nothing but a heading, which ends without a mark. */
function isHeadingLine(text: string): boolean {
  const number = numberOf(text);
  return (
    number !== null &&
    number.style <= Style.HAN_HALF &&
    sizeOf(text) <= LONGEST_HEADING &&
    !text.includes("。")
  );
}
