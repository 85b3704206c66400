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

/** A form in which lines go out: what makes it of them. */
export interface Form {
  plain(lines: readonly Line[]): string;
  html?(lines: readonly Line[]): string;
}

/** Rich text, with plain text beside it for where that is not wanted. */
export const RICH: Form = { plain: toPlain, html: toHtml };

/** The forms beside rich text. */
export const FORMS: readonly [string, Form][] = [
  ["纯文本", { plain: toPlain }],
  ["Markdown", { plain: toMarkdown }],
];

/** Lines as rich text. */
export function richClip(lines: readonly Line[]): Clip {
  return { plain: toPlain(lines), html: toHtml(lines) };
}

/** Copy lines, which may still have to be loaded, in a form; whether it worked. Rejects where they do not load. To be
 * called while a press is handled. */
export function copyLines(lines: readonly Line[] | Promise<Line[]>, form: Form): Promise<boolean> {
  const coming = Promise.resolve(lines);
  return writeClipboard({
    plain: coming.then(form.plain),
    html: form.html && coming.then(form.html),
  });
}

/** A control that copies a passage. */
export function copyControl(caption: string, passage: Passage): HTMLElement {
  const main = makeButton(caption, "pl-copy", () => copy(main, passage, RICH));
  main.setAttribute("aria-label", `复制${passage.name}`);
  const more = makeButton("", "pl-copy pl-copy--more", () => toggleMenu(more, main, passage));
  more.setAttribute("aria-label", `${passage.name}的其他格式`);
  more.setAttribute("aria-haspopup", "menu");
  more.setAttribute("aria-expanded", "false");
  return make("span", { class: "pl-copies" }, main, more);
}

/** A small button that copies one paragraph. */
export function paragraphButton(passage: Passage): HTMLButtonElement {
  const button = makeButton("", "pl-copy-line", () => copy(button, passage, RICH));
  button.setAttribute("aria-label", "复制这个自然段");
  button.title = "复制这个自然段";
  return button;
}

async function copy(button: HTMLButtonElement, passage: Passage, form: Form): Promise<void> {
  const reading = passage.read();
  const late = reading instanceof Promise;
  if (late) toast("正在取文字……");
  let lines: Line[];
  try {
    const done = await copyLines(reading, form);
    lines = await reading;
    if (!done) return tellFailed(button, passage, form, late ? lines : null);
  } catch {
    toast("文字没有取到，请检查网络后重试");
    return;
  }
  const extend = toast(copied(lines));
  button.dataset.done = "";
  window.setTimeout(() => delete button.dataset.done, DONE_MS);
  extend(await offerButtons(passage, "copy", button));
}

/** A browser that lets nothing be copied so long after the press does once it is pressed again. lines: what came late. */
function tellFailed(
  button: HTMLButtonElement,
  passage: Passage,
  form: Form,
  lines: Line[] | null,
): void {
  if (!lines) {
    toast("没有复制成，请选中文字后按 Ctrl+C");
    return;
  }
  const again = () => void copy(button, { ...passage, read: () => lines }, form);
  toast("文字取到了，请再点一次", makeButton("复制", "pl-action", again));
}

/** 已复制 320 字，含 2 处过时提法 */
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
