/** An element to edit one line of plain text in which fields stand as units. Whatever else gets in is taken out again. */

import { make } from "../browser/dom";
import { FIELD_CLASS } from "../contract";
import { cleanLines, cleanText } from "../draft/text";
import { fieldElement, fillElement } from "../fill/elements";
import { type Fields, neutralWords, piecesOf, writtenField } from "../model/fields";

/** What a copy within the composer carries beside the plain text: fields as written. */
const WRITTEN = "text/x-plan-draft";
const FIELD = `.${FIELD_CLASS}`;

/** Start and end of what is selected, in the written text. */
export type Selected = readonly [start: number, end: number];

/** What the user does to the text. */
export interface EditableEvents {
  /** The text was edited. */
  text(text: string): void;
  /** Enter. */
  enter(selected: Selected): void;
  /** Lines come in the place of what is selected, from the clipboard. None: it is cut. */
  paste(selected: Selected, lines: string[]): void;
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

/** An empty element to edit. label: for screen readers; placeholder: shown while it is empty. */
export function makeEditable(
  label: string,
  className: string,
  placeholder: string,
  fields: Fields,
  events: EditableEvents,
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
  let composing = false;

  const show = (text: string) => {
    if (isPlain(element) && cleanText(writtenOf(element)) === text) return markEmpty(element);
    const focused = element === document.activeElement;
    const offset = focused ? selectedIn(element)[1] : 0;
    render(element, text, fields);
    if (focused) placeCaret(element, offset);
  };
  const edited = () => {
    events.text(writtenOf(element));
    markEmpty(element);
  };
  element.addEventListener("compositionstart", () => {
    composing = true;
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
    const foreign =
      /^(format|insertFrom(Drop|Paste|Yank)|insert(Ordered|Unordered|Horizontal)|history)/;
    if (!enters && !foreign.test(inputType)) return;
    event.preventDefault();
    if (enters && !composing) events.enter(selectedIn(element));
  });
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
  element.addEventListener("paste", (event) => {
    event.preventDefault();
    events.paste(selectedIn(element), cleanLines(pasted(event.clipboardData)));
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
  element.addEventListener("drop", (event) => event.preventDefault());
  // Fields typed as {{村}} become units when the text is left.
  element.addEventListener("blur", () => {
    if (element === document.activeElement) return; // the window was left: the caret must stay
    const text = cleanText(writtenOf(element));
    if (!isRendered(element, text, fields)) render(element, text, fields);
    events.leave();
  });
  return {
    element,
    show,
    focus: (offset, end = offset) => {
      element.focus();
      placeCaret(element, offset, end);
    },
  };
}

/** The text of an edited element, fields as written. */
export function writtenOf(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLElement && node.matches(FIELD)) return writtenOfField(node);
  return Array.from(node.childNodes, writtenOf).join("");
}

function writtenOfField(element: HTMLElement): string {
  const { field = "", example = null, own } = element.dataset;
  return own ?? writtenField(field, example);
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
  // A caret behind a unit at the end needs something to stand before.
  if (nodes[nodes.length - 1] instanceof HTMLElement) element.append(document.createElement("br"));
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

/** Plain text from the clipboard; where there is only HTML, the words of it. */
function pasted(data: DataTransfer | null): string {
  const text = data?.getData(WRITTEN) || data?.getData("text/plain");
  if (text) return text;
  const html = data?.getData("text/html");
  return html ? wordsOfHtml(html) : "";
}

function wordsOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of body.querySelectorAll("style, script, title")) element.remove();
  for (const block of body.querySelectorAll("p, div, li, tr, br, h1, h2, h3, h4, h5, h6"))
    block.after("\n");
  return body.textContent ?? "";
}

/** What is selected in an edited element, in its written text; its end where nothing is. */
export function selectedIn(element: HTMLElement): Selected {
  const selection = document.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  const all = writtenOf(element).length;
  if (!range || !element.contains(range.commonAncestorContainer)) return [all, all];
  return [
    offsetOf(element, range.startContainer, range.startOffset),
    offsetOf(element, range.endContainer, range.endOffset),
  ];
}

function offsetOf(element: HTMLElement, container: Node, offset: number): number {
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
