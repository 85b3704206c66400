import { type Bits, fullBits, intersect } from "./bitset";
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
  /** Pairs that have not been looked up. */
  rest: string[];
}

/** Of ten sections, one or fewer have a pair; this many more are looked up than would leave one section by chance. */
const SPARE_PAIRS = 2;
/** How many are looked up first where the answer is to come quickly. */
const FIRST_PAIRS = 4;

/** How many pairs of a long term are looked up in a library of so many sections: each is a file to load. */
export function pairsWorthLoading(sections: number): number {
  return SPARE_PAIRS + Math.ceil(Math.log10(sections + 1));
}

/** How a term is looked up. */
export interface LookingUp {
  /** Whether it is the heading that has to hold it. */
  heading?: boolean;
  /** By how many of its pairs. */
  pairs?: number;
  /** Whether to look up a few of these first. */
  quick?: boolean;
}

/** Look up the sections that may hold a folded term. */
export async function findCandidates(
  index: Index,
  term: string,
  { heading = false, pairs = pairsWorthLoading(index.size), quick = false }: LookingUp = {},
): Promise<Candidates> {
  const keys = spread(pairsOf(term), pairs);
  const first = quick ? spread(keys, FIRST_PAIRS) : keys;
  const rest = keys.filter((key) => !first.includes(key));
  const found = { term, bits: fullBits(index.size), exact: isShort(term), heading, rest: first };
  await narrow(index, found);
  return { ...found, rest };
}

/** Leave the candidates that have the rest of the pairs too. */
export async function narrow(index: Index, found: Candidates): Promise<void> {
  const pairs = found.rest.splice(0);
  const lists = await Promise.all(pairs.map((pair) => index.postings(pair, found.heading)));
  for (const list of lists) intersect(found.bits, list);
}
