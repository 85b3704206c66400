/** Sets of ranks, a bit each. Two sets that meet here have the same size. */

/** Bit 0 of the first word is rank 0. `intersect`, `unite` and `subtract` change their first argument and give it back. */
export type Bits = Uint32Array;

/** A new set of none of so many ranks. */
export function emptyBits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

/** A new set of all of so many ranks. */
export function fullBits(size: number): Bits {
  const bits = emptyBits(size).fill(0xffffffff);
  if (size & 31) bits[bits.length - 1] = 2 ** (size & 31) - 1;
  return bits;
}

/** Whether a rank is in the set. */
export function has(bits: Bits, rank: number): boolean {
  return (((bits[rank >>> 5] as number) >>> (rank & 31)) & 1) === 1;
}

/** Put a rank in. */
export function add(bits: Bits, rank: number): void {
  (bits[rank >>> 5] as number) |= 1 << (rank & 31);
}

/** Take a rank out. */
export function remove(bits: Bits, rank: number): void {
  (bits[rank >>> 5] as number) &= ~(1 << (rank & 31));
}

/** Keep what is in the other set too. */
export function intersect(bits: Bits, other: Bits): Bits {
  for (let i = 0; i < bits.length; i++) (bits[i] as number) &= other[i] as number;
  return bits;
}

/** Put in what is in the other set. */
export function unite(bits: Bits, other: Bits): Bits {
  for (let i = 0; i < bits.length; i++) (bits[i] as number) |= other[i] as number;
  return bits;
}

/** Take out what is in the other set. */
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

/** How many ranks the set has. */
export function count(bits: Bits): number {
  return countBoth(bits, bits);
}

/** Call a function with each rank, ascending. */
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
