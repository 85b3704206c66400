/**
 * The search, in the browser. How a query runs:
 *
 * 1. `query` folds the input and takes it apart into terms and excluded terms.
 * 2. `prepare` looks up the index: the sections that have the pairs of neighbouring characters of a term, in one of the
 *    ways in which it is written (`writings`), are its *candidates* (`candidates`), which for one or two characters is
 *    exact. Topics, synonyms and pinyin (`pinyin`) give more (`alternatives`).
 * 3. A section *matches* if its own lines hold every term, or if the terms meet only in what stands under it. To *verify*
 *    a candidate is to read its text (`verify`), which has to be loaded.
 * 4. `strategy` chooses: ExactSearch verifies all that can change the results; LazySearch, where that would be much
 *    and few hits are wanted, verifies candidates batch by batch as they are shown, and the total is about right.
 * 5. `ranking` takes the first results in tiers: title, topic, phrase, own lines, what stands under.
 * 6. `related` finds what comes in by other words, `facets` counts, `topics` says which topics are named or near.
 *
 * `meant` is loaded where it is needed: it holds `pinyin`, and `near`, for queries that nothing holds.
 *
 * Sections are known by their ranks, short before long; sets of them are bits (`bitset`). `index` loads the files.
 */

import { count } from "./bitset";
import { noCounts } from "./facets";
import { loadHits } from "./hits";
import { Index } from "./index";
import type { Load } from "./loader";
import type * as meant from "./meant";
import { PreparedQuery } from "./prepare";
import { parseQuery, type Query } from "./query";
import { takeFirst, tiersOf } from "./ranking";
import { findRelated, NO_RELATED } from "./related";
import { chooseStrategy, LazySearch } from "./strategy";
import { nearestTopics, topicsNamed } from "./topics";
import type { Hit, Results, SearchOptions } from "./types";

/** Loads what may be meant by a query that no text holds. Rejects where it does not load. */
export type LoadMeant = () => Promise<typeof meant>;

/** Searches an index that is loaded as it is needed. Every method rejects where a file does not load, and may be tried again. */
export class Engine {
  private opening: Promise<Index> | undefined;

  /** fewBlocks: candidates in no more text blocks than this are all verified, whatever the limit. */
  constructor(
    private readonly load: Load,
    private readonly loadMeant: LoadMeant,
    private readonly fewBlocks = 16,
  ) {}

  /** input: as typed. */
  async search(input: string, options: SearchOptions = {}): Promise<Results> {
    const index = await this.open();
    const spell = async (letters: string) => (await this.loadMeant()).wordsSpelled(index, letters);
    const query = await PreparedQuery.of(index, input, options, spell, this.fewBlocks);
    const { choices, alternatives, tree } = query.lookup;
    let strategy = await chooseStrategy(query);
    const offset = options.offset ?? 0;
    const taken = await takeFirst(tiersOf(query, strategy), offset + query.limit, index.size);
    if (strategy instanceof LazySearch) strategy = strategy.update();
    const { exact, matches } = strategy;
    const total = count(choices.filter(matches.results));
    const more = options.quick
      ? NO_RELATED
      : await findRelated(query, strategy, total, taken, async (query) =>
          (await this.loadMeant()).findNear(query),
        );
    const hits = await loadHits(index, taken.slice(offset));
    const counted = options.facets !== false && tree;
    const terms = query.lookup.terms.map(({ term }) => term);
    const topics = nearestTopics(index, terms, alternatives.words);
    const through = more.hits.filter((hit) => hit.through).map((hit) => index.fold(hit.through));
    return {
      total,
      about: !exact,
      ids: hits.map(({ id }) => id),
      facets: counted ? await choices.count(matches.results, tree) : noCounts(),
      hits,
      more,
      named: topicsNamed(index.topics, [...terms, ...through], topics),
      topics,
      terms: query.lookup.terms.flatMap(({ writings }) => writings),
      isFrame: query.lookup.isFrame,
    };
  }

  /** What a query asks for, in words folded as the index has them. */
  async parse(input: string): Promise<Query> {
    const index = await this.open();
    return parseQuery(input, (text) => index.fold(text));
  }

  /** Sections by their ranks; none for what is no rank. */
  async sections(ranks: readonly number[]): Promise<Hit[]> {
    const index = await this.open();
    const known = ranks.filter((rank) => Number.isInteger(rank) && rank >= 0 && rank < index.size);
    return loadHits(index, known);
  }

  /** A section with all that stands under it, in reading order. */
  async subtree(hit: Hit): Promise<Hit[]> {
    const children = hit.children.length ? await this.sections(hit.children) : [];
    const below = await Promise.all(children.map((child) => this.subtree(child)));
    return [hit, ...below.flat()];
  }

  /** All sections of a plan, in reading order; none if there is no such plan. */
  async plan(id: string): Promise<Hit[]> {
    return (await this.search("", { plans: [id], sort: "order", facets: false })).hits;
  }

  /** A section by its id, PLAN/SECTION, with all that stands under it, in reading order; none if there is no such. */
  async template(id: string): Promise<Hit[]> {
    const rank = await (await this.open()).rankOf(id);
    const [hit] = rank === undefined ? [] : await this.sections([rank]);
    return hit ? this.subtree(hit) : [];
  }

  /** The index, with the names of things and the folding. */
  open(): Promise<Index> {
    this.opening ??= Index.open(this.load).catch((error) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }
}
