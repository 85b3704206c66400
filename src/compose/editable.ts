/** An element to edit a line of plain text in which fields stand as units. Whatever else gets in is taken out again. */

import { make } from "../browser/dom";
import type { Pasted } from "../draft/pasted";
import { cleanLines, cleanText } from "../draft/text";
import { fieldElement, fillElement } from "../fill/elements";
import { type Fields, neutralWords, piecesOf } from "../model/fields";
import { isTable } from "../model/tables";
import { pastedBlocks, pastedText, WRITTEN } from "./pasted";
import { FIELD, placeCaret, type Selected, selectedIn, writtenOf } from "./written";

/** What the user does to the text. */
export interface EditableEvents {
  /** The text was edited. */
  text(text: string): void;
  /** Enter; or, to break a line, with Shift. */
  enter(selected: Selected, isBreak: boolean): void;
  /** Lines come in the place of what is selected, from the clipboard. None: it is cut. */
  paste(selected: Selected, lines: string[]): void;
  /** The same where tables come with them, for what takes some. */
  pasteTables?(selected: Selected, pasted: Pasted): void;
  /** Backspace before the first character, or Delete behind the last. */
  join(direction: -1 | 1): void;
  /** It was left. */
  leave(): void;
}

/** A text that is edited. Offsets are UTF-16 units of the text as written. */
export interface Editable {
  element: HTMLElement;
  show(text: string): void;
  /** Put the caret there, or select up to an end. */
  focus(offset: number, end?: number): void;
}

/** An empty element to edit. label: for screen readers; placeholder: shown while it is empty; clean: makes of what is
 * written what is kept. */
export function makeEditable(
  label: string,
  className: string,
  placeholder: string,
  fields: Fields,
  events: EditableEvents,
  clean: (text: string) => string = cleanWhole,
): Editable {
  const element = make("div", {
    class: `pl-edit ${className}`,
    role: "textbox",
    contenteditable: "true",
    "aria-label": label,
    "data-placeholder": placeholder,
    spellcheck: "false",
    tabindex: "0",
  });
  element.setAttribute("enterkeyhint", "enter");
  const edited = () => {
    events.text(writtenOf(element));
    markEmpty(element);
  };
  followTyping(element, edited, events);
  followKeys(element, events);
  followClipboard(element, events);
  element.addEventListener("drop", (event) => event.preventDefault());
  // Fields typed as {{村}} become units when the text is left.
  element.addEventListener("blur", () => {
    if (element === document.activeElement) return; // the window was left: the caret must stay
    const text = clean(writtenOf(element));
    if (!isRendered(element, text, fields)) render(element, text, fields);
    events.leave();
  });
  return {
    element,
    show: (text) => show(element, text, fields, clean),
    focus: (offset, end = offset) => {
      element.focus();
      placeCaret(element, offset, end);
    },
  };
}

/** What a text is too long by is no reason to cut it here: whoever keeps it says so. */
function cleanWhole(text: string): string {
  return cleanText(text, Number.POSITIVE_INFINITY);
}

function show(
  element: HTMLElement,
  text: string,
  fields: Fields,
  clean: (text: string) => string,
): void {
  if (isPlain(element) && clean(writtenOf(element)) === text) {
    markEmpty(element);
    return;
  }
  const focused = element === document.activeElement;
  const offset = focused ? selectedIn(element)[1] : 0;
  render(element, text, fields);
  if (focused) placeCaret(element, offset);
}

/** What a browser would put in beside text: formats, lists, what is dropped or pasted, its own undo. */
const FOREIGN =
  /^(format|insertFrom(Drop|Paste|Yank)|insert(Ordered|Unordered|Horizontal)|history)/;

/** While something is composed with an input method, nothing is told. */
function followTyping(element: HTMLElement, edited: () => void, events: EditableEvents): void {
  let composing = false;
  element.addEventListener("compositionstart", () => {
    composing = true;
    element.removeAttribute("data-empty"); // or the placeholder stands under what is composed
  });
  element.addEventListener("compositionend", () => {
    composing = false;
    edited();
  });
  element.addEventListener("input", () => {
    if (!composing) edited();
  });
  element.addEventListener("beforeinput", (event) => {
    const { inputType } = event;
    // The keyboards of phones do not name their keys.
    if (inputType === "deleteContentBackward" && selectedIn(element).join() === "0,0") {
      event.preventDefault();
      return events.join(-1);
    }
    const enters = inputType === "insertParagraph" || inputType === "insertLineBreak";
    if (!enters && !FOREIGN.test(inputType)) return;
    event.preventDefault();
    if (enters && !composing) events.enter(selectedIn(element), inputType === "insertLineBreak");
  });
}

function followKeys(element: HTMLElement, events: EditableEvents): void {
  element.addEventListener("keydown", (event) => {
    if (event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey)
      return;
    const [start, end] = selectedIn(element);
    const atStart = event.key === "Backspace" && start === 0 && end === 0;
    const atEnd = event.key === "Delete" && start === end && end === writtenOf(element).length;
    if (!atStart && !atEnd) return;
    event.preventDefault();
    events.join(atStart ? -1 : 1);
  });
}

function followClipboard(element: HTMLElement, events: EditableEvents): void {
  element.addEventListener("paste", (event) => {
    event.preventDefault();
    const selected = selectedIn(element);
    const pasted = events.pasteTables && pastedBlocks(event.clipboardData);
    if (pasted?.blocks.some(isTable)) events.pasteTables?.(selected, pasted);
    else events.paste(selected, cleanLines(pastedText(event.clipboardData)));
  });
  for (const type of ["copy", "cut"] as const) {
    element.addEventListener(type, (event) => {
      const [start, end] = selectedIn(element);
      if (start === end) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", document.getSelection()?.toString() ?? "");
      event.clipboardData?.setData(WRITTEN, writtenOf(element).slice(start, end));
      if (type === "cut") events.paste([start, end], []);
    });
  }
}

function render(element: HTMLElement, text: string, fields: Fields): void {
  const nodes = piecesOf(text, fields).map((piece) => {
    if (typeof piece === "string") return document.createTextNode(piece);
    const shown = neutralWords(piece.name, fields);
    const unit = fieldElement(piece.name, piece.example, fields, shown);
    unit.contentEditable = "false";
    return unit;
  });
  element.replaceChildren(...nodes);
  // A caret behind a unit at the end, or on an empty last line, needs something to stand before.
  if (nodes[nodes.length - 1] instanceof HTMLElement || text.includes("\n"))
    element.append(document.createElement("br"));
  fillElement(element);
  markEmpty(element);
}

function markEmpty(element: HTMLElement): void {
  element.toggleAttribute("data-empty", writtenOf(element) === "");
}

/** Whether there is nothing but text and fields. */
function isPlain(element: HTMLElement): boolean {
  return Array.from(element.children).every((child) => child.matches(`${FIELD}, br`));
}

/** Whether a text stands there as it would be rendered. Making it anew would take away what is just being pressed. */
function isRendered(element: HTMLElement, text: string, fields: Fields): boolean {
  const units = piecesOf(text, fields).filter((piece) => typeof piece !== "string").length;
  const shown = element.querySelectorAll(FIELD).length;
  return isPlain(element) && writtenOf(element) === text && shown === units;
}
