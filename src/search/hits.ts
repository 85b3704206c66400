import type { Index } from "./index";
import type { Hit, Match } from "./types";

/** How a section came to be a hit. */
export interface Found {
  match: Match;
  /** The word that stood in for a term. */
  through: string;
}

const EXACT: Found = { match: "exact", through: "" };

/** Load sections by their ranks. */
export async function loadHits(
  index: Index,
  ranks: readonly number[],
  found: (rank: number) => Found = () => EXACT,
): Promise<Hit[]> {
  await index.loadRows(ranks);
  return ranks.map((rank) => {
    const { match, through } = found(rank);
    return { ...index.section(rank), rank, match, through };
  });
}

/** The id of the plan that a section's id, PLAN/SECTION, begins with. */
export function planOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}

/** 篇二之一　the plan of a section; its title alone where it has no number. */
export function planName({ shortName, plan }: Pick<Hit, "shortName" | "plan">): string {
  return shortName ? `${shortName}　${plan}` : plan;
}
