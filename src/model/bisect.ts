/** Looking up in lists of which a first part fulfils a condition. */

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
