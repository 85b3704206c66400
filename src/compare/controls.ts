/** What a reader chooses in the compare view: the two sections, and the difference to look at. */

import { make } from "../browser/dom";
import { percentSame } from "../model/percent";
import { type Comparison, type Side, summary } from "./comparison";
import type { Explainer } from "./explainer";
import { labelOf, type Section, textOf } from "./section";

/** In the order in which they stand on the page. */
export const SIDES: readonly Side[] = ["a", "b"];
/** What readers call the two. */
export const NAMES = { a: "甲", b: "乙" };

/** The ids of the two sections that a reader wants to see. */
export interface Choice {
  a: string;
  b: string;
}

/** Selects of the two sections, and a button that swaps them. */
export function choices(
  sections: Record<Side, Section>,
  choose: (choice: Choice) => void,
): HTMLElement {
  const { a, b } = sections;
  const found = new Map([a, b].map((side) => [side.id, { label: side.label, text: textOf(side) }]));
  for (const { hit, text } of [...a.variants, ...b.variants])
    found.set(hit.id, { label: labelOf(hit, a.fields), text });
  const selects = SIDES.map((side) => {
    const select = make("select", { id: `compare-${side}` });
    const beside = textOf(side === "a" ? b : a);
    for (const [id, { label, text }] of found) {
      const isBeside = id === (side === "a" ? b : a).id;
      const share = isBeside ? "" : `（相同 ${percentSame(text, beside)}%）`;
      const option = make("option", { value: id }, label + share);
      option.selected = id === sections[side].id;
      select.append(option);
    }
    select.addEventListener("change", () => {
      const other = side === "a" ? b.id : a.id;
      // Whoever takes the one that stands on the other side wants the two the other way round.
      const left = select.value === other ? sections[side].id : other;
      choose(side === "a" ? { a: select.value, b: left } : { a: left, b: select.value });
    });
    const label = make(
      "label",
      { for: select.id },
      `${NAMES[side]}（${side === "a" ? "左" : "右"}）`,
    );
    return make("div", {}, label, select);
  });
  const swap = make(
    "button",
    { type: "button", class: "pl-compare__swap", id: "compare-swap" },
    "互换",
  );
  swap.setAttribute("aria-label", "互换甲乙");
  swap.addEventListener("click", () => choose({ a: b.id, b: a.id }));
  return make(
    "form",
    { class: "pl-compare__choice", "aria-label": "选择要比较的写法" },
    selects[0] ?? "",
    swap,
    selects[1] ?? "",
  );
}

/** How much is the same, and the way through the differences. differences: the elements of each, in order. */
export function overview(
  comparison: Comparison,
  root: HTMLElement,
  differences: readonly HTMLElement[][],
  explainer: Explainer,
): HTMLElement {
  const text = make("p", { class: "pl-compare__summary", role: "status" }, summary(comparison));
  const steps = differences.length ? [stepper(root, differences, explainer)] : [];
  return make("div", { class: "pl-compare__bar" }, text, ...steps);
}

/** Buttons that lead from one difference to the next; Alt with an arrow does the same. */
function stepper(
  root: HTMLElement,
  differences: readonly HTMLElement[][],
  explainer: Explainer,
): HTMLElement {
  const count = differences.length;
  let current = -1;
  const position = make("span", { class: "pl-compare__position" }, `共 ${count} 处`);
  const step = (by: number) => {
    for (const element of differences[current] ?? []) element.classList.remove("is-current");
    current = current < 0 && by < 0 ? count - 1 : (current + by + count) % count;
    const found = differences[current] ?? [];
    for (const element of found) element.classList.add("is-current");
    position.textContent = `第 ${current + 1} 处，共 ${count} 处`;
    found[0]?.focus({ preventScroll: true });
    found[0]?.scrollIntoView({ block: "center" });
    explainer.keepFor(found);
  };
  const button = (caption: string, by: number) => {
    const found = make("button", { type: "button" }, caption);
    found.setAttribute("aria-keyshortcuts", by < 0 ? "Alt+ArrowUp" : "Alt+ArrowDown");
    found.title = by < 0 ? "Alt+↑" : "Alt+↓";
    found.addEventListener("click", () => step(by));
    return found;
  };
  root.onkeydown = (event) => {
    if (event.key === "Escape") explainer.hide();
    if (!event.altKey || event.target instanceof HTMLSelectElement) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  };
  return make(
    "div",
    { class: "pl-compare__steps" },
    button("上一处", -1),
    button("下一处", 1),
    position,
  );
}
