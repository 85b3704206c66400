/** The texts of the compare view as the build writes them (see hooks/planlib/compare.py), a script file a plan. */

/** Where a repair stands: code points of the line's text that it put in, what it took out, and its place in `repairs`. */
export type Place = [start: number, end: number, removed: string, repair: number];

/** A dated phrase, in UTF-16 units of the line's text, and its notice. */
export type Dated = [start: number, end: number, notice: string];

/** A line as written, with fields as {{name}} or {{name|example}}. */
export type Line = [
  kind: "heading" | "paragraph" | "item",
  number: string,
  text: string,
  places?: Place[],
  dated?: Dated[],
];

export type Repair = [kind: string, before: string, after: string, reason: string, proof: string];

export interface SectionData {
  label: string;
  /** The first of its lines, and the one after its last. */
  lines: [number, number];
  variants: [id: string, label: string][];
}

export interface PlanData {
  /** From the site's root. */
  url: string;
  fields: Record<string, [label: string, fallback: string]>;
  lines: Line[];
  repairs: Repair[];
  sections: Record<string, SectionData>;
}

/** A section with what it takes to show it. */
export interface Section {
  id: string;
  label: string;
  url: string;
  lines: Line[];
  repairs: Repair[];
  fields: PlanData["fields"];
  variants: SectionData["variants"];
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
    lines: data.lines.slice(...section.lines),
    repairs: data.repairs,
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
