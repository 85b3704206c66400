/** The two ways to tell which sections match: by reading all that matters first, or what is shown only. */

import { type Bits, fullBits, has, intersect, ranksIn, subtract, unite } from "./bitset";
import type { Candidates } from "./candidates";
import type { PreparedQuery } from "./prepare";

/** The sections that match a query, or as long as texts are unread, those that may. */
export interface Matches {
  /** Those whose own lines hold every term. */
  own: Bits;
  /** Those that hold every term with what stands under them. */
  whole: Bits;
  /** The results: `own`, and of `whole` those under which no section is in `whole`. */
  results: Bits;
}

/** How the sections that match are told from those that may. */
export interface Strategy {
  /** Whether `matches` are verified. */
  readonly exact: boolean;
  readonly matches: Matches;
  /** The sections that the results are among. */
  readonly candidates: Bits;
  /** Of sections those whose own lines hold every term. Verifies them. */
  filterOwn(ranks: readonly number[]): Promise<number[]>;
  /** Of sections those that are results. Verifies them with all under them. */
  filterResults(ranks: readonly number[]): Promise<number[]>;
}

/** Read all that can change the results, unless that is much and a few hits are wanted (`limit`), or quickly (`quick`). */
export async function chooseStrategy(query: PreparedQuery): Promise<Strategy> {
  const lazy = new LazySearch(query);
  if (query.options.quick || !query.mayReadAll(lazy.unverified())) return lazy;
  await query.verify(Array.from(lazy.unverified()), false);
  return new ExactSearch(query);
}

/** All sections are verified that can change the results: the matches are known. */
export class ExactSearch implements Strategy {
  readonly exact = true;
  readonly matches: Matches;
  readonly candidates: Bits;

  constructor(private readonly query: PreparedQuery) {
    this.matches = matchesOf(query, true);
    this.candidates = this.matches.results;
  }

  filterOwn(ranks: readonly number[]): Promise<number[]> {
    return this.filter(ranks, this.matches.own);
  }

  filterResults(ranks: readonly number[]): Promise<number[]> {
    return this.filter(ranks, this.matches.results);
  }

  /** The ranking may want to know more of them: whether the title or the phrase is in them. */
  private async filter(ranks: readonly number[], bits: Bits): Promise<number[]> {
    await this.query.verify(ranks, false);
    return ranks.filter((rank) => has(bits, rank));
  }
}

/** Candidates are verified batch by batch, as they are asked for: there may be fewer matches than it says. */
export class LazySearch implements Strategy {
  readonly exact = false;
  readonly matches: Matches;
  readonly candidates: Bits;

  constructor(private readonly query: PreparedQuery) {
    this.matches = matchesOf(query, false);
    this.candidates = this.matches.whole;
  }

  async filterOwn(ranks: readonly number[]): Promise<number[]> {
    return (await this.query.dropExcluded(ranks)).filter((rank) => this.hasTerms(rank));
  }

  async filterResults(ranks: readonly number[]): Promise<number[]> {
    const { query } = this;
    await query.verify(ranks, query.readsForExcluded || query.lookup.terms.length > 1);
    return ranks.filter((rank) => this.isResult(rank));
  }

  /** The sections that have to be verified before the matches are exact, ascending, found as they are asked for. */
  *unverified(): Generator<number> {
    const { terms, excluded, tree } = this.query.lookup;
    const { whole } = this.matches;
    const unverified = this.query.verifier.unverified([...terms, ...excluded]);
    for (const rank of ranksIn(unverified))
      if (tree ? tree.hasAncestorIn(whole, rank) : has(whole, rank)) yield rank;
  }

  /** What is known by what has been read so far. */
  update(): Strategy {
    const done = this.unverified().next().done;
    return done ? new ExactSearch(this.query) : new LazySearch(this.query);
  }

  private hasTerms(rank: number): boolean {
    return this.query.lookup.terms.every(({ bits }) => has(bits, rank));
  }

  private isResult(rank: number): boolean {
    const { terms, tree } = this.query.lookup;
    if (this.query.isExcluded(rank)) return false;
    if (this.hasTerms(rank)) return true;
    if (!tree || terms.length < 2) return false;
    const isWhole = (one: number) =>
      terms.every(({ bits }) => tree.hasDescendantIn(bits, one)) && !this.query.isExcluded(one);
    return isWhole(rank) && !tree.children(rank).some(isWhole);
  }
}

/** exact: whether the candidates of long excluded terms are verified, so that they may be left out. */
function matchesOf({ index, lookup }: PreparedQuery, exact: boolean): Matches {
  const { terms, excluded, withAncestors, tree } = lookup;
  const own = fullBits(index.size);
  for (const { bits } of terms) intersect(own, bits);
  if (!tree) return { own, whole: own, results: own }; // a single term, and none excluded
  const closed = (one: Candidates) => withAncestors.get(one) ?? tree.withAncestors(one.bits);
  const meeting = terms.length > 1;
  const whole = meeting ? fullBits(index.size) : own;
  if (meeting) for (const one of terms) intersect(whole, closed(one));
  for (const one of excluded) {
    if (!one.exact && !exact) continue;
    const barred = closed(one);
    subtract(own, barred);
    subtract(whole, barred);
  }
  const results = meeting ? unite(subtract(whole.slice(), tree.parents(whole)), own) : own;
  return { own, whole, results };
}
