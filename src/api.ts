import { SiteFiles } from "./browser/files";
import { share } from "./browser/internals";
import { pagesOf, type Site } from "./browser/pages";
import type { Judge } from "./draft/outline";
import type { Offer, Passage } from "./draft/passage";
import type { Context } from "./find/context";
import type { Shell } from "./find/trigger";
import type { Review } from "./importing/review";
import type { Line } from "./model/lines";
import type { searchOwn } from "./own/search";
import type * as meant from "./search/meant";
import type { Query } from "./search/query";
import type { Hit, Results, SearchOptions } from "./search/types";
import type { About } from "./word/document";

/** What the bundles beside main.js bring; each is loaded when it is first used. */
export interface Parts {
  /** search.js: the engine. */
  search: {
    search(query: string, options?: SearchOptions): Promise<Results>;
    parse(query: string): Promise<Query>;
    sections(ranks: readonly number[]): Promise<Hit[]>;
    subtree(hit: Hit): Promise<Hit[]>;
    plan(id: string): Promise<Hit[]>;
    template(id: string): Promise<Hit[]>;
    context(): Promise<Context>;
  };
  /** meant.js: what may be meant by a query that no text holds. */
  meant: typeof meant;
  /** box.js: the search box in the header. */
  box: {
    /** Let the opened box search. */
    startBox(shell: Shell, context: Context): void;
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
  /** notices.js: the list of notices, sorted and narrowed. */
  notices: {
    startSorting(table: HTMLTableElement): void;
    startFilter(form: HTMLFormElement, tables: readonly HTMLTableElement[]): void;
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

/** `window.planLibrary`, for scripts of the site and of others; the others know what `plan-library.d.ts` declares of it. */
export interface PlanLibrary
  extends Site,
    Omit<Parts["search"], "context">,
    Pick<Parts["word"], "saveWord"> {
  readonly version: number;
}

declare global {
  interface Window {
    planLibrary: PlanLibrary;
  }
  interface PlanLibraryInternals {
    /** Load a bundle. */
    part<Name extends keyof Parts>(name: Name): Promise<Parts[Name]>;
    /** Where bundles put what they bring. */
    readonly parts: Partial<Parts>;
  }
}

/** Of what `plan-library.d.ts` declares; goes up when something declared there goes or changes. */
const VERSION = 1;

/** Set up `window.planLibrary`, and what the bundles share. main: the address of the main script. */
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
  share({ load: files.load, part, parts });
  window.planLibrary = {
    version: VERSION,
    root,
    pages,
    parse: async (query) => (await part("search")).parse(query),
    search: async (query, options) => (await part("search")).search(query, options),
    sections: async (ranks) => (await part("search")).sections(ranks),
    subtree: async (hit) => (await part("search")).subtree(hit),
    plan: async (id) => (await part("search")).plan(id),
    template: async (id) => (await part("search")).template(id),
    saveWord: async (lines, about) => (await part("word")).saveWord(lines, about),
  };
}
