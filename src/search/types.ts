/** The search index as the build writes it (see hooks/planlib/search), and what a search gives. */

export interface Manifest {
  version: 2;
  sections: number;
  shards: number;
  /** Packed gaps: the first rank of each text block. */
  blocks: string;
  /** Traditional and simplified characters in turns, of those that the library uses. */
  fold: string;
  topics: { id: string; title: string; aliases: string[]; url: string; summary: string }[];
  kinds: [id: string, title: string][];
  levels: [id: string, title: string][];
  types: [id: string, title: string][];
  notices: [id: string, title: string][];
  fields: { name: string; label: string; default: string; hint: string; scope: string }[];
  synonyms: string[][];
}

/** A dated phrase of a section's own lines: the line (-1 for the title), UTF-16 units of its written text (of an item's
 * without its number), the notice. */
export type Dated = [line: number, start: number, end: number, notice: string];

/** A section with its own lines. Texts hold fields as written: {{name}} or {{name|example}}. */
export type Row = [
  id: string, // PLAN/SECTION
  url: string, // from the site's root, with the anchor
  number: string, // printed before the title
  title: string, // empty for 开头 and 结尾
  lines: string[], // paragraphs as they are; items as NUMBER, U+0009, text
  plan: string, // the plan's title
  place: string, // the plan's short name, 篇二之一
  crumbs: string[], // titles of the sections above
  kind: string,
  topics: string[],
  level: string, // of the plan
  type: string, // of the plan
  characters: number, // visible, with all that stands under it
  fields: string[], // names, with all that stands under it
  children: number[], // ranks of the sections right under it
  variants: number[], // ranks of the sections with nearly the same text (同源写法)
  dated: Dated[],
  notices: number, // of dated phrases, with all that stands under it
];

export type Facet = "topic" | "kind" | "level" | "type" | "plan" | "notice";
export type Sort = "relevance" | "order" | "length";
/** How a hit came to be one: it holds the terms, or a topic, a synonym or the pinyin of a word stands in for one. */
export type Match = "exact" | "topic" | "synonym" | "pinyin" | "near";

export interface SearchOptions {
  topics?: string[];
  kinds?: string[];
  levels?: string[];
  types?: string[];
  plans?: string[];
  notices?: string[];
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

export interface Hit {
  id: string;
  url: string;
  number: string;
  title: string;
  plan: string;
  place: string;
  crumbs: string[];
  kind: string;
  topics: string[];
  level: string;
  type: string;
  characters: number;
  fields: string[];
  /** Own lines, fields as written. */
  lines: string[];
  /** The ranks of the sections right under it, and of those with nearly the same text, for `sections`. */
  children: number[];
  variants: number[];
  /** The dated phrases of the own lines, and how many there are with all that stands under it. */
  dated: Dated[];
  notices: number;
  rank: number;
  match: Match;
  /** The word that stood in for a term (the topic's title, the synonym), if match is not exact. */
  through: string;
}

export interface Results {
  /** How many sections hold every term; `about` says that some of them are not verified yet. */
  total: number;
  about: boolean;
  /** The ids of the exact hits, in order: all of them, or as many as `limit` asked for. */
  ids: string[];
  /** For each facet how many of the results each value has, the choice within the same facet left aside. */
  facets: Record<Facet, Record<string, number>>;
  /** The exact hits, as many as `limit` asked for. */
  hits: Hit[];
  /** What topics, synonyms and pinyin add; where there is nothing at all, what comes near (match "near"). */
  more: { total: number; hits: Hit[] };
  /** The topics (ids) that the query, or a word that stands in for it, names in full or in part; the nearest first. */
  named: string[];
  /** The topics (ids) nearest to the query, whether it names them or not. */
  topics: string[];
  /** The folded terms, for marking. */
  terms: string[];
}
