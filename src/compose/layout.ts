/** The page of the composer: its panes (where a draft begins, what is opened for it, and the work on one), and the bar. */

import { make } from "../browser/dom";
import type { App } from "./app";
import { type BarEvents, type BarParts, makeBar, type ViewName } from "./bar";
import type { Editor } from "./editor";
import type { OfficialForm } from "./official-form";
import type { Preview } from "./preview";
import type { Replacing } from "./replacing";
import type { Session } from "./session";
import { followCovered } from "./sight";

/** What the page is made of beside its own parts. */
interface LayoutParts extends BarParts {
  banner: HTMLElement;
  start: HTMLElement;
  review: HTMLElement;
  editor: Editor;
  official: OfficialForm;
  preview: Preview;
  replacing: Replacing;
}

/** The page of the composer: what it shows, and where the focus goes. */
export interface Layout {
  /** Show what is known of the open draft. all: whether the preview is made anew. */
  show(session: Session, all: boolean): void;
  /** Show where the open draft is kept. */
  showKept(session: Session): void;
  view(name: ViewName): void;
  /** Show a pane. What was pressed is hidden with the other one, so that the focus goes on. */
  pane(name: "start" | "review" | "work", focus: () => void): void;
  focusUndo(): void;
  focusOthers(): void;
}

/** Put the parts on the page. */
export function makeLayout(
  root: HTMLElement,
  parts: LayoutParts,
  events: BarEvents,
  app: App,
): Layout {
  const { banner, start, review, editor, official, preview, findings, replacing } = parts;
  const bar = makeBar(root, parts, events, app);
  const edited = [replacing.element, editor.element, official.element];
  const work = make(
    "div",
    { class: "pl-work" },
    make("div", { class: "pl-editpane" }, ...edited),
    findings.element,
    preview.element,
  );
  root.append(banner, start, review, bar.element, work);
  bar.view("edit");
  followCovered(bar.element, bar.foot, findings.element);
  const follow = () => {
    const place = editor.focused();
    if (place) preview.follow(place);
  };
  editor.element.addEventListener("focusin", follow);
  return {
    show: (session, all) => {
      const locked = session.mode !== "own";
      root.toggleAttribute("data-locked", locked);
      editor.element.toggleAttribute("inert", locked);
      editor.show(session.draft);
      official.element.toggleAttribute("inert", locked);
      official.show(session.draft);
      bar.show(session, preview.show(session.draft, all));
      follow();
      replacing.refresh();
    },
    showKept: bar.showKept,
    view: bar.view,
    pane: (name, focus) => {
      const focused = root.contains(document.activeElement);
      root.dataset.pane = name;
      document.documentElement.toggleAttribute("data-composing", name === "work");
      // What the page is about is read before a draft is open; then the draft begins where that stood.
      root.previousElementSibling?.classList.toggle("pl-offscreen", name === "work");
      if (focused) focus();
    },
    focusUndo: () => bar.undo.focus(),
    focusOthers: () => bar.others.focus(),
  };
}
