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
    const gone = new Set(Array.from(text.matchAll(AWAY), ({ index }) => index));
    let folded = "";
    const origins: number[] = [];
    let at = 0;
    for (const character of text) {
      if (!gone.has(at)) {
        for (let unit = 0; unit < character.length; unit += 1) origins.push(at + unit);
        folded += table.get(character) ?? character;
      }
      at += character.length;
    }
    return { text: folded, origins };
  };
}
