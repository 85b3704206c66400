/** What the site's own bundles share, and nobody else: it changes with every version, unlike `window.planLibrary`. */

import type { Parts } from "./api";
import type { LoadData } from "./browser/files";

const KEY = Symbol.for("plan-library internals");

/** What main.js gives to the bundles that are loaded later. */
export interface Internals {
  /** Load the data of a file of the site, by its name. */
  readonly load: LoadData;
  /** Load a bundle. */
  part<Name extends keyof Parts>(name: Name): Promise<Parts[Name]>;
  /** Where bundles put what they bring. */
  readonly parts: Partial<Parts>;
}

type Keeper = { [KEY]?: Internals };

/** What is shared. Throws before main.js has run. */
export function internals(): Internals {
  const shared = (window as Keeper)[KEY];
  if (!shared) throw new Error("main.js has not run");
  return shared;
}

/** Share it with the bundles of this page. */
export function share(shared: Internals): void {
  Object.defineProperty(window, KEY, { value: shared, configurable: true });
}
