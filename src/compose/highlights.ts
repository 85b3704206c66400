/** Dated phrases marked in the editor, where the browser can do that without changing what is edited. */

import type { FindDated } from "../draft/dated";
import { rangeIn, writtenOf } from "./written";

const NAME = "pl-dated";
const FOUND = "pl-found";

/** Mark the dated phrases of all texts below elements, and no others. What is edited in the fields of a form is marked as a
 * whole. */
export function highlightDated(roots: readonly HTMLElement[], dated: FindDated): void {
  const below = <Found extends HTMLElement>(selector: string) =>
    roots.flatMap((root) => Array.from(root.querySelectorAll<Found>(selector)));
  const controls = "input[type=text], textarea";
  for (const control of below<HTMLInputElement | HTMLTextAreaElement>(controls))
    control.toggleAttribute("data-dated", dated(control.value).length > 0);
  const { Highlight } = window;
  if (!Highlight || !CSS.highlights) return;
  const highlight = new Highlight();
  for (const element of below<HTMLElement>(".pl-edit"))
    for (const { start, end } of dated(writtenOf(element)))
      highlight.add(rangeIn(element, start, end));
  CSS.highlights.set(NAME, highlight);
}

/** Mark found words, and no others; null: none. Where the browser cannot mark words, as in the fields of
 * forms, the whole text is. */
export function highlightFound(element: HTMLElement | null, start: number, end: number): void {
  for (const old of document.querySelectorAll("[data-found]")) old.removeAttribute("data-found");
  element?.setAttribute("data-found", "");
  const { Highlight } = window;
  if (!Highlight || !CSS.highlights) return;
  const ranges = element?.isContentEditable ? [rangeIn(element, start, end)] : [];
  CSS.highlights.set(FOUND, new Highlight(...ranges));
}
