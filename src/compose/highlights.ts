/** Dated phrases marked in the editor, where the browser can do that without changing what is edited. */

import type { FindDated } from "../draft/dated";
import { rangeIn, writtenOf } from "./written";

const NAME = "pl-dated";
const FOUND = "pl-found";

/** Mark the dated phrases of all texts below an element, and no others. */
export function highlightDated(editor: HTMLElement, dated: FindDated): void {
  const { Highlight } = window;
  if (!Highlight || !CSS.highlights) return;
  const highlight = new Highlight();
  for (const element of editor.querySelectorAll<HTMLElement>(".pl-edit"))
    for (const { start, end } of dated(writtenOf(element)))
      highlight.add(rangeIn(element, start, end));
  CSS.highlights.set(NAME, highlight);
}

/** Mark found words, and no others; null: none. Where the browser cannot mark words, the whole text is. */
export function highlightFound(element: HTMLElement | null, start: number, end: number): void {
  for (const old of document.querySelectorAll("[data-found]")) old.removeAttribute("data-found");
  element?.setAttribute("data-found", "");
  const { Highlight } = window;
  if (!Highlight || !CSS.highlights) return;
  const ranges = element ? [rangeIn(element, start, end)] : [];
  CSS.highlights.set(FOUND, new Highlight(...ranges));
}
