/** What a query finds beside its results: by other words, and where there is nothing, what comes near. */

import type { Alternative } from "./alternatives";
import {
  type Bits,
  count,
  fullBits,
  has,
  intersect,
  ranksIn,
  remove,
  subtract,
  unite,
} from "./bitset";
import { loadHits } from "./hits";
import { findNear } from "./near";
import type { PreparedQuery } from "./prepare";
import { type Tier, takeFirst } from "./ranking";
import type { Strategy } from "./strategy";
import type { Results } from "./types";

type Related = Results["more"];

/** Nothing beside the results. */
export const NO_RELATED: Related = { total: 0, hits: [] };

/** total: of the results. taken: their ranks, as far as they were asked for. */
export async function findRelated(
  query: PreparedQuery,
  strategy: Strategy,
  total: number,
  taken: readonly number[],
): Promise<Related> {
  const related = await findByAlternatives(query, strategy, taken);
  if (total || related.total) return related;
  const near = await findNear(query);
  const hits = await loadHits(query.index, near, () => ({ match: "near", through: "" }));
  return { total: hits.length, hits };
}

/** The sections in which a topic, a synonym or the pinyin of a word stands in for terms that they do not hold. */
async function findByAlternatives(
  query: PreparedQuery,
  strategy: Strategy,
  taken: readonly number[],
): Promise<Related> {
  const { index, limit, readsForExcluded, lookup } = query;
  const { terms, alternatives, choices } = lookup;
  if (!alternatives.list.some((list) => list.length)) return NO_RELATED;
  const bits = alternativeCandidates(query, strategy, taken);
  const inexact = [...terms, ...alternatives.candidates];
  const unverified = intersect(query.verifier.unverified(inexact), bits);
  const exact = !readsForExcluded && ranksIn(unverified).next().done;
  const whole = !exact && query.mayReadAll(ranksIn(readsForExcluded ? bits : unverified));
  const tier: Tier = {
    candidates: () => query.inOrder(bits),
    filter: async (ranks) =>
      (await query.dropExcluded(ranks)).filter((rank) =>
        terms.every((term, i) => has(term.bits, rank) || standInFor(query, i, rank)),
      ),
  };
  const found = await takeFirst([tier], whole ? Number.POSITIVE_INFINITY : limit, index.size);
  const hits = await loadHits(index, found.slice(0, limit), (rank) => {
    const missing = terms.findIndex(({ bits }) => !has(bits, rank));
    return standInFor(query, missing, rank) ?? { match: "near", through: "" };
  });
  return { total: whole ? found.length : count(choices.filter(bits)), hits };
}

/** The sections that may have each term or what stands in for it, but for those that are, or may be, results. */
function alternativeCandidates(
  { index, lookup }: PreparedQuery,
  { matches }: Strategy,
  taken: readonly number[],
): Bits {
  const { terms, excluded, alternatives, withAncestors } = lookup;
  const bits = fullBits(index.size);
  terms.forEach((term, i) => {
    const either = term.bits.slice();
    for (const other of alternatives.list[i] ?? []) unite(either, other.bits);
    intersect(bits, either);
  });
  subtract(bits, matches.results);
  for (const one of excluded) {
    const closed = withAncestors.get(one);
    if (closed) subtract(bits, closed);
  }
  for (const rank of taken) remove(bits, rank);
  return bits;
}

/** What stands in for a term in a verified section. term: its position. */
function standInFor(query: PreparedQuery, term: number, rank: number): Alternative | undefined {
  return query.lookup.alternatives.list[term]?.find(({ bits }) => has(bits, rank));
}
