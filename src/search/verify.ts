import { add, type Bits, emptyBits, has, remove, subtract, unite } from "./bitset";
import { type Candidates, narrow } from "./candidates";
import type { Index } from "./index";

/** How many sections are loaded and read at a time. */
const CHUNK = 2000;
/** If so many candidates of a term, read at a time, do not hold it, its pairs that were not looked up are. */
const MISLED = 4;

/** Reads the texts of sections and takes them out of the candidates of terms that they do not hold. */
export class Verifier {
  private readonly verified: Bits;
  private readonly inexact: Candidates[];

  constructor(
    private readonly index: Index,
    candidates: readonly Candidates[],
  ) {
    this.verified = emptyBits(index.size);
    this.inexact = candidates.filter((one) => !one.exact);
  }

  /** The sections that are candidates of one of these terms and not verified yet. */
  unverified(candidates: readonly Candidates[]): Bits {
    const bits = emptyBits(this.index.size);
    for (const one of candidates) if (!one.exact) unite(bits, one.bits);
    return subtract(bits, this.verified);
  }

  /** Verify sections for all terms at once. Those that are no candidates, or verified, are not loaded. */
  async verify(ranks: readonly number[]): Promise<void> {
    const open = ranks.filter(
      (rank) => !has(this.verified, rank) && this.inexact.some((one) => has(one.bits, rank)),
    );
    for (let i = 0; i < open.length; i += CHUNK) {
      const chunk = open.slice(i, i + CHUNK);
      await this.index.loadRows(chunk);
      const few = this.inexact.filter(({ rest }) => rest.length);
      const held = ({ bits }: Candidates) => chunk.filter((rank) => has(bits, rank)).length;
      const before = few.map(held);
      for (const rank of chunk) this.read(rank);
      const misled = few.filter((one, i) => (before[i] as number) >= MISLED && !held(one));
      await Promise.all(misled.map((one) => narrow(this.index, one)));
    }
  }

  private read(rank: number): void {
    add(this.verified, rank);
    const { heading, text } = this.index.foldedRow(rank);
    for (const one of this.inexact) {
      const own = one.heading ? heading : text;
      if (has(one.bits, rank) && !one.writings.some((writing) => own.includes(writing)))
        remove(one.bits, rank);
    }
  }
}
