/** What everything shown is made with: the engine, and the names of things. */

import type { Engine } from "../search/engine";
import type { Folding } from "../search/fold";
import type { Manifest } from "../search/types";
import type { Fields } from "./runs";

/** A topic as the index has it. */
export type Topic = Manifest["topics"][number];

/** Names are by ids, fields by their names. */
export interface Context {
  /** The address of the site's root. */
  root: string;
  /** Whether pages are files (compare.html) rather than folders (compare/). */
  flat: boolean;
  engine: Engine;
  folding: Folding;
  fields: Fields;
  topics: Map<string, Topic>;
  kinds: Map<string, string>;
  levels: Map<string, string>;
  types: Map<string, string>;
}

/** root: the address of the site's root. Rejects where the index does not load. */
export async function openContext(engine: Engine, root: string): Promise<Context> {
  const { manifest, folding } = await engine.open();
  return {
    root,
    flat: manifest.topics.some((topic) => topic.url.endsWith(".html")),
    engine,
    folding,
    fields: new Map(manifest.fields.map((field) => [field.name, field])),
    topics: new Map(manifest.topics.map((topic) => [topic.id, topic])),
    kinds: new Map(manifest.kinds),
    levels: new Map(manifest.levels),
    types: new Map(manifest.types),
  };
}

/** The address of a page from its path below the site's root. A folder's own file is named where no server does it. */
export function addressOf(path: string, context: Context): string {
  const address = new URL(path, context.root);
  if (address.protocol === "file:" && address.pathname.endsWith("/"))
    address.pathname += "index.html";
  return address.href;
}

/** The topics of these ids. */
export function topicsOf(ids: readonly string[], context: Context): Topic[] {
  return ids.flatMap((id) => context.topics.get(id) ?? []);
}
