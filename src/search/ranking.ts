/** The order of the results by relevance: tiers one after the other, and within each the short before the long. */

import { add, type Bits, emptyBits, has, intersect } from "./bitset";
import { isRanked, type PreparedQuery } from "./prepare";
import type { Strategy } from "./strategy";

/** Candidates are verified in batches: at first as many as are wanted, then ever more. */
const SMALLEST_BATCH = 4;
const LARGEST_BATCH = 1024;

/** A step of the ranking: candidates in order, and how they are verified. */
export interface Tier {
  /** Ranks, found as they are asked for. */
  candidates(): Iterable<number>;
  /** Those of a batch that belong to the tier, in order. */
  filter(ranks: readonly number[]): Promise<number[]>;
}

/**
 * The tiers of a query. The first that takes a section has it. In other orders than that of relevance there is one.
 *
 * 1. Every term is in the heading.
 * 2. The section has a topic that the query names.
 * 3. The terms stand in its own lines right behind one another, as in the query.
 * 4. Its own lines hold every term.
 * 5. The terms meet only in what stands under it.
 */
export function tiersOf(query: PreparedQuery, strategy: Strategy): Tier[] {
  const { terms, titles, phrase, called } = query.lookup;
  const results: Tier = {
    candidates: () => query.inOrder(strategy.candidates),
    filter: (ranks) => strategy.filterResults(ranks),
  };
  if (!isRanked(query.options)) return [results];

  const tiers: Tier[] = [];
  if (terms.length) tiers.push(ownIn(titles.map(({ bits }) => bits)));
  if (called) tiers.push(ownIn([called]));
  if (phrase) tiers.push(ownIn([phrase.bits]));
  tiers.push(ownIn([]));
  if (terms.length > 1) tiers.push(results);
  return tiers;

  /** Those whose own lines hold every term and that are in all these sets, once they are verified. */
  function ownIn(sets: readonly Bits[]): Tier {
    const { own } = strategy.matches;
    return {
      candidates: () => query.inOrder(sets.reduce(intersect, own.slice())),
      filter: async (ranks) =>
        (await strategy.filterOwn(ranks)).filter((rank) => sets.every((bits) => has(bits, rank))),
    };
  }
}

/** The first ranks of the tiers, as many as are wanted. size: of the library, in sections. */
export async function takeFirst(
  tiers: Iterable<Tier>,
  wanted: number,
  size: number,
): Promise<number[]> {
  const taken: number[] = [];
  const done = emptyBits(size);
  for (const tier of tiers) {
    if (taken.length >= wanted) break;
    for (const batch of batches(tier.candidates(), done, wanted - taken.length)) {
      for (const rank of (await tier.filter(batch)).slice(0, wanted - taken.length)) {
        add(done, rank);
        taken.push(rank);
      }
      if (taken.length >= wanted) break;
    }
  }
  return taken;
}

/** Ranks that are not done, in batches that grow. */
function* batches(ranks: Iterable<number>, done: Bits, first: number): Generator<number[]> {
  let size = Math.max(SMALLEST_BATCH, Math.min(first, LARGEST_BATCH));
  let batch: number[] = [];
  for (const rank of ranks) {
    if (has(done, rank)) continue;
    batch.push(rank);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    size = Math.min(2 * size, LARGEST_BATCH);
  }
  yield batch;
}
