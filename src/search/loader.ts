import type { LoadData } from "../browser/data";

/** Gives the data of a file of the index by its name: manifest, grams/3, texts/0, tree. */
export type Load = (name: string) => Promise<unknown>;

/** Load the files of one build only: those of another would put the wrong sections together. */
export function indexLoader(load: LoadData): Load {
  let build = "";
  return async (name) => {
    const isManifest = name === "manifest";
    // The manifest is small, and must not come from an old copy.
    const file = await load(`search/${name}`, isManifest ? `?t=${Date.now()}` : `?v=${build}`);
    if (isManifest) build = file.build;
    else if (file.build !== build) throw new Error("范文库刚刚更新过，请刷新页面");
    return file.data;
  };
}
