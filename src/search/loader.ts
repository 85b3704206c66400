import type { LoadData } from "../browser/data";
import { FIELDS_DATA, SEARCH_DATA } from "../contract";

/** Gives the data of a file of the index by its name: manifest, fields, keys/3, texts/0, tree. Rejects where it does not
 * load, or belongs to another build than the manifest: the wrong sections would be put together. */
export type Load = (name: string) => Promise<unknown>;

/** load: gives the same file when it is asked for again. */
export function indexLoader(load: LoadData): Load {
  // What tells the build is small, and must not come from an old copy; the fields are loaded beside it.
  const fresh = (name: string) => load(name, `?t=${Date.now()}`);
  const manifest = () => fresh(`${SEARCH_DATA}/manifest`);
  const part = async (name: string) => {
    const { build } = await manifest();
    return load(`${SEARCH_DATA}/${name}`, `?v=${build}`);
  };
  return async (name) => {
    if (name === "manifest") return (await manifest()).data;
    const loads = name === "fields" ? fresh(FIELDS_DATA) : part(name);
    const [{ build }, file] = await Promise.all([manifest(), loads]);
    if (file.build !== build) throw new Error("范文库刚刚更新过，请刷新页面");
    return file.data;
  };
}
