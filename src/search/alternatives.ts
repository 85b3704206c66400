import { EXAMPLE_KEY } from "../contract";
import { type Bits, emptyBits, ranksIn } from "./bitset";
import { blankOf } from "./blanks";
import { type Candidates, findCandidates } from "./candidates";
import type { Index } from "./index";
import { Grade, isSyllable, lettersOf, type Spell, type Spelled } from "./letters";
import type { Query } from "./query";
import { topicsCalled } from "./topics";
import type { Match } from "./types";

/** What may stand in for a term. */
export interface Alternative {
  /** The sections that have it, or may have it. */
  bits: Bits;
  /** Those of them that have it in their heading. */
  titles: Bits;
  match: Match;
  /** How sure it is that this is meant. */
  grade: Grade;
  /** The word that stands in, as written. */
  through: string;
}

/** What may stand in for the terms of a query. */
export interface Alternatives {
  /** For each term, the surest first. */
  list: Alternative[][];
  /** The words among them, to be verified. */
  candidates: Candidates[];
  /** The words that the terms may be the pinyin of. */
  words: string[];
}

/** Nothing stands in. */
export const NO_ALTERNATIVES: Alternatives = { list: [], candidates: [], words: [] };

/** How many originals of fields may begin with a term. */
export const EXAMPLES = 8;

/** What may stand in for the terms of a query: topics of that name, synonyms, words that a term, or several together, are
 * the pinyin of; what is left open where a term says a year or a number; for what is in no text, fields of which it was
 * the original, or how that began. held: the sections that may hold each term. */
export async function findAlternatives(
  index: Index,
  { terms, spelled }: Pick<Query, "terms" | "spelled">,
  held: Promise<readonly Candidates[]>,
  spell: Spell,
): Promise<Alternatives> {
  const finder = new Finder(index, spell);
  const together = new Map<string, Alternative[]>();
  for (const run of spelled) {
    const words = await spell(lettersOf(run.letters) ?? "");
    const found = words.length ? await finder.spelled(words) : [];
    for (const term of run.terms) together.set(term, found);
  }
  const list = terms.map(async (term, i) => {
    const joined = together.get(term) ?? [];
    if (joined.length && isSyllable(term)) return joined;
    const isHeld = !isEmpty((await held)[i]?.bits);
    const found = [...joined, ...(await finder.of(term, isHeld))];
    return found.sort((a, b) => a.grade - b.grade);
  });
  return { list: await Promise.all(list), candidates: finder.candidates, words: finder.words };
}

class Finder {
  readonly candidates: Candidates[] = [];
  readonly words: string[] = [];

  constructor(
    private readonly index: Index,
    private readonly spell: Spell,
  ) {}

  /** What may stand in for a term. isHeld: whether there may be texts that hold it. */
  async of(term: string, isHeld: boolean): Promise<Alternative[]> {
    const { index } = this;
    const letters = lettersOf(term);
    const blank = blankOf(term);
    const lists = await Promise.all([
      this.topics(term, "topic"),
      Promise.all(synonymsOf(index, term).map((word) => this.word(word, "synonym"))),
      blank ? [await this.word(blank, "blank", letters ? Grade.beginning : Grade.whole)] : [],
      letters ? this.spelled(await this.spell(letters)) : [],
      isHeld ? [] : this.examples(term),
    ]);
    return lists.flat();
  }

  /** Words with the topics of that name. */
  async spelled(words: readonly Spelled[]): Promise<Alternative[]> {
    const lists = words.map(async ({ word, grade }) => {
      this.words.push(word);
      const [held, topics] = await Promise.all([
        this.word(word, "pinyin", grade),
        this.topics(this.index.fold(word), "pinyin", grade),
      ]);
      return [held, ...topics];
    });
    return (await Promise.all(lists)).flat();
  }

  private topics(name: string, match: Match, grade: Grade = Grade.whole): Promise<Alternative[]> {
    const { index } = this;
    const titles = emptyBits(index.size);
    const found = topicsCalled(index.topics, [name]).map(async ({ id, title }) => {
      const bits = await index.havingValue("topic", id);
      return { bits, titles, match, grade, through: title };
    });
    return Promise.all(found);
  }

  private async word(word: string, match: Match, grade: Grade = Grade.whole): Promise<Alternative> {
    const folded = this.index.fold(word);
    const [own, heading] = await Promise.all(
      [false, true].map((heading) => findCandidates(this.index, folded, { heading })),
    );
    const { bits } = own as Candidates;
    const titles = (heading as Candidates).bits;
    this.candidates.push(own as Candidates, heading as Candidates);
    return { bits, titles, match, grade, through: word };
  }

  private async examples(term: string): Promise<Alternative[]> {
    const { index } = this;
    const titles = emptyBits(index.size);
    const found = (await index.examples(term)).slice(0, EXAMPLES).map(async (through) => {
      const bits = await index.postings(EXAMPLE_KEY + through);
      return { bits, titles, match: "example" as const, grade: Grade.whole, through };
    });
    return Promise.all(found);
  }
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
