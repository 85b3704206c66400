/** Sets of ranks, a bit each. Two sets that meet here have the same size. */

export type Bits = Uint32Array;

export function emptyBits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

export function fullBits(size: number): Bits {
  const bits = emptyBits(size).fill(0xffffffff);
  if (size & 31) bits[bits.length - 1] = 2 ** (size & 31) - 1;
  return bits;
}

export function has(bits: Bits, rank: number): boolean {
  return (((bits[rank >>> 5] as number) >>> (rank & 31)) & 1) === 1;
}

export function add(bits: Bits, rank: number): void {
  (bits[rank >>> 5] as number) |= 1 << (rank & 31);
}

export function remove(bits: Bits, rank: number): void {
  (bits[rank >>> 5] as number) &= ~(1 << (rank & 31));
}

/** Keep what is in the other set too. */
export function intersect(bits: Bits, other: Bits): Bits {
  for (let i = 0; i < bits.length; i++) (bits[i] as number) &= other[i] as number;
  return bits;
}

export function unite(bits: Bits, other: Bits): Bits {
  for (let i = 0; i < bits.length; i++) (bits[i] as number) |= other[i] as number;
  return bits;
}

export function subtract(bits: Bits, other: Bits): Bits {
  for (let i = 0; i < bits.length; i++) (bits[i] as number) &= ~(other[i] as number);
  return bits;
}

/** How many ranks both sets have. */
export function countBoth(bits: Bits, other: Bits): number {
  let total = 0;
  for (let i = 0; i < bits.length; i++) {
    let word = (bits[i] as number) & (other[i] as number);
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    total += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return total;
}

export function count(bits: Bits): number {
  return countBoth(bits, bits);
}

/** Visit the ranks, ascending. */
export function each(bits: Bits, visit: (rank: number) => void): void {
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i] as number; word; word &= word - 1)
      visit((i << 5) + 31 - Math.clz32(word & -word));
  }
}

/** The ranks, ascending, found as they are asked for. */
export function* ranksIn(bits: Bits): Generator<number> {
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i] as number; word; word &= word - 1)
      yield (i << 5) + 31 - Math.clz32(word & -word);
  }
}
