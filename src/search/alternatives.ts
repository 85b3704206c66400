import { EXAMPLE_KEY } from "../contract";
import { type Bits, ranksIn } from "./bitset";
import { type Candidates, findCandidates } from "./candidates";
import type { Index } from "./index";
import { topicsCalled } from "./topics";
import type { Match } from "./types";

/** What may stand in for a term. */
export interface Alternative {
  /** The sections that have it, or may have it. */
  bits: Bits;
  match: Match;
  /** The word that stands in, as written. */
  through: string;
}

/** What may stand in for the terms of a query. */
export interface Alternatives {
  /** For each term. */
  list: Alternative[][];
  /** The words among them, to be verified. */
  candidates: Candidates[];
  /** The words that the terms may be the pinyin of. */
  words: string[];
}

/** Nothing stands in. */
export const NO_ALTERNATIVES: Alternatives = { list: [], candidates: [], words: [] };

const PINYIN = /^[a-zü']{2,}$/;
/** How many words a term may be the pinyin of: each is looked up. */
export const WORDS = 16;

/** How many originals of fields may begin with a term. */
export const EXAMPLES = 8;

/** The letters of a term as the index has them: lü is lv, xi'an is xian. */
export function lettersOf(term: string): string | undefined {
  return PINYIN.test(term) ? term.replace(/ü/g, "v").replace(/'/g, "") : undefined;
}

/** What may stand in for the terms (folded): topics of that name, synonyms, words that a term is the pinyin of; for what
 * is in no text, fields of which it was the original, or how that began. held: the sections that may hold each. */
export async function findAlternatives(
  index: Index,
  terms: readonly string[],
  held: Promise<readonly Candidates[]>,
): Promise<Alternatives> {
  const candidates: Candidates[] = [];
  const words: string[] = [];
  const list = terms.map(async (term, i) => {
    const found: Promise<Alternative>[] = [];
    const addTopics = (name: string, match: Match) => {
      for (const { id, title } of topicsCalled(index.topics, [name]))
        found.push(
          index.havingValue("topic", id).then((bits) => ({ bits, match, through: title })),
        );
    };
    const addWord = async (word: string, match: Match): Promise<Alternative> => {
      const one = await findCandidates(index, index.fold(word));
      candidates.push(one);
      return { bits: one.bits, match, through: word };
    };
    addTopics(term, "topic");
    for (const word of synonymsOf(index, term)) found.push(addWord(word, "synonym"));
    const letters = lettersOf(term);
    if (letters) {
      for (const word of (await index.words(letters)).slice(0, WORDS)) {
        words.push(word);
        found.push(addWord(word, "pinyin"));
        addTopics(index.fold(word), "pinyin");
      }
    }
    if (isEmpty((await held)[i]?.bits)) {
      for (const example of (await index.examples(term)).slice(0, EXAMPLES))
        found.push(
          index
            .postings(EXAMPLE_KEY + example)
            .then((bits) => ({ bits, match: "example", through: example })),
        );
    }
    return Promise.all(found);
  });
  return { list: await Promise.all(list), candidates, words };
}

function isEmpty(bits: Bits | undefined): boolean {
  return !bits || Boolean(ranksIn(bits).next().done);
}

function synonymsOf(index: Index, term: string): string[] {
  const words = index.synonyms
    .filter((group) => group.some(([, folded]) => folded === term))
    .flatMap((group) => group.filter(([, folded]) => folded && folded !== term))
    .map(([word]) => word);
  return Array.from(new Set(words));
}
