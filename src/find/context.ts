/** What everything shown is made with: the engine, and the names of things. */

import { addressAt, type Site } from "../browser/pages";
import type { TopicData } from "../contract";
import type { Fields } from "../model/fields";
import type { Engine } from "../search/engine";
import type { Folding } from "../search/fold";
import { writingsOf } from "../search/writings";

/** Names are by ids, fields by their names. */
export interface Context extends Site {
  engine: Engine;
  folding: Folding;
  /** The ways in which a folded term is written. */
  writingsOf: typeof writingsOf;
  fields: Fields;
  topics: Map<string, TopicData>;
  kinds: Map<string, string>;
  levels: Map<string, string>;
  types: Map<string, string>;
}

/** site: where its root and its pages are. Rejects where the index does not load. */
export async function openContext(engine: Engine, { root, pages }: Site): Promise<Context> {
  const { manifest, folding, fields } = await engine.open();
  return {
    root,
    pages,
    engine,
    folding,
    writingsOf,
    fields,
    topics: new Map(manifest.topics.map((topic) => [topic.id, topic])),
    kinds: new Map(manifest.kinds),
    levels: new Map(manifest.levels),
    types: new Map(manifest.types),
  };
}

/** The address of a page from its path below the site's root. */
export function addressOf(path: string, { root }: Context): string {
  return addressAt(path, root);
}

/** The topics of these ids. */
export function topicsOf(ids: readonly string[], context: Context): TopicData[] {
  return ids.flatMap((id) => context.topics.get(id) ?? []);
}
