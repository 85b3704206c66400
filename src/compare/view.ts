/** The compare view: two wordings side by side, their differences marked and explained. */

import { make } from "../browser/dom";
import { addressAt, type Site } from "../browser/pages";
import type { Mark } from "../contract";
import { fieldElement } from "../fill/elements";
import { quoted } from "../model/quoted";
import { datedElement, noticeAddress } from "../notices/element";
import { compare, type Part, type Row, type Side, shown } from "./comparison";
import { type Choice, choices, NAMES, overview, SIDES } from "./controls";
import type { Token } from "./difference";
import { type Explainer, makeExplainer } from "./explainer";
import type { Section } from "./section";

const TAGS = { a: "del", b: "ins" } as const;

/** Show two sections in `root`. `choose` is told which two the reader wants to see. */
export function show(
  root: HTMLElement,
  site: Site,
  sections: Record<Side, Section>,
  choose: (choice: Choice) => void,
): void {
  const comparison = compare(sections.a, sections.b);
  const explainer = makeExplainer(root);
  const differences: HTMLElement[][] = [];
  const body = make("div", { class: "pl-compare__rows" });
  const link: Link = ({ notice }) => datedElement(notice, noticeAddress(notice, site.pages));
  const context = { sections, differences, explainer, link };
  for (const row of comparison.rows) body.append(rowElement(row, context));
  root.replaceChildren(
    choices(sections, choose),
    overview(comparison, root, differences, explainer),
    heads(sections, site),
    body,
    make("p", { class: "pl-compare__all" }, make("a", { href: "?" }, "看全部各组写法")),
    explainer.box,
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
  differences: HTMLElement[][];
  explainer: Explainer;
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
      cell.append("（这一边没有）");
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
  { differences, explainer }: Context,
): (HTMLElement | string)[] {
  const own = part[side];
  const other = side === "a" ? part.b : part.a;
  const explained = part.explained.length > 0;
  // Where this side has nothing, the other one carries the mark and its explanation.
  if (!own.length) return [make("span", { class: "pl-compare__gap", "aria-hidden": "true" })];
  const element = make(TAGS[side], { class: "pl-diff", tabindex: "-1" });
  element.append(note(`〔${other.length ? "不同" : "多出"}：`), ...shown, note("〕"));
  const sides = differences[part.number - 1] ?? [];
  sides.push(element);
  differences[part.number - 1] = sides;
  if (!explained) return [element];
  element.classList.add("is-explained");
  const button = make("button", { type: "button", class: "pl-diff__why" }, "校");
  button.setAttribute(
    "aria-label",
    `${part.repaired ? "由校订而来" : "含有校订"}的不同${quoted(brief(own))}，看说明`,
  );
  explainer.attach(element, button, part.explained, NAMES);
  return [element, button];
}

/** Words for those who do not see what is marked; left out when the text is selected. */
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
