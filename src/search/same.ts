import type { Hit } from "./types";

/** A hit, and those after it that say the same to the letter, numbers aside. */
export interface Distinct {
  hit: Hit;
  also: Hit[];
}

/** Hits, of those that say the same the first, in their order. */
export function firstOfEach(hits: readonly Hit[]): Distinct[] {
  const byRank = new Map<number, Distinct>();
  const found: Distinct[] = [];
  for (const hit of hits) {
    const first = hit.same.map((rank) => byRank.get(rank)).find(Boolean);
    first?.also.push(hit);
    const distinct = first ?? { hit, also: [] };
    if (!first) found.push(distinct);
    byRank.set(hit.rank, distinct);
  }
  return found;
}
