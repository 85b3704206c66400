/** The texts of the compare view as the build writes them (see hooks/planlib/compare.py), a script file a plan. */

/** Where a repair stands: code points of the line's text that it put in, what it took out, and its place in `repairs`. */
export type Place = [start: number, end: number, removed: string, repair: number];

/** A line as written, with fields as {{name}} or {{name|example}}. */
export type Line = [
  kind: "heading" | "paragraph" | "item",
  number: string,
  text: string,
  places?: Place[],
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

/** The one place that knows how a plan's data is named, and where it is. */
const dataName = (plan: string) => `compare/${plan}`;
const dataAddress = (root: string, plan: string) => `${root}compare/data/${plan}.js`;

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

type Receive = (name: string, data: unknown) => void;
type Receiver = { planLibraryData?: Receive };

/** Loads sections with script tags, which work from file:// too; undefined for what the library does not have. */
export function sectionLoader(root: string): (id: string) => Promise<Section | undefined> {
  const plans = new Map<string, Promise<PlanData | undefined>>();
  return async (id) => {
    const [plan, name] = splitId(id) ?? [];
    if (!plan || !name) return undefined;
    let load = plans.get(plan);
    if (!load) {
      load = loadPlan(root, plan);
      plans.set(plan, load);
    }
    const data = await load;
    if (!data) plans.delete(plan);
    return data && sectionOf(plan, name, data);
  };
}

function loadPlan(root: string, plan: string): Promise<PlanData | undefined> {
  return new Promise((resolve) => {
    // The search takes the same function; each passes on what is not its own.
    const receiver = window as Receiver;
    const others = receiver.planLibraryData;
    const receive: Receive = (name, data) => {
      if (name === dataName(plan)) resolve(data as PlanData);
      else others?.(name, data);
    };
    receiver.planLibraryData = receive;
    const script = document.createElement("script");
    const end = () => {
      script.remove();
      resolve(undefined); // without effect where the script has handed its data over
    };
    script.onload = end;
    script.onerror = end;
    script.src = dataAddress(root, plan);
    document.head.append(script);
  });
}
