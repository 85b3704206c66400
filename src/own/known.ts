/** Whether this browser keeps own old plans, as every page can tell without opening where they are kept. */

const KEY = "plan-library:own";

/** Remember how many are kept. */
export function setKnown(count: number): void {
  try {
    if (count) localStorage.setItem(KEY, String(count));
    else localStorage.removeItem(KEY);
  } catch {
    // The search of other pages does not know of them then.
  }
}

/** Whether there are some, as far as is known. */
export function areKnown(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
