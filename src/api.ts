import type { Line } from "./copy/lines";
import { dataLoader, type LoadData } from "./data";
import type { Shell } from "./find/trigger";
import type { Hit, Results, SearchOptions } from "./search/types";
import type { About } from "./word/document";

/** The search and the Word files, for scripts of the site and of others. Each loads when it is first used. */
export interface PlanLibrary {
  /** The address of the site's root. */
  readonly root: string;
  /** Load a data file of the site. */
  readonly load: LoadData;
  search(query: string, options?: SearchOptions): Promise<Results>;
  /** Sections by their ranks, as hits give those of related sections. */
  sections(ranks: readonly number[]): Promise<Hit[]>;
  /** Let the header's opened box search. */
  startBox(shell: Shell): Promise<void>;
  /** Let the library page search. */
  startLibrary(page: HTMLElement): Promise<void>;
  /** Download lines as a Word file in the form of official documents. Gives the file's name. */
  saveWord(lines: readonly Line[], about: About): Promise<string>;
}

declare global {
  interface Window {
    planLibrary: PlanLibrary;
  }
}

/** Set up `window.planLibrary`. main: the address of the main script; search.js and word.js stand beside it and take over. */
export function exposeLibrary(main: string): void {
  /** Loads a script when it is first asked for; part: what tells that it has taken over. */
  const loader = (file: string, part: "search" | "saveWord", failed: string) => {
    let loading: Promise<PlanLibrary> | undefined;
    const load = () =>
      new Promise<PlanLibrary>((resolve, reject) => {
        const script = document.createElement("script");
        const end = () => {
          script.remove();
          if (window.planLibrary[part] !== stub[part]) return resolve(window.planLibrary);
          loading = undefined;
          reject(new Error(`${failed}，请检查网络后重试`));
        };
        script.onload = end;
        script.onerror = end;
        script.src = new URL(file, main).href;
        document.head.append(script);
      });
    return () => {
      loading ??= load();
      return loading;
    };
  };
  const search = loader("search.js", "search", "搜索程序没有加载成");
  const word = loader("word.js", "saveWord", "生成 Word 文件的程序没有加载成");
  const root = new URL("../../", main).href;
  const stub: PlanLibrary = {
    root,
    load: dataLoader(root),
    search: async (query, options) => (await search()).search(query, options),
    sections: async (ranks) => (await search()).sections(ranks),
    startBox: async (shell) => (await search()).startBox(shell),
    startLibrary: async (page) => (await search()).startLibrary(page),
    saveWord: async (lines, about) => (await word()).saveWord(lines, about),
  };
  window.planLibrary = stub;
}
