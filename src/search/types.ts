/** What a search is asked, and what it gives. */

import type { Facet, Row, RowPlan, Sort } from "../contract";

/** A section as the index has it, with what it has in common with its plan. */
export interface Section extends Omit<Row, "plan" | "section" | "variants"> {
  /** The ranks of the sections with nearly the same text, nearest first. */
  variants: readonly number[];
  /** Of these, those that say the same to the letter. */
  same: readonly number[];
  /** And the first of each other wording. */
  wordings: readonly number[];
  /** PLAN/SECTION. */
  id: string;
  /** The plan's title. */
  plan: string;
  /** The plan's, 篇二之一; may be empty. */
  shortName: RowPlan["shortName"];
  planLevel: RowPlan["level"];
  planType: RowPlan["type"];
  /** From the site's root, with the anchor. */
  url: string;
}

/** For each facet how many results each value has. */
export type FacetCounts = Record<Facet, Record<string, number>>;

/** How a hit came to be one: it holds the terms, or a topic, a synonym, the pinyin of a word, the original of a field or
 * what texts leave open stands in for one; or it only comes near. */
export type Match = "exact" | "topic" | "synonym" | "pinyin" | "example" | "blank" | "near";

/** How a search is narrowed and ordered, and how much of it is asked for. */
export interface SearchOptions {
  /** Ids: sections that have one of them. */
  topics?: string[];
  kinds?: string[];
  /** Of the plan. */
  levels?: string[];
  types?: string[];
  plans?: string[];
  /** How current all that stands under the section is. */
  timeliness?: string[];
  sort?: Sort;
  /** How many hits to load, verify and return; all if not given. */
  limit?: number;
  /** Give what can be shown first: the hits alone, and a total that need not be verified. */
  quick?: boolean;
  /** How many hits to pass over first. */
  offset?: number;
  /** Whether to count what each value of a facet has; true if not given. */
  facets?: boolean;
}

/** A section that was found. */
export interface Hit extends Section {
  rank: number;
  match: Match;
  /** The word that stood in for a term (the topic's title, the synonym), if match is not exact. */
  through: string;
}

/** What a search gives. */
export interface Results {
  /** How many sections hold every term; `about` says that some of them are not verified yet. */
  total: number;
  about: boolean;
  /** The ids of the exact hits, in order: all of them, or as many as `limit` asked for. */
  ids: string[];
  /** For each facet how many of the results each value has, the choice within the same facet left aside. */
  facets: FacetCounts;
  /** The exact hits, as many as `limit` asked for. */
  hits: Hit[];
  /** What topics, synonyms, pinyin and originals add; where there is nothing at all, what comes near (match "near"). */
  more: { total: number; hits: Hit[] };
  /** The topics (ids) that the query, or a word that stands in for it, names in full or in part; the nearest first. */
  named: string[];
  /** The topics (ids) nearest to the query, whether it names them or not. */
  topics: string[];
  /** The folded terms, in all ways in which they may be written, for marking. */
  terms: string[];
  /** Whether only a question's words were typed, and not what it is about. */
  isFrame: boolean;
}
