/** A hit as it is copied: its heading and lines, and all that stands under it, with the user's words filled in. */

import { TITLE_LINE } from "../contract";
import { fieldValue } from "../fill/place";
import type { Line } from "../model/lines";
import type { Hit } from "../search/types";
import { sectionsUnder } from "./card";
import { type Context, linesOf, marksIn } from "./context";
import { type Run, runsOf } from "./runs";

/** Raises an error where the library has no such template. */
export async function templateLines(id: string, context: Context): Promise<Line[]> {
  const options = { plans: [id.slice(0, id.indexOf("/"))], sort: "order" as const, facets: false };
  const { hits } = await context.engine.search("", options);
  const hit = hits.find((other) => other.id === id);
  if (!hit) throw new Error(`no template ${id}`);
  return hitLines(hit, context);
}

export async function hitLines(hit: Hit, context: Context): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { hit: section } of await sectionsUnder(hit, context)) {
    if (section.title) {
      const text = filled(runsOf(section.title, context.fields));
      const { number } = section;
      const dated = marksIn(section, TITLE_LINE).length;
      lines.push({ kind: "heading", level: section.level, number, text, dated });
    }
    linesOf(section, context).forEach(({ runs, number, item }, at) => {
      const text = filled(number ? runs.slice(1) : runs);
      const dated = marksIn(section, at).length;
      lines.push({ kind: item ? "item" : "paragraph", level: 0, number, text, dated });
    });
  }
  return lines;
}

function filled(runs: Run[]): string {
  const words = ({ text, field }: Run) =>
    field ? fieldValue(field.name, field.example, text) : text;
  return runs.map(words).join("");
}
