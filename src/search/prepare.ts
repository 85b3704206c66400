import { type Alternatives, findAlternatives, NO_ALTERNATIVES } from "./alternatives";
import { type Bits, ranksIn } from "./bitset";
import { type Candidates, findCandidates, pairsWorthLoading, QUERY_PAIRS } from "./candidates";
import { Choices } from "./facets";
import { isShort } from "./grams";
import type { Index } from "./index";
import { lettersOf, type Spell } from "./letters";
import { parseQuery, type Query } from "./query";
import { sectionsCalled } from "./topics";
import type { Tree } from "./tree";
import type { SearchOptions } from "./types";
import { Verifier } from "./verify";

/** What the index tells about a query before any text is read. */
interface Lookup {
  terms: Candidates[];
  excluded: Candidates[];
  /** The terms in headings. This, the next and `called` are for the ranking only. */
  titles: Candidates[];
  /** All terms, and the marks between them, as they stand in the query. */
  phrase: Candidates | undefined;
  /** The sections with a topic that the query names. */
  called: Bits | undefined;
  alternatives: Alternatives;
  /** Of short excluded terms, and of short terms that may meet others: the sections with all above them. */
  withAncestors: ReadonlyMap<Candidates, Bits>;
  choices: Choices;
  /** Loaded only where terms may meet, some are excluded, or the order or the facets need it. */
  tree: Tree | undefined;
  /** Whether the terms are a question's words, and there is nothing else. */
  isFrame: boolean;
}

/** A query, with what the index tells about it and the texts as they are read. */
export class PreparedQuery {
  /** How many hits are asked for. */
  readonly limit: number;
  readonly verifier: Verifier;
  /** Whether texts have to be read to tell which sections hold an excluded term. */
  readonly readsForExcluded: boolean;

  private constructor(
    readonly index: Index,
    readonly options: SearchOptions,
    readonly lookup: Lookup,
    private readonly fewBlocks: number,
  ) {
    const { terms, excluded, titles, phrase, alternatives } = lookup;
    const candidates = [...terms, ...excluded, ...titles, ...alternatives.candidates];
    this.verifier = new Verifier(index, phrase ? [...candidates, phrase] : candidates);
    this.limit = options.limit ?? Number.POSITIVE_INFINITY;
    this.readsForExcluded = excluded.some(({ exact }) => !exact);
  }

  /** spell: called where terms are letters. fewBlocks: sections in no more text blocks than this are all read, whatever
   * the limit. */
  static async of(
    index: Index,
    input: string,
    options: SearchOptions,
    spell: Spell,
    fewBlocks: number,
  ): Promise<PreparedQuery> {
    return new PreparedQuery(index, options, await lookUp(index, input, options, spell), fewBlocks);
  }

  /** Read sections, or sections with all under them, and take them out of the candidates that they do not hold. */
  async verify(ranks: readonly number[], withDescendants: boolean): Promise<void> {
    const { tree } = this.lookup;
    const whole = withDescendants && tree;
    await this.verifier.verify(whole ? ranks.flatMap((rank) => tree.subtree(rank)) : ranks);
  }

  /** Verify sections, for excluded terms with all under them; those that hold no excluded term. */
  async dropExcluded(ranks: readonly number[]): Promise<number[]> {
    await this.verify(ranks, this.readsForExcluded);
    return ranks.filter((rank) => !this.isExcluded(rank));
  }

  /** Of a section verified with all under it: whether one of them holds an excluded term. */
  isExcluded(rank: number): boolean {
    const { excluded, tree } = this.lookup;
    return excluded.some(({ bits }) => tree?.hasDescendantIn(bits, rank));
  }

  /** Whether all these sections may be read, though fewer are asked for. ranks: ascending. */
  mayReadAll(ranks: Iterable<number>): boolean {
    return this.options.limit === undefined || this.index.fitIn(ranks, this.fewBlocks);
  }

  /** Those of some sections that may be read, though fewer are asked for: the first. ranks: ascending. */
  readable(ranks: Iterable<number>): Iterable<number> {
    return this.options.limit === undefined ? ranks : this.index.firstIn(ranks, this.fewBlocks);
  }

  /** The sections of a set that the choices let through, in order, found as they are asked for. */
  inOrder(bits: Bits): Iterable<number> {
    const { choices, tree } = this.lookup;
    const kept = choices.filter(bits);
    return this.options.sort === "order" && tree ? tree.inOrder(kept) : ranksIn(kept);
  }
}

/** Whether hits are to be ranked by how well they match. */
export function isRanked({ sort = "relevance" }: SearchOptions): boolean {
  return sort === "relevance";
}

async function lookUp(
  index: Index,
  input: string,
  options: SearchOptions,
  spell: Spell,
): Promise<Lookup> {
  const asked = await taken(
    index,
    parseQuery(input, (text) => index.fold(text)),
    spell,
  );
  const { terms, excluded, phrase: typed, spelled, isFrame } = asked;
  const pairs = pairsATerm(index, terms);
  const { quick = false } = options;
  const find = (list: string[], heading = false) =>
    Promise.all(list.map((term) => findCandidates(index, term, { heading, pairs, quick })));
  const ranked = isRanked(options);
  const meeting = terms.length > 1;
  const needsTree =
    meeting || excluded.length > 0 || options.sort === "order" || options.facets !== false;
  const holding = find(terms);
  const [held, barred, titles, phrase, alternatives, called, choices, tree] = await Promise.all([
    holding,
    find(excluded),
    find(ranked ? terms : [], true),
    ranked && meeting ? findCandidates(index, typed, { quick }) : undefined,
    quick ? NO_ALTERNATIVES : findAlternatives(index, { terms, spelled }, holding, spell),
    ranked ? sectionsCalled(index, terms) : undefined,
    Choices.of(index, options),
    needsTree ? index.tree() : undefined,
  ]);
  const exact = [...(meeting ? held : []), ...barred].filter(
    ({ exact, writings }) => exact && writings.length === 1,
  );
  const closed = exact.map(
    async (one) => [one, await index.postingsWithAncestors(one.term)] as const,
  );
  const withAncestors = new Map(await Promise.all(closed));
  const matched = { terms: held, excluded: barred, titles, phrase, called, withAncestors };
  return { ...matched, alternatives, choices, tree, isFrame };
}

const PARTS = /[a-zü']{2,}|[^a-zü']+/gu;

/** A query in which terms of characters and letters that no text holds (社区zyfw) are taken apart, where the letters are
 * the pinyin of a word. */
async function taken(index: Index, query: Query, spell: Spell): Promise<Query> {
  const terms = query.terms.map(async (term) => {
    if (!query.mixed.includes(term)) return [term];
    const parts = term.match(PARTS) ?? [];
    const letters = parts.flatMap((part) => lettersOf(part) ?? []);
    const { bits } = await findCandidates(index, term);
    if (!ranksIn(bits).next().done) return [term];
    const words = await Promise.all(letters.map(spell));
    return words.every(({ length }) => length) ? parts : [term];
  });
  return { ...query, terms: Array.from(new Set((await Promise.all(terms)).flat())) };
}

/** How many pairs of each long term are looked up: as many as are worth it, and of all not too many. */
function pairsATerm(index: Index, terms: readonly string[]): number {
  const long = terms.filter((term) => !isShort(term)).length;
  const share = Math.max(1, Math.floor(QUERY_PAIRS / Math.max(1, long)));
  return Math.min(pairsWorthLoading(index.size), share);
}
