/** Looking up in lists of which a first part fulfils a condition. */

/** The last place in a list, of which a first part fulfils a condition, that does; -1 if none does. */
export function lastWhere<T>(list: readonly T[], holds: (value: T) => boolean): number {
  return lastBelow(list.length, (place) => holds(list[place] as T));
}

/** The last of the places below an end, of which a first part fulfils a condition, that does; -1 if none does. */
export function lastBelow(end: number, holds: (place: number) => boolean): number {
  let low = -1;
  let high = end;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
