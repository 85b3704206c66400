/** What a selection over several texts does to the draft. */

import { toHtml } from "../copy/html";
import { tableLine } from "../draft/lines";
import type { Location } from "../draft/location";
import type { Draft } from "../draft/model";
import * as operations from "../draft/operations";
import { indexOf } from "../draft/tree";
import { resolved } from "../model/fields";
import { type Line, toPlain } from "../model/lines";
import { isTable } from "../model/tables";
import type { App } from "./app";
import { WRITTEN } from "./pasted";
import type { Span } from "./spanning";
import { type Context, typingTag } from "./typing";

/** A place in the text as a location of the draft. */
export function spotLocation({ section, at, cell }: operations.Spot): Location {
  if (at === null) return { part: "section", section };
  return { part: "paragraph", section, at, ...(cell && { cell }) };
}

/** Take away what is selected; where its section goes, the next one gets the focus. isTyped: something is typed over it, and
 * both are one step. */
export function removeSpan({ from, to }: Span, isTyped: boolean, { app, focus }: Context): void {
  const before = app.session().draft;
  const remove = (draft: Draft) => operations.removeSpan(draft, from, to, app.drafting.under);
  if (isTyped) app.apply(remove, typingTag(spotLocation(from)), true);
  else app.apply(remove);
  const { draft } = app.session();
  const gone = before.sections.length - draft.sections.length;
  const at = indexOf(before, from.section);
  const next = draft.sections[Math.min(at, draft.sections.length - 1)];
  if (indexOf(draft, from.section) >= 0) focus(spotLocation(from), from.offset);
  else focus(next ? { part: "section", section: next.id } : { part: "title" });
  if (gone) app.done(`已删除选中的文字和 ${gone} 段`);
}

/** Put what is selected on the clipboard, a line for each text: its words, and for the composer its fields as written. */
export function copySpan({ from, to }: Span, clipboard: DataTransfer, app: App): void {
  const { fields, resolve } = app.filling;
  const lines = operations.spanLines(app.session().draft, from, to);
  const filling = { fields, resolve };
  const shown = lines.map((line): Line => {
    if (isTable(line)) return tableLine(line, filling);
    return { kind: "paragraph", level: 0, number: "", text: resolved(line, fields, resolve) };
  });
  clipboard.setData("text/plain", toPlain(shown));
  if (shown.some(({ rows }) => rows)) clipboard.setData("text/html", toHtml(shown));
  clipboard.setData(WRITTEN, apart(lines).join("\n"));
}

/** Lines with a blank one between two tables. */
function apart(lines: readonly string[]): string[] {
  return lines.flatMap((line, at) =>
    isTable(line) && isTable(lines[at - 1] ?? "") ? ["", line] : [line],
  );
}
