import { Facet } from "../contract";

/** Something for each facet. */
export function byFacet<T>(make: (facet: Facet) => T): Record<Facet, T> {
  return Object.fromEntries(Facet.map((facet) => [facet, make(facet)])) as Record<Facet, T>;
}
