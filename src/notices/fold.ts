/** Folding: a phrase is the same in whatever form it was pasted. planlib/notices/folding.py folds texts alike, and the
 * patterns come folded. */

import { FOLDED_AWAY, FOLDED_FROM, FOLDED_TO } from "../contract";

const AWAY = new RegExp(FOLDED_AWAY, "gu");

/** Folded text; origins: for each of its UTF-16 units the offset in the text, in such units. */
export interface Folded {
  text: string;
  origins: readonly number[];
}

/** Folds a text. */
export type Fold = (text: string) => Folded;

/** A folding that knows traditional characters: with the simplified ones in turns, as the data of the notices has them. */
export function folding(traditional: string): Fold {
  const table = new Map<string, string>();
  const pairs = Array.from(traditional);
  for (let at = 0; at + 1 < pairs.length; at += 2) table.set(pairs[at] ?? "", pairs[at + 1] ?? "");
  for (let at = 0; at < FOLDED_FROM.length; at += 1)
    table.set(FOLDED_FROM.charAt(at), FOLDED_TO.charAt(at));
  return (text) => {
    const gone = new Set(Array.from(text.matchAll(AWAY), unitsOf).flat());
    let folded = "";
    const origins: number[] = [];
    for (let at = 0; at < text.length; at += 1) {
      if (gone.has(at)) continue;
      const unit = text.charAt(at);
      origins.push(at);
      folded += table.get(unit) ?? unit; // none that is folded has two units
    }
    return { text: folded, origins };
  };
}

function unitsOf({ 0: words, index = 0 }: RegExpMatchArray): number[] {
  return Array.from(words, (_, offset) => index + offset);
}
