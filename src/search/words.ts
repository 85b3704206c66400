import type { Bits } from "./bitset";
import { pairsOf } from "./grams";
import type { Index, TopicNames } from "./index";
import type { Match } from "./types";
import { type Probe, probe } from "./verify";

/** What may stand in for a term. */
export interface Alternative {
  bits: Bits;
  match: Match;
  /** The word that stands in. */
  through: string;
}

export interface Alternatives {
  /** For each term. */
  list: Alternative[][];
  /** To be verified. */
  probes: Probe[];
  /** The words that the terms may be the pinyin of. */
  words: string[];
}

export const NO_ALTERNATIVES: Alternatives = { list: [], probes: [], words: [] };

const PINYIN = /^[a-z]{2,}$/;
const WORDS = 32;
const TOPICS = 5;

/** What may stand in for the terms: topics of that name, synonyms, words that a term is the pinyin of. */
export async function findAlternatives(
  index: Index,
  terms: readonly string[],
): Promise<Alternatives> {
  const probes: Probe[] = [];
  const words: string[] = [];
  const list = terms.map(async (term) => {
    const found: Promise<Alternative>[] = [];
    const addTopics = (name: string, match: Match) => {
      for (const { id, title } of topicsNamed(index.topics, [name]))
        found.push(index.list(`=topic:${id}`).then((bits) => ({ bits, match, through: title })));
    };
    const addWord = async (word: string, match: Match): Promise<Alternative> => {
      const one = await probe(index, index.fold(word));
      probes.push(one);
      return { bits: one.bits, match, through: word };
    };
    addTopics(term, "topic");
    for (const word of synonymsOf(index, term)) found.push(addWord(word, "synonym"));
    if (PINYIN.test(term)) {
      for (const word of (await index.words(term)).slice(0, WORDS)) {
        words.push(word);
        found.push(addWord(word, "pinyin"));
        addTopics(index.fold(word), "pinyin");
      }
    }
    return Promise.all(found);
  });
  return { list: await Promise.all(list), probes, words };
}

function synonymsOf(index: Index, term: string): string[] {
  const words = index.synonyms
    .filter((group) => group.some(([, folded]) => folded === term))
    .flatMap((group) => group.filter(([, folded]) => folded && folded !== term))
    .map(([word]) => word);
  return Array.from(new Set(words));
}

/** The topics that have one of these names (folded), blanks aside. */
export function topicsNamed(topics: readonly TopicNames[], names: readonly string[]): TopicNames[] {
  const wanted = new Set(names.map((name) => name.replace(/ /g, "")));
  return topics.filter((topic) => topic.names.some((name) => wanted.has(name)));
}

/** The topics nearest to a query: of that name, then containing or contained, of like words, of that pinyin. */
export function nearestTopics(index: Index, terms: readonly string[], words: string[]): string[] {
  const { topics } = index;
  const names = [...terms, terms.join("")].map((term) => term.replace(/ /g, "")).filter(Boolean);
  const pairs = distinctPairs(terms);
  const scored = topics.map((topic) => ({ id: topic.id, score: nearness(topic, names, pairs) }));
  const near = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const pinyin = topicsNamed(
    topics,
    words.map((word) => index.fold(word)),
  );
  const ids = new Set([...near, ...pinyin].map(({ id }) => id));
  const best = ids.size ? Array.from(ids) : topics.map(({ id }) => id);
  return best.slice(0, TOPICS);
}

/** 3 for the name itself, 2 for a part of it or more than it; else the share of the pairs, 0 to 1. */
function nearness({ names, summary }: TopicNames, wanted: string[], pairs: string[]): number {
  if (names.some((name) => wanted.includes(name))) return 3;
  const touches = (name: string, term: string) => name.includes(term) || term.includes(name);
  if (names.some((name) => wanted.some((term) => touches(name, term)))) return 2;
  const shared = pairs.filter((pair) => [...names, summary].some((text) => text.includes(pair)));
  return pairs.length ? shared.length / pairs.length : 0;
}

/** The pairs of all the terms, each once. */
export function distinctPairs(terms: readonly string[]): string[] {
  const pairs = terms.flatMap(pairsOf).filter((pair) => Array.from(pair).length === 2);
  return Array.from(new Set(pairs));
}
