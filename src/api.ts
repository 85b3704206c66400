import type { Shell } from "./find/trigger";
import type { Hit, Results, SearchOptions } from "./search/types";

/** The search, for scripts of the site and of others. The engine loads when it is first used. */
export interface PlanLibrary {
  /** The address of the site's root. */
  readonly root: string;
  search(query: string, options?: SearchOptions): Promise<Results>;
  /** Sections by their ranks, as hits give those of related sections. */
  sections(ranks: readonly number[]): Promise<Hit[]>;
  /** Let the header's opened box search. */
  startBox(shell: Shell): Promise<void>;
  /** Let the library page search. */
  startLibrary(page: HTMLElement): Promise<void>;
}

declare global {
  interface Window {
    planLibrary: PlanLibrary;
  }
}

/** Set up `window.planLibrary`. main: the address of the main script; search.js stands beside it and takes over. */
export function exposeSearch(main: string): void {
  let loading: Promise<PlanLibrary> | undefined;
  const load = () => {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const end = () => {
        script.remove();
        if (window.planLibrary !== stub) return resolve(window.planLibrary);
        loading = undefined;
        reject(new Error("搜索程序没有加载成，请检查网络后重试"));
      };
      script.onload = end;
      script.onerror = end;
      script.src = new URL("search.js", main).href;
      document.head.append(script);
    });
    return loading;
  };
  const stub: PlanLibrary = {
    root: new URL("../../", main).href,
    search: async (query, options) => (await load()).search(query, options),
    sections: async (ranks) => (await load()).sections(ranks),
    startBox: async (shell) => (await load()).startBox(shell),
    startLibrary: async (page) => (await load()).startLibrary(page),
  };
  window.planLibrary = stub;
}
