/** The compare view: two wordings side by side, their differences marked and explained. */

import { make } from "../browser/dom";
import { addressAt, type Site } from "../browser/pages";
import type { Mark } from "../contract";
import { fieldElement } from "../fill/elements";
import { datedElement, noticeAddress } from "../notices/element";
import { type Comparison, compare, type Part, type Row, shown, summary } from "./comparison";
import type { Section } from "./data";
import type { Token } from "./difference";
import { type Explain, explainer } from "./explainer";

export type Side = "a" | "b";
export const SIDES: readonly Side[] = ["a", "b"];
const NAMES = { a: "甲", b: "乙" };
const MARKS = { a: "del", b: "ins" } as const;

export interface Choice {
  a: string;
  b: string;
}

/** Show two sections in `root`. `choose` is told which two the reader wants to see. */
export function show(
  root: HTMLElement,
  site: Site,
  sections: Record<Side, Section>,
  choose: (choice: Choice) => void,
): void {
  const comparison = compare(sections.a, sections.b);
  const explain = explainer(root);
  const marks: HTMLElement[][] = [];
  const body = make("div", { class: "pl-compare__rows" });
  const link: Link = ({ notice }) => datedElement(notice, noticeAddress(notice, site.pages));
  const context = { sections, marks, explain, link };
  for (const row of comparison.rows) body.append(rowElement(row, context));
  root.replaceChildren(
    choices(sections, choose),
    overview(comparison, stepper(root, marks, explain)),
    heads(sections, site),
    body,
    make("p", { class: "pl-compare__all" }, make("a", { href: "?" }, "看全部同源写法")),
    explain.box,
  );
}

function choices(sections: Record<Side, Section>, choose: (choice: Choice) => void): HTMLElement {
  const { a, b } = sections;
  const labels = new Map([[a.id, a.label], [b.id, b.label], ...a.variants, ...b.variants]);
  const selects = SIDES.map((side) => {
    const select = make("select", { id: `compare-${side}` });
    for (const [id, label] of labels) {
      const option = make("option", { value: id }, label);
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
    { class: "pl-compare__choice", "aria-label": "选择要对照的写法" },
    selects[0] ?? "",
    swap,
    selects[1] ?? "",
  );
}

function overview(comparison: Comparison, steps: HTMLElement | string): HTMLElement {
  const text = make("p", { class: "pl-compare__summary", role: "status" }, summary(comparison));
  return make("div", { class: "pl-compare__bar" }, text, steps);
}

/** Buttons that lead from one difference to the next; Alt with an arrow does the same. */
function stepper(
  root: HTMLElement,
  marks: HTMLElement[][],
  explain: Explain,
): HTMLElement | string {
  if (!marks.length) return "";
  let current = -1;
  const position = make("span", { class: "pl-compare__position" }, `共 ${marks.length} 处`);
  const step = (by: number) => {
    for (const mark of marks[current] ?? []) mark.classList.remove("is-current");
    current =
      current < 0 && by < 0 ? marks.length - 1 : (current + by + marks.length) % marks.length;
    const found = marks[current] ?? [];
    for (const mark of found) mark.classList.add("is-current");
    position.textContent = `第 ${current + 1} 处，共 ${marks.length} 处`;
    found[0]?.focus({ preventScroll: true });
    found[0]?.scrollIntoView({ block: "center" });
    explain.showFor(found);
  };
  const button = (caption: string, by: number) => {
    const found = make("button", { type: "button" }, caption);
    found.setAttribute("aria-keyshortcuts", by < 0 ? "Alt+ArrowUp" : "Alt+ArrowDown");
    found.title = by < 0 ? "Alt+↑" : "Alt+↓";
    found.addEventListener("click", () => step(by));
    return found;
  };
  root.onkeydown = (event) => {
    if (event.key === "Escape") explain.hide();
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

function heads(sections: Record<Side, Section>, { root }: Site): HTMLElement {
  const head = (side: Side) => {
    const { id, label, url } = sections[side];
    const link = make("a", { href: addressAt(url, root) }, label);
    const name = make("span", { class: "pl-compare__name" }, NAMES[side]);
    return make("h2", { class: "pl-compare__head", "data-side": side, "data-id": id }, name, link);
  };
  return make("div", { class: "pl-compare__heads" }, head("a"), head("b"));
}

/** Makes the link of a dated phrase. */
type Link = (mark: Mark) => HTMLElement;

interface Context {
  sections: Record<Side, Section>;
  marks: HTMLElement[][];
  explain: Explain;
  link: Link;
}

function rowElement(row: Row, context: Context): HTMLElement {
  const same = row.parts.every((part) => !part.number) && row.has.a && row.has.b;
  const found = make("div", { class: "pl-compare__row" });
  if (!same) found.classList.add("is-different");
  for (const side of SIDES) {
    const cell = make("div", { class: "pl-compare__cell", "data-kind": row.kind[side] });
    cell.append(make("span", { class: "pl-compare__side" }, NAMES[side]));
    if (!row.has[side]) {
      cell.classList.add("is-missing");
      cell.append("（没有这一段）");
    }
    if (row.number[side])
      cell.append(make("span", { class: "pl-compare__number" }, row.number[side]));
    for (const part of row.has[side] ? row.parts : []) {
      const shown = content(part[side], context.sections[side], context.link);
      cell.append(...(part.number ? difference(part, side, shown, context) : shown));
    }
    found.append(cell);
  }
  return found;
}

function difference(
  part: Part,
  side: Side,
  shown: (HTMLElement | string)[],
  { marks, explain }: Context,
): (HTMLElement | string)[] {
  const own = part[side];
  const other = side === "a" ? part.b : part.a;
  const explained = part.explained.length > 0;
  // Where this side has nothing, the other one carries the mark and its explanation.
  if (!own.length) return [make("span", { class: "pl-compare__gap", "aria-hidden": "true" })];
  const mark = make(MARKS[side], { class: "pl-diff", tabindex: "-1" });
  mark.append(note(`〔${other.length ? "不同" : "多出"}：`), ...shown, note("〕"));
  const list = marks[part.number - 1] ?? [];
  list.push(mark);
  marks[part.number - 1] = list;
  if (!explained) return [mark];
  mark.classList.add("is-explained");
  const button = make("button", { type: "button", class: "pl-diff__why" }, "校");
  button.setAttribute(
    "aria-label",
    `${part.repaired ? "由校订而来" : "含有校订"}的不同“${brief(own)}”，看说明`,
  );
  explain.attach(mark, button, part.explained, NAMES);
  return [mark, button];
}

/** Words for those who do not see the marks; left out when the text is selected. */
function note(text: string): HTMLElement {
  return make("span", { class: "pl-offscreen pl-compare__note" }, text);
}

function brief(all: readonly Token[]): string {
  const text = shown(all);
  return text.length > 12 ? `${text.slice(0, 12)}…` : text;
}

function content(all: readonly Token[], section: Section, link: Link): (HTMLElement | string)[] {
  const found: (HTMLElement | string)[] = [];
  let open: { dated: Mark; element: HTMLElement } | undefined;
  for (const token of all) {
    const last = found.length - 1;
    if (token.dated) {
      if (open?.dated !== token.dated) {
        open = { dated: token.dated, element: link(token.dated) };
        found.push(open.element);
      }
      open.element.append(tokenNode(token, section));
    } else if (!token.field && typeof found[last] === "string") {
      found[last] += token.shown;
    } else {
      found.push(tokenNode(token, section));
    }
  }
  return found;
}

function tokenNode(token: Token, section: Section): HTMLElement | string {
  if (!token.field) return token.shown;
  return fieldElement(token.field, token.example ?? null, section.fields, token.shown);
}
