/** The text of an edited element as it is written, and where its offsets are on the page. Offsets are UTF-16 units. */

import { FIELD_CLASS } from "../contract";
import { writtenOfField } from "../fill/elements";

/** Elements that show a field; in an edited text each is one unit. */
export const FIELD = `.${FIELD_CLASS}`;

/** Start and end of what is selected, in the written text. */
export type Selected = readonly [start: number, end: number];

/** The text of an edited element, fields as written. */
export function writtenOf(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLElement && node.matches(FIELD)) return writtenOfField(node);
  return Array.from(node.childNodes, writtenOf).join("");
}

/** What is selected in an edited element, in its written text; its end where nothing is. */
export function selectedIn(element: HTMLElement): Selected {
  const selection = document.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  const all = writtenOf(element).length;
  if (!range || !element.contains(range.commonAncestorContainer)) return [all, all];
  return [
    offsetIn(element, range.startContainer, range.startOffset),
    offsetIn(element, range.endContainer, range.endOffset),
  ];
}

/** Where a place of the page is in the written text of the element that it is in. */
export function offsetIn(element: Element, container: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(element);
  const unit = container.parentElement?.closest(FIELD);
  if (unit && element.contains(unit)) before.setEndAfter(unit);
  else before.setEnd(container, offset);
  return writtenOf(before.cloneContents()).length;
}

/** Put the caret at an offset of the written text, or select from there to an end. */
export function placeCaret(element: HTMLElement, offset: number, end = offset): void {
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(rangeIn(element, offset, end));
}

/** A stretch of the written text, as a range of the page. */
export function rangeIn(element: HTMLElement, start: number, end: number): Range {
  const range = document.createRange();
  range.setStart(...pointAt(element, start));
  range.setEnd(...pointAt(element, end));
  return range;
}

/** Where an offset of the written text is on the page; before a unit if it is within it. */
function pointAt(element: HTMLElement, offset: number): [node: Node, offset: number] {
  let left = offset;
  let behind = 0;
  for (const node of element.childNodes) {
    const { length } = writtenOf(node);
    if (node instanceof Text && left <= length) return [node, left];
    if (left < length) return [element, behind];
    left -= length;
    behind += 1;
  }
  return [element, behind];
}

/** Whether the caret stands on the first and on the last line of an edited element, as it is shown. */
export function caretLine(element: HTMLElement): { isFirst: boolean; isLast: boolean } {
  const selection = document.getSelection();
  const caret = selection?.rangeCount ? selection.getRangeAt(0).getClientRects()[0] : undefined;
  const all = document.createRange();
  all.selectNodeContents(element);
  const lines = Array.from(all.getClientRects());
  if (!caret || !lines.length) {
    // Browsers have no box for a caret on an empty line.
    const [, offset] = selectedIn(element);
    const text = writtenOf(element);
    return {
      isFirst: !text.slice(0, offset).includes("\n"),
      isLast: !text.slice(offset).includes("\n"),
    };
  }
  const middle = (caret.top + caret.bottom) / 2;
  const top = Math.min(...lines.map((line) => line.bottom));
  const bottom = Math.max(...lines.map((line) => line.top));
  return { isFirst: middle < top, isLast: middle > bottom };
}
