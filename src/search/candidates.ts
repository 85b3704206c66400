import { type Bits, intersect } from "./bitset";
import { isShort, pairsOf, spread } from "./grams";
import type { Index } from "./index";

/** The sections that may hold a term: they have all of its pairs that were looked up. */
export interface Candidates {
  /** Folded. */
  term: string;
  /** Ranks. Verifying a section takes it out if it does not hold the term. */
  bits: Bits;
  /** Whether nothing is left to verify: the index is exact for terms of one or two code points. */
  exact: boolean;
  /** Whether it is the heading that has to hold the term. */
  heading: boolean;
}

/** Of ten sections, one or fewer have a pair; this many more are looked up than would leave one section by chance. */
const SPARE_PAIRS = 2;

/** How many pairs of a long term are looked up in a library of so many sections: each is a file to load. */
export function pairsWorthLoading(sections: number): number {
  return SPARE_PAIRS + Math.ceil(Math.log10(sections + 1));
}

/** Look up the sections that may hold a folded term, or hold it in their heading, by so many of its pairs. */
export async function findCandidates(
  index: Index,
  term: string,
  heading = false,
  pairs = pairsWorthLoading(index.size),
): Promise<Candidates> {
  const keys = spread(pairsOf(term), pairs);
  const lists = await Promise.all(keys.map((key) => index.postings(key, heading)));
  const bits = (lists[0] as Bits).slice();
  for (const list of lists.slice(1)) intersect(bits, list);
  return { term, bits, exact: isShort(term), heading };
}
