/** Finding words in the open draft, and putting others in their place. */

import { make, makeButton } from "../browser/dom";
import { type Occurrence, occurrences, replaceEverywhere } from "../draft/occurrences";
import { replaceWords } from "../draft/operations";
import type { App } from "./app";
import type { Editor } from "./editor";

/** The bar in which that is done. */
export interface Replacing {
  element: HTMLElement;
  /** words: to begin with, such as what is selected. */
  open(words: string): void;
  close(): void;
  /** The draft has changed. */
  refresh(): void;
}

/** A closed bar. mark: shows what was found, while the bar keeps the focus; null: nothing. */
export function makeReplacing(app: App, mark: Editor["mark"]): Replacing {
  const words = make("input", { type: "text", autocomplete: "off" });
  const instead = make("input", { type: "text", autocomplete: "off" });
  const status = make("span", { role: "status", class: "pl-replacing__status" });
  /** What was led to last. */
  let last: Occurrence | null = null;
  /** What had the focus before the bar was opened. */
  let from: HTMLElement | null = null;
  const found = () => occurrences(app.session().draft, words.value, app.drafting.fields);
  const refresh = () => {
    if (element.hidden) return;
    const { length } = found();
    status.textContent = words.value ? (length ? `共 ${length} 处` : "没有找到") : "";
    for (const button of [next, replace, replaceAll]) button.disabled = !length;
  };
  const isLast = ({ location, start }: Occurrence) =>
    start === last?.start && JSON.stringify(location) === JSON.stringify(last.location);
  const goOn = (by: 1 | -1) => {
    const all = found();
    const at = all.findIndex(isLast);
    const to = at < 0 ? 0 : (at + by + all.length) % all.length;
    go(all, to);
  };
  const go = (all: readonly Occurrence[], to: number) => {
    last = all[to] ?? null;
    if (!last) return;
    status.textContent = `第 ${to + 1} 处，共 ${all.length} 处`;
    mark(last.location, last.start, last.start + last.words.length);
  };
  /** The one that was led to last gives way, and the next is led to. */
  const replaceOne = () => {
    const before = found();
    const at = before.findIndex(isLast);
    const place = before[at];
    if (!place) return goOn(1);
    const { location, start } = place;
    app.apply((draft) => replaceWords(draft, location, start, place.words, instead.value));
    const after = found();
    // What was put in may hold the words itself: it is passed over.
    const passed = after.length - (before.length - 1);
    go(after, after.length ? (at + passed) % after.length : 0);
    if (!after.length) refresh();
  };
  const replaceEach = () => {
    const { length } = found();
    const { fields } = app.drafting;
    last = null;
    mark(null, 0, 0);
    if (app.apply((draft) => replaceEverywhere(draft, words.value, instead.value, fields)))
      app.done(`已替换 ${length} 处`);
  };
  const close = () => {
    element.hidden = true;
    last = null;
    mark(null, 0, 0);
  };
  /** Go on writing where words were found last, or where the focus was before. */
  const leave = () => {
    const place = last;
    close();
    if (place) app.lead(place.location, place.words, place.start);
    else if (from?.isConnected) from.focus();
  };
  const next = makeButton("下一处", "pl-action", () => goOn(1));
  const replace = makeButton("替换", "pl-action", replaceOne);
  const replaceAll = makeButton("全部替换", "pl-action", replaceEach);
  const element = make(
    "div",
    { class: "pl-replacing", role: "search", "aria-label": "查找替换", hidden: "" },
    make("label", {}, "查找", words),
    make("label", {}, "替换为", instead),
    next,
    replace,
    replaceAll,
    makeButton("收起", "pl-action", leave),
    status,
  );
  /** What Enter does in each field. */
  const acts = new Map<EventTarget | null, (shift: boolean) => void>([
    [words, (shift) => goOn(shift ? -1 : 1)],
    [instead, () => replaceOne()],
  ]);
  words.addEventListener("input", () => {
    last = null;
    refresh();
  });
  element.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") leave();
    const act = event.key === "Enter" && acts.get(event.target);
    if (!act) return;
    event.preventDefault();
    act(event.shiftKey);
  });
  return {
    element,
    open: (given) => {
      const active = document.activeElement;
      if (active instanceof HTMLElement && !element.contains(active)) from = active;
      element.hidden = false;
      if (given) words.value = given;
      last = null;
      refresh();
      words.focus();
      words.select();
    },
    close,
    refresh,
  };
}
