/** What current wording (现行提法) would change, shown before it does. */

import { make, makeButton } from "../browser/dom";
import type { Change } from "../draft/current";
import { closeDialog, makeDialog, openDialog } from "../fill/dialog";
import { closeButton } from "../fill/popover";
import { noticeAddress } from "../notices/element";
import { DOUBTS, period } from "../notices/words";

const TITLE = "pl-current-title";
const LEAD = "pl-current-lead";
/** Code points of the sentence that are shown on either side. */
const AROUND = 16;

/** A choice: what its button says, what it is called by itself, and what it does. */
export interface Act {
  caption: string;
  name: string;
  main?: boolean;
  act(): void;
}

/** What a dialog is about. */
export interface Preview {
  title: string;
  lead: string;
  changes: readonly Change[];
  acts: readonly Act[];
  /** What changes nothing. */
  others: readonly Act[];
}

let dialog: HTMLDialogElement | undefined;

/** Show changes, and what can be done about them. The dialog closes before anything is done, and the focus goes back to
 * where it was. */
export function showChanges({ title, lead, changes, acts, others }: Preview): void {
  const box = dialog ?? makeBox();
  dialog = box;
  const from = document.activeElement;
  const close = () => {
    closeDialog(box);
    if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
  };
  const cancel = { caption: "取消", name: "取消", act: () => {} };
  const rows = others.length ? [acts, [...others, cancel]] : [[...acts, cancel]];
  const feet = rows.map((row) =>
    make("p", { class: "pl-current__acts" }, ...row.map((act) => actButton(act, close))),
  );
  const list = make("ul", { class: "pl-current__changes" }, ...changes.map(changeElement));
  const scroll = make(
    "div",
    { class: "pl-current__list", role: "region", "aria-label": "要换的地方", tabindex: "0" },
    list,
  );
  box.replaceChildren(
    make("h2", { id: TITLE }, title),
    make("p", { id: LEAD }, lead),
    scroll,
    ...feet,
    closeButton(close),
  );
  box.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  };
  openDialog(box);
  box.querySelector<HTMLElement>(".pl-action--main")?.focus();
}

function makeBox(): HTMLDialogElement {
  const box = makeDialog("pl-panel pl-current", TITLE);
  box.setAttribute("aria-describedby", LEAD);
  return box;
}

function actButton({ caption, name, main, act }: Act, close: () => void): HTMLButtonElement {
  const button = makeButton(caption, main ? "pl-action pl-action--main" : "pl-action", () => {
    close();
    act();
  });
  button.setAttribute("aria-label", name);
  return button;
}

/** The words and what takes their place, the sentence as it will read, and why. */
function changeElement({ before, words, instead, after, phrase }: Change): HTMLElement {
  return make(
    "li",
    {},
    make(
      "p",
      { class: "pl-current__change" },
      make("del", {}, words),
      make("span", { class: "pl-current__to" }, "换成"),
      make("ins", {}, instead),
    ),
    make(
      "p",
      { class: "pl-current__sentence" },
      ending(before),
      make("b", {}, instead),
      beginning(after),
    ),
    reason(phrase),
  );
}

function ending(text: string): string {
  const characters = Array.from(text);
  return characters.length > AROUND ? `……${characters.slice(-AROUND).join("")}` : text;
}

function beginning(text: string): string {
  const characters = Array.from(text);
  return characters.length > AROUND ? `${characters.slice(0, AROUND).join("")}……` : text;
}

/** What the notice says, with the way to it. */
function reason({ notice }: Change["phrase"]): HTMLElement {
  const when = period(notice);
  const doubt = DOUBTS[notice.confidence];
  const why = notice.count ? "按年份推算" : notice.now ? `现在：${notice.now}` : notice.note;
  const href = noticeAddress(notice.id, window.planLibrary.pages);
  return make(
    "p",
    { class: "pl-current__why" },
    make("a", { href }, notice.title),
    `${when && `（${when}）`}　${why}${doubt && `（${doubt}）`}`,
  );
}
