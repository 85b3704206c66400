/** The control that copies something: a button for rich text, and a small menu for the other forms and the Word file. */

import { make, makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import { countCharacters, countDated, type Line, toPlain } from "../model/lines";
import { datedWords } from "../notices/words";
import { type Clip, writeClipboard } from "./clipboard";
import { toHtml } from "./html";
import { toMarkdown } from "./markdown";
import { downloadWord, type Read, WORD } from "./word";

const DONE_MS = 2000;

const FORMS: readonly [string, (lines: readonly Line[]) => Clip][] = [
  ["纯文本", (lines) => ({ plain: toPlain(lines) })],
  ["Markdown", (lines) => ({ plain: toMarkdown(lines) })],
];

/** Rich text, with plain text beside it for where that is not wanted. */
export function richClip(lines: readonly Line[]): Clip {
  return { plain: toPlain(lines), html: toHtml(lines) };
}

/** A control that copies some lines. name: what it copies, for screen readers. */
export function copyControl(caption: string, name: string, read: Read): HTMLElement {
  const main = makeButton(caption, "pl-copy", () => copy(main, read, richClip));
  main.setAttribute("aria-label", `复制${name}`);
  const more = makeButton("", "pl-copy pl-copy--more", () => toggleMenu(more, main, read));
  more.setAttribute("aria-label", `${name}的其他格式`);
  more.setAttribute("aria-haspopup", "menu");
  more.setAttribute("aria-expanded", "false");
  return make("span", { class: "pl-copies" }, main, more);
}

/** A small button that copies one paragraph. */
export function paragraphButton(read: Read): HTMLButtonElement {
  const button = makeButton("", "pl-copy-line", () => copy(button, read, richClip));
  button.setAttribute("aria-label", "复制本段");
  button.title = "复制本段";
  return button;
}

async function copy(
  button: HTMLButtonElement,
  read: Read,
  form: (lines: readonly Line[]) => Clip,
): Promise<void> {
  let lines: Line[] = [];
  let done = false;
  try {
    lines = await read();
    done = await writeClipboard(form(lines));
  } catch {
    // The lines did not load.
  }
  toast(done ? copied(lines) : "没有复制成，请选中文字后按 Ctrl+C");
  if (!done) return;
  button.dataset.done = "";
  window.setTimeout(() => delete button.dataset.done, DONE_MS);
}

/** 已复制 320 字，含 2 处过时表述 */
export function copied(lines: readonly Line[]): string {
  return `已复制 ${countCharacters(toPlain(lines))} 字${datedWords(countDated(lines))}`;
}

function toggleMenu(more: HTMLButtonElement, main: HTMLButtonElement, read: Read): void {
  if (more.nextElementSibling) {
    closeMenu(more);
    return;
  }
  const choices: [string, () => void][] = FORMS.map(([caption, form]) => [
    caption,
    () => copy(main, read, form),
  ]);
  choices.push([WORD, () => downloadWord(read)]);
  const items = choices.map(([caption, does]) => {
    const item = makeButton(caption, "pl-menu__item", () => {
      closeMenu(more);
      does();
    });
    item.setAttribute("role", "menuitem");
    item.tabIndex = -1;
    return item;
  });
  const menu = make("span", { class: "pl-menu", role: "menu", "aria-label": "其他格式" }, ...items);
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: items.length - 1 }[event.key];
    const here = items.indexOf(event.target as HTMLButtonElement);
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
}

function closeMenu(more: HTMLButtonElement): void {
  more.focus();
  removeMenu(more);
}

function removeMenu(more: HTMLButtonElement): void {
  more.nextElementSibling?.remove();
  more.setAttribute("aria-expanded", "false");
}
