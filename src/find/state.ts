/** What the library page shows, as its address says it: ?q=…&topic=a&topic=b&sort=length */

import { Facet, Sort } from "../contract";
import { byFacet } from "../model/facets";
import type { SearchOptions } from "../search/types";

/** What addresses called this facet before, which may be in somebody's bookmarks. */
const FORMER_TIMELINESS = "notice";

export interface State {
  q: string;
  chosen: Record<Facet, string[]>;
  sort: Sort;
}

export function readState(search: string): State {
  const parameters = new URLSearchParams(search);
  const sort = Sort.find((known) => known === parameters.get("sort")) ?? "relevance";
  const values = (facet: Facet) => {
    const names = facet === "timeliness" ? [facet, FORMER_TIMELINESS] : [facet];
    return [...new Set(names.flatMap((name) => parameters.getAll(name)).filter(Boolean))];
  };
  return {
    q: parameters.get("q") ?? "",
    chosen: byFacet(values),
    sort,
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

export function isNarrowed(state: State): boolean {
  return Facet.some((facet) => state.chosen[facet].length > 0);
}

/** Nothing asked for: the plain list is the answer. */
export function isPlain(state: State): boolean {
  return !state.q.trim() && !isNarrowed(state) && state.sort === "relevance";
}

export function optionsOf(state: State): SearchOptions {
  const { topic, kind, level, type, plan, timeliness } = state.chosen;
  const facets = { topics: topic, kinds: kind, levels: level, types: type, plans: plan };
  return { ...facets, timeliness, sort: state.sort };
}
