/** Which topics a query names, and which come near. Words and names are folded, and blanks in them do not count. */

import { type Bits, emptyBits, unite } from "./bitset";
import { distinctPairs } from "./grams";
import type { Index, TopicNames } from "./index";

const NEAREST = 5;

/** The topics of which one of these words is a name. */
export function topicsCalled(
  topics: readonly TopicNames[],
  words: readonly string[],
): TopicNames[] {
  const wanted = new Set(words.map(withoutBlanks));
  return topics.filter(({ names }) => names.some((name) => wanted.has(name)));
}

/** The sections with a topic of which a term, or the whole query, is a name; undefined if there is none such. */
export async function sectionsCalled(
  index: Index,
  terms: readonly string[],
): Promise<Bits | undefined> {
  const topics = topicsCalled(index.topics, [...terms, terms.join("")]);
  if (!topics.length) return undefined;
  const lists = await Promise.all(topics.map(({ id }) => index.postings(`=topic:${id}`)));
  return lists.reduce((bits, list) => unite(bits, list), emptyBits(index.size));
}

/**
 * The ids of the topics that words name in full or, both being longer than a character, in part: the nearest first.
 * nearest: ids, as `nearestTopics` gives them.
 */
export function topicsNamed(
  topics: readonly TopicNames[],
  words: readonly string[],
  nearest: readonly string[],
): string[] {
  const wanted = words.map(withoutBlanks);
  const names = ({ names }: TopicNames) =>
    wanted.some((word) =>
      names.some(
        (name) => name === word || (isPart(name, word) && word.length > 1 && name.length > 1),
      ),
    );
  const named = topics.filter(names).map(({ id }) => id);
  return Array.from(new Set([...nearest.filter((id) => named.includes(id)), ...named]));
}

/**
 * The ids of the topics nearest to a query, which may name none: those of that name, then those of a part of it, then
 * by words they share; last those that a term is the pinyin of. The first of the library if nothing comes near.
 * words: what terms may be the pinyin of.
 */
export function nearestTopics(
  index: Index,
  terms: readonly string[],
  words: readonly string[],
): string[] {
  const { topics } = index;
  const wanted = [...terms, terms.join("")].map(withoutBlanks).filter(Boolean);
  const pairs = distinctPairs(terms);
  const scored = topics.map((topic) => ({ id: topic.id, score: nearness(topic, wanted, pairs) }));
  const near = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const folded = words.map((word) => index.fold(word));
  const ids = new Set([...near, ...topicsCalled(topics, folded)].map(({ id }) => id));
  const best = ids.size ? Array.from(ids) : topics.map(({ id }) => id);
  return best.slice(0, NEAREST);
}

/** 3 if a word is a name, 2 if it is a part of one or has one for a part; else the share of the pairs, 0 to 1. */
function nearness({ names, summary }: TopicNames, wanted: string[], pairs: string[]): number {
  if (names.some((name) => wanted.includes(name))) return 3;
  if (names.some((name) => wanted.some((word) => isPart(name, word)))) return 2;
  const shared = pairs.filter((pair) => [...names, summary].some((text) => text.includes(pair)));
  return pairs.length ? shared.length / pairs.length : 0;
}

/** Whether one of two words is a part of the other. */
function isPart(name: string, word: string): boolean {
  return name.includes(word) || word.includes(name);
}

function withoutBlanks(word: string): string {
  return word.replace(/ /g, "");
}
