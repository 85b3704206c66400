/** The texts of the compare view as the build writes them (see hooks/planlib/publishing/compare.py), a script file a plan. */

import {
  type PlanData,
  type PlanLine,
  type PlanSection,
  type RepairNote,
  unpackPlanLine,
  unpackRepairNote,
} from "../contract";

/** A section with what it takes to show it. */
export interface Section {
  id: string;
  label: string;
  url: string;
  lines: PlanLine[];
  repairs: RepairNote[];
  fields: PlanData["fields"];
  variants: PlanSection["variants"];
}

const ID = /^([A-Za-z0-9_.-]{1,100})\/([a-z0-9-]{1,100})$/;

/** The section of a plan's data, if the plan has it. */
export function sectionOf(plan: string, name: string, data: PlanData): Section | undefined {
  if (!Object.keys(data.sections).includes(name)) return undefined;
  const section = data.sections[name];
  if (!section) return undefined;
  return {
    id: `${plan}/${name}`,
    label: section.label,
    url: `${data.url}#${name}`,
    lines: data.lines.slice(...section.lines).map(unpackPlanLine),
    repairs: data.repairs.map(unpackRepairNote),
    fields: data.fields,
    variants: section.variants,
  };
}

/** Cut PLAN/SECTION in two; undefined for anything else. */
export function splitId(id: string): [plan: string, section: string] | undefined {
  const match = ID.exec(id);
  return match?.[1] && match[2] ? [match[1], match[2]] : undefined;
}

/** Loads sections; undefined for what the library does not have. */
export async function loadSection(id: string): Promise<Section | undefined> {
  const [plan, name] = splitId(id) ?? [];
  if (!plan || !name) return undefined;
  try {
    const { data } = await window.planLibrary.load(`compare/data/${plan}`);
    return sectionOf(plan, name, data as PlanData);
  } catch {
    return undefined; // there is no such plan
  }
}
