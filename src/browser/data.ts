/** Data files of the site: scripts that hand their data over, so that they load from file:// too. */

import { DATA_FUNCTION } from "../contract";
import { runScript } from "./script";

/** What a data file holds, and the build that it belongs to. */
interface DataFile {
  build: string;
  data: unknown;
}

/** Load the file NAME.js below the site's root. query: appended to its address. */
export type LoadData = (name: string, query?: string) => Promise<DataFile>;

declare global {
  interface Window {
    /** Called by data files. */
    [DATA_FUNCTION]?: (name: string, build: string, data: unknown) => void;
  }
}

/** Load data files with script tags, each once. One that failed can be asked for again. */
export function dataLoader(root: string): LoadData {
  const loads = new Map<string, Promise<DataFile>>();
  const waiting = new Map<string, (file: DataFile) => void>();
  window[DATA_FUNCTION] = (name, build, data) => waiting.get(name)?.({ build, data });
  return (name, query = "") => {
    let load = loads.get(name);
    if (!load) {
      load = new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const end = () => {
          waiting.delete(name);
          // Without effect where the script has handed its data over.
          reject(new Error(`数据没有加载成（${name}），请检查网络后重试`));
        };
        runScript(`${root}${name}.js${query}`).then(end, end);
      });
      loads.set(name, load);
      load.catch(() => loads.delete(name));
    }
    return load;
  };
}
