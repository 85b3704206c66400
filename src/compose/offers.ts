/** What can be taken for a section of the draft: templates of the library, and the like in the user's own old plans. */

import { internals } from "../browser/internals";
import { newId, type Section } from "../draft/model";
import { type Merits, ranked } from "../draft/ranked";
import { sectionOfHit } from "../draft/templates";
import { usedIn } from "../draft/used";
import type { OwnHit } from "../own/find";
import { firstOfEach } from "../search/same";
import type { Hit, SearchOptions } from "../search/types";
import type { App } from "./app";
import { templateSections } from "./drafting";

const LIMIT = 20;
const OWN_LIMIT = 10;
const FEW = 3;

/** Gives the sections that are filled in, with ids of their own each time. */
export type Load = () => Promise<Section[]>;

/** A template of the library. first: its own section; also: what says the same; used: the sections of the draft that have
 * its words already. */
export interface Offer {
  hit: Hit;
  also: readonly Hit[];
  first: Section;
  merits: Merits;
  used: readonly string[];
  load: Load;
}

/** A section of an own old plan. */
export interface OwnOffer {
  hit: OwnHit;
  first: Section | undefined;
  used: readonly string[];
  load: Load;
}

/** Templates for a section, the fittest first; by a query, in the order of the search. note: what they have in common. */
export async function offersFor(
  section: Section,
  query: string,
  app: App,
): Promise<{ offers: Offer[]; note: string; total: number }> {
  const { hits, note } = query ? await searched(query) : await fitting(section, app);
  const { draft } = app.session();
  const { fields } = app.drafting;
  const offers = firstOfEach(hits).map(({ hit, also }): Offer => {
    const first = sectionOfHit(hit, fields);
    const used = usedIn(draft, first);
    const isDated = hit.marksUnder > 0 || hit.lines.some((line) => app.dated(line).length > 0);
    const fits = [hit, ...also].some(({ planLevel }) => planLevel === draft.level);
    const merits = { fits, current: !isDated, used: used.length > 0 };
    return { hit, also, first, merits, used, load: () => templateSections(hit, fields) };
  });
  const inOrder = query ? offers : ranked(offers, ({ merits }) => merits);
  return { offers: inOrder, note, total: hits.length };
}

async function searched(query: string): Promise<{ hits: Hit[]; note: string }> {
  const found = await window.planLibrary.search(query, { limit: LIMIT, facets: false });
  return { hits: found.hits.length ? found.hits : found.more.hits, note: "" };
}

/** What fits a section best; where that is little, what fits less well too. */
async function fitting(
  { kind, topics }: Section,
  { drafting, session }: App,
): Promise<{ hits: Hit[]; note: string }> {
  const ask = async (options: SearchOptions) =>
    (await window.planLibrary.search("", { limit: LIMIT, facets: false, ...options })).hits;
  const { level } = session().draft;
  const by = topics.length ? { kinds: [kind], topics: [...topics] } : { kinds: [kind] };
  const current = { timeliness: ["none"] };
  // What holds nothing outdated is asked for by itself: among many it may come late.
  const own = await both(
    ask({ ...by, ...current, levels: [level] }),
    ask({ ...by, levels: [level] }),
  );
  const name = drafting.levels.get(level) ?? "";
  if (own.length >= FEW) return { hits: own, note: `适用于${name}的，` };
  const all = await both(Promise.resolve(own), ask({ ...by, ...current }), ask(by));
  if (all.length) return { hits: all, note: "各个层级的，" };
  return { hits: await ask(topics.length ? { topics: [...topics] } : {}), note: "同主题的，" };
}

/** Hits of several searches, each once. */
async function both(...searches: Promise<Hit[]>[]): Promise<Hit[]> {
  const hits = (await Promise.all(searches)).flat();
  return [...new Map(hits.map((hit) => [hit.id, hit])).values()];
}

/** Sections of the own old plans: by a search, or without one those that do the same. */
export async function ownOffersFor(
  section: Section,
  query: string,
  { own, session }: App,
): Promise<OwnOffer[]> {
  const index = await own();
  const hits = query ? await searchedOwn(query, index) : index.like(section);
  return hits.slice(0, OWN_LIMIT).map((hit) => {
    const [first] = hit.sections;
    const used = first ? usedIn(session().draft, first) : [];
    return { hit, first, used, load: async () => withNewIds(hit.sections) };
  });
}

async function searchedOwn(
  query: string,
  index: Awaited<ReturnType<App["own"]>>,
): Promise<OwnHit[]> {
  const { context } = await internals().part("search");
  const { folding } = await context();
  return index.search(query, (text) => folding.fold(text));
}

/** So that it can be taken twice. */
function withNewIds(sections: readonly Section[]): Section[] {
  return sections.map((section) => ({ ...section, id: newId() }));
}
