/** A hit as it is copied: its heading and lines, and all that stands under it, with the user's words filled in. */

import { TITLE_LINE } from "../contract";
import { fieldValue } from "../fill/elements";
import type { Line } from "../model/lines";
import { parseLine } from "../search/text";
import type { Hit } from "../search/types";
import type { Context } from "./context";
import { linesOf, marksIn } from "./lines";
import { type Run, runsOf } from "./runs";

/** A template by its id. Rejects where the library has none such. */
export async function templateLines(id: string, context: Context): Promise<Line[]> {
  const sections = await context.engine.template(id);
  if (!sections.length) throw new Error(`no template ${id}`);
  return linesToCopy(sections, context, fieldValue);
}

/** A hit with all that stands under it. */
export async function hitLines(hit: Hit, context: Context): Promise<Line[]> {
  return linesToCopy(await context.engine.subtree(hit), context, fieldValue);
}

/** Sections as they are copied. resolve: gives the words in the place of a field. */
export function linesToCopy(
  sections: readonly Hit[],
  context: Pick<Context, "fields">,
  resolve: typeof fieldValue,
): Line[] {
  const textOf = (runs: readonly Run[]) =>
    runs
      .map(({ text, field }) => (field ? resolve(field.name, field.example, text) : text))
      .join("");
  return sections.flatMap((section): Line[] => {
    const { level, number, title } = section;
    const dated = (line: number) => marksIn(section, line).length;
    const text = textOf(runsOf(title, context.fields));
    const heading: Line = {
      kind: "heading",
      level,
      number,
      text,
      written: title,
      dated: dated(TITLE_LINE),
    };
    const own = linesOf(section, context).map((line, at): Line => {
      const words = textOf(line.number ? line.runs.slice(1) : line.runs);
      const kind = line.item ? "item" : "paragraph";
      const written = parseLine(section.lines[at] ?? "").text;
      return { kind, level: 0, number: line.number, text: words, written, dated: dated(at) };
    });
    return title ? [heading, ...own] : own;
  });
}
