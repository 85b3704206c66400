/** What typing, pasting and joining in a section's title and paragraphs does to the draft. */

import { makeButton } from "../browser/dom";
import { internals } from "../browser/internals";
import { toast } from "../browser/toast";
import { MAX_TITLE } from "../contract";
import type { Location } from "../draft/location";
import type { Draft } from "../draft/model";
import * as operations from "../draft/operations";
import type { Judge } from "../draft/outline";
import type { Pasted } from "../draft/pasted";
import { endOf, indexOf } from "../draft/tree";
import { typedLevel } from "../model/numbering";
import { isTable } from "../model/tables";
import type { App, Focus } from "./app";
import type { EditableEvents } from "./editable";
import { pastedWords } from "./table-view";
import type { Selected } from "./written";

/** What the parts of the editing side share. */
export interface Context {
  app: App;
  focus: Focus;
  /** Add a section of the user's own behind another and what stands under it, or at the end. */
  addOwn(after: string | null): void;
  /** Select all texts of a section, and offer what can be done with them. */
  select(section: string): void;
}

/** What changes belong to that are made by typing at a location. */
export function typingTag(location: Location): string {
  if (location.part === "section") return `title ${location.section}`;
  if (location.part !== "paragraph") return "";
  const { section, at, cell } = location;
  return cell ? `cell ${cell.row} ${cell.column} ${section} ${at}` : `text ${section} ${at}`;
}

/** Whether more is pasted into a title than it may have, which is told: a title is cut, and whoever pastes a whole plan into
 * it would miss the rest. */
export function isTooLong(title: string): boolean {
  if (title.length <= MAX_TITLE) return false;
  toast(`没有粘贴：这里最多 ${MAX_TITLE} 字，正文请粘贴到自然段里`);
  return true;
}

/** Take a section away with all under it; the next one gets the focus. */
export function removeSection(id: string, { app, focus }: Context): void {
  const before = app.session().draft;
  app.apply((draft) => operations.removeSection(draft, id, app.drafting.under));
  const { sections } = app.session().draft;
  const next = sections[Math.min(indexOf(before, id), sections.length - 1)];
  focus(next ? { part: "section", section: next.id } : { part: "title" });
  app.done(`已删除 ${before.sections.length - sections.length} 段`);
}

/** Of a section's title. */
export function titleEvents(id: string, context: Context): EditableEvents {
  const { app, focus } = context;
  const titleNow = () => {
    const { draft } = app.session();
    return draft.sections[indexOf(draft, id)]?.title ?? "";
  };
  const location: Location = { part: "section", section: id };
  let told = titleNow();
  return {
    text: (text: string) => {
      app.apply((draft) => operations.setTitle(draft, id, text), typingTag(location));
    },
    enter: () => {
      const { draft } = app.session();
      if (!draft.sections[indexOf(draft, id)]?.paragraphs.length)
        app.apply((current) => operations.addParagraph(current, id));
      focus({ part: "paragraph", section: id, at: 0 });
    },
    paste: ([start, end]: Selected, lines: string[]) => {
      const { draft } = app.session();
      const old = draft.sections[indexOf(draft, id)]?.title ?? "";
      const words = lines.join(" ");
      const text = old.slice(0, start) + words + old.slice(end);
      if (isTooLong(text)) return;
      app.apply((current) => operations.tidyTitle(operations.setTitle(current, id, text), id));
      focus({ part: "section", section: id }, start + words.length);
    },
    join: (direction: -1 | 1) => {
      const { draft } = app.session();
      const at = indexOf(draft, id);
      const section = draft.sections[at];
      const bare = section && !section.title && !section.paragraphs.some(({ text }) => text);
      if (direction < 0 && bare && endOf(draft, at) === at + 1) removeSection(id, context);
    },
    leave: () => {
      const { kinds } = app.drafting;
      const before = told;
      const tidy = (draft: Draft) =>
        operations.tellKind(operations.tidyTitle(draft, id), id, kinds, before);
      app.apply(tidy, `title ${id}`);
      told = titleNow();
    },
  };
}

/** A pasted plan may have its numbers typed: offer to make sections of it. What sees that is loaded now. told: what has been
 * said of the paste, and is said with it. */
async function lookForOutline(
  id: string,
  lines: readonly string[],
  app: App,
  told = "粘贴的文字里写着编号",
): Promise<void> {
  if (lines.length < 2 && !typedLevel(lines[0] ?? "")) return;
  try {
    const { judge } = await internals().part("importing");
    if (judge(lines).some(({ entry }) => entry.role === "heading"))
      offerOutline(id, judge, app, told);
  } catch {
    // Everything else works.
  }
}

function offerOutline(id: string, judge: Judge, app: App, words: string): void {
  const { kinds, under } = app.drafting;
  const cut = () => {
    let told = "";
    const changed = app.apply((draft) => {
      const outlined = operations.outline(draft, id, judge, kinds, under);
      told = outlineTold(outlined);
      return outlined.draft;
    });
    if (changed) app.done(told);
  };
  toast(words, makeButton("按编号分成几段", "pl-action", cut));
}

/** What was made of a pasted plan, in words for the user: a number that is not as it was typed is no surprise. */
function outlineTold({ made, taken, renumbered }: operations.Outlined): string {
  const [first] = renumbered;
  const changed = first
    ? `，${renumbered.length} 个编号按公文的排法改了，如“${first.typed}”改为“${first.printed}”`
    : "，编号照旧";
  const parts = taken.map((part) => (part === "title" ? "题目" : "落款"));
  const put = parts.length ? `，${parts.join("、")}放到了各自的位置` : "";
  return `已分出 ${made} 段${put}${changed}`;
}

/** Of a section's paragraph, by its place from 0. */
export function paragraphEvents(id: string, at: number, { app, focus }: Context): EditableEvents {
  const textAt = (index: number) => {
    const { draft } = app.session();
    return draft.sections[indexOf(draft, id)]?.paragraphs[index]?.text;
  };
  const location: Location = { part: "paragraph", section: id, at };
  const goTo = (index: number, offset: number) =>
    focus({ part: "paragraph", section: id, at: index }, offset);
  return {
    text: (text: string) => {
      app.apply((draft) => operations.setParagraph(draft, id, at, text), typingTag(location));
    },
    enter: (selected: Selected) => {
      if (app.apply((draft) => operations.pasteLines(draft, id, at, selected, ["", ""])))
        goTo(at + 1, 0);
    },
    paste: (selected: Selected, lines: string[]) => {
      if (!app.apply((draft) => operations.pasteLines(draft, id, at, selected, lines))) return;
      const last = lines[lines.length - 1]?.length ?? 0;
      if (lines.length > 1) goTo(at + lines.length - 1, last);
      else goTo(at, selected[0] + last);
      void lookForOutline(id, lines, app);
    },
    pasteTables: (selected: Selected, { blocks, merged }: Pasted) => {
      const paste = (draft: Draft) => operations.pasteLines(draft, id, at, selected, blocks);
      const before = textAt(at)?.slice(0, selected[0]).trim() ?? "";
      if (!app.apply(paste)) return;
      const first = blocks.findIndex(isTable) + (before && isTable(blocks[0] ?? "") ? 1 : 0);
      const cell = { row: 0, column: 0 };
      focus({ part: "paragraph", section: id, at: at + first, cell });
      const told = pastedWords(blocks.filter(isTable), merged);
      app.done(told);
      const lines = blocks.filter((block) => !isTable(block));
      void lookForOutline(id, lines, app, `${told}；文字里写着编号`);
    },
    join: (direction: -1 | 1) => {
      const joined = direction < 0 ? at : at + 1;
      if (isTable(textAt(joined - 1) ?? "") || isTable(textAt(joined) ?? "")) {
        if (app.apply((draft) => operations.mergeParagraph(draft, id, joined)))
          goTo(Math.max(0, joined - 1), 0);
        return;
      }
      const offset = textAt(joined - 1)?.length ?? 0;
      if (joined === 0 && textAt(0) === "" && textAt(1) !== undefined) {
        app.apply((draft) => operations.removeParagraph(draft, id, 0));
        return goTo(0, 0);
      }
      if (app.apply((draft) => operations.mergeParagraph(draft, id, joined)))
        goTo(joined - 1, offset);
    },
    leave: () => {},
  };
}
