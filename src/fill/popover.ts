/** The small dialog of one field: what it stands for, the source's own words, and a line to fill it in. */

import { make, makeButton, placeBy } from "../browser/dom";
import { toast } from "../browser/toast";
import { loadFields } from "./declared";
import { closeDialog, makeDialog, openDialog } from "./dialog";
import { labelOf, setOwnWords } from "./elements";
import { cleanValue, MAX_CHARACTERS, withValue } from "./model";
import { knownValues, setValues, state } from "./store";

const FIELD = ".pl-field[role=button]";

/** Said where the browser refuses to keep values. */
export const NOT_KEPT = "浏览器不让保存，只在本页有效，离开后就没有了";

let dialog: HTMLDialogElement | undefined;

/** Open a field by a press, Enter or the space bar. */
export function startPopover(openPanel: () => void): void {
  const fieldOf = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>(FIELD) : null;
  document.addEventListener("click", (event) => {
    const element = fieldOf(event);
    // A field that words are being selected across is not meant.
    if (element && document.getSelection()?.isCollapsed !== false) openPopover(element, openPanel);
  });
  document.addEventListener("keydown", (event) => {
    const element = event.key === "Enter" || event.key === " " ? fieldOf(event) : null;
    if (!element) return;
    event.preventDefault();
    openPopover(element, openPanel);
  });
}

/** A field that is opened. */
interface Opened {
  element: HTMLElement;
  name: string;
  /** Whether it is filled in once for all pages, and not for this element alone. */
  shared: boolean;
  hint: string;
  example: string | undefined;
  /** The element's own words. */
  own: string | undefined;
}

async function openPopover(element: HTMLElement, openPanel: () => void): Promise<void> {
  const fields = await loadFields().catch(() => null);
  const { field: name = "", example, own } = element.dataset;
  const declared = fields?.get(name);
  const shared = declared?.scope === "shared";
  const opened: Opened = { element, name, shared, hint: declared?.hint ?? "", example, own };
  dialog ??= makeDialog("pl-popover", "pl-popover-title");
  const box = dialog;
  const close = () => {
    closeDialog(box);
    element.focus();
  };
  const input = valueInput(opened);
  box.replaceChildren(
    make("h2", { id: "pl-popover-title" }, labelOf(element)),
    hintElement(opened),
    valueForm(opened, input, close),
    otherActs(opened, openPanel, close),
    closeButton(close),
  );
  openDialog(box);
  placeBy(element, box);
  input.focus();
}

function valueInput({ element, name, shared, own }: Opened): HTMLInputElement {
  const input = make("input", {
    type: "text",
    id: "pl-popover-input",
    maxlength: String(MAX_CHARACTERS),
    placeholder: (shared && knownValues().get(name)) || (element.dataset.default ?? ""),
    autocomplete: "off",
    "aria-describedby": "pl-popover-hint",
  });
  input.value = (shared ? state().values.get(name) : own) ?? "";
  return input;
}

function valueForm(
  { element, name, shared }: Opened,
  input: HTMLInputElement,
  close: () => void,
): HTMLFormElement {
  const form = make(
    "form",
    {},
    make("label", { for: input.id }, shared ? "填成（全站通用）" : "填成（只在这一处）"),
    input,
    make("button", { type: "submit", class: "pl-action pl-action--main" }, "填好"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    setOwnWords(element, shared ? undefined : cleanValue(input.value));
    if (shared && !setValues(withValue(state().values, name, input.value))) toast(NOT_KEPT);
  });
  return form;
}

/** What else can be done: the source's words here, the field's again, all fields. */
function otherActs(
  { element, example, own }: Opened,
  openPanel: () => void,
  close: () => void,
): HTMLElement {
  const acts: [string, () => void][] = [["全部信息", openPanel]];
  if (own !== undefined) acts.unshift(["这里改回来", () => setOwnWords(element, undefined)]);
  if (example !== undefined && own !== example)
    acts.unshift(["这里用原文", () => setOwnWords(element, example)]);
  const buttons = acts.map(([caption, act]) =>
    makeButton(caption, "pl-action", () => {
      close();
      act();
    }),
  );
  return make("p", { class: "pl-popover__more" }, ...buttons);
}

function hintElement({ hint, example }: Opened): HTMLElement {
  const element = make("p", { id: "pl-popover-hint" }, hint);
  if (example !== undefined) element.append(hint ? "。原文：" : "原文：", make("q", {}, example));
  return element;
}

/** The cross at the corner of a dialog. */
export function closeButton(close: () => void): HTMLButtonElement {
  const button = makeButton("×", "pl-close", close);
  button.setAttribute("aria-label", "关闭");
  return button;
}
