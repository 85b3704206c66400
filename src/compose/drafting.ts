/** What the composer takes from the library: names, structure, skeletons, and templates as sections. */

import { internals } from "../browser/internals";
import { DRAFTING_DATA, type DraftingData, type Skeleton } from "../contract";
import type { CheckupContext } from "../draft/checkup";
import type { Section } from "../draft/model";
import type { LevelsUnder } from "../draft/structure";
import { sectionOfHit } from "../draft/templates";
import { type Fields, fieldsByName } from "../model/fields";
import type { Hit } from "../search/types";

/** Names by their ids, structure by type of document, and what a draft can begin as. */
export interface Drafting {
  kinds: ReadonlyMap<string, string>;
  levels: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, string>;
  fields: Fields;
  shapes: CheckupContext["shapes"];
  under: LevelsUnder;
  skeletons: readonly Skeleton[];
  plans: ReadonlyMap<string, string>;
}

/** Throws where the data do not load. */
export async function loadDrafting(): Promise<Drafting> {
  const data = (await internals().load(DRAFTING_DATA)) as DraftingData;
  return {
    ...data,
    kinds: new Map(data.kinds),
    levels: new Map(data.levels),
    types: new Map(data.types),
    plans: new Map(data.plans),
    fields: fieldsByName(data.fields),
  };
}

/** A template with all that stands under it, in reading order. */
export async function templateSections(hit: Hit, fields: Fields): Promise<Section[]> {
  return sectionsOf(await window.planLibrary.subtree(hit), fields);
}

/** A template by its id, PLAN/SECTION; empty where the library has none. */
export async function templateById(id: string, fields: Fields): Promise<Section[]> {
  return sectionsOf(await window.planLibrary.template(id), fields);
}

/** A whole plan, with its level and type. */
export async function wholePlan(
  id: string,
  fields: Fields,
): Promise<{ title: string; level: string; type: string; sections: Section[] } | null> {
  const hits = await window.planLibrary.plan(id);
  const [first] = hits;
  if (!first) return null;
  const { plan: title, planLevel: level, planType: type } = first;
  return { title, level, type, sections: sectionsOf(hits, fields) };
}

function sectionsOf(hits: readonly Hit[], fields: Fields): Section[] {
  return hits.map((hit) => sectionOfHit(hit, fields));
}
