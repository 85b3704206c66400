/** What the site's own bundles share, and nobody else: it changes with every version, unlike `window.planLibrary`. */

import type { LoadData } from "./files";

const KEY = Symbol.for("plan-library internals");

declare global {
  /** `api.ts` adds the bundles. */
  interface PlanLibraryInternals {
    /** Load the data of a file of the site, by its name. */
    readonly load: LoadData;
  }
}

type Keeper = { [KEY]?: PlanLibraryInternals };

/** What is shared. Throws before main.js has run. */
export function internals(): PlanLibraryInternals {
  const shared = (window as Keeper)[KEY];
  if (!shared) throw new Error("main.js has not run");
  return shared;
}

/** Share it with the bundles of this page. */
export function share(shared: PlanLibraryInternals): void {
  Object.defineProperty(window, KEY, { value: shared, configurable: true });
}
