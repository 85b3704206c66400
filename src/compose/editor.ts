/** The editing side: the draft's head, its sections, each with its text, and who signs. */

import { make, makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import { draftNumbers } from "../draft/lines";
import type { Location } from "../draft/location";
import { type Draft, newId } from "../draft/model";
import * as operations from "../draft/operations";
import { cleanBroken, cleanText } from "../draft/text";
import { endOf, indexOf } from "../draft/tree";
import { broken } from "../model/breaks";
import type { App, Focus } from "./app";
import { startDragging } from "./drag";
import { type Editable, type EditableEvents, makeEditable } from "./editable";
import { highlightFound } from "./highlights";
import type { OfficialForm } from "./official-form";
import { holdPresses } from "./presses";
import { SectionView } from "./section-view";
import { covered, keepCaretInSight } from "./sight";
import { letSpan } from "./spanning";
import { copySpan, removeSpan, spotLocation } from "./spans";
import { type Context, isTooLong } from "./typing";
import { rangeIn, type Selected, selectedIn, writtenOf } from "./written";

const HEAD = { title: "标题", organisation: "落款单位", date: "日期" } as const;
type HeadPart = keyof typeof HEAD;
/** What stands there while they are empty. */
const HINTS = { ...HEAD, organisation: "落款单位，几个单位一行一个" };

/** How high the bar is in which words are looked for, in pixels. */
const FINDING_BAR = 125;

/** A place in the draft. share: how far into its text, from 0 to 1. */
export interface Place {
  location: Location;
  share: number;
}

/** The side on which a draft is edited. Offsets are UTF-16 units of a text as written. */
export interface Editor {
  element: HTMLElement;
  show(draft: Draft): void;
  /** Show the texts that are edited as they are kept, where something was typed that is not. */
  restore(): void;
  focus: Focus;
  /** Bring a section to the top, and the focus to it; no keyboard comes up for that on the screen. */
  goTo(section: string): void;
  /** Scroll to a location, where it is out of sight; the focus stays where it is. */
  reveal(location: Location): void;
  /** Show words that were found, from a start to an end; null: none are shown any more. The focus stays where it is. */
  mark(location: Location | null, start: number, end: number): void;
  /** The location in which an edited text is, in the form of official documents too. */
  locationOf(edited: Element): Location | null;
  /** Where the focus is; null where it is not in the editor. */
  focused(): Place | null;
}

function isOfHead(location: Location): location is { part: HeadPart } {
  return location.part in HEAD;
}

/** An editor that shows no draft yet. official: the form of what is not in it. lead: stands before its sections. */
export function makeEditor(app: App, official: OfficialForm, lead: HTMLElement): Editor {
  const head = Object.fromEntries(
    (Object.keys(HEAD) as HeadPart[]).map((part) => [part, headPart(part, app)]),
  ) as Record<HeadPart, Editable>;
  const list = make("div", { class: "pl-sections" });
  const views = new Map<string, SectionView>();
  const element = make(
    "div",
    { class: "pl-editor", role: "region", "aria-label": "编辑草稿" },
    head.title.element,
    lead,
    list,
    makeButton("加一段", "pl-action", () => addOwn(null)),
    make("div", { class: "pl-signs" }, head.organisation.element, head.date.element),
  );

  const editableAt = (location: Location): Editable | null | undefined => {
    if ("section" in location) return views.get(location.section)?.editableAt(location);
    return isOfHead(location) ? head[location.part] : undefined;
  };
  const focus = (location: Location, offset = 0, end = offset) => {
    if (official.focus(location, offset, end)) return;
    const editable = editableAt(location);
    if (!("section" in location)) return editable?.focus(offset, end);
    const view = views.get(location.section);
    if (editable) editable.focus(offset, end);
    else view?.element.querySelector("button")?.focus();
    view?.element.scrollIntoView({ block: "nearest" });
    if (editable) bringIntoView(rangeIn(editable.element, offset, end));
  };
  const goTo = (section: string) => {
    const element = views.get(section)?.element;
    element?.setAttribute("tabindex", "-1");
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "start", behavior: "instant" });
  };
  const reveal = (location: Location) => {
    if (official.reveal(location)) return;
    const section = "section" in location ? views.get(location.section)?.element : undefined;
    (editableAt(location)?.element ?? section)?.scrollIntoView({ block: "nearest" });
  };
  const mark = (location: Location | null, start: number, end: number) => {
    const edited = (location && editableAt(location)?.element) ?? null;
    const other = location && official.reveal(location);
    highlightFound(edited ?? other ?? null, start, end);
    if (edited) bringIntoView(rangeIn(edited, start, end), FINDING_BAR);
  };
  const focused = () => {
    const location = locationIn(document.activeElement, head, views);
    return location && { location, share: shareIn(editableAt(location)?.element) };
  };
  const addOwn = (after: string | null) => {
    const id = newId();
    app.apply((draft) => operations.addOwn(draft, after, id, app.drafting.under));
    focus({ part: "section", section: id });
  };
  const select = (section: string) => {
    const units = views.get(section)?.units() ?? [];
    spanning.select(units);
    const copied = () => toast("已复制");
    toast("已选中这一段的文字", ...spanning.buttons(copied));
  };
  const context: Context = { app, focus, addOwn, select };

  const show = (draft: Draft) => {
    for (const part of Object.keys(HEAD) as HeadPart[]) head[part].show(draft[part]);
    showSections(draft, views, list, context);
    // A title that is left as its section goes is tidied up: show that too.
    if (app.session().draft !== draft) show(app.session().draft);
  };

  const restore = () => {
    for (const view of views.values())
      if (view.element.contains(document.activeElement)) view.restore();
  };

  letDrag(list, app);
  const spanning = letSpan(list, {
    units: () => app.session().draft.sections.flatMap(({ id }) => views.get(id)?.units() ?? []),
    focus: (spot) => focus(spotLocation(spot), spot.offset),
    remove: (span, isTyped) => removeSpan(span, isTyped, context),
    together: app.together,
    copy: (span, clipboard) => copySpan(span, clipboard, app),
  });
  holdPresses(list);
  document.addEventListener("selectionchange", () => {
    if (element.contains(document.activeElement)) keepCaretInSight();
  });
  const locationOf = (edited: Element) =>
    locationIn(edited, head, views) ?? official.locationOf(edited);
  return { element, show, restore, focus, goTo, reveal, mark, locationOf, focused };
}

/** How far into an edited text the caret is; 0 where it is not in it. */
function shareIn(element: HTMLElement | undefined): number {
  if (!element || element !== document.activeElement) return 0;
  return selectedIn(element)[1] / Math.max(writtenOf(element).length, 1);
}

/** Scroll to a stretch of a text that is out of sight; a text may be longer than a window. more: of the window that is
 * covered below what stays at its top, in pixels. */
function bringIntoView(range: Range, more = 0): void {
  const { top, bottom } = range.getBoundingClientRect();
  const { top: above, bottom: below } = covered();
  const [first, last] = [above + more, window.innerHeight - below];
  if (top === bottom || (top >= first && bottom <= last)) return;
  window.scrollBy({ top: (top + bottom - first - last) / 2, behavior: "instant" });
}

/** The location of an edited text, or of the section of which an element is a tool. */
function locationIn(
  active: Element | null,
  head: Readonly<Record<HeadPart, Editable>>,
  views: ReadonlyMap<string, SectionView>,
): Location | null {
  const part = (Object.keys(HEAD) as HeadPart[]).find((name) => head[name].element === active);
  if (part) return { part };
  for (const view of views.values()) {
    const location = view.locationOf(active);
    if (location) return location;
  }
  return null;
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
  const elements = draft.sections.map((section, at) => {
    const { id, level } = section;
    const view = views.get(id) ?? new SectionView(id, level, context);
    views.set(id, view);
    view.show(section, numbers[at] ?? "");
    return view.element;
  });
  order(list, elements);
}

/** Put sections into their order. The one that has the focus stays where it is, for what is moved on a page loses it:
 * the others are moved around it. */
function order(list: HTMLElement, elements: readonly HTMLElement[]): void {
  let next = list.firstElementChild;
  for (const element of elements) {
    if (element !== next && element.contains(document.activeElement)) {
      const after = element.nextElementSibling;
      for (let passed = next; passed && passed !== element; ) {
        const following: Element | null = passed.nextElementSibling;
        list.insertBefore(passed, after);
        passed = following;
      }
      next = element;
    }
    if (element === next) next = element.nextElementSibling;
    else list.insertBefore(element, next);
  }
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
      if (moved) app.done("已移动");
    },
  });
}

function headPart(part: HeadPart, app: App): Editable {
  const set = (text: string, tag: string) =>
    app.apply((draft) => operations.setFacts(draft, { [part]: text }), tag);
  const isOneLine = part === "date";
  const put = ([start, end]: Selected, words: string) => {
    const old = app.session().draft[part];
    const text = old.slice(0, start) + words + old.slice(end);
    if (isTooLong(text)) return;
    set(text, "");
    editable.focus(start + words.length);
  };
  const events: EditableEvents = {
    text: (text) => set(text, `head ${part}`),
    enter: (selected) => {
      if (!isOneLine) put(selected, "\n");
    },
    paste: (selected, lines) => put(selected, lines.join(isOneLine ? " " : "\n")),
    join: () => {},
    leave: () => set(broken(app.session().draft[part]), `head ${part}`),
  };
  const clean = isOneLine ? cleanText : cleanBroken;
  const { fields } = app.drafting;
  const editable = makeEditable(HEAD[part], `pl-head-${part}`, HINTS[part], fields, events, clean);
  if (!isOneLine) editable.element.setAttribute("aria-multiline", "true");
  return editable;
}
