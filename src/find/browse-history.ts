/** The browse page's state in the address, and where the reader was in the history. */

import { type State, writeState } from "./state";

const ADDRESS_MS = 250; // browsers refuse an address that changes too often

/** What the history keeps beside the address. */
export interface Kept {
  /** How many hits were loaded. */
  shown?: number;
  /** How far down the reader was, in pixels. */
  top?: number;
}

/** Writes states into the address; readers go back to where they were. */
export class BrowseHistory {
  private timer = 0;

  /** shown: gives how many hits are shown. */
  constructor(private readonly shown: () => number) {}

  /** What was kept with this entry. */
  get kept(): Kept {
    return (history.state as Kept | null) ?? {};
  }

  /** Put a state into the address: into a new entry, or soon into this one. typing: see `keep`. */
  record(state: State, entry: "new" | "same"): void {
    window.clearTimeout(this.timer);
    const address = location.pathname + writeState(state);
    if (entry === "new" && address !== location.pathname + location.search) {
      this.keep();
      history.pushState({}, "", address);
    } else {
      this.timer = window.setTimeout(() => history.replaceState({}, "", address), ADDRESS_MS);
    }
  }

  /** Keep with this entry where the reader is. typed: a state that may not have come into the address yet. */
  keep(typed?: State): void {
    this.forget();
    const kept: Kept = { shown: this.shown(), top: window.scrollY };
    const query = typed ? writeState(typed) : location.search;
    history.replaceState(kept, "", `${location.pathname}${query}${location.hash}`);
  }

  /** Leave the address as it is. */
  forget(): void {
    window.clearTimeout(this.timer);
  }
}
