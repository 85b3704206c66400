/** In the header: how many templates wait for the draft (加入草稿), and what they are, to be taken out again. */

import { make, makeButton } from "../browser/dom";
import { loadFields } from "../fill/declared";
import { closeDialog, makeDialog, openDialog } from "../fill/dialog";
import { quoted } from "../model/quoted";
import { unheadedTitle } from "../model/sections";
import { neutralText } from "../search/text";
import { onInboxChange, takeOut, waiting } from "./inbox";

const SAID = "打开“写计划”就编进去，编了也能撤销。不要的，在这里拿掉。";

/** Put the button into the header; it is there as long as something waits. */
export function startWaiting(): void {
  const count = make("span", { class: "pl-waiting__count" });
  const header = document.querySelector(".md-header");
  let dialog: HTMLDialogElement | undefined;
  const button = makeButton("", "pl-info pl-waiting md-header__button", () => {
    dialog ??= makeDialog("pl-panel pl-waits", "pl-waits-title");
    fill(dialog, button);
    openDialog(dialog);
  });
  button.append(make("span", { class: "pl-waiting__word" }, "草稿"), count);
  button.setAttribute("aria-haspopup", "dialog");
  const show = () => {
    const { length } = waiting();
    button.hidden = length === 0;
    header?.toggleAttribute("data-waits", length > 0);
    count.textContent = String(length);
    button.setAttribute("aria-label", `${length} 段待编入草稿`);
    if (dialog?.open) fill(dialog, button);
  };
  show();
  onInboxChange(show);
  document.querySelector(".pl-scheme")?.after(button);
}

/** What waits, each with a way out. from: the button that opened it. */
function fill(dialog: HTMLDialogElement, from: HTMLElement): void {
  const items = waiting();
  const close = () => {
    closeDialog(dialog);
    if (from.hidden) document.querySelector<HTMLElement>(".pl-info:not([hidden])")?.focus();
    else from.focus();
  };
  if (!items.length) {
    close();
    return;
  }
  const heading = make(
    "h2",
    { id: "pl-waits-title", tabindex: "-1" },
    `待编入草稿（${items.length} 段）`,
  );
  dialog.replaceChildren(
    make("div", { class: "pl-panel__head" }, heading, make("p", {}, SAID)),
    make("ul", { class: "pl-waits__list" }, ...items.map(({ id }) => row(id, heading))),
    make(
      "div",
      { class: "pl-panel__foot" },
      make("a", { href: window.planLibrary.pages.compose, class: "pl-action" }, "去写计划"),
      makeButton("全部拿掉", "pl-action", () => takeOut(items.map(({ id }) => id))),
      makeButton("完成", "pl-action pl-action--main", close),
    ),
  );
}

function row(id: string, heading: HTMLElement): HTMLElement {
  const name = make("span", { class: "pl-waits__name" }, id);
  const out = makeButton("拿掉", "pl-action", () => {
    takeOut([id]);
    document.getElementById(heading.id)?.focus();
  });
  out.setAttribute("aria-label", `拿掉 ${id}`);
  void nameOf(id).then((words) => {
    name.textContent = words;
    out.setAttribute("aria-label", `拿掉${quoted(words)}`);
  });
  return make("li", {}, name, out);
}

/** What a template is called, with its plan; its id where that does not load. */
async function nameOf(id: string): Promise<string> {
  try {
    const [[hit], fields] = await Promise.all([window.planLibrary.template(id), loadFields()]);
    if (!hit) return id;
    return `${hit.number}${neutralText(hit.title, fields) || unheadedTitle(hit.id)}　${hit.plan}`;
  } catch {
    return id;
  }
}
