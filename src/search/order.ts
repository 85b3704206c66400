/** The order of keys. */

/** Whether a key stands before another: by code points, as Python sorts; JavaScript would by UTF-16 units. */
export function isBefore(key: string, other: string): boolean {
  const [a, b] = [Array.from(key), Array.from(other)];
  const at = a.findIndex((character, i) => character !== b[i]);
  if (at < 0) return a.length < b.length;
  const [mine, its] = [a[at], b[at]].map((character) => character?.codePointAt(0) ?? -1);
  return (mine as number) < (its as number);
}
