/** The elements that show a field: in its stead they have the user's words, the neutral default, or the source's own words. */

import { make } from "../browser/dom";
import { FIELD_CLASS, FIELD_LABEL } from "../contract";
import { type Fields, writtenField } from "../model/fields";
import { knownValues, state } from "./store";

const FIELD = `.${FIELD_CLASS}`;

/** Inside these, a field is text and no control of its own. */
const CONTROLS = "a, button, summary, label";

/** An element that shows a field, as the build writes it. shown: what stands in it, at the neutral default. */
export function fieldElement(
  name: string,
  example: string | null,
  fields: Fields,
  ...shown: (Node | string)[]
): HTMLElement {
  const title = FIELD_LABEL + (fields.get(name)?.label ?? name);
  const element = make("span", { class: FIELD_CLASS, "data-field": name, title }, ...shown);
  if (example !== null) element.dataset.example = example;
  return element;
}

/** What a field shows. example: the source's own words; fallback: the neutral default. */
export function fieldValue(name: string, example: string | null, fallback: string): string {
  if (state().originals && example !== null) return example;
  return knownValues().get(name) ?? fallback;
}

/** A field's element as a text is written: the field, or the words of its own that stand in its place. */
export function writtenOfField(element: HTMLElement): string {
  const { field = "", example = null, own } = element.dataset;
  return own ?? writtenField(field, example);
}

/** Fill in all fields (`span.pl-field[data-field]`, with the neutral default as text) below a root, and let the user
 * open them. Can be called again at any time. */
export function fillElement(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>(FIELD)) fillField(element);
}

function fillField(element: HTMLElement): void {
  if (element.dataset.default === undefined) prepareField(element);
  const { field = "", example = null, default: fallback = "", own } = element.dataset;
  const text = own ?? fieldValue(field, example, fallback);
  if (element.textContent !== text) element.textContent = text;
  const original = text === example && (own !== undefined || state().originals);
  const filled = own !== undefined || knownValues().has(field);
  element.dataset.state = original ? "original" : filled ? "filled" : "empty";
  const word = original ? "原文用词" : filled ? "已填" : "填空项";
  element.title = `${word}：${labelOf(element)}`;
  // Who hears the page hears what is to stand there, and not “××” alone.
  if (element.hasAttribute("role")) element.setAttribute("aria-label", `${element.title}，${text}`);
}

function prepareField(element: HTMLElement): void {
  element.dataset.default = element.textContent ?? "";
  if (element.parentElement?.closest(CONTROLS)) return;
  element.setAttribute("role", "button");
  element.setAttribute("aria-haspopup", "dialog");
  element.tabIndex = 0;
}

/** The field's label, which the page gives in the title, or its name. */
export function labelOf(element: HTMLElement): string {
  return element.title.slice(element.title.indexOf("：") + 1) || (element.dataset.field ?? "");
}

/** Sent to the element of a field, and to what stands around it, when it has got words of its own. */
export const OWN_WORDS_EVENT = "plan-library:own-words";

/** Give the element of a field words of its own, or none again. */
export function setOwnWords(element: HTMLElement, words: string | undefined): void {
  if (words) element.dataset.own = words;
  else delete element.dataset.own;
  fillField(element);
  element.dispatchEvent(new Event(OWN_WORDS_EVENT, { bubbles: true }));
}

/** The names of the fields on the page. */
export function namesOnPage(): Set<string> {
  const elements = document.querySelectorAll<HTMLElement>(FIELD);
  return new Set(Array.from(elements, (element) => element.dataset.field ?? ""));
}

/** The table of contents repeats headings without their fields: give it the words that they show now. */
export function fillContents(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".pl-toc a")) {
    const heading = document.getElementById(link.hash.slice(1));
    if (!heading?.querySelector(FIELD)) continue;
    const words = Array.from(heading.childNodes).filter(
      (node) => !(node instanceof Element && node.matches(".headerlink")),
    );
    const text = words.map((node) => node.textContent).join("");
    link.textContent = text;
  }
}
