/** The page of the composer: its panes (where a draft begins, what is opened for it, and the work on one), the bar, and
 * what is told of the draft. */

import { figure, make, makeButton } from "../browser/dom";
import { clockTime } from "../browser/time";
import { type Facts, setFacts } from "../draft/operations";
import type { App } from "./app";
import type { Editor } from "./editor";
import type { Findings } from "./findings";
import type { OfficialForm } from "./official-form";
import { outputControls } from "./output";
import type { Preview } from "./preview";
import type { Replacing } from "./replacing";
import type { Session } from "./session";

/** What the page is made of beside its own parts. */
interface LayoutParts {
  banner: HTMLElement;
  start: HTMLElement;
  review: HTMLElement;
  editor: Editor;
  official: OfficialForm;
  preview: Preview;
  findings: Findings;
  replacing: Replacing;
}

/** What the bar asks for. */
interface BarEvents {
  others(): void;
  undo(): void;
  redo(): void;
  replace(): void;
}

/** Of the two sides of the work; where there is room, both are shown. */
type ViewName = "edit" | "preview";

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
  { banner, start, review, editor, official, preview, findings, replacing }: LayoutParts,
  events: BarEvents,
  app: App,
): Layout {
  const bar = makeBar(root, findings, events, app);
  const facts = makeFacts(app);
  const work = make(
    "div",
    { class: "pl-work" },
    make(
      "div",
      { class: "pl-editpane" },
      replacing.element,
      findings.element,
      editor.element,
      official.element,
    ),
    preview.element,
  );
  root.append(banner, start, review, bar.element, facts.element, work);
  bar.view("edit");
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
      facts.show(session, preview.show(session.draft, all));
      follow();
      replacing.refresh();
      bar.undo.disabled = !session.canUndo;
      bar.redo.disabled = !session.canRedo;
    },
    showKept: facts.showKept,
    view: bar.view,
    pane: (name, focus) => {
      const focused = root.contains(document.activeElement);
      root.dataset.pane = name;
      // What the page is about is read before a draft is open; then the draft begins where that stood.
      root.previousElementSibling?.classList.toggle("pl-offscreen", name === "work");
      if (focused) focus();
    },
    focusUndo: () => bar.undo.focus(),
    focusOthers: () => bar.others.focus(),
  };
}

interface Bar {
  element: HTMLElement;
  others: HTMLButtonElement;
  undo: HTMLButtonElement;
  redo: HTMLButtonElement;
  view(name: ViewName): void;
}

function makeBar(root: HTMLElement, findings: Findings, events: BarEvents, app: App): Bar {
  const others = makeButton("全部草稿", "pl-action", events.others);
  const undo = makeButton("撤销", "pl-action", events.undo);
  const redo = makeButton("重做", "pl-action", events.redo);
  const views: Record<ViewName, HTMLButtonElement> = {
    edit: makeButton("编辑", "pl-view", () => view("edit")),
    preview: makeButton("预览", "pl-view", () => view("preview")),
  };
  const view = (name: ViewName) => {
    root.dataset.view = name;
    for (const [other, button] of Object.entries(views))
      button.setAttribute("aria-pressed", String(other === name));
  };
  const element = make(
    "div",
    { class: "pl-draftbar", role: "group", "aria-label": "草稿" },
    others,
    undo,
    redo,
    makeButton("查找替换", "pl-action", events.replace),
    findings.button,
    ...outputControls(app, () => findings.button.click()),
    make(
      "span",
      { class: "pl-views", role: "group", "aria-label": "显示" },
      views.edit,
      views.preview,
    ),
  );
  return { element, others, undo, redo, view };
}

interface FactsLine {
  element: HTMLElement;
  show(session: Session, size: ReturnType<Preview["show"]>): void;
  showKept(session: Session): void;
}

/** How long the draft is, where it is kept, and what it is as a whole. */
function makeFacts(app: App): FactsLine {
  const { levels, types } = app.drafting;
  const size = make("span", { class: "pl-size" });
  const kept = make("span", { class: "pl-kept" });
  const level = namesSelect("适用", levels, (value) => ({ level: value }), app);
  const type = namesSelect("文种", types, (value) => ({ type: value }), app);
  const showKept = (session: Session) => {
    kept.textContent = keptWords(session);
  };
  return {
    element: make("p", { class: "pl-draftfacts" }, size, kept, level, type),
    showKept,
    show: (session, { characters, pages }) => {
      size.textContent = `${figure(characters)} 字，${pages} 页`;
      showKept(session);
      level.value = session.draft.level;
      type.value = session.draft.type;
      level.disabled = type.disabled = session.mode !== "own";
    },
  };
}

/** A choice of what the draft as a whole is. */
function namesSelect(
  label: string,
  names: ReadonlyMap<string, string>,
  facts: (value: string) => Facts,
  app: App,
): HTMLSelectElement {
  const select = make("select", { "aria-label": label });
  for (const [value, name] of names) select.append(make("option", { value }, name));
  select.addEventListener("change", () =>
    app.apply((draft) => setFacts(draft, facts(select.value))),
  );
  return select;
}

function keptWords({ mode, outcome, saved, safe }: Session): string {
  if (mode !== "own") return "只读";
  if (outcome !== "kept") return "没有保存";
  if (safe === null) return "正在保存……";
  const words = `已保存在这个浏览器里${saved ? ` ${clockTime(saved)}` : ""}`;
  return safe ? words : `${words}；这个窗口突然关闭时，最近一分钟写的可能丢失，请常点“存成文件”`;
}
