/** Selecting over the edges of texts. Each is edited by itself, and browsers select within one that is edited alone: while
 * more is selected none is, and what is done to the selection is done to the draft. */

import type { Spot } from "../draft/operations";
import { offsetIn, writtenOf } from "./written";

/** A text that is edited, and where it stands. */
export interface Unit {
  element: HTMLElement;
  spot: Omit<Spot, "offset">;
}

/** What is selected, from one place to another. */
export interface Span {
  from: Spot;
  to: Spot;
}

/** What a selection over several texts needs of the editor. */
export interface Desk {
  /** All texts in their order. */
  units(): Unit[];
  /** Take away what is selected; the caret goes to where it began. */
  remove(span: Span): void;
  /** Put the caret there. */
  focus(spot: Spot): void;
  /** Put what is selected on the clipboard. */
  copy(span: Span, clipboard: DataTransfer): void;
}

const EDITED = ".pl-edit";
const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "CapsLock"]);

/** Let users select over the edges of the texts below an element, by mouse and by keyboard. */
export function letSpan(list: HTMLElement, desk: Desk): void {
  let spanning = false;
  /** The text in which the button of the mouse was pressed. */
  let pressed: Element | null = null;
  const span = (on: boolean) => {
    if (on === spanning) return;
    spanning = on;
    list.toggleAttribute("data-spanning", on);
    for (const element of list.querySelectorAll<HTMLElement>(EDITED))
      element.contentEditable = String(!on);
  };
  const editedAt = (target: EventTarget | null) => {
    const edited = target instanceof Element ? target.closest(EDITED) : null;
    return edited && list.contains(edited) ? edited : null;
  };
  const selected = () => (spanning ? spanIn(desk.units()) : null);
  const leave = (spot: Spot) => {
    span(false);
    desk.focus(spot);
  };
  const remove = (what: Span) => {
    span(false);
    desk.remove(what);
  };

  const onPress = (event: PointerEvent) => {
    pressed = null;
    if (event.button !== 0) return;
    const edited = event.pointerType === "touch" ? null : editedAt(event.target);
    if (!edited || !event.shiftKey) span(false);
    else if (edited !== document.activeElement && editedAt(document.activeElement)) span(true);
    pressed = edited;
  };
  const onMove = ({ target, buttons }: PointerEvent) => {
    if (!pressed || buttons !== 1 || spanning) return;
    const over = editedAt(target);
    if (over && over !== pressed) span(true);
  };
  const onRelease = () => {
    pressed = null;
    const what = selected();
    if (spanning && (!what || isOneText(what))) span(false);
  };
  const onKey = (event: KeyboardEvent) => {
    if (MODIFIERS.has(event.key)) return;
    const what = selected();
    if (what) actOn(what, event);
    else if (spanning) span(false);
    else begin(event);
  };
  /** A key that leads out of a text, while what is selected reaches its edge. */
  const begin = (event: KeyboardEvent) => {
    const edited = editedAt(event.target);
    const selection = document.getSelection();
    if (!edited || !selection?.focusNode || event.isComposing) return;
    const at = offsetIn(edited, selection.focusNode, selection.focusOffset);
    const { length } = writtenOf(edited);
    const by = directionOf(event);
    const isAtEdge = by !== 0 && at === (by < 0 ? 0 : length);
    const isAll = isSelectAll(event) && coversAll(edited);
    const units = desk.units();
    const next = units[units.findIndex(({ element }) => element === edited) + by];
    if (!next || (!isAtEdge && !isAll)) return;
    event.preventDefault();
    span(true);
    if (by === 0) selectAll(units);
    else goOn(by, units);
  };
  const actOn = (what: Span, event: KeyboardEvent) => {
    const { key } = event;
    const command = event.ctrlKey || event.metaKey;
    const by = directionOf(event);
    if (isSelectAll(event)) {
      event.preventDefault();
      selectAll(desk.units());
    } else if (command) {
      if (/^[zyshp]$/i.test(key)) span(false);
    } else if (by !== 0) {
      event.preventDefault();
      goOn(by, desk.units());
    } else if (key === "Backspace" || key === "Delete") {
      event.preventDefault();
      event.stopPropagation();
      remove(what);
    } else if (key === "Escape" || key.startsWith("Arrow")) {
      event.preventDefault();
      leave(key === "ArrowRight" || key === "ArrowDown" ? what.to : what.from);
    } else if (key.length === 1 || key === "Enter" || key === "Process") {
      remove(what); // and what was typed is put where the caret is now
    } else if (key !== "ContextMenu") span(false);
  };
  const onCopy = (event: ClipboardEvent) => {
    const what = selected();
    if (!what || !event.clipboardData) return;
    event.preventDefault();
    event.stopPropagation();
    desk.copy(what, event.clipboardData);
    if (event.type === "cut") remove(what);
  };
  const onPaste = (event: ClipboardEvent) => {
    const what = selected();
    if (!what) return;
    event.preventDefault();
    event.stopPropagation();
    remove(what);
    const { clipboardData } = event;
    const init = { clipboardData, bubbles: true, cancelable: true };
    editedAt(document.activeElement)?.dispatchEvent(new ClipboardEvent("paste", init));
  };

  document.addEventListener("pointerdown", onPress, true);
  list.addEventListener("pointermove", onMove);
  document.addEventListener("pointerup", onRelease);
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("copy", onCopy, true);
  document.addEventListener("cut", onCopy, true);
  document.addEventListener("paste", onPaste, true);
}

/** What is selected of texts; null where that is nothing. */
function spanIn(units: readonly Unit[]): Span | null {
  const selection = document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const within = units.filter(({ element }) => range.intersectsNode(element));
  const [first, last] = [within[0], within[within.length - 1]];
  if (!first || !last) return null;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const start = first.element.contains(startContainer)
    ? offsetIn(first.element, startContainer, startOffset)
    : 0;
  const end = last.element.contains(endContainer)
    ? offsetIn(last.element, endContainer, endOffset)
    : writtenOf(last.element).length;
  return { from: { ...first.spot, offset: start }, to: { ...last.spot, offset: end } };
}

function isOneText({ from, to }: Span): boolean {
  return from.section === to.section && from.at === to.at;
}

/** Select further, a text at a time. */
function goOn(by: 1 | -1, units: readonly Unit[]): void {
  const selection = document.getSelection();
  const { anchorNode, anchorOffset, focusNode } = selection ?? {};
  const at = units.findIndex(({ element }) => focusNode && element.contains(focusNode));
  const next = units[at + by];
  if (!anchorNode || at < 0 || !next) return;
  extend(anchorNode, anchorOffset ?? 0, next.element, by);
}

/** Select from a place to the end of a text, or, going back, to its beginning. */
function extend(anchor: Node, offset: number, to: HTMLElement, by: 1 | -1): void {
  const range = document.createRange();
  range.selectNodeContents(to);
  range.collapse(by < 0);
  document
    .getSelection()
    ?.setBaseAndExtent(anchor, offset, range.startContainer, range.startOffset);
}

function selectAll(units: readonly Unit[]): void {
  const [first, last] = [units[0], units[units.length - 1]];
  if (first && last) extend(first.element, 0, last.element, 1);
}

/** Whether all of a text is selected. */
function coversAll(edited: Element): boolean {
  const range = document.getSelection()?.getRangeAt(0);
  if (!range || !edited.contains(range.commonAncestorContainer)) return false;
  const [start, end] = [
    offsetIn(edited, range.startContainer, range.startOffset),
    offsetIn(edited, range.endContainer, range.endOffset),
  ];
  return start === 0 && end === writtenOf(edited).length;
}

/** -1 and 1 for Shift with an arrow back and forth, else 0. */
function directionOf({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): 1 | -1 | 0 {
  if (!shiftKey || ctrlKey || altKey || metaKey) return 0;
  if (key === "ArrowDown" || key === "ArrowRight") return 1;
  return key === "ArrowUp" || key === "ArrowLeft" ? -1 : 0;
}

function isSelectAll({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === "a" && (ctrlKey || metaKey) && !altKey && !shiftKey;
}
