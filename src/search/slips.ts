/** Slips in a word: a character that is another, is missing or is too many, or two that have changed places. */

/** For a character those that sound or look like it. */
export type Alike = ReadonlyMap<string, readonly string[]>;

/** How likely a slip is, the likeliest first: a character that is taken for another or two in the wrong order; any other
 * character; one that is missing or too many; one beside the word. */
export const Slip = { none: 0, alike: 1, other: 2, length: 3, edge: 4 } as const;
export type Slip = (typeof Slip)[keyof typeof Slip];

/** Between two words they may stand or not. */
const PARTICLES = ["的", "地", "得", "之", "和", "与"];

/** What a text has in the place of a word. */
export interface Slipped {
  word: string;
  slip: Slip;
}

/** Characters by groups of those that are taken for each other. A character may be in several. */
export function alikeOf(groups: readonly string[]): Alike {
  const alike = new Map<string, string[]>();
  for (const group of groups) {
    const characters = Array.from(group);
    for (const one of characters)
      alike.set(one, [...(alike.get(one) ?? []), ...characters.filter((other) => other !== one)]);
  }
  return alike;
}

/** A word with two neighbours in the other order, by each of these. */
export function swappedOf(word: string): string[] {
  const characters = Array.from(word);
  return characters.slice(1).flatMap((second, i) => {
    const first = characters[i] as string;
    if (first === second) return [];
    return [[...characters.slice(0, i), second, first, ...characters.slice(i + 2)].join("")];
  });
}

/** What a text (folded, lines) has in the place of a word of three characters or more, the likeliest; undefined where more
 * than one slip lies between. */
export function slippedWord(text: string, word: string, alike: Alike): Slipped | undefined {
  if (swappedOf(word).some((swapped) => text.includes(swapped)))
    return { word: swappedOf(word).find((one) => text.includes(one)) as string, slip: Slip.alike };
  let best: Slipped | undefined;
  for (const found of slipsIn(text, word, alike)) if (!best || found.slip < best.slip) best = found;
  return best;
}

function* slipsIn(text: string, word: string, alike: Alike): Generator<Slipped> {
  const characters = Array.from(word);
  for (const [at, typed] of characters.entries()) {
    const before = characters.slice(0, at).join("");
    const after = characters.slice(at + 1).join("");
    const isEdge = !before || !after;
    const other = new RegExp(`${escaped(before)}(.?)${escaped(after)}`, "gu");
    for (const [found, read = ""] of text.matchAll(other)) {
      const isTaken = read ? alike.get(typed)?.includes(read) : PARTICLES.includes(typed);
      if (isTaken) yield { word: found, slip: Slip.alike };
      else if (isEdge || !/[\p{L}\p{N}]/u.test(read))
        yield { word: before + after, slip: isEdge ? Slip.edge : Slip.length };
      else yield { word: found, slip: Slip.other };
    }
    if (!before) continue;
    const longer = new RegExp(`${escaped(before)}.${escaped(typed + after)}`, "gu");
    for (const [found] of text.matchAll(longer)) yield { word: found, slip: Slip.length };
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
