/** The words by which a hit was found. */

import { distinctPairs } from "../search/grams";
import type { Hit, Match } from "../search/types";
import type { Context } from "./context";

/** The words to highlight in a hit: the terms, and what stood in for one; the pairs that make it come near. Folded. */
export function wordsOf(hit: Hit, terms: string[], context: Context): string[] {
  const { folding, writingsOf } = context;
  if (hit.match === "near" && !hit.through) return distinctPairs(terms);
  if (hit.match === "near")
    return hit.through.split(" ").flatMap((word) => piecesOf(word, hit, context));
  return hit.through ? [...terms, ...writingsOf(folding.fold(hit.through))] : terms;
}

/** A word that a hit holds, or else its pairs. */
function piecesOf(word: string, hit: Hit, context: Context): string[] {
  const lines = [hit.title, ...hit.lines].map((line) => context.folding.fold(line));
  return lines.some((line) => line.includes(word)) ? [word] : distinctPairs([word]);
}

/** The words by which hits have come in in one way, each once. */
export function distinctWords(hits: readonly Hit[], way: Match): string[] {
  const words = hits.filter(({ match }) => match === way).map(({ through }) => through);
  return Array.from(new Set(words));
}

/** Hits that have come in by the same word. */
export interface WordGroup {
  match: Match;
  through: string;
  hits: Hit[];
}

/** Hits by the word that they have come in by, in the order of the first of each. */
export function groupByWord(hits: readonly Hit[]): WordGroup[] {
  const groups = new Map<string, WordGroup>();
  for (const hit of hits) {
    const { match, through } = hit;
    const key = `${match} ${through}`;
    const group = groups.get(key) ?? { match, through, hits: [] };
    group.hits.push(hit);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const MATCHES: Record<Match, string> = {
  topic: "主题",
  synonym: "近义词",
  pinyin: "拼音",
  example: "填空项原文",
  blank: "填空处",
  exact: "",
  near: "",
};

/** What such a group is called. */
export function groupHeading({ match, through }: WordGroup): string {
  if (match === "near") return through ? `也许要找“${through}”` : "文字相近的范文";
  return `相关：${MATCHES[match]}“${through}”`;
}
