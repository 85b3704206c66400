/** Gives the data of a file of the index by its name: manifest, grams/3, texts/0, tree. */
export type Load = (name: string) => Promise<unknown>;

declare global {
  interface Window {
    /** Called by the files of the index. */
    planLibraryData?: (name: string, data: unknown) => void;
  }
}

/** Load the index with script tags, which work from file:// too. A file that failed can be asked for again. */
export function scriptLoader(root: string): Load {
  const loads = new Map<string, Promise<unknown>>();
  const waiting = new Map<string, (data: unknown) => void>();
  let version = "";
  window.planLibraryData = (name, data) => {
    if (name === "manifest") version = `?v=${(data as { build: string }).build}`;
    waiting.get(name)?.(data);
  };
  return (name) => {
    let load = loads.get(name);
    if (!load) {
      load = new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const script = document.createElement("script");
        const end = () => {
          script.remove();
          waiting.delete(name);
          // Without effect where the script has handed its data over.
          reject(new Error(`搜索数据没有加载成（${name}），请检查网络后重试`));
        };
        script.onload = end;
        script.onerror = end;
        script.src = `${root}search/${name}.js${version}`;
        document.head.append(script);
      });
      loads.set(name, load);
      load.catch(() => loads.delete(name));
    }
    return load;
  };
}
