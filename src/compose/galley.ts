/** Measures text as it will be printed: how high it is, and what stands on some of its lines. */

import { make } from "../browser/dom";
import { lastBelow } from "../model/bisect";
import { FORMS, type Form, OFFICIAL } from "../model/official";
import { setForm } from "./form";

/** Of a piece that goes on after it, and of one that goes on what stood before. */
const GOES_ON = "data-goes-on";
const GONE_ON = "data-gone-on";

/** How high elements are, each as wide as the text of a page, in lines of the text. What stands on a page already is
 * copied. */
export function heightsOf(elements: readonly HTMLElement[], form: Form): number[] {
  const copies = elements.map((element) => element.cloneNode(true) as HTMLElement);
  const galley = makeGalley(copies, form);
  try {
    return copies.map((copy) => copy.getBoundingClientRect().height / pitchOf(form));
  } finally {
    galley.remove();
  }
}

/** From a line to the next, in pixels. */
function pitchOf({ form }: Form): number {
  return (FORMS[form].pitch * 96) / 72;
}

/** Lay out elements in the size of paper. */
function makeGalley(elements: readonly HTMLElement[], form: Form): HTMLElement {
  const galley = make("div", { class: "pl-sheet pl-sheet--galley", lang: "zh-CN" }, ...elements);
  setForm(galley, form);
  document.body.append(galley);
  return galley;
}

/** Some lines of a row of a table: from one on, up to another. pitch: from one to the next, in points. */
export function cutRow(element: HTMLElement, from: number, to: number, pitch: number): HTMLElement {
  const row = element.cloneNode(true) as HTMLElement;
  const line = pitch / OFFICIAL.character;
  row.style.marginTop = `${-from * line}em`;
  const piece = make("div", { class: "pl-sheet__cut" }, row);
  piece.style.height = `${(to - from) * line}em`;
  return piece;
}

/** The paragraph that was laid out last: a long one is cut for one page after the other. */
let laid: { element: HTMLElement; copy: HTMLElement; galley: HTMLElement } | null = null;

/** A copy of a paragraph as it is laid out, as long as nothing else happens on the page. */
function layOut(element: HTMLElement, form: Form): HTMLElement {
  if (laid?.element === element) return laid.copy;
  laid?.galley.remove();
  const copy = element.cloneNode(true) as HTMLElement;
  const own = { element, copy, galley: makeGalley([copy], form) };
  laid = own;
  queueMicrotask(() => {
    own.galley.remove();
    if (laid === own) laid = null;
  });
  return copy;
}

/** A part of a paragraph: its lines from one on, up to another. */
export function cutRows(
  element: HTMLElement,
  { from, to, rows }: Record<"from" | "to" | "rows", number>,
  form: Form,
): HTMLElement {
  const paragraph = layOut(element, form);
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  const [first, last] = [from, to].map((row) => placeOfRow(paragraph, row, pitchOf(form)));
  if (from > 0 && first) range.setStart(...first);
  if (to < rows && last) range.setEnd(...last);
  const piece = element.cloneNode(false) as HTMLElement;
  piece.append(range.cloneContents());
  piece.toggleAttribute(GONE_ON, from > 0);
  piece.toggleAttribute(GOES_ON, to < rows);
  return piece;
}

/** Where a line of a paragraph begins, or nothing behind the last. */
function placeOfRow(
  paragraph: HTMLElement,
  row: number,
  pitch: number,
): [Node, number] | undefined {
  const edge = paragraph.getBoundingClientRect().top + row * pitch;
  const range = document.createRange();
  const isBelow = (node: Node, at: number) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const { top, bottom } = range.getBoundingClientRect();
    return (top + bottom) / 2 > edge;
  };
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!length || !isBelow(node, length - 1)) continue;
    return [node, lastBelow(length, (at) => !isBelow(node as Node, at)) + 1];
  }
  return undefined;
}
