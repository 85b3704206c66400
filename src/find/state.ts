/** What the browse page shows, as its address says it: ?q=…&topic=a&topic=b&sort=length */

import { FACET_NAMES, FACETS, type Facet, type SearchOptions, type Sort } from "../search/types";

/** For each facet the values (ids) that are chosen. */
export type Chosen = Record<Facet, string[]>;

export interface State {
  /** The query as it is typed. */
  q: string;
  chosen: Chosen;
  sort: Sort;
}

const SORTS: readonly Sort[] = ["relevance", "order", "length"];
/** What a facet was called before, by its name: bookmarks may have it. */
const FORMER: Partial<Record<Facet, string>> = { timeliness: "notice" };

/** For each facet what a function gives. */
export function chosenBy(values: (facet: Facet) => string[]): Chosen {
  return Object.fromEntries(FACET_NAMES.map((facet) => [facet, values(facet)])) as Chosen;
}

export const NO_CHOICE: Chosen = chosenBy(() => []);

/** The state that the query part of an address says; what it does not know is left aside. */
export function readState(search: string): State {
  const parameters = new URLSearchParams(search);
  const values = (facet: Facet) => {
    const names = [facet, FORMER[facet] ?? []].flat();
    return [...new Set(names.flatMap((name) => parameters.getAll(name)).filter(Boolean))];
  };
  return {
    q: parameters.get("q") ?? "",
    chosen: chosenBy(values),
    sort: SORTS.find((known) => known === parameters.get("sort")) ?? "relevance",
  };
}

/** The query part of the address, with its ?, or nothing. */
export function writeState(state: State): string {
  const parameters = new URLSearchParams();
  if (state.q.trim()) parameters.set("q", state.q.trim());
  for (const facet of FACET_NAMES) {
    for (const value of state.chosen[facet]) parameters.append(facet, value);
  }
  if (state.sort !== "relevance") parameters.set("sort", state.sort);
  const query = parameters.toString();
  return query && `?${query}`;
}

/** Whether a value of any facet is chosen. */
export function isNarrowed(state: State): boolean {
  return FACET_NAMES.some((facet) => state.chosen[facet].length > 0);
}

/** Nothing asked for: the plain list is the answer. */
export function isPlain(state: State): boolean {
  return !state.q.trim() && !isNarrowed(state) && state.sort === "relevance";
}

/** The state as the search takes it, beside the query. */
export function optionsOf(state: State): SearchOptions {
  const choices = FACET_NAMES.map((facet) => [FACETS[facet], state.chosen[facet]]);
  return { ...Object.fromEntries(choices), sort: state.sort };
}
