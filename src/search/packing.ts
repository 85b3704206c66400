/** Numbers as base64 digits of five bits, least first, with 32 added where more follow. */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Uint8Array(128);
for (let value = 0; value < 64; value++) VALUES[DIGITS.charCodeAt(value)] = value;

/** Visit the packed numbers of text between two offsets. */
export function eachNumber(
  text: string,
  visit: (value: number) => void,
  start = 0,
  end = text.length,
): void {
  let value = 0;
  let scale = 1;
  for (let i = start; i < end; i++) {
    const digit = VALUES[text.charCodeAt(i)] as number;
    value += (digit & 31) * scale;
    scale *= 32;
    if (digit < 32) {
      visit(value);
      value = 0;
      scale = 1;
    }
  }
}

/** Visit packed ranks: the gaps between them, less one. */
export function eachRank(
  text: string,
  visit: (rank: number) => void,
  start?: number,
  end?: number,
): void {
  let next = 0;
  const step = (gap: number) => {
    visit(next + gap);
    next += gap + 1;
  };
  eachNumber(text, step, start, end);
}

/** The numbers of `packNumbers`. */
export function unpackNumbers(text: string): number[] {
  const values: number[] = [];
  eachNumber(text, (value) => values.push(value));
  return values;
}

/** The ranks of `packRanks`. */
export function unpackRanks(text: string): number[] {
  const ranks: number[] = [];
  eachRank(text, (rank) => ranks.push(rank));
  return ranks;
}

/** values: whole numbers from 0. */
export function packNumbers(values: Iterable<number>): string {
  let text = "";
  for (let value of values) {
    for (; value > 31; value = Math.floor(value / 32)) text += DIGITS[(value % 32) + 32];
    text += DIGITS[value];
  }
  return text;
}

/** ranks: ascending. */
export function packRanks(ranks: readonly number[]): string {
  return packNumbers(ranks.map((rank, i) => rank - (i ? (ranks[i - 1] as number) : -1) - 1));
}
