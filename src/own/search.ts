/** The own old plans, searched from any page. Loaded where there are some. */

import type { Folding } from "../search/fold";
import { type OwnHit, OwnIndex } from "./find";
import { OwnStore } from "./store";

/** The sections that hold every term of a query. kinds: names by their ids. */
export async function searchOwn(
  query: string,
  { kinds, folding }: { kinds: ReadonlyMap<string, string>; folding: Folding },
): Promise<OwnHit[]> {
  const { files } = await new OwnStore(window.indexedDB ?? null).list();
  return new OwnIndex(files, { kinds, under: {} }).search(query, (text) => folding.fold(text));
}
