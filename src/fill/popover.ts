/** The small dialog of one field: what it stands for, the source's own words, and a line to fill it in. */

import { make, makeButton, roomBy } from "../browser/dom";
import { notice } from "../browser/toast";
import { loadFields } from "./declared";
import { closeDialog, makeDialog, openDialog } from "./dialog";
import { cleanValue, MAX_CHARACTERS, withValue } from "./model";
import { labelOf, setOwnWords } from "./place";
import { setValues, state } from "./store";

const PLACE = ".pl-field[role=button]";

export const NOT_KEPT = "浏览器不让保存，只在本页有效，离开后就没有了";

let dialog: HTMLDialogElement | undefined;

/** Open a field by a press, Enter or the space bar. */
export function startPopover(openPanel: () => void): void {
  const placeOf = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>(PLACE) : null;
  document.addEventListener("click", (event) => {
    const place = placeOf(event);
    // A field that words are being selected across is not meant.
    if (place && document.getSelection()?.isCollapsed !== false) openPopover(place, openPanel);
  });
  document.addEventListener("keydown", (event) => {
    const place = event.key === "Enter" || event.key === " " ? placeOf(event) : null;
    if (!place) return;
    event.preventDefault();
    openPopover(place, openPanel);
  });
}

async function openPopover(place: HTMLElement, openPanel: () => void): Promise<void> {
  const fields = await loadFields().catch(() => null);
  const field = fields?.get(place.dataset.field ?? "");
  const everywhere = field?.scope === "shared";
  const { example, default: fallback = "", own, field: name = "" } = place.dataset;
  dialog ??= makeDialog("pl-popover", "pl-popover-title");
  const box = dialog;
  const close = () => {
    closeDialog(box);
    place.focus();
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
      setOwnWords(place, undefined);
      if (!setValues(withValue(state().values, name, input.value))) notice(NOT_KEPT);
    } else setOwnWords(place, cleanValue(input.value));
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
    act("这里用原文", () => setOwnWords(place, example));
  if (own !== undefined) act("这里改回来", () => setOwnWords(place, undefined));
  act("全部信息", openPanel);
  const hint = make("p", { id: "pl-popover-hint" }, field?.hint ?? "");
  if (example !== undefined)
    hint.append(hint.textContent ? "。原文：" : "原文：", make("q", {}, example));
  box.replaceChildren(
    make("h2", { id: "pl-popover-title" }, labelOf(place)),
    hint,
    form,
    more,
    closeButton(close),
  );
  openDialog(box);
  const { top, left } = roomBy(place, box);
  box.style.top = `${top}px`;
  box.style.left = `${left}px`;
  input.focus();
}

export function closeButton(close: () => void): HTMLButtonElement {
  const button = makeButton("×", "pl-close", close);
  button.setAttribute("aria-label", "关闭");
  return button;
}
