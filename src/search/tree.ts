import type { TreeData } from "../contract";
import { add, type Bits, each, emptyBits, has } from "./bitset";
import { unpackNumbers } from "./packing";

/** How the sections stand under each other. Positions are those of the reading order. */
export class Tree {
  readonly rankAt: Uint32Array;
  readonly positionOf: Uint32Array;
  /** By rank; -1 for sections that stand under none. */
  readonly parentOf: Int32Array;
  /** By rank: the number of the plan, in reading order. */
  readonly planOf: Uint32Array;
  readonly plans: number;
  /** By position: the position behind the last section under this one. */
  private readonly endOf: Uint32Array;

  constructor({ depths, characters, plans }: TreeData) {
    const size = depths.length;
    this.rankAt = rankAll(unpackNumbers(characters));
    this.positionOf = new Uint32Array(size);
    for (let at = 0; at < size; at++) this.positionOf[this.rankAt[at] as number] = at;
    this.parentOf = new Int32Array(size).fill(-1);
    this.planOf = new Uint32Array(size);
    this.endOf = new Uint32Array(size);
    const sizes = unpackNumbers(plans);
    this.plans = sizes.length;
    let start = 0;
    sizes.forEach((length, plan) => {
      this.addPlan(plan, start, start + length, depths);
      start += length;
    });
  }

  private addPlan(plan: number, start: number, end: number, depths: string): void {
    const above: { at: number; depth: number }[] = [];
    const close = (depth: number, position: number) => {
      for (let last = above[above.length - 1]; last; last = above[above.length - 1]) {
        if (last.depth && last.depth < depth) return; // nothing stands under 开头 (0)
        this.endOf[last.at] = position;
        above.pop();
      }
    };
    for (let at = start; at < end; at++) {
      const depth = Number(depths[at]);
      const rank = this.rankAt[at] as number;
      close(depth, at);
      const parent = above[above.length - 1];
      if (parent) this.parentOf[rank] = this.rankAt[parent.at] as number;
      this.planOf[rank] = plan;
      above.push({ at, depth });
    }
    close(0, end);
  }

  /** The ranks of a section and of all under it, in reading order. */
  subtree(rank: number): number[] {
    const at = this.positionOf[rank] as number;
    return Array.from(this.rankAt.subarray(at, this.endOf[at]));
  }

  /** The ranks of the sections right under one. */
  children(rank: number): number[] {
    return this.subtree(rank).filter((below) => this.parentOf[below] === rank);
  }

  /** The ranks of a set, in reading order, found as they are asked for. */
  *inOrder(bits: Bits): Generator<number> {
    for (const rank of this.rankAt) if (has(bits, rank)) yield rank;
  }

  /** Whether a section or one under it is in a set. */
  hasDescendantIn(bits: Bits, rank: number): boolean {
    const end = this.endOf[this.positionOf[rank] as number] as number;
    for (let at = this.positionOf[rank] as number; at < end; at++) {
      if (has(bits, this.rankAt[at] as number)) return true;
    }
    return false;
  }

  /** Whether a section or one above it is in a set. */
  hasAncestorIn(bits: Bits, rank: number): boolean {
    for (let at = rank; at >= 0; at = this.parentOf[at] as number) if (has(bits, at)) return true;
    return false;
  }

  /** A set with all sections above its own. */
  withAncestors(bits: Bits): Bits {
    const closed = bits.slice();
    each(bits, (rank) => {
      let above = this.parentOf[rank] as number;
      while (above >= 0 && !has(closed, above)) {
        add(closed, above);
        above = this.parentOf[above] as number;
      }
    });
    return closed;
  }

  /** The sections right above those of a set. */
  parents(bits: Bits): Bits {
    const parents = emptyBits(this.rankAt.length);
    each(bits, (rank) => {
      const parent = this.parentOf[rank] as number;
      if (parent >= 0) add(parents, parent);
    });
    return parents;
  }
}

/** Ranks in reading order: short before long, else in reading order. A counting sort. */
function rankAll(characters: number[]): Uint32Array {
  let most = 0;
  for (const value of characters) if (value > most) most = value;
  const next = new Uint32Array(most + 2);
  for (const value of characters) (next[value + 1] as number)++;
  for (let i = 1; i < next.length; i++) (next[i] as number) += next[i - 1] as number;
  const ranks = new Uint32Array(characters.length);
  characters.forEach((value, at) => {
    ranks[at] = next[value] as number;
    (next[value] as number)++;
  });
  return ranks;
}
