/** The texts of the compare view as the build writes them (see hooks/planlib/publishing/compare.py): packs of plans. */

import {
  COMPARE_DATA,
  type PlanData,
  type PlanLine,
  type PlanSection,
  type RepairNote,
  unpackPlanLine,
  unpackRepairNote,
} from "../contract";
import { loadFields } from "../fill/declared";
import type { Fields } from "../model/fields";
import { splitId } from "../model/sections";
import { packOf } from "./pack";

/** A section with what it takes to show it. */
export interface Section {
  id: string;
  label: string;
  url: string;
  lines: PlanLine[];
  repairs: RepairNote[];
  fields: Fields;
  variants: PlanSection["variants"];
}

/** The section of a plan's data, if the plan has it. */
export function sectionOf(
  plan: string,
  name: string,
  data: PlanData,
  fields: Fields,
): Section | undefined {
  if (!Object.keys(data.sections).includes(name)) return undefined;
  const section = data.sections[name];
  if (!section) return undefined;
  return {
    id: `${plan}/${name}`,
    label: section.label,
    url: `${data.url}#${name}`,
    lines: data.lines.slice(...section.lines).map(unpackPlanLine),
    repairs: data.repairs.map(unpackRepairNote),
    fields,
    variants: section.variants,
  };
}

/** Loads sections; undefined for what the library does not have. packs: how many there are. */
export async function loadSection(id: string, packs: number): Promise<Section | undefined> {
  const [plan, name] = splitId(id) ?? [];
  if (!plan || !name) return undefined;
  try {
    // Fresh: an old copy of a pack may hold other plans.
    const pack = `${COMPARE_DATA}/${packOf(plan, packs)}`;
    const load = () => window.planLibrary.load(pack, `?t=${Date.now()}`);
    const [file, fields] = await Promise.all([load(), loadFields()]);
    const data = new Map(Object.entries(file.data as Record<string, PlanData>)).get(plan);
    return data && sectionOf(plan, name, data, fields);
  } catch {
    return undefined; // there is no such pack
  }
}
