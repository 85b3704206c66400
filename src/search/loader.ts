import type { LoadData } from "../browser/files";
import { SEARCH_DATA } from "../contract";

/** Gives the data of a file of the index by its name: manifest, keys/3, texts/0, tree. Rejects where it does not load. */
export type Load = (name: string) => Promise<unknown>;

/** load: gives files of one build only: sections of two would be put together wrongly. */
export function indexLoader(load: LoadData): Load {
  return (name) => load(`${SEARCH_DATA}/${name}`);
}
