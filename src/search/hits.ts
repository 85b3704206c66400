import type { Index } from "./index";
import type { Hit, Match, Row } from "./types";

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
    return { ...sectionOf(index.row(rank)), rank, match, through };
  });
}

function sectionOf(row: Row): Omit<Hit, "rank" | keyof Found> {
  const [id, url, number, title, lines, plan, place, crumbs, kind, topics, ...rest] = row;
  const [level, type, characters, fields, children, variants, dated, notices] = rest;
  const own = { id, url, number, title, lines, plan, place, crumbs, kind, topics, level, type };
  return { ...own, characters, fields, children, variants, dated, notices };
}
