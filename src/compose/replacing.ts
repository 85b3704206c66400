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
  const words = make("input", { type: "text", id: "pl-find-words", autocomplete: "off" });
  const instead = make("input", { type: "text", id: "pl-find-instead", autocomplete: "off" });
  const status = make("span", { role: "status", class: "pl-replacing__status" });
  /** What was led to last. */
  let last: Occurrence | null = null;
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
    mark(last.location, last.start, last.start + words.value.length);
  };
  /** The one that was led to last gives way, and the next is led to. */
  const replaceOne = () => {
    const before = found();
    const at = before.findIndex(isLast);
    const place = before[at];
    if (!place) return goOn(1);
    const change = { from: words.value, to: instead.value };
    app.apply((draft) => replaceWords(draft, place.location, place.start, change.from, change.to));
    const after = found();
    // What was put in may hold the words itself: it is passed over.
    const passed = after.length - (before.length - 1);
    go(after, after.length ? (at + passed) % after.length : 0);
    if (!after.length) refresh();
  };
  const replaceEach = () => {
    const { length } = found();
    const { fields } = app.drafting;
    if (app.apply((draft) => replaceEverywhere(draft, words.value, instead.value, fields)))
      app.done(`已替换 ${length} 处`);
  };
  const close = () => {
    element.hidden = true;
    last = null;
    mark(null, 0, 0);
  };
  /** Go on writing where words were found last. */
  const leave = () => {
    const place = last;
    close();
    if (place) app.lead(place.location, words.value);
  };
  const next = makeButton("下一处", "pl-action", () => goOn(1));
  const replace = makeButton("替换", "pl-action", replaceOne);
  const replaceAll = makeButton("全部替换", "pl-action", replaceEach);
  const element = make(
    "div",
    { class: "pl-replacing", role: "search", "aria-label": "查找替换", hidden: "" },
    make("label", { for: words.id }, "查找"),
    words,
    make("label", { for: instead.id }, "替换为"),
    instead,
    next,
    replace,
    replaceAll,
    makeButton("收起", "pl-action", leave),
    status,
  );
  words.addEventListener("input", () => {
    last = null;
    refresh();
  });
  element.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") leave();
    if (event.key !== "Enter" || event.target !== words) return;
    event.preventDefault();
    goOn(event.shiftKey ? -1 : 1);
  });
  return {
    element,
    open: (given) => {
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
