/** What the library page shows, as its address says it: ?q=…&topic=a&topic=b&sort=length */

import type { SearchOptions, Sort } from "../search/types";

export const FACETS = ["topic", "kind", "level", "type", "plan", "notice"] as const;
export type FacetName = (typeof FACETS)[number];

export interface State {
  q: string;
  chosen: Record<FacetName, string[]>;
  sort: Sort;
}

export const SORTS: Sort[] = ["relevance", "order", "length"];

export function readState(search: string): State {
  const parameters = new URLSearchParams(search);
  const sort = SORTS.find((known) => known === parameters.get("sort")) ?? "relevance";
  const values = (facet: FacetName) => [...new Set(parameters.getAll(facet).filter(Boolean))];
  return {
    q: parameters.get("q") ?? "",
    chosen: {
      topic: values("topic"),
      kind: values("kind"),
      level: values("level"),
      type: values("type"),
      plan: values("plan"),
      notice: values("notice"),
    },
    sort,
  };
}

/** The query part of the address, with its ?, or nothing. */
export function writeState(state: State): string {
  const parameters = new URLSearchParams();
  if (state.q.trim()) parameters.set("q", state.q.trim());
  for (const facet of FACETS) {
    for (const value of state.chosen[facet]) parameters.append(facet, value);
  }
  if (state.sort !== "relevance") parameters.set("sort", state.sort);
  const query = parameters.toString();
  return query && `?${query}`;
}

export function isNarrowed(state: State): boolean {
  return FACETS.some((facet) => state.chosen[facet].length > 0);
}

/** Nothing asked for: the plain list is the answer. */
export function isPlain(state: State): boolean {
  return !state.q.trim() && !isNarrowed(state) && state.sort === "relevance";
}

export function optionsOf(state: State): SearchOptions {
  const { topic, kind, level, type, plan, notice } = state.chosen;
  const facets = { topics: topic, kinds: kind, levels: level, types: type, plans: plan };
  return { ...facets, notices: notice, sort: state.sort };
}
