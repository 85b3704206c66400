/** Looking up in sorted lists. */

/** The last place in a list, of which a first part fulfils a condition, that does; -1 if none does. */
export function lastWhere<T>(list: readonly T[], holds: (value: T) => boolean): number {
  let low = -1;
  let high = list.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (holds(list[middle] as T)) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether a key stands before another: by code points, as Python sorts; JavaScript would by UTF-16 units. */
export function isBefore(key: string, other: string): boolean {
  const [a, b] = [Array.from(key), Array.from(other)];
  const at = a.findIndex((character, i) => character !== b[i]);
  if (at < 0) return a.length < b.length;
  const [mine, its] = [a[at], b[at]].map((character) => character?.codePointAt(0) ?? -1);
  return (mine as number) < (its as number);
}
