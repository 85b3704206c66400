/** Selecting over the edges of texts. Each is edited by itself, and browsers select within one that is edited alone: while
 * more is selected none is, and what is done to the selection is done to the draft. */

import { makeButton } from "../browser/dom";
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
  /** Take away what is selected; the caret goes to where it began. isTyped: what is typed takes its place. */
  remove(span: Span, isTyped: boolean): void;
  /** Let all that something does be one step of undoing. */
  together(act: () => void): void;
  /** Put the caret there. */
  focus(spot: Spot): void;
  /** Put what is selected on the clipboard. */
  copy(span: Span, clipboard: DataTransfer): void;
}

const EDITED = ".pl-edit";
const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "CapsLock"]);

/** On what may be pressed without what is selected being forgotten. */
const KEEPS = "data-keeps-span";

/** What is selected over several texts, for what is no key. */
export interface Spanning {
  /** Select all of some texts. */
  select(units: readonly Unit[]): void;
  /** Buttons that copy what is selected, and that take it away; for where there are no keys. copied: told when it was. */
  buttons(copied: () => void): HTMLButtonElement[];
}

/** Let users select over the edges of the texts below an element, by mouse and by keyboard. */
export function letSpan(list: HTMLElement, desk: Desk): Spanning {
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
  const remove = (what: Span, isTyped = false) => {
    span(false);
    desk.remove(what, isTyped);
  };

  const onPress = (event: PointerEvent) => {
    pressed = null;
    if (event.button !== 0 || (event.target as Element).closest?.(`[${KEEPS}]`)) return;
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
    const isAtEdge =
      by !== 0 && at === (by < 0 ? 0 : length) && unitOf(event.key) !== "lineboundary";
    const isAll = isSelectAll(event) && coversAll(edited);
    const units = desk.units();
    const next = units[units.findIndex(({ element }) => element === edited) + by];
    if (!next || (!isAtEdge && !isAll)) return;
    event.preventDefault();
    span(true);
    if (by === 0) selectAll(units);
    else goOn(event.key, next.element);
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
      document.getSelection()?.modify("extend", by > 0 ? "forward" : "backward", unitOf(key));
    } else if (key === "Backspace" || key === "Delete") {
      event.preventDefault();
      event.stopPropagation();
      remove(what);
    } else if (key === "Escape" || key.startsWith("Arrow")) {
      event.preventDefault();
      leave(key === "ArrowRight" || key === "ArrowDown" ? what.to : what.from);
    } else if (key.length === 1 || key === "Enter" || key === "Process") {
      remove(what, true); // and what was typed is put where the caret is now
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
    const { clipboardData } = event;
    const init = { clipboardData, bubbles: true, cancelable: true };
    desk.together(() => {
      remove(what);
      editedAt(document.activeElement)?.dispatchEvent(new ClipboardEvent("paste", init));
    });
  };

  document.addEventListener("pointerdown", onPress, true);
  list.addEventListener("pointermove", onMove);
  document.addEventListener("pointerup", onRelease);
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("copy", onCopy, true);
  document.addEventListener("cut", onCopy, true);
  document.addEventListener("paste", onPaste, true);

  const button = (caption: string, act: (what: Span) => void) => {
    const made = makeButton(caption, "pl-action", () => {
      const what = selected();
      if (what) act(what);
    });
    made.setAttribute(KEEPS, "");
    made.addEventListener("mousedown", (event) => event.preventDefault());
    return made;
  };
  return {
    select: (units) => {
      if (!units.length) return;
      span(true);
      selectAll(units);
    },
    buttons: (copied) => [
      button("复制", () => document.execCommand("copy") && copied()),
      button("删除", (what) => remove(what)),
    ],
  };
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
  const [one, other] = [from.cell, to.cell];
  const isOneCell = one?.row === other?.row && one?.column === other?.column;
  return from.section === to.section && from.at === to.at && isOneCell;
}

/** What a key goes by. */
function unitOf(key: string): "character" | "line" | "lineboundary" {
  if (key === "Home" || key === "End") return "lineboundary";
  return key === "ArrowUp" || key === "ArrowDown" ? "line" : "character";
}

/** Select on into the next text: to where it begins, or, going back, to its end; by a line, into that. */
function goOn(key: string, next: HTMLElement): void {
  const selection = document.getSelection();
  const { anchorNode, anchorOffset } = selection ?? {};
  if (!selection || !anchorNode) return;
  const isBack = key === "ArrowUp" || key === "ArrowLeft";
  extend(anchorNode, anchorOffset ?? 0, next, isBack ? 1 : -1);
  const direction = isBack ? "backward" : "forward";
  if (unitOf(key) === "line") selection.modify("extend", direction, "lineboundary");
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

/** -1 and 1 for Shift with a key that goes back and forth, else 0. */
function directionOf({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): 1 | -1 | 0 {
  if (!shiftKey || ctrlKey || altKey || metaKey) return 0;
  if (key === "ArrowDown" || key === "ArrowRight" || key === "End") return 1;
  return key === "ArrowUp" || key === "ArrowLeft" || key === "Home" ? -1 : 0;
}

function isSelectAll({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === "a" && (ctrlKey || metaKey) && !altKey && !shiftKey;
}
