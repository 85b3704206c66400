/** The pairs of neighbouring code points of a folded text, each once; the text itself where it is shorter. */
export function pairsOf(text: string): string[] {
  const characters = Array.from(text);
  if (characters.length <= 2) return [text];
  const pairs = new Set<string>();
  for (let i = 1; i < characters.length; i++)
    pairs.add((characters[i - 1] as string) + (characters[i] as string));
  return Array.from(pairs);
}

/** As many as `most` of a list's entries, spread evenly over it, both ends included. */
export function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return list.slice();
  const step = most > 1 ? (list.length - 1) / (most - 1) : 0;
  return Array.from({ length: most }, (_, i) => list[Math.round(i * step)] as T);
}

/** Whether a term's list in the index is exact. */
export function isShort(term: string): boolean {
  return Array.from(term).length <= 2;
}

/** The pairs of all the terms, each once. */
export function distinctPairs(terms: readonly string[]): string[] {
  const pairs = terms.flatMap(pairsOf).filter((pair) => Array.from(pair).length === 2);
  return Array.from(new Set(pairs));
}
