/** A hit as it is copied: its heading and lines, and all that stands under it, with the user's words filled in. */

import { TITLE_LINE } from "../contract";
import { fieldValue } from "../fill/place";
import type { Line } from "../model/lines";
import type { Hit } from "../search/types";
import type { Context } from "./context";
import { linesOf, marksIn } from "./lines";
import { type Run, runsOf } from "./runs";

/** A template by its id. Rejects where the library has none such. */
export async function templateLines(id: string, context: Context): Promise<Line[]> {
  const sections = await context.engine.template(id);
  if (!sections.length) throw new Error(`no template ${id}`);
  return linesToCopy(sections, context);
}

/** A hit with all that stands under it. */
export async function hitLines(hit: Hit, context: Context): Promise<Line[]> {
  return linesToCopy(await context.engine.subtree(hit), context);
}

function linesToCopy(sections: readonly Hit[], context: Context): Line[] {
  const lines: Line[] = [];
  for (const section of sections) {
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
