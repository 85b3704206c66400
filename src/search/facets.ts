import { Facet, PLANS_LISTED, Timeliness } from "../contract";
import { byFacet } from "../model/facets";
import { type Bits, countBoth, each, has, intersect, unite } from "./bitset";
import { planOf } from "./hits";
import type { Index } from "./index";
import type { Tree } from "./tree";
import type { FacetCounts, SearchOptions } from "./types";

/** Where the options of a search have the choice of a facet. */
export const CHOICES = {
  topic: "topics",
  kind: "kinds",
  level: "levels",
  type: "types",
  plan: "plans",
  timeliness: "timeliness",
} as const satisfies Record<Facet, keyof SearchOptions>;

/** The choices of a search: for each facet that has some, the sections with one of them. */
export class Choices {
  private constructor(
    private readonly index: Index,
    private readonly options: SearchOptions,
    private readonly chosen: Map<Facet, Bits>,
  ) {}

  /** Look up what the options choose. */
  static async of(index: Index, options: SearchOptions): Promise<Choices> {
    const chosen = new Map<Facet, Bits>();
    const loads = Facet.map(async (facet) => {
      const ids = options[CHOICES[facet]] ?? [];
      const lists = await Promise.all(ids.map((id) => index.havingValue(facet, id)));
      const [first, ...others] = lists;
      if (first) chosen.set(facet, others.reduce(unite, first.slice()));
    });
    await Promise.all(loads);
    return new Choices(index, options, chosen);
  }

  /** Keep the sections that all facets' choices let through, but for one facet's. */
  filter(bits: Bits, except?: Facet): Bits {
    const kept = bits.slice();
    for (const [facet, list] of this.chosen) if (facet !== except) intersect(kept, list);
    return kept;
  }

  /** Whether all facets' choices let a section through. */
  lets(rank: number): boolean {
    for (const list of this.chosen.values()) if (!has(list, rank)) return false;
    return true;
  }

  /** How many of the results each value has. The plans with most only, and those chosen. */
  async count(results: Bits, tree: Tree): Promise<FacetCounts> {
    const { topics, kinds, levels, types } = this.index.manifest;
    const ids = (pairs: [string, string][]) => pairs.map(([id]) => id);
    const all: Record<Facet, readonly string[]> = {
      topic: topics.map(({ id }) => id),
      kind: ids(kinds),
      level: ids(levels),
      type: ids(types),
      plan: this.options.plans ?? [],
      timeliness: Timeliness,
    };
    const counts = noCounts();
    const loads = Facet.map(async (facet) => {
      const base = this.filter(results, facet);
      const entries = facet === "plan" ? await this.countPlans(base, tree) : [];
      const one = async (id: string) => {
        const total = countBoth(base, await this.index.havingValue(facet, id));
        if (total) entries.push([id, total]);
      };
      await Promise.all(all[facet].map(one));
      counts[facet] = Object.fromEntries(entries);
    });
    await Promise.all(loads);
    return counts;
  }

  /** The plans with most results, by the identifiers that their first results' rows give. */
  private async countPlans(base: Bits, tree: Tree): Promise<[string, number][]> {
    const totals = new Uint32Array(tree.plans);
    const firsts = new Uint32Array(tree.plans);
    each(base, (rank) => {
      const plan = tree.planOf[rank] as number;
      if (!totals[plan]) firsts[plan] = rank;
      (totals[plan] as number)++;
    });
    const total = (plan: number) => totals[plan] as number;
    const least = Math.max(1, totals.slice().sort()[tree.plans - PLANS_LISTED] ?? 1);
    const most: number[] = [];
    totals.forEach((held, plan) => {
      if (held >= least) most.push(plan);
    });
    most.sort((a, b) => total(b) - total(a)).splice(PLANS_LISTED);
    const first = (plan: number) => firsts[plan] as number;
    await this.index.loadRows(most.map(first));
    return most.map((plan) => [planOf(this.index.section(first(plan)).id), total(plan)]);
  }
}

/** Counts of nothing. */
export function noCounts(): FacetCounts {
  return byFacet(() => ({}));
}
