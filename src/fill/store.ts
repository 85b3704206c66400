/** What the user has filled in, kept in this browser and nowhere else, and shared by all scripts of the page. */

import { known } from "./follows";
import { decodeValues, encodeValues, type Values } from "./model";

const KEY = "plan-library:fields";

/** Sent to `document` when what fields show has changed. */
const FIELDS_EVENT = "plan-library:fields";

interface State {
  values: Values;
  /** Whether fields show the source's own words. */
  originals: boolean;
  /** Why what was stored could not be used; empty where all is well. */
  problem: string;
}

declare global {
  interface Window {
    /** The page's scripts are bundled one by one, so what they share is here. */
    planLibraryFill?: State;
  }
}

let last: { values: Values; known: Values } | undefined;

/** What the user has filled in, and what follows from it. */
export function knownValues(): Values {
  const { values } = state();
  if (last?.values !== values) last = { values, known: known(values) };
  return last.known;
}

/** What the user has filled in, as it is now. */
export function state(): State {
  window.planLibraryFill ??= { values: new Map(), originals: false, problem: "" };
  return window.planLibraryFill;
}

/** Read what is stored, and follow what other tabs of the site store. */
export function startStore(): void {
  readStored();
  window.addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) reread();
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) reread();
  });
}

/** Set all values at once. Whether the browser keeps them; where it does not, they hold for this page. */
export function setValues(values: Values): boolean {
  const kept = write(values);
  state().values = values;
  if (kept) state().problem = "";
  announce();
  return kept;
}

/** Let fields show the source's own words, or the user's again. */
export function setOriginals(originals: boolean): void {
  state().originals = originals;
  announce();
}

/** Call a listener whenever what fields show has changed. */
export function onFieldsChange(listener: () => void): void {
  document.addEventListener(FIELDS_EVENT, listener);
}

function announce(): void {
  document.dispatchEvent(new Event(FIELDS_EVENT));
}

function reread(): void {
  readStored();
  announce();
}

function readStored(): void {
  let stored: string | null;
  try {
    stored = localStorage.getItem(KEY);
  } catch {
    return; // refused: nothing is kept, and writing will say so
  }
  const read = decodeValues(stored ?? encodeValues(new Map()));
  if ("values" in read) state().values = read.values;
  state().problem = "problem" in read ? read.problem : "";
}

function write(values: Values): boolean {
  try {
    if (values.size) localStorage.setItem(KEY, encodeValues(values));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}
