/** The words by which a hit was found. */

import { distinctPairs } from "../search/grams";
import type { Hit, Match } from "../search/types";
import type { Context } from "./context";

/** The words to highlight in a hit: the terms, and what stood in for one; the pairs that make it come near. Folded. */
export function wordsOf(hit: Hit, terms: string[], context: Context): string[] {
  if (hit.match === "near") return distinctPairs(terms);
  if (!hit.through) return terms;
  return [...terms, context.folding.fold(hit.through)];
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
  exact: "",
  near: "",
};

/** What such a group is called. */
export function groupHeading({ match, through }: WordGroup): string {
  if (match === "near") return "文字相近的范文";
  return `相关：${MATCHES[match]}“${through}”`;
}
