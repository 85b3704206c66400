import { add, type Bits, emptyBits, has, intersect, remove, subtract, unite } from "./bitset";
import { isShort, pairsOf, spread } from "./grams";
import type { Index } from "./index";

/** The sections that may hold a term. Visiting them takes out those that do not; `exact` ones need no visit. */
export interface Probe {
  term: string;
  bits: Bits;
  exact: boolean;
  /** Whether the heading has to hold it. */
  heading: boolean;
}

/** Of ten sections, one or fewer have a pair; this many more are looked up than would leave one section by chance. */
const SPARE_PAIRS = 2;
const CHUNK = 2000;

/** How many pairs of a long term are looked up in a library of so many sections: each is a file to load. */
export function pairsWorthLoading(sections: number): number {
  return SPARE_PAIRS + Math.ceil(Math.log10(sections + 1));
}

export async function probe(
  index: Index,
  term: string,
  heading = false,
  pairs = pairsWorthLoading(index.size),
): Promise<Probe> {
  const keys = spread(pairsOf(term), pairs);
  const lists = await Promise.all(keys.map((key) => index.list(key, heading)));
  const bits = (lists[0] as Bits).slice();
  for (const list of lists.slice(1)) intersect(bits, list);
  return { term, bits, exact: isShort(term), heading };
}

/** Visits sections: reads their rows and takes them out of the probes whose terms they do not hold. */
export class Verifier {
  private readonly seen: Bits;
  private readonly inexact: Probe[];

  constructor(
    private readonly index: Index,
    probes: readonly Probe[],
  ) {
    this.seen = emptyBits(index.size);
    this.inexact = probes.filter((one) => !one.exact);
  }

  /** The sections that one of these probes needs a visit of. */
  pending(probes: readonly Probe[]): Bits {
    const bits = emptyBits(this.index.size);
    for (const one of probes) if (!one.exact) unite(bits, one.bits);
    return subtract(bits, this.seen);
  }

  async visit(ranks: readonly number[]): Promise<void> {
    const open = ranks.filter(
      (rank) => !has(this.seen, rank) && this.inexact.some((one) => has(one.bits, rank)),
    );
    for (let i = 0; i < open.length; i += CHUNK) {
      const chunk = open.slice(i, i + CHUNK);
      await this.index.loadRows(chunk);
      for (const rank of chunk) this.check(rank);
    }
  }

  private check(rank: number): void {
    add(this.seen, rank);
    const { heading, text } = this.index.foldedRow(rank);
    for (const one of this.inexact) {
      if (has(one.bits, rank) && !(one.heading ? heading : text).includes(one.term))
        remove(one.bits, rank);
    }
  }
}
