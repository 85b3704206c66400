/** What the composer takes from the library: names, structure, skeletons, and templates as sections. */

import type { DataFile } from "../browser/data";
import type { CheckupContext, Shape } from "../draft/checkup";
import type { Fields, Section } from "../draft/model";
import type { LevelsUnder } from "../draft/operations";
import type { Skeleton } from "../draft/skeleton";
import { sectionOfHit } from "../draft/templates";
import type { Field } from "../fill/model";
import type { Hit } from "../search/types";

const DATA = "library/drafting";
const DEEPEST = 5;

type Named = readonly [id: string, title: string];

/** As hooks/planlib/drafting.py writes it. */
interface Written {
  kinds: readonly Named[];
  levels: readonly Named[];
  types: readonly Named[];
  fields: readonly Field[];
  shapes: Record<string, Shape>;
  under: LevelsUnder;
  skeletons: readonly Skeleton[];
  plans: readonly Named[];
}

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

export async function loadDrafting(): Promise<Drafting> {
  const file: DataFile = await window.planLibrary.load(DATA, `?t=${Date.now()}`);
  const data = file.data as Written;
  return {
    ...data,
    kinds: new Map(data.kinds),
    levels: new Map(data.levels),
    types: new Map(data.types),
    plans: new Map(data.plans),
    fields: new Map(data.fields.map((field) => [field.name, field])),
  };
}

/** A template with all that stands under it, in reading order. */
export async function templateSections(hit: Hit, fields: Fields, depth = 0): Promise<Section[]> {
  const sections = [sectionOfHit(hit, fields)];
  if (!hit.children.length || depth >= DEEPEST) return sections;
  for (const child of await window.planLibrary.sections(hit.children))
    sections.push(...(await templateSections(child, fields, depth + 1)));
  return sections;
}

/** A template by its id, PLAN/SECTION; empty where the library has none. */
export async function templateById(id: string, fields: Fields): Promise<Section[]> {
  const hit = (await planHits(id.slice(0, id.indexOf("/")))).find((other) => other.id === id);
  return hit ? templateSections(hit, fields) : [];
}

/** A whole plan, with its level and type. */
export async function wholePlan(
  id: string,
  fields: Fields,
): Promise<{ title: string; level: string; type: string; sections: Section[] } | null> {
  const hits = await planHits(id);
  const [first] = hits;
  if (!first) return null;
  const sections = hits.map((hit) => sectionOfHit(hit, fields));
  return { title: first.plan, level: first.planLevel, type: first.planType, sections };
}

async function planHits(plan: string): Promise<Hit[]> {
  const options = { plans: [plan], sort: "order" as const, facets: false };
  return (await window.planLibrary.search("", options)).hits;
}
