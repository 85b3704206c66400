/** The control that copies something: a button for rich text, and a small menu for the other forms and the Word file. */

import { make, makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import { CURRENT, offerButtons, offerFor, type Passage } from "../draft/passage";
import { countCharacters, countDated, type Line, toPlain } from "../model/lines";
import { datedWords } from "../notices/words";
import { type Clip, writeClipboard } from "./clipboard";
import { toHtml } from "./html";
import { toMarkdown } from "./markdown";
import { takeWord, WORD } from "./word";

const DONE_MS = 2000;

/** Gives lines the form in which they go out. */
export type Form = (lines: readonly Line[]) => Clip;

/** The forms beside rich text. */
export const FORMS: readonly [string, Form][] = [
  ["纯文本", (lines) => ({ plain: toPlain(lines) })],
  ["Markdown", (lines) => ({ plain: toMarkdown(lines) })],
];

/** Rich text, with plain text beside it for where that is not wanted. */
export function richClip(lines: readonly Line[]): Clip {
  return { plain: toPlain(lines), html: toHtml(lines) };
}

/** A control that copies a passage. */
export function copyControl(caption: string, passage: Passage): HTMLElement {
  const main = makeButton(caption, "pl-copy", () => copy(main, passage, richClip));
  main.setAttribute("aria-label", `复制${passage.name}`);
  const more = makeButton("", "pl-copy pl-copy--more", () => toggleMenu(more, main, passage));
  more.setAttribute("aria-label", `${passage.name}的其他格式`);
  more.setAttribute("aria-haspopup", "menu");
  more.setAttribute("aria-expanded", "false");
  return make("span", { class: "pl-copies" }, main, more);
}

/** A small button that copies one paragraph. */
export function paragraphButton(passage: Passage): HTMLButtonElement {
  const button = makeButton("", "pl-copy-line", () => copy(button, passage, richClip));
  button.setAttribute("aria-label", "复制本段");
  button.title = "复制本段";
  return button;
}

async function copy(button: HTMLButtonElement, passage: Passage, form: Form): Promise<void> {
  let lines: Line[] = [];
  let done = false;
  try {
    lines = await passage.read();
    done = await writeClipboard(form(lines));
  } catch {
    // The lines did not load.
  }
  toast(done ? copied(lines) : "没有复制成，请选中文字后按 Ctrl+C");
  if (!done) return;
  button.dataset.done = "";
  window.setTimeout(() => delete button.dataset.done, DONE_MS);
  const more = await offerButtons(passage, "copy", button);
  if (more.length) toast(copied(lines), ...more);
}

/** 已复制 320 字，含 2 处过时表述 */
export function copied(lines: readonly Line[]): string {
  return `已复制 ${countCharacters(toPlain(lines))} 字${datedWords(countDated(lines))}`;
}

function toggleMenu(more: HTMLButtonElement, main: HTMLButtonElement, passage: Passage): void {
  if (more.nextElementSibling) {
    closeMenu(more);
    return;
  }
  const choices: [string, () => void][] = FORMS.map(([caption, form]) => [
    caption,
    () => copy(main, passage, form),
  ]);
  choices.push([WORD, () => takeWord(passage, more)]);
  const items = choices.map(([caption, does]) => menuItem(caption, more, does));
  const menu = make("span", { class: "pl-menu", role: "menu", "aria-label": "其他格式" }, ...items);
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: items.length - 1 }[event.key];
    const here = items.indexOf(event.target as HTMLElement);
    if (step) items[(here + step) % items.length]?.focus();
    if (event.key === "Escape") closeMenu(more);
    if (step || event.key === "Escape") event.preventDefault();
  });
  menu.addEventListener("mousedown", (event) => event.preventDefault());
  menu.addEventListener("focusout", (event) => {
    const next = event.relatedTarget;
    if (next !== more && !(next instanceof Node && menu.contains(next))) removeMenu(more);
  });
  more.after(menu);
  more.setAttribute("aria-expanded", "true");
  items[0]?.focus();
  void addOffer(menu, items, more, passage);
}

function menuItem(caption: string, more: HTMLButtonElement, does: () => void): HTMLElement {
  const item = makeButton(caption, "pl-menu__item", () => {
    closeMenu(more);
    does();
  });
  item.setAttribute("role", "menuitem");
  item.tabIndex = -1;
  return item;
}

/** Current wording comes last, so that nothing moves when it does. */
async function addOffer(
  menu: HTMLElement,
  items: HTMLElement[],
  more: HTMLButtonElement,
  passage: Passage,
): Promise<void> {
  const offer = await offerFor(passage);
  if (!offer) return;
  const { show, note } = offer;
  if (show) {
    const item = menuItem(CURRENT, more, () => show("copy"));
    item.setAttribute("aria-haspopup", "dialog");
    items.push(item);
    menu.append(item);
  } else if (note) menu.append(make("span", { class: "pl-menu__note" }, note));
}

function closeMenu(more: HTMLButtonElement): void {
  more.focus();
  removeMenu(more);
}

function removeMenu(more: HTMLButtonElement): void {
  more.nextElementSibling?.remove();
  more.setAttribute("aria-expanded", "false");
}
