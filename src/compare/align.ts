/** Which line of one section stands beside which of the other. */

export type Pair = [a: number | undefined, b: number | undefined];

/** Lines that have less in common than this (of 1) are not set beside each other. */
const ALIKE = 0.3;
/** Above so many pairs of lines only those in the same place are compared. */
const MOST_PAIRS = 250_000;

/** Pairs of lines in the order of both sections, so that as much as possible stands beside its like. */
export function align(a: readonly string[], b: readonly string[]): Pair[] {
  if (a.length * b.length > MOST_PAIRS) {
    return Array.from(
      { length: Math.max(a.length, b.length) },
      (_, index): Pair => [
        index < a.length ? index : undefined,
        index < b.length ? index : undefined,
      ],
    );
  }
  const gramsA = a.map(grams);
  const gramsB = b.map(grams);
  const width = b.length + 1;
  // best[i * width + j]: the most that the lines from i and j on can have in common.
  const best = new Float64Array((a.length + 1) * width);
  const likeness = new Float64Array(best.length);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      const alike = a[i] === b[j] ? 1 : dice(gramsA[i] ?? new Set(), gramsB[j] ?? new Set());
      likeness[at] = alike;
      const paired = alike >= ALIKE ? alike + (best[at + width + 1] ?? 0) : 0;
      best[at] = Math.max(paired, best[at + width] ?? 0, best[at + 1] ?? 0);
    }
  }
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const at = i * width + j;
    const alike = i < a.length && j < b.length ? (likeness[at] ?? 0) : 0;
    if (alike >= ALIKE && best[at] === alike + (best[at + width + 1] ?? 0)) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || best[at] === best[at + width])) {
      pairs.push([i, undefined]);
      i += 1;
    } else {
      pairs.push([undefined, j]);
      j += 1;
    }
  }
  return pairs;
}

function grams(text: string): Set<string> {
  const characters = Array.from(text);
  if (characters.length < 2) return new Set(characters);
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

/** Twice what two sets share by all that they hold, 0 to 1. */
function dice(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of left) if (right.has(gram)) shared += 1;
  const all = left.size + right.size;
  return all ? (2 * shared) / all : 0;
}
