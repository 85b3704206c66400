/** The bar of the composer: what can be done with the open draft, how far it has come, and where it is kept. On narrow
 * screens what is needed most stays at the foot of the window, and what is needed least is folded away. */

import { figure, make, makeButton } from "../browser/dom";
import { clockTime } from "../browser/time";
import { type Facts, setFacts } from "../draft/operations";
import type { App } from "./app";
import type { Findings } from "./findings";
import { outputControls, wordButton } from "./output";
import type { Preview } from "./preview";
import type { Progress } from "./progress";
import type { Session } from "./session";

/** What stands in the bar beside its own parts. fill: opens what is filled in once. */
export interface BarParts {
  findings: Findings;
  fill: HTMLButtonElement;
  progress: Progress;
}

/** What the bar asks for. */
export interface BarEvents {
  others(): void;
  undo(): void;
  redo(): void;
  replace(): void;
}

/** Of the two sides of the work; where there is room, both are shown. */
export type ViewName = "edit" | "preview";

/** The bar. */
export interface Bar {
  element: HTMLElement;
  /** What stays at the foot of a narrow window. */
  foot: HTMLElement;
  others: HTMLButtonElement;
  undo: HTMLButtonElement;
  view(name: ViewName): void;
  show(session: Session, size: ReturnType<Preview["show"]>): void;
  /** Show where the open draft is kept. */
  showKept(session: Session): void;
}

/** A bar that tells of no draft yet. */
export function makeBar(root: HTMLElement, parts: BarParts, events: BarEvents, app: App): Bar {
  const { findings, fill, progress } = parts;
  const others = makeButton("全部草稿", "pl-action", events.others);
  const undo = makeButton("撤销", "pl-action", events.undo);
  const redo = makeButton("重做", "pl-action", events.redo);
  const facts = makeFacts(app);
  const { element: views, view } = makeViews(root);
  const word = wordButton(app, () => findings.button.click());
  const foot = make(
    "div",
    { class: "pl-draftbar__foot" },
    fill,
    findings.button,
    views,
    word,
    progress.element,
  );
  const replace = makeButton("查找替换", "pl-action", events.replace);
  const more = folded("更多", [replace, ...outputControls(app)]);
  const element = make(
    "div",
    { class: "pl-draftbar", role: "group", "aria-label": "草稿" },
    others,
    undo,
    redo,
    ...more,
    foot,
    facts.element,
  );
  return {
    element,
    foot,
    others,
    undo,
    view,
    show: (session, size) => {
      facts.show(session, size);
      undo.disabled = !session.canUndo;
      redo.disabled = !session.canRedo;
    },
    showKept: facts.showKept,
  };
}

/** What is folded away where there is no room, and the button that unfolds it there. */
function folded(caption: string, controls: readonly HTMLElement[]): HTMLElement[] {
  const box = make("div", { class: "pl-draftbar__more", id: "pl-draftbar-more" }, ...controls);
  const button = makeButton(caption, "pl-action pl-draftbar__unfold", () => {
    const open = box.toggleAttribute("data-open");
    button.setAttribute("aria-expanded", String(open));
  });
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", box.id);
  return [button, box];
}

function makeViews(root: HTMLElement): { element: HTMLElement; view(name: ViewName): void } {
  const buttons: Record<ViewName, HTMLButtonElement> = {
    edit: makeButton("编辑", "pl-view", () => view("edit")),
    preview: makeButton("预览", "pl-view", () => view("preview")),
  };
  const view = (name: ViewName) => {
    root.dataset.view = name;
    for (const [other, button] of Object.entries(buttons))
      button.setAttribute("aria-pressed", String(other === name));
  };
  const attributes = { class: "pl-views", role: "group", "aria-label": "显示" };
  return { element: make("span", attributes, buttons.edit, buttons.preview), view };
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
