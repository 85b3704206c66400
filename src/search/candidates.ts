import { type Bits, emptyBits, fullBits, intersect, unite } from "./bitset";
import { isShort, pairsOf, spread } from "./grams";
import type { Index } from "./index";
import { writingsOf } from "./writings";

/** The sections that may hold a term, whichever way it is written: they have all pairs of that which were looked up. */
export interface Candidates {
  /** Folded. */
  term: string;
  /** The term, and how else it is written. */
  writings: readonly string[];
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
/** How many pairs of all its terms a query looks up, about. */
export const QUERY_PAIRS = 24;
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
  const writings = Array.from(new Set(writingsOf(term).map((writing) => index.fold(writing))));
  const exact = writings.every(isShort);
  const about = { term, writings, exact, heading };
  if (writings.length > 1) {
    const list = writings.map((one) => having(index, spread(pairsOf(one), pairs), heading));
    const bits = (await Promise.all(list)).reduce(unite, emptyBits(index.size));
    return { ...about, bits, rest: [] };
  }
  const keys = spread(pairsOf(term), pairs);
  const first = quick ? spread(keys, FIRST_PAIRS) : keys;
  const rest = keys.filter((key) => !first.includes(key));
  return { ...about, bits: await having(index, first, heading), rest };
}

/** The sections that have all of some keys. */
async function having(index: Index, keys: readonly string[], heading: boolean): Promise<Bits> {
  const lists = await Promise.all(keys.map((key) => index.postings(key, heading)));
  return lists.reduce(intersect, fullBits(index.size));
}

/** Leave the candidates that have the rest of the pairs too. */
export async function narrow(index: Index, found: Candidates): Promise<void> {
  intersect(found.bits, await having(index, found.rest.splice(0), found.heading));
}
