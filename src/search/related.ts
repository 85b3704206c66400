/** What a query finds beside its results: by other words, and where there is nothing, what comes near. */

import type { Alternative } from "./alternatives";
import {
  type Bits,
  count,
  emptyBits,
  fullBits,
  has,
  intersect,
  ranksIn,
  remove,
  subtract,
  unite,
} from "./bitset";
import type { Candidates } from "./candidates";
import { loadHits } from "./hits";
import { Grade } from "./letters";
import type { findNear } from "./near";
import { isRanked, type PreparedQuery } from "./prepare";
import { type Tier, takeFirst } from "./ranking";
import type { Strategy } from "./strategy";
import type { Results } from "./types";

type Related = Results["more"];

/** Nothing beside the results. */
export const NO_RELATED: Related = { total: 0, hits: [] };

/** total: of the results. taken: their ranks, as far as they were asked for. nearest: called where there is nothing. */
export async function findRelated(
  query: PreparedQuery,
  strategy: Strategy,
  total: number,
  taken: readonly number[],
  nearest: typeof findNear,
): Promise<Related> {
  const related = await findByAlternatives(query, strategy, taken);
  if (total || related.total) return related;
  const near = await nearest(query);
  const words = new Map(near.map(({ rank, through }) => [rank, through]));
  const hits = await loadHits(query.index, Array.from(words.keys()), (rank) => ({
    match: "near",
    through: words.get(rank) ?? "",
  }));
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
  const tiers = isRanked(query.options) ? tiersOf(query, bits) : [tierOf(query, bits, STANDING_IN)];
  const found = await takeFirst(tiers, whole ? Number.POSITIVE_INFINITY : limit, index.size);
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
  const { terms, excluded, alternatives, withAncestors, tree } = lookup;
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
    else if (one.exact && tree) subtract(bits, tree.withAncestors(one.bits));
  }
  for (const rank of taken) remove(bits, rank);
  return bits;
}

/** Which sections a step of the ranking takes: those that hold a term, or by this what stands in for it. */
type Standing = (other: Alternative, place: number) => Bits | undefined;

const TITLED: Standing = ({ titles }) => titles;
const STANDING_IN: Standing = ({ bits }) => bits;

/** The steps in which they come: what is surely meant before what may be; of that the sections that have it in their
 * heading, then those that hold it, then those on the topic of that name; and the likelier word before others. bits: where all of them are among. */
function* tiersOf(query: PreparedQuery, bits: Bits): Generator<Tier> {
  const { list } = query.lookup.alternatives;
  const most = Math.max(...list.map(({ length }) => length));
  for (const grade of Object.values(Grade)) {
    const isOf = (place: number) => list.some((others) => others[place]?.grade === grade);
    const places = Array.from({ length: most }, (_, place) => place).filter(isOf);
    const literal: Standing = (other) => (isTopic(query, other) ? undefined : other.bits);
    for (const way of [TITLED, literal, STANDING_IN])
      for (const last of places)
        yield tierOf(query, bits, (other, place) => {
          if (other.grade < grade) return other.bits;
          return other.grade === grade && place <= last ? way(other, place) : undefined;
        });
  }
}

/** Whether it is a topic that stands in: its sections need not hold the word. */
function isTopic({ index }: PreparedQuery, { match, through }: Alternative): boolean {
  return (
    match === "topic" || (match === "pinyin" && index.topics.some((one) => one.title === through))
  );
}

/** bits: the sections that may belong to it. */
function tierOf(query: PreparedQuery, bits: Bits, way: Standing): Tier {
  const { terms, alternatives } = query.lookup;
  const sets = (term: Candidates, i: number) => [
    term.bits,
    ...(alternatives.list[i] ?? []).flatMap((other, place) => way(other, place) ?? []),
  ];
  return {
    candidates: () => {
      const may = bits.slice();
      terms.forEach((term, i) => {
        intersect(may, sets(term, i).reduce(unite, emptyBits(query.index.size)));
      });
      return query.inOrder(may);
    },
    filter: async (ranks) =>
      (await query.dropExcluded(ranks)).filter((rank) =>
        terms.every((term, i) => sets(term, i).some((set) => has(set, rank))),
      ),
  };
}

/** What stands in for a term in a verified section. term: its position. */
function standInFor(query: PreparedQuery, term: number, rank: number): Alternative | undefined {
  return query.lookup.alternatives.list[term]?.find(({ bits }) => has(bits, rank));
}
