/** How much two texts have in common, as readers are told: the same in the build (planlib/variants/percent.py). */

/** Of 100, what two texts share of their pairs of neighbouring characters (code points), wherever these stand; 100 only
 * where the texts are the same. */
export function percentSame(left: string, right: string): number {
  if (left === right) return 100;
  const pairs = pairsOf(left);
  let whole = 0;
  for (const count of pairs.values()) whole += count;
  let common = 0;
  for (const [pair, count] of pairsOf(right)) {
    whole += count;
    common += 2 * Math.min(count, pairs.get(pair) ?? 0);
  }
  return whole ? Math.min(Math.floor((200 * common + whole) / (2 * whole)), 99) : 0;
}

/** How often each pair of neighbours stands in a text. */
function pairsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  let last = "";
  for (const character of text) {
    const pair = last + character;
    if (last) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    last = character;
  }
  return counts;
}
