/** A modal dialog that a press beside it closes; in browsers without dialogs, a box on the page. */

import { make } from "../browser/dom";

/** A closed dialog at the end of the page. labelId: of the element that names it. */
export function makeDialog(className: string, labelId: string): HTMLDialogElement {
  const dialog = make("dialog", { class: className, "aria-labelledby": labelId });
  dialog.addEventListener("mousedown", ({ target, clientX, clientY, detail }) => {
    if (detail > 1) return; // of the double click that opened it
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const inside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
    if (target === dialog && !inside) closeDialog(dialog);
  });
  document.body.append(dialog);
  return dialog;
}

/** Open a dialog, unless it is open. */
export function openDialog(dialog: HTMLDialogElement): void {
  if (dialog.open) return;
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", "");
}

/** Close a dialog. */
export function closeDialog(dialog: HTMLDialogElement): void {
  if (dialog.close) dialog.close();
  else dialog.removeAttribute("open");
}
