import type { Folding } from "./fold";

/** UTF-16 units; the end is behind the last. */
export type Range = [start: number, end: number];

/** Where terms (folded) stand in a line of text: ranges of the unfolded text, in order, those that touch made one. */
export function highlight(text: string, terms: readonly string[], folding: Folding): Range[] {
  const { folded, starts, ends } = folding.trace(text);
  const found: Range[] = [];
  for (const term of terms) {
    for (let at = folded.indexOf(term); term && at >= 0; at = folded.indexOf(term, at + 1))
      found.push([starts[at] as number, ends[at + term.length - 1] as number]);
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged: Range[] = [];
  for (const range of found) {
    const last = merged[merged.length - 1];
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
  }
  return merged;
}
