/** The checkboxes of the facets, as theme/browse.html writes them. */

import { make } from "../browser/dom";
import type { Facet } from "../contract";

/** The boxes of a facet's values. */
export function boxesOf(panel: HTMLElement, facet: Facet): HTMLInputElement[] {
  return Array.from(panel.querySelectorAll<HTMLInputElement>(`input[name=${facet}]`));
}

/** What is written beside a box, or its value. */
export function nameOf(box: HTMLInputElement): string {
  return nameElement(box)?.textContent ?? box.value;
}

/** Write something else beside a box. */
export function rename(box: HTMLInputElement, name: string): void {
  nameElement(box)?.replaceChildren(name);
}

/** A box with its name, and room for the count of its value. */
export function makeCheck(facet: Facet, value: string, name: string): HTMLElement {
  return make(
    "label",
    { class: "pl-check" },
    make("input", { type: "checkbox", name: facet, value }),
    make("span", { class: "pl-check__name" }, name),
    " ",
    make("span", { class: "pl-count" }),
  );
}

function nameElement(box: HTMLInputElement): Element | null | undefined {
  return box.closest(".pl-check")?.querySelector(".pl-check__name");
}
