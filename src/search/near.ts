/** What comes near a query that nothing holds: what holds it but for a slip in a word, or else much of its letters. */

import {
  add,
  type Bits,
  count,
  each,
  emptyBits,
  fullBits,
  intersect,
  ranksIn,
  unite,
} from "./bitset";
import { QUERY_PAIRS } from "./candidates";
import { distinctPairs, isShort, pairsOf, spread } from "./grams";
import type { Index } from "./index";
import type { PreparedQuery } from "./prepare";
import { type Tier, takeFirst } from "./ranking";
import { type Alike, Slip, type Slipped, slippedWord, swappedOf } from "./slips";

/** How many sections that come near are given. */
const NEAR = 10;
/** Code points of a word in which a slip is looked for. */
export const LONGEST_SLIP = 12;
/** The least code points of a part of a term that stands for it, and of how many code points one has to be. */
const PART = 3;
const PART_OF = 5;
/** Code points of a term in which parts are looked for. */
const LONGEST_WHOLE = 30;
/** What a part neither begins nor ends with, as it would only seem longer; and what it does not begin with. */
const JOINTS = "的了和与及在是";
const BEHIND = `${JOINTS}年度月日%`;
/** How many characters are tried in the place of another where each is a file to load. */
const TRIED = 16;

/** A section that comes near. through: the words that were meant, if that is known. */
export interface Near {
  rank: number;
  through: string;
}

/** The sections that come nearest, the nearest first. */
export async function findNear(query: PreparedQuery): Promise<Near[]> {
  const { index, lookup } = query;
  if (lookup.isFrame) return [];
  const slipped = await findSlips(query);
  if (slipped[0]?.slip === Slip.alike) return slipped;
  const terms = lookup.terms.map(({ term }) => term);
  const mended = await Promise.all(terms.map((term) => mend(index, term)));
  const isMended = mended.some((term, i) => term !== terms[i]);
  if (slipped.length && !isMended) return slipped;
  const held = await findByParts(query, mended);
  if (held.isMost && !isMended) return held.found;
  const ranks = await findByPairs(query, mended);
  if (ranks.length)
    return ranks.map((rank) => ({ rank, through: isMended ? mended.join(" ") : "" }));
  return slipped.length ? slipped : held.found;
}

/** A section that holds every term but for slips. slip: the worst of them. words: as the section has them. */
interface Found extends Near {
  slip: Slip;
  inTitle: boolean;
}

/** The sections that hold every term, but that a character of a longer one is another, is missing or is too many, or two
 * have changed places: of all slips the likeliest. The words that most have come first, and these in headings. */
async function findSlips(query: PreparedQuery): Promise<Found[]> {
  const { index, lookup } = query;
  const terms = lookup.terms.map(({ term }) => term);
  const long = terms.filter((term) => !isShort(term));
  if (!long.length || long.some((term) => Array.from(term).length > LONGEST_SLIP)) return [];
  const lists = await Promise.all(terms.map((term) => nearly(index, term)));
  const bits = lookup.choices.filter(lists.reduce(intersect, fullBits(index.size)));
  const ranks = await query.dropExcluded(Array.from(query.readable(ranksIn(bits))));
  if (!ranks.length) return [];
  await index.loadRows(ranks);
  const alike = await index.alike();
  const found = ranks.flatMap((rank) => slippedIn(index, rank, terms, alike) ?? []);
  const likeliest = Math.min(...found.map(({ slip }) => slip));
  const likely = found.filter(({ slip }) => slip === likeliest);
  const totals = new Map<string, number>();
  for (const { through } of likely) totals.set(through, (totals.get(through) ?? 0) + 1);
  const total = ({ through }: Found) => totals.get(through) ?? 0;
  likely.sort(
    (a, b) => total(b) - total(a) || Number(b.inTitle) - Number(a.inTitle) || a.rank - b.rank,
  );
  return likely.slice(0, Math.min(NEAR, query.limit));
}

/** What a section that is loaded has in the place of terms; undefined where it has not all of them. */
function slippedIn(
  index: Index,
  rank: number,
  terms: readonly string[],
  alike: Alike,
): Found | undefined {
  const { heading, text } = index.foldedRow(rank);
  const words = terms.map((term): Slipped | undefined => {
    if (text.includes(term)) return { word: term, slip: Slip.none };
    return isShort(term) ? undefined : slippedWord(text, term, alike);
  });
  if (words.includes(undefined)) return undefined;
  const slips = words as Slipped[];
  return {
    rank,
    through: slips.map(({ word }) => word).join(" "),
    slip: Math.max(...slips.map(({ slip }) => slip)) as Slip,
    inTitle: slips.every(({ word }) => heading.includes(word)),
  };
}

/** The sections that may hold a term but for a slip: wherever it is, they have the pairs beside it. */
async function nearly(index: Index, term: string): Promise<Bits> {
  if (isShort(term)) return index.postings(term);
  const characters = Array.from(term);
  const beside = (wrong: number) =>
    [characters.slice(0, wrong), characters.slice(wrong + 1)].flatMap((part) =>
      part.length === 1 ? part : part.slice(1).map((character, i) => part[i] + character),
    );
  const ways = [...characters.map((_, wrong) => beside(wrong)), ...swappedOf(term).map(pairsOf)];
  const lists = ways.map(async (grams) => {
    const found = await Promise.all(grams.map((gram) => index.postings(gram)));
    return found.reduce(intersect, fullBits(index.size));
  });
  return (await Promise.all(lists)).reduce(unite, emptyBits(index.size));
}

/** A term with the character in the place of another that sounds or looks like it which makes most of its pairs known to
 * the library, those that most sections have, and leaves none unknown that was known; the term itself where none does. */
async function mend(index: Index, term: string): Promise<string> {
  const characters = Array.from(term);
  if (characters.length < 2 || characters.length > LONGEST_SLIP) return term;
  const total = async (pair: string) => count(await index.postings(pair));
  const totals = await Promise.all(
    characters.slice(1).map((character, i) => total((characters[i] as string) + character)),
  );
  const missing = (at: number) => [at - 1, at].filter((pair) => totals[pair] === 0).length;
  const most = Math.max(...characters.map((_, at) => missing(at)));
  if (!most) return term;
  const alike = await index.alike();
  let best = { term, gain: 0, held: 0 };
  for (const [at, wrong] of characters.entries()) {
    if (missing(at) < most) continue;
    const others = alike.get(wrong) ?? [];
    const [before, after] = [characters[at - 1], characters[at + 1]];
    for (const other of before ? others : others.slice(0, TRIED)) {
      const first = before ? await total(before + other) : 0;
      if (before && !first) continue;
      const second = after ? await total(other + after) : 0;
      if (totals[at] && !second) continue;
      const gain = Number(first > 0) + Number(second > 0);
      if (gain < best.gain || (gain === best.gain && first + second <= best.held)) continue;
      const mended = [...characters.slice(0, at), other, ...characters.slice(at + 1)].join("");
      best = { term: mended, gain, held: first + second };
    }
  }
  return best.term;
}

/** The sections that hold the longest part of each of some terms, 志愿服务 of 2027年志愿服务工作方案; first those that have
 * them in their headings. isMost: whether the parts are half of the terms, or more. */
async function findByParts(
  query: PreparedQuery,
  terms: readonly string[],
): Promise<{ found: Near[]; isMost: boolean }> {
  const parts = await Promise.all(terms.map((term) => longestPart(query, term)));
  const bits = query.lookup.choices.filter(
    parts.map((part) => part.bits).reduce(intersect, fullBits(query.index.size)),
  );
  const through = parts.map((part) => part.text).join(" ");
  const holding = Array.from(query.readable(ranksIn(bits)));
  await query.index.loadRows(holding);
  const inTitle = (rank: number) => {
    const { heading } = query.index.foldedRow(rank);
    return Number(parts.every(({ text }) => heading.includes(text)));
  };
  holding.sort((a, b) => inTitle(b) - inTitle(a) || a - b);
  const tier: Tier = {
    candidates: () => holding,
    filter: (batch) => query.dropExcluded(batch),
  };
  const ranks = await takeFirst([tier], Math.min(NEAR, query.limit), query.index.size);
  const length = (texts: readonly string[]) => Array.from(texts.join("")).length;
  const isMost = ranks.length > 0 && 2 * length(parts.map((part) => part.text)) >= length(terms);
  return { found: ranks.map((rank) => ({ rank, through })), isMost };
}

/** A part of a term, and the sections whose own text holds it: none where it has no part that is long enough. */
interface Part {
  text: string;
  bits: Bits;
}

/** The longest part of a term that a section holds; of several the first. A short term is its own part. */
async function longestPart(query: PreparedQuery, term: string): Promise<Part> {
  const { index } = query;
  if (isShort(term)) return { text: term, bits: await index.postings(term) };
  const characters = Array.from(term).slice(0, LONGEST_WHOLE);
  const pairs = characters.slice(1).map((second, i) => index.postings(characters[i] + second));
  const lists = await Promise.all(pairs);
  const least = Math.max(PART, Math.ceil(characters.length / PART_OF));
  for (let length = characters.length; length >= least; length--)
    for (let start = 0; start + length <= characters.length; start++) {
      const part = characters.slice(start, start + length);
      if (BEHIND.includes(part[0] as string) || JOINTS.includes(part[length - 1] as string))
        continue;
      const having = lists.slice(start, start + length - 1);
      const may = having.reduce(intersect, fullBits(index.size));
      const text = part.join("");
      const bits = count(may) ? await holding(query, text, may) : may;
      if (count(bits)) return { text, bits };
    }
  return { text: "", bits: emptyBits(index.size) };
}

/** Those of some sections whose own text holds a text, as far as they may be read. */
async function holding(query: PreparedQuery, text: string, may: Bits): Promise<Bits> {
  const { index } = query;
  const ranks = Array.from(query.readable(ranksIn(may)));
  await index.loadRows(ranks);
  const bits = emptyBits(index.size);
  for (const rank of ranks) if (index.foldedRow(rank).text.includes(text)) add(bits, rank);
  return bits;
}

/** The sections that have at least half of the pairs of some terms; those with most come first. */
async function findByPairs(query: PreparedQuery, terms: readonly string[]): Promise<number[]> {
  const { index, lookup } = query;
  const pairs = spread(distinctPairs(terms), QUERY_PAIRS);
  if (!pairs.length) return [];
  const counts = new Uint8Array(index.size);
  for (const list of await Promise.all(pairs.map((pair) => index.postings(pair))))
    each(list, (rank) => (counts[rank] as number)++);
  const near: number[] = [];
  counts.forEach((shared, rank) => {
    if (2 * shared >= pairs.length && lookup.choices.lets(rank)) near.push(rank);
  });
  near.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const tier: Tier = { candidates: () => near, filter: (batch) => query.dropExcluded(batch) };
  return takeFirst([tier], Math.min(NEAR, query.limit), index.size);
}
