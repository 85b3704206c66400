/** What the browse page shows, as its address says it: ?q=…&topic=a&topic=b&sort=length */

import { Facet, Sort } from "../contract";
import { byFacet } from "../model/facets";
import { CHOICES } from "../search/facets";
import type { SearchOptions } from "../search/types";

/** What addresses called this facet before, which may be in somebody's bookmarks. */
const FORMER_TIMELINESS = "notice";

/** For each facet the values (ids) that are chosen. */
export type Chosen = Record<Facet, string[]>;

/** Nothing chosen in any facet. */
export const NO_CHOICE: Chosen = byFacet(() => []);

/** What is asked for. */
export interface State {
  /** The query as it is typed. */
  q: string;
  chosen: Chosen;
  sort: Sort;
}

/** The state that the query part of an address says; what it does not know is left aside. */
export function readState(search: string): State {
  const parameters = new URLSearchParams(search);
  const values = (facet: Facet) => {
    const names = facet === "timeliness" ? [facet, FORMER_TIMELINESS] : [facet];
    return [...new Set(names.flatMap((name) => parameters.getAll(name)).filter(Boolean))];
  };
  return {
    q: parameters.get("q") ?? "",
    chosen: byFacet(values),
    sort: Sort.find((known) => known === parameters.get("sort")) ?? "relevance",
  };
}

/** The query part of the address, with its ?, or nothing. */
export function writeState(state: State): string {
  const parameters = new URLSearchParams();
  if (state.q.trim()) parameters.set("q", state.q.trim());
  for (const facet of Facet) {
    for (const value of state.chosen[facet]) parameters.append(facet, value);
  }
  if (state.sort !== "relevance") parameters.set("sort", state.sort);
  const query = parameters.toString();
  return query && `?${query}`;
}

/** Whether a value of any facet is chosen. */
export function isNarrowed(state: State): boolean {
  return Facet.some((facet) => state.chosen[facet].length > 0);
}

/** Nothing asked for: the plain list is the answer. */
export function isPlain(state: State): boolean {
  return !state.q.trim() && !isNarrowed(state) && state.sort === "relevance";
}

/** The state as the search takes it, beside the query. */
export function optionsOf(state: State): SearchOptions {
  const choices = Facet.map((facet) => [CHOICES[facet], state.chosen[facet]]);
  return { ...Object.fromEntries(choices), sort: state.sort };
}
