import { type LoadData, SiteFiles } from "./browser/files";
import { pagesOf, type Site } from "./browser/pages";
import type { Judge } from "./draft/outline";
import type { Offer, Passage } from "./draft/passage";
import type { Context } from "./find/context";
import type { Shell } from "./find/trigger";
import type { Review } from "./importing/review";
import type { Line } from "./model/lines";
import type { searchOwn } from "./own/search";
import type { Hit, Results, SearchOptions } from "./search/types";
import type { About } from "./word/document";

/** What the bundles beside main.js bring; each is loaded when it is first used. */
export interface Parts {
  /** search.js: the engine and the header's box. */
  search: {
    search(query: string, options?: SearchOptions): Promise<Results>;
    sections(ranks: readonly number[]): Promise<Hit[]>;
    subtree(hit: Hit): Promise<Hit[]>;
    plan(id: string): Promise<Hit[]>;
    template(id: string): Promise<Hit[]>;
    context(): Promise<Context>;
    /** Let the header's opened box search. */
    startBox(shell: Shell): Promise<void>;
  };
  /** browse.js: the search of the browse page, and templates as lines. */
  browse: {
    /** A template with all that stands under it, by its id. */
    templateLines(id: string, context: Context): Promise<Line[]>;
    startBrowse(page: HTMLElement, context: Context): void;
  };
  /** compose.js: the composer of drafts. */
  compose: {
    startComposer(root: HTMLElement): Promise<void>;
  };
  /** notices.js: sorting of the list of notices. */
  notices: {
    startSorting(table: HTMLTableElement): void;
  };
  /** plans.js: the list of plans, searched. */
  plans: {
    startPlans(root: HTMLElement): void;
  };
  /** current.js: passages by current wording. */
  current: {
    /** What is offered beside a passage as it stands. */
    offerOf(passage: Passage): Promise<Offer>;
  };
  /** importing.js: files and pasted texts, and the plans in them. */
  importing: {
    /** What was recognised in a file, or why it cannot be read, in words for the user. */
    openFile(file: File): Promise<Review | { problem: string }>;
    /** name: what the text is called. */
    openText(name: string, text: string): Review;
    /** What each of some texts is. */
    judge: Judge;
  };
  /** own.js: the search of the own old plans. */
  own: {
    searchOwn: typeof searchOwn;
  };
  /** word.js: Word files. */
  word: {
    saveWord(lines: readonly Line[], about: About): Promise<string>;
  };
}

/** `window.planLibrary`, for scripts of the site and of others. */
export interface PlanLibrary extends Site {
  /** Load the data of a file of the site, by its name. */
  readonly load: LoadData;
  search(query: string, options?: SearchOptions): Promise<Results>;
  /** Sections by their ranks, as hits give those of related sections. */
  sections(ranks: readonly number[]): Promise<Hit[]>;
  /** A section with all that stands under it, in reading order. */
  subtree(hit: Hit): Promise<Hit[]>;
  /** All sections of a plan, in reading order; none if there is no such plan. */
  plan(id: string): Promise<Hit[]>;
  /** A section by its id, PLAN/SECTION, with all that stands under it; none if there is no such. */
  template(id: string): Promise<Hit[]>;
  /** Download lines as a Word file in the form of official documents. Gives the file's name. */
  saveWord(lines: readonly Line[], about: About): Promise<string>;
  /** Load a bundle. */
  part<Name extends keyof Parts>(name: Name): Promise<Parts[Name]>;
  /** Where bundles put what they bring. */
  readonly parts: Partial<Parts>;
}

declare global {
  interface Window {
    planLibrary: PlanLibrary;
  }
}

/** Set up `window.planLibrary`. main: the address of the main script. */
export function exposeLibrary(main: string): void {
  const pages = pagesOf(document);
  const root = new URL(".", pages.index).href;
  const parts: Partial<Parts> = {};
  const files = new SiteFiles(root, main);
  const part = async <Name extends keyof Parts>(name: Name): Promise<Parts[Name]> => {
    await files.run(name);
    const brought = parts[name];
    if (!brought) throw new Error(`${name}.js 没有加载成，请刷新页面`);
    return brought;
  };
  window.planLibrary = {
    root,
    pages,
    load: files.load,
    search: async (query, options) => (await part("search")).search(query, options),
    sections: async (ranks) => (await part("search")).sections(ranks),
    subtree: async (hit) => (await part("search")).subtree(hit),
    plan: async (id) => (await part("search")).plan(id),
    template: async (id) => (await part("search")).template(id),
    saveWord: async (lines, about) => (await part("word")).saveWord(lines, about),
    part,
    parts,
  };
}
