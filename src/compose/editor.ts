/** The editing side: the draft's head, its sections, each with its text, and who signs. */

import { make, makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import { draftNumbers } from "../draft/lines";
import type { Location } from "../draft/location";
import { type Draft, newId } from "../draft/model";
import * as operations from "../draft/operations";
import { endOf, indexOf } from "../draft/tree";
import type { App, Focus } from "./app";
import { startDragging } from "./drag";
import { type Editable, makeEditable } from "./editable";
import { SectionView } from "./section-view";
import type { Context } from "./typing";
import { placeCaret, selectedIn } from "./written";

const HEAD = { title: "标题", organisation: "落款单位", date: "日期" } as const;
type HeadPart = keyof typeof HEAD;

/** The side on which a draft is edited. Offsets are UTF-16 units of a text as written. */
export interface Editor {
  element: HTMLElement;
  show(draft: Draft): void;
  focus: Focus;
  /** Scroll to a location, where it is out of sight; the focus stays where it is. */
  reveal(location: Location): void;
}

/** An editor that shows no draft yet. */
export function makeEditor(app: App): Editor {
  const head = Object.fromEntries(
    (Object.keys(HEAD) as HeadPart[]).map((part) => [part, headPart(part, app)]),
  ) as Record<HeadPart, Editable>;
  const list = make("div", { class: "pl-sections" });
  const views = new Map<string, SectionView>();
  const element = make(
    "div",
    { class: "pl-editor", role: "region", "aria-label": "编辑草稿" },
    head.title.element,
    list,
    makeButton("加一段", "pl-action", () => addOwn(null)),
    make("div", { class: "pl-signs" }, head.organisation.element, head.date.element),
  );

  const editableAt = (location: Location): Editable | null | undefined => {
    if (!("section" in location)) return head[location.part];
    const view = views.get(location.section);
    const target = location.part === "paragraph" ? view?.paragraphs[location.at] : undefined;
    return target ?? view?.title ?? view?.paragraphs[0];
  };
  const focus = (location: Location, offset = 0, end = offset) => {
    const editable = editableAt(location);
    if (!("section" in location)) return editable?.focus(offset, end);
    const view = views.get(location.section);
    if (editable) editable.focus(offset, end);
    else view?.element.querySelector("button")?.focus();
    view?.element.scrollIntoView({ block: "nearest" });
  };
  const reveal = (location: Location) => {
    const section = "section" in location ? views.get(location.section)?.element : undefined;
    (editableAt(location)?.element ?? section)?.scrollIntoView({ block: "nearest" });
  };
  const addOwn = (after: string | null) => {
    const id = newId();
    app.apply((draft) => operations.addOwn(draft, after, id, app.drafting.under));
    focus({ part: "section", section: id });
  };
  const context: Context = { app, focus, addOwn };

  const show = (draft: Draft) => {
    for (const part of Object.keys(HEAD) as HeadPart[]) head[part].show(draft[part]);
    showSections(draft, views, list, context);
    // What was moved has lost the focus, and a title that is left is tidied up: show that too.
    if (app.session().draft !== draft) show(app.session().draft);
  };

  letDrag(list, app);
  return { element, show, focus, reveal };
}

/** Show the sections in their order. views: those on the page, by their ids. */
function showSections(
  draft: Draft,
  views: Map<string, SectionView>,
  list: HTMLElement,
  context: Context,
): void {
  const numbers = draftNumbers(draft);
  const ids = new Set(draft.sections.map(({ id }) => id));
  for (const [id, view] of views) {
    if (ids.has(id)) continue;
    view.element.remove();
    views.delete(id);
  }
  keepingFocus(() => {
    let next = list.firstElementChild;
    draft.sections.forEach((section, at) => {
      const { id, level } = section;
      const view = views.get(id) ?? new SectionView(id, level, context);
      views.set(id, view);
      view.show(section, numbers[at] ?? "");
      if (view.element === next) next = next.nextElementSibling;
      else list.insertBefore(view.element, next);
    });
  });
}

/** Sections are dragged with all that stands under them. */
function letDrag(list: HTMLElement, app: App): void {
  startDragging(list, {
    blockOf: (id) => {
      const { draft } = app.session();
      const index = indexOf(draft, id);
      return draft.sections.slice(index, endOf(draft, index)).map((part) => part.id);
    },
    drop: (id, before) => {
      const moved = app.apply((draft) => {
        const to = before === null ? draft.sections.length : indexOf(draft, before);
        return operations.moveSection(draft, id, to, app.drafting.under);
      });
      if (moved) toast("已移动");
    },
  });
}

/** What moves on the page loses the focus: give it back, with the caret. */
function keepingFocus(change: () => void): void {
  const focused = document.activeElement;
  const offset = focused instanceof HTMLElement ? selectedIn(focused)[1] : 0;
  change();
  if (!(focused instanceof HTMLElement) || focused === document.activeElement) return;
  if (!focused.isConnected || focused === document.body) return;
  focused.focus({ preventScroll: true });
  if (focused.isContentEditable) placeCaret(focused, offset);
}

function headPart(part: HeadPart, app: App): Editable {
  const set = (text: string, tag: string) =>
    app.apply((draft) => operations.setFacts(draft, { [part]: text }), tag);
  const editable = makeEditable(HEAD[part], `pl-head-${part}`, HEAD[part], app.drafting.fields, {
    text: (text) => set(text, `head ${part}`),
    enter: () => {},
    paste: (selected, lines) => {
      const old = app.session().draft[part];
      const words = lines.join(" ");
      set(old.slice(0, selected[0]) + words + old.slice(selected[1]), "");
      editable.focus(selected[0] + words.length);
    },
    join: () => {},
    leave: () => {},
  });
  return editable;
}
