/** What a section is about, by the names of the library's topics. */

import type { TopicData } from "../../contract";

const IN_TITLE = 9; // of a name in the title, beside one in the text
const MOST_IN_TEXT = 2;
const NEXT_SHARE = 0.55; // of the best score that a second topic must reach

/** One topic or two, the likelier first, by their ids; none where no name is said. */
export function topicsFor(title: string, text: string, topics: readonly TopicData[]): string[] {
  const scored = topics.map(({ id, title: name, aliases }) => {
    const names = new Set([name, ...aliases]);
    const score = Array.from(names).reduce((sum, word) => {
      const found = IN_TITLE * count(title, word) + Math.min(MOST_IN_TEXT, count(text, word));
      return sum + (word.length - 1) * Math.sqrt(found);
    }, 0);
    return { id, score };
  });
  const ranked = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? 0;
  return ranked.slice(0, 2).flatMap(({ id, score }) => (score >= best * NEXT_SHARE ? id : []));
}

function count(text: string, word: string): number {
  return word ? text.split(word).length - 1 : 0;
}
