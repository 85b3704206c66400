/** The texts of the compare view as the build writes them (see hooks/planlib/publishing/compare.py), a script file a plan. */

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

/** Loads sections; undefined for what the library does not have. */
export async function loadSection(id: string): Promise<Section | undefined> {
  const [plan, name] = splitId(id) ?? [];
  if (!plan || !name) return undefined;
  try {
    const load = () => window.planLibrary.load(`${COMPARE_DATA}/${plan}`);
    const [{ data }, fields] = await Promise.all([load(), loadFields()]);
    return sectionOf(plan, name, data as PlanData, fields);
  } catch {
    return undefined; // there is no such plan
  }
}
