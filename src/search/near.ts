/** What comes near a query that nothing holds: what holds it but for a slip in a word, or else much of its letters. */

import { type Bits, each, emptyBits, fullBits, intersect, ranksIn, unite } from "./bitset";
import { distinctPairs, isShort, spread } from "./grams";
import type { Index } from "./index";
import { type PreparedQuery, QUERY_PAIRS } from "./prepare";
import { type Tier, takeFirst } from "./ranking";

/** How many sections that come near are given. */
const NEAR = 10;
/** Code points of a word in which a slip is looked for. */
export const LONGEST_SLIP = 12;

/** The ranks of the sections that come nearest, the nearest first. */
export async function findNear(query: PreparedQuery): Promise<number[]> {
  const slipped = await findSlips(query);
  return slipped.length ? slipped : findByPairs(query);
}

/** Take the first sections of some that hold no excluded term. */
function take(query: PreparedQuery, ranks: Iterable<number>, holds: (rank: number) => boolean) {
  const tier: Tier = {
    candidates: () => ranks,
    filter: async (batch) => (await query.dropExcluded(batch)).filter(holds),
  };
  return takeFirst([tier], Math.min(NEAR, query.limit), query.index.size);
}

/** The sections that hold every term, but that a character of a longer one is another, is missing or is too many. */
async function findSlips(query: PreparedQuery): Promise<number[]> {
  const { index, lookup } = query;
  const terms = lookup.terms.map(({ term }) => term);
  const long = terms.filter((term) => !isShort(term));
  if (!long.length || long.some((term) => Array.from(term).length > LONGEST_SLIP)) return [];
  const lists = await Promise.all(terms.map((term) => nearly(index, term)));
  const bits = lookup.choices.filter(lists.reduce(intersect, fullBits(index.size)));
  const patterns = long.map(slipPattern);
  const ranks = Array.from(query.readable(ranksIn(bits)));
  await index.loadRows(ranks);
  return take(query, ranks, (rank) => {
    const { text } = index.foldedRow(rank);
    return patterns.every((pattern) => pattern.test(text));
  });
}

/** The sections that may hold a term but for a slip: wherever it is, they have the pairs beside it. */
async function nearly(index: Index, term: string): Promise<Bits> {
  if (isShort(term)) return index.postings(term);
  const characters = Array.from(term);
  const beside = (wrong: number) =>
    [characters.slice(0, wrong), characters.slice(wrong + 1)].flatMap((part) =>
      part.length === 1 ? part : part.slice(1).map((character, i) => part[i] + character),
    );
  const lists = characters.map(async (_, wrong) => {
    const found = await Promise.all(beside(wrong).map((gram) => index.postings(gram)));
    return found.reduce(intersect, fullBits(index.size));
  });
  return (await Promise.all(lists)).reduce(unite, emptyBits(index.size));
}

/** Finds a term in a text in which, or in the term, a character is another, is missing or is too many. */
function slipPattern(term: string): RegExp {
  const characters = Array.from(term, (one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  const ways = characters.flatMap((_, i) => {
    const [before, from, after] = [
      characters.slice(0, i),
      characters.slice(i),
      characters.slice(i + 1),
    ];
    return [`${before.join("")}.?${after.join("")}`, `${before.join("")}.${from.join("")}`];
  });
  return new RegExp(ways.join("|"), "u");
}

/** The sections that have at least half of the pairs of the query; those with most come first. */
async function findByPairs(query: PreparedQuery): Promise<number[]> {
  const { index, lookup } = query;
  const pairs = spread(distinctPairs(lookup.terms.map(({ term }) => term)), QUERY_PAIRS);
  if (!pairs.length) return [];
  const counts = new Uint8Array(index.size);
  for (const list of await Promise.all(pairs.map((pair) => index.postings(pair))))
    each(list, (rank) => (counts[rank] as number)++);
  const near: number[] = [];
  counts.forEach((shared, rank) => {
    if (2 * shared >= pairs.length && lookup.choices.lets(rank)) near.push(rank);
  });
  near.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  return take(query, near, () => true);
}
