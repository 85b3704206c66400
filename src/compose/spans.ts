/** What a selection over several texts does to the draft. */

import type { Location } from "../draft/location";
import * as operations from "../draft/operations";
import { indexOf } from "../draft/tree";
import { resolved } from "../model/fields";
import type { App } from "./app";
import { WRITTEN } from "./editable";
import type { Span } from "./spanning";
import type { Context } from "./typing";

/** A place in the text as a location of the draft. */
export function locationOf({ section, at }: operations.Spot): Location {
  return at === null ? { part: "section", section } : { part: "paragraph", section, at };
}

/** Take away what is selected; where its section goes, the next one gets the focus. */
export function removeSpan({ from, to }: Span, { app, focus }: Context): void {
  const before = app.session().draft;
  app.apply((draft) => operations.removeSpan(draft, from, to, app.drafting.under));
  const { draft } = app.session();
  const gone = before.sections.length - draft.sections.length;
  const at = indexOf(before, from.section);
  const next = draft.sections[Math.min(at, draft.sections.length - 1)];
  if (indexOf(draft, from.section) >= 0) focus(locationOf(from), from.offset);
  else focus(next ? { part: "section", section: next.id } : { part: "title" });
  if (gone) app.done(`已删除选中的文字和 ${gone} 段`);
}

/** Put what is selected on the clipboard, a line for each text: its words, and for the composer its fields as written. */
export function copySpan({ from, to }: Span, clipboard: DataTransfer, app: App): void {
  const { fields, resolve } = app.filling;
  const lines = operations.spanLines(app.session().draft, from, to);
  const words = lines.map((line) => resolved(line, fields, resolve));
  clipboard.setData("text/plain", words.join("\n"));
  clipboard.setData(WRITTEN, lines.join("\n"));
}
