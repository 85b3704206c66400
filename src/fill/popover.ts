/** The small dialog of one field: what it stands for, the source's own words, and a line to fill it in. */

import { make, makeButton, roomBy } from "../browser/dom";
import { toast } from "../browser/toast";
import { loadFields } from "./declared";
import { closeDialog, makeDialog, openDialog } from "./dialog";
import { labelOf, setOwnWords } from "./elements";
import { cleanValue, MAX_CHARACTERS, withValue } from "./model";
import { setValues, state } from "./store";

const FIELD = ".pl-field[role=button]";

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

async function openPopover(element: HTMLElement, openPanel: () => void): Promise<void> {
  const fields = await loadFields().catch(() => null);
  const field = fields?.get(element.dataset.field ?? "");
  const everywhere = field?.scope === "shared";
  const { example, default: fallback = "", own, field: name = "" } = element.dataset;
  dialog ??= makeDialog("pl-popover", "pl-popover-title");
  const box = dialog;
  const close = () => {
    closeDialog(box);
    element.focus();
  };
  const input = make("input", {
    type: "text",
    id: "pl-popover-input",
    maxlength: String(MAX_CHARACTERS),
    placeholder: fallback,
    autocomplete: "off",
    "aria-describedby": "pl-popover-hint",
  });
  input.value = (everywhere ? state().values.get(name) : own) ?? "";
  const form = make(
    "form",
    {},
    make("label", { for: input.id }, everywhere ? "填成（全站通用）" : "填成（只在这一处）"),
    input,
    make("button", { type: "submit", class: "pl-action pl-action--main" }, "填好"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    if (everywhere) {
      setOwnWords(element, undefined);
      if (!setValues(withValue(state().values, name, input.value))) toast(NOT_KEPT);
    } else setOwnWords(element, cleanValue(input.value));
  });
  const more = make("p", { class: "pl-popover__more" });
  const act = (caption: string, does: () => void) =>
    more.append(
      makeButton(caption, "pl-action", () => {
        close();
        does();
      }),
    );
  if (example !== undefined && own !== example)
    act("这里用原文", () => setOwnWords(element, example));
  if (own !== undefined) act("这里改回来", () => setOwnWords(element, undefined));
  act("全部信息", openPanel);
  const hint = make("p", { id: "pl-popover-hint" }, field?.hint ?? "");
  if (example !== undefined)
    hint.append(hint.textContent ? "。原文：" : "原文：", make("q", {}, example));
  box.replaceChildren(
    make("h2", { id: "pl-popover-title" }, labelOf(element)),
    hint,
    form,
    more,
    closeButton(close),
  );
  openDialog(box);
  const { top, left } = roomBy(element, box);
  box.style.top = `${top}px`;
  box.style.left = `${left}px`;
  input.focus();
}

export function closeButton(close: () => void): HTMLButtonElement {
  const button = makeButton("×", "pl-close", close);
  button.setAttribute("aria-label", "关闭");
  return button;
}
