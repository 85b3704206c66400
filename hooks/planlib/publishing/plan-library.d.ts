/**
 * `window.planLibrary`, which every page of the site has. This file is the whole of it, for programs of others: what is
 * not declared here may change at any time.
 *
 * Texts are counted in UTF-16 units, characters in code points. Every method rejects with an Error in words for users
 * where a file does not load; it may then be tried again.
 *
 * For TypeScript: declare global { interface Window { planLibrary: import("./plan-library").PlanLibrary } }
 */

/** What every page has. */
export interface PlanLibrary {
  /** Goes up when something declared here goes or changes; not for what is added. */
  readonly version: number;
  /** The address of the site's root, with / at its end. */
  readonly root: string;
  /** The addresses of some pages. */
  readonly pages: Readonly<Record<"index" | "library" | "compare" | "compose" | "notices", string>>;
  /** The sections that a query finds; all of them unless `limit` is given. */
  search(query: string, options?: SearchOptions): Promise<Results>;
  /** What a query asks for: what databases that were filled by scripts/export.py are asked. */
  parse(query: string): Promise<Query>;
  /** Sections by their ranks, as `Hit.children` and `Hit.variants` have them; none for what is no rank. */
  sections(ranks: readonly number[]): Promise<Hit[]>;
  /** A section with all that stands under it, in reading order. */
  subtree(hit: Hit): Promise<Hit[]>;
  /** All sections of a plan, in reading order; none if there is no such plan. */
  plan(id: string): Promise<Hit[]>;
  /** A section by its id, PLAN/SECTION, with all that stands under it; none if there is no such. */
  template(id: string): Promise<Hit[]>;
  /** Download lines as a Word file in the form of GB/T 9704-2012. Gives the file's name. */
  saveWord(
    lines: readonly Line[],
    about: {
      title: string;
      form?: "standard" | "electronic";
      titlePitch?: "text" | "35";
      number?: "outer" | "centre" | "plain" | "total" | "none";
    },
  ): Promise<string>;
}

/** How a search is narrowed and ordered, and how much of it is asked for. Of several values of a facet one is enough. */
export interface SearchOptions {
  topics?: string[];
  kinds?: string[];
  levels?: string[];
  types?: string[];
  plans?: string[];
  /** none: nothing has run out in it or under it; update, replace: what has should be brought up to date, replaced. */
  timeliness?: string[];
  /** Best first (the default), as in the library, or short before long. */
  sort?: "relevance" | "order" | "length";
  limit?: number;
  /** How many hits to pass over first. */
  offset?: number;
  /** Whether to count what each value of a facet has; true if not given. */
  facets?: boolean;
}

/** What a search gives. */
export interface Results {
  /** How many sections were found. */
  total: number;
  /** Whether `total` is about right only, as it may be where `limit` is given. */
  about: boolean;
  /** The ids of the sections that were found, as many as `limit` asks for. */
  ids: string[];
  /** The same sections. */
  hits: Hit[];
  /** For each facet how many of the results each value has, the choice within the same facet left aside. */
  facets: Record<"topic" | "kind" | "level" | "type" | "plan" | "timeliness", Record<string, number>>;
  /** What topics, synonyms and pinyin add; where nothing was found, what comes near. */
  more: { total: number; hits: Hit[] };
  /** The topics that the query names, the nearest first. */
  named: string[];
  /** The topics nearest to the query. */
  topics: string[];
  /** The terms that were looked for, folded, in all ways in which they may be written. */
  terms: string[];
  /** Whether only a question's words were typed, and not what it is about. */
  isFrame: boolean;
}

/** What a query asks for, folded: traditional as simplified characters, full-width as half-width forms, small letters. */
export interface Query {
  terms: string[];
  /** What must not be there. */
  excluded: string[];
}

/** A section of a plan. */
export interface Hit {
  /** PLAN/SECTION. */
  id: string;
  /** From the site's root, with the anchor. */
  url: string;
  /** Its place among all, the short before the long. It is another in another build. */
  rank: number;
  /** Of its heading, from 1; 0 for what stands before the first heading and behind the last section. */
  level: number;
  /** Printed before the title. */
  number: string;
  /** Fields as written: {{name}} or {{name|example}}. */
  title: string;
  /** Its own lines without the heading, fields as written; an item as its number, a tab, and its text. */
  lines: string[];
  kind: string;
  topics: string[];
  /** Visible ones, with all that stands under it. */
  characters: number;
  /** The titles of the sections above. */
  crumbs: string[];
  /** The ranks of the sections right under it. */
  children: number[];
  /** The ranks of the sections with nearly the same text; of these, those that say the same to the letter, numbers
   * aside, and the first of each other wording. */
  variants: readonly number[];
  same: readonly number[];
  wordings: readonly number[];
  /** The title of its plan, and what the plan is called for short; that may be empty. */
  plan: string;
  shortName: string;
  planLevel: string;
  planType: string;
  /** How it came to be found: it holds the terms, or something stands in for one, or it comes near. */
  match: "exact" | "topic" | "synonym" | "pinyin" | "example" | "blank" | "near";
  /** What stands in for a term. */
  through: string;
}

/** A line of a text to be saved. */
export interface Line {
  /** organisation and date: the signature, at the end. What else official documents carry, in its order: 份号, 密级和保密期限,
   * 紧急程度, 发文机关标志, 发文字号, 签发人 (、 between several), 主送机关, a table, 附件说明, 附注, 附件1, 抄送机关, 印发机关和印发日期
   * (U+0009 between the two). */
  kind:
    | "title"
    | "heading"
    | "paragraph"
    | "item"
    | "organisation"
    | "date"
    | "serial"
    | "secrecy"
    | "urgency"
    | "letterhead"
    | "reference"
    | "signatory"
    | "addressee"
    | "table"
    | "annexes"
    | "note"
    | "annex"
    | "copies"
    | "issue";
  /** Of a heading: 1 一、 2 （一） 3 1. 4 （1）; 0 for other lines. */
  level: number;
  /** The printed number, as it stands before the text; empty where there is none. */
  number: string;
  text: string;
  /** It begins a page. */
  newPage?: boolean;
  /** Of a table: its cells, row by row. */
  rows?: readonly (readonly string[])[];
  /** Of the signature: whether a seal is put on it. */
  sealed?: boolean;
}
