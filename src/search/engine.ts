import type { Row } from "../contract";
import {
  add,
  type Bits,
  count,
  each,
  emptyBits,
  fullBits,
  has,
  intersect,
  ranksIn,
  remove,
  subtract,
  unite,
} from "./bitset";
import { Choices, noCounts } from "./facets";
import { isShort, spread } from "./grams";
import { Index } from "./index";
import type { Load } from "./loader";
import { parseQuery } from "./query";
import type { Tree } from "./tree";
import type { Hit, Match, Results, SearchOptions } from "./types";
import { type Probe, pairsWorthLoading, probe, Verifier } from "./verify";
import {
  type Alternative,
  type Alternatives,
  distinctPairs,
  findAlternatives,
  NO_ALTERNATIVES,
  nearestTopics,
  topicsNamed,
} from "./words";

/** How many pairs of all its terms a query looks up, about. */
const QUERY_PAIRS = 24;
/** Candidates are visited in batches: at first as many as are wanted, then ever more. */
const SMALLEST_BATCH = 4;
const LARGEST_BATCH = 1024;
const NEAR = 10;
const NO_MORE: Results["more"] = { total: 0, hits: [] };

export class Engine {
  private opening: Promise<Index> | undefined;

  /** fewBlocks: candidates in no more text blocks than this are all verified, whatever the limit. */
  constructor(
    private readonly load: Load,
    private readonly fewBlocks = 32,
  ) {}

  async search(query: string, options: SearchOptions = {}): Promise<Results> {
    const search = await Search.prepare(await this.open(), query, options, this.fewBlocks);
    return search.run();
  }

  /** Sections by their ranks. */
  async sections(ranks: readonly number[]): Promise<Hit[]> {
    const index = await this.open();
    await index.loadRows(ranks);
    return ranks.map((rank) => hitOf(index.row(rank), rank));
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

/** Sections by how they hold the terms: candidates, or exact once all that matters is visited. */
interface Holders {
  /** Those whose own lines hold every term. */
  own: Bits;
  /** Those that hold every term with what stands under them. */
  all: Bits;
  /** `own`, and of `all` those under which no section is in `all`. */
  results: Bits;
}

/** A stage of the ranking: candidates in order, and the test that they have to pass once visited. */
interface Tier {
  candidates: () => Iterable<number>;
  accepts: (rank: number) => boolean;
  /** Whether what stands under a candidate has to be visited too. */
  deep: boolean;
}

interface Parts {
  terms: Probe[];
  excluded: Probe[];
  titles: Probe[];
  phrase: Probe | undefined;
  alternatives: Alternatives;
  /** Of the exact terms, and the exact excluded ones, in the tree: the sections that hold them. */
  lifted: Map<Probe, Bits>;
  /** The sections with the topics that the query names. */
  named: Bits | undefined;
  choices: Choices;
  tree: Tree | undefined;
}

/** One search. */
class Search {
  private readonly verifier: Verifier;
  private readonly limit: number;
  /** Whether whatever can change the results is verified. */
  private settled = false;
  private holders: Holders;

  private constructor(
    private readonly index: Index,
    private readonly options: SearchOptions,
    private readonly parts: Parts,
    private readonly fewBlocks: number,
  ) {
    const { terms, excluded, titles, phrase, alternatives } = parts;
    const probes = [...terms, ...excluded, ...titles, ...alternatives.probes];
    this.verifier = new Verifier(index, phrase ? [...probes, phrase] : probes);
    this.limit = options.limit ?? Number.POSITIVE_INFINITY;
    this.holders = this.hold();
  }

  static async prepare(
    index: Index,
    input: string,
    options: SearchOptions,
    fewBlocks: number,
  ): Promise<Search> {
    const { terms, excluded } = parseQuery(input, (text) => index.fold(text));
    const long = terms.filter((term) => !isShort(term)).length;
    const share = Math.max(1, Math.floor(QUERY_PAIRS / Math.max(1, long)));
    const pairs = Math.min(pairsWorthLoading(index.size), share);
    const probes = (list: string[], heading = false) =>
      Promise.all(list.map((term) => probe(index, term, heading, pairs)));
    const ranked = (options.sort ?? "relevance") === "relevance";
    const needsTree =
      terms.length > 1 ||
      excluded.length > 0 ||
      options.sort === "order" ||
      options.facets !== false;
    const [held, barred, titles, phrase, alternatives, named, choices, tree] = await Promise.all([
      probes(terms),
      probes(excluded),
      probes(ranked ? terms : [], true),
      ranked && terms.length > 1 ? probe(index, terms.join("")) : undefined,
      options.quick ? NO_ALTERNATIVES : findAlternatives(index, terms),
      ranked ? listNamed(index, terms) : undefined,
      Choices.of(index, options),
      needsTree ? index.tree() : undefined,
    ]);
    const lifted = new Map<Probe, Bits>();
    const lift = async (one: Probe) => lifted.set(one, await index.lifted(one.term));
    const short = [...(terms.length > 1 ? held : []), ...barred].filter(({ exact }) => exact);
    await Promise.all(short.map(lift));
    const parts = { lifted, terms: held, excluded: barred, titles, phrase, alternatives, named };
    return new Search(index, options, { ...parts, choices, tree }, fewBlocks);
  }

  async run(): Promise<Results> {
    const { index, options, parts } = this;
    const { choices, alternatives, tree } = parts;
    if (!options.quick) await this.settle();
    const offset = options.offset ?? 0;
    const taken = await this.take(this.tiers(), offset + this.limit);
    if (!this.settled) {
      this.settled = Boolean(this.unsettled().next().done);
      this.holders = this.hold();
    }
    const { results } = this.holders;
    const total = count(choices.filter(results));
    const more = options.quick ? NO_MORE : await this.widen(total, taken);
    const shown = taken.slice(offset);
    await index.loadRows(shown);
    const hits = shown.map((rank) => hitOf(index.row(rank), rank));
    const counted = options.facets !== false && tree;
    const terms = parts.terms.map(({ term }) => term);
    return {
      total,
      about: !this.settled,
      ids: hits.map(({ id }) => id),
      facets: counted ? await choices.count(results, tree) : noCounts(),
      hits,
      more,
      topics: nearestTopics(index, terms, alternatives.words),
      terms,
    };
  }

  /** What comes in by other words, or where there is nothing at all, what comes near. */
  private async widen(total: number, taken: readonly number[]): Promise<Results["more"]> {
    const more = await this.expand(taken);
    return total || more.total ? more : this.findNear();
  }

  /** The holders by what the probes know now. */
  private hold(): Holders {
    const { terms, excluded, lifted, tree } = this.parts;
    const lift = (grown: Tree, one: Probe) => lifted.get(one) ?? grown.lift(one.bits);
    const meeting = tree && terms.length > 1;
    const own = fullBits(this.index.size);
    for (const { bits } of terms) intersect(own, bits);
    const all = meeting ? fullBits(this.index.size) : own;
    if (meeting) for (const one of terms) intersect(all, lift(tree, one));
    for (const one of excluded) {
      if (!tree || !(one.exact || this.settled)) continue;
      const barred = lift(tree, one);
      subtract(own, barred);
      subtract(all, barred);
    }
    const results = meeting ? unite(subtract(all.slice(), tree.parents(all)), own) : own;
    return { own, all, results };
  }

  /** The sections that have to be visited before the results are exact. */
  private *unsettled(): Generator<number> {
    const { terms, excluded, tree } = this.parts;
    const { all } = this.holders;
    const pending = this.verifier.pending([...terms, ...excluded]);
    for (const rank of ranksIn(pending))
      if (tree ? tree.stands(all, rank) : has(all, rank)) yield rank;
  }

  /** Visit all that matters, unless it is much and a few hits are asked for. */
  private async settle(): Promise<void> {
    if (!this.mayVisit(this.unsettled())) return;
    const open = Array.from(this.unsettled());
    await this.verifier.visit(open);
    this.settled = true;
    if (open.length) this.holders = this.hold();
  }

  private mayVisit(ranks: Iterable<number>): boolean {
    return this.options.limit === undefined || this.index.areIn(ranks, this.fewBlocks);
  }

  private tiers(): Tier[] {
    const { terms, titles, phrase, named } = this.parts;
    const { own, all, results } = this.holders;
    const isOwn = (rank: number) => this.isOwn(rank);
    const isHit = (rank: number) => this.isHit(rank);
    const candidates = this.settled ? results : all;
    const barring = !this.settled && this.barring;
    const deep = barring || (!this.settled && terms.length > 1);
    if ((this.options.sort ?? "relevance") !== "relevance")
      return [{ candidates: () => this.walk(candidates), accepts: isHit, deep }];

    const among = (sets: Bits[], accepts = isOwn): Tier => {
      const list = () => this.walk(sets.reduce((bits, set) => intersect(bits, set), own.slice()));
      return { candidates: list, accepts, deep: barring };
    };
    const tiers: Tier[] = [];
    if (terms.length) {
      const inTitle = (rank: number) => titles.every(({ bits }) => has(bits, rank)) && isOwn(rank);
      tiers.push(
        among(
          titles.map(({ bits }) => bits),
          inTitle,
        ),
      );
    }
    if (named) tiers.push(among([named]));
    if (phrase) tiers.push(among([phrase.bits], (rank) => has(phrase.bits, rank) && isOwn(rank)));
    tiers.push(among([]));
    if (terms.length > 1)
      tiers.push({ candidates: () => this.walk(candidates), accepts: isHit, deep });
    return tiers;
  }

  /** Whether a candidate has to be looked through for excluded terms. */
  private get barring(): boolean {
    return this.parts.excluded.some(({ exact }) => !exact);
  }

  /** Of a visited section: whether its own lines hold every term. */
  private isOwn(rank: number): boolean {
    if (this.settled) return has(this.holders.own, rank);
    return this.parts.terms.every(({ bits }) => has(bits, rank)) && !this.isBarred(rank);
  }

  /** Of a section visited with what stands under it: whether it is a result. */
  private isHit(rank: number): boolean {
    if (this.settled) return has(this.holders.results, rank);
    const { terms, tree } = this.parts;
    if (this.isOwn(rank)) return true;
    if (!tree || terms.length < 2) return false;
    const holdsAll = (one: number) =>
      terms.every(({ bits }) => tree.holds(bits, one)) && !this.isBarred(one);
    return holdsAll(rank) && !tree.children(rank).some(holdsAll);
  }

  private isBarred(rank: number): boolean {
    const { excluded, tree } = this.parts;
    return excluded.some(({ bits }) => tree?.holds(bits, rank));
  }

  /** The first ranks of the tiers, verified. */
  private async take(tiers: Tier[], wanted: number): Promise<number[]> {
    const { tree } = this.parts;
    const taken: number[] = [];
    const done = emptyBits(this.index.size);
    for (const { candidates, accepts, deep } of tiers) {
      if (taken.length >= wanted) break;
      for (const batch of batches(candidates(), done, wanted - taken.length)) {
        await this.verifier.visit(deep && tree ? batch.flatMap((rank) => tree.under(rank)) : batch);
        for (const rank of batch) {
          if (taken.length >= wanted || !accepts(rank)) continue;
          add(done, rank);
          taken.push(rank);
        }
        if (taken.length >= wanted) break;
      }
    }
    return taken;
  }

  /** What topics, synonyms and pinyin add to the results. */
  private async expand(taken: readonly number[]): Promise<Results["more"]> {
    const { index, parts } = this;
    const { terms, alternatives, choices } = parts;
    if (!alternatives.list.some((list) => list.length)) return NO_MORE;
    const bits = fullBits(index.size);
    terms.forEach((term, i) => {
      const either = term.bits.slice();
      for (const other of alternatives.list[i] ?? []) unite(either, other.bits);
      intersect(bits, either);
    });
    // Candidates of the results that are not verified yet are left to the results.
    subtract(bits, this.holders.results);
    for (const [one, lifted] of parts.lifted)
      if (parts.excluded.includes(one)) subtract(bits, lifted);
    for (const rank of taken) remove(bits, rank);

    const pending = intersect(this.verifier.pending([...terms, ...alternatives.probes]), bits);
    const exact = !this.barring && ranksIn(pending).next().done;
    const whole = !exact && this.mayVisit(ranksIn(this.barring ? bits : pending));
    const stands = (rank: number, i: number) => this.standIn(rank, i) !== undefined;
    const accepts = (rank: number) =>
      terms.every((term, i) => has(term.bits, rank) || stands(rank, i)) && !this.isBarred(rank);
    const tier = { candidates: () => this.walk(bits), accepts, deep: this.barring };
    const found = await this.take([tier], whole ? Number.POSITIVE_INFINITY : this.limit);
    const shown = found.slice(0, this.limit);
    await index.loadRows(shown);
    const hits = shown.map((rank) => {
      const missing = terms.findIndex(({ bits: held }) => !has(held, rank));
      const { match, through } = this.standIn(rank, missing) ?? { match: "near", through: "" };
      return hitOf(index.row(rank), rank, match, through);
    });
    return { total: whole ? found.length : count(choices.filter(bits)), hits };
  }

  /** What stands in for a term in a visited section. */
  private standIn(rank: number, term: number): Alternative | undefined {
    return this.parts.alternatives.list[term]?.find(({ bits }) => has(bits, rank));
  }

  /** The sections that have at least half of the pairs of the query. */
  private async findNear(): Promise<Results["more"]> {
    const { index, parts } = this;
    const { choices } = parts;
    const pairs = spread(distinctPairs(parts.terms.map(({ term }) => term)), QUERY_PAIRS);
    if (!pairs.length) return NO_MORE;
    const counts = new Uint8Array(index.size);
    for (const list of await Promise.all(pairs.map((pair) => index.list(pair))))
      each(list, (rank) => (counts[rank] as number)++);
    const near: number[] = [];
    counts.forEach((shared, rank) => {
      if (2 * shared >= pairs.length && choices.lets(rank)) near.push(rank);
    });
    near.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
    const accepts = (rank: number) => !this.isBarred(rank);
    const tier = { candidates: () => near, accepts, deep: this.barring };
    const ranks = await this.take([tier], Math.min(NEAR, this.limit));
    await index.loadRows(ranks);
    const hits = ranks.map((rank) => hitOf(index.row(rank), rank, "near"));
    return { total: hits.length, hits };
  }

  /** The sections of a set that the choices let through, in order. */
  private walk(bits: Bits): Iterable<number> {
    const { choices, tree } = this.parts;
    const kept = choices.filter(bits);
    return this.options.sort === "order" && tree ? tree.inOrder(kept) : ranksIn(kept);
  }
}

/** Ranks that are not done, in batches that grow. */
function* batches(ranks: Iterable<number>, done: Bits, first: number): Generator<number[]> {
  let size = Math.max(SMALLEST_BATCH, Math.min(first, LARGEST_BATCH));
  let batch: number[] = [];
  for (const rank of ranks) {
    if (has(done, rank)) continue;
    batch.push(rank);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    size = Math.min(2 * size, LARGEST_BATCH);
  }
  yield batch;
}

/** The sections with a topic that a term, or the whole query, names. */
async function listNamed(index: Index, terms: readonly string[]): Promise<Bits | undefined> {
  const topics = topicsNamed(index.topics, [...terms, terms.join("")]);
  if (!topics.length) return undefined;
  const lists = await Promise.all(topics.map(({ id }) => index.list(`=topic:${id}`)));
  return lists.reduce((bits, list) => unite(bits, list), emptyBits(index.size));
}

function hitOf(row: Row, rank: number, match: Match = "exact", through = ""): Hit {
  return { ...row, rank, match, through };
}
