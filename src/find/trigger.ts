/** The search box behind the header, as every page has it: it opens at once, what it finds comes with search.js and box.js. */

import { make, makeButton } from "../browser/dom";
import { failure } from "../browser/failure";
import { internals } from "../browser/internals";
import { MAX_QUERY } from "../contract";
import { keepPastedLinesApart } from "./paste";

/** The opened box; `output` is filled by box.ts. */
export interface Shell {
  dialog: HTMLDialogElement;
  input: HTMLInputElement;
  status: HTMLElement;
  output: HTMLElement;
  close(): void;
}

/** Turn the header's link to the browse page into a button that opens the box, also by / and Ctrl or ⌘ K. */
export function startTrigger(): void {
  const link = document.querySelector<HTMLAnchorElement>("a.pl-find");
  if (!link) return;
  let shell: Shell | undefined;
  const open = () => {
    if (!shell) {
      shell = makeShell();
      attach(shell);
    }
    show(shell);
  };
  const trigger = makeButton("", "pl-find md-header__button", open);
  trigger.append(...Array.from(link.childNodes));
  trigger.setAttribute("aria-haspopup", "dialog");
  trigger.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
  link.replaceWith(trigger);
  document.addEventListener("keydown", (event) => {
    if (!isShortcut(event) || event.defaultPrevented) return;
    const dialog = document.querySelector("dialog[open]");
    if (dialog && dialog !== shell?.dialog) return;
    event.preventDefault();
    open();
  });
}

function isShortcut(event: KeyboardEvent): boolean {
  if (event.isComposing || event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "k" && !event.shiftKey;
  return event.key === "/" && !takesText(event.target);
}

function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches("textarea, select")) return true;
  return target.matches("input") && !target.matches("[type=checkbox], [type=radio], [type=button]");
}

function makeShell(): Shell {
  const input = make("input", {
    type: "text",
    class: "pl-box__input",
    role: "combobox",
    "aria-label": "搜索范文",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "pl-box-list",
    placeholder: "词语、主题或拼音首字母",
    maxlength: String(MAX_QUERY),
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
  });
  keepPastedLinesApart(input);
  const status = make("p", { class: "pl-box__status", role: "status" });
  const output = make("div", { class: "pl-box__output" });
  const dialog = make("dialog", { class: "pl-box", "aria-label": "搜索范文" });
  const close = () => {
    if (dialog.close) dialog.close();
    else dialog.removeAttribute("open");
    input.setAttribute("aria-expanded", "false");
  };
  const closer = makeButton("关闭", "pl-box__close", close);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) close(); // beside the box, which its children fill
  });
  dialog.append(make("div", { class: "pl-box__bar" }, input, closer), status, output);
  document.body.append(dialog);
  return { dialog, input, status, output, close };
}

/** Load the search and hand the box over; if that fails, say so and offer to try again. */
function attach(shell: Shell): void {
  const attempt = () => {
    shell.output.replaceChildren();
    const start = async () => {
      const { part } = internals();
      const [search, box] = await Promise.all([part("search"), part("box")]);
      box.startBox(shell, await search.context());
    };
    start().catch((error) => {
      const retry = () => {
        shell.input.focus();
        attempt();
      };
      shell.output.replaceChildren(failure(error, retry));
    });
  };
  attempt();
}

function show({ dialog, input, close }: Shell): void {
  if (!dialog.open) {
    if (dialog.showModal) dialog.showModal();
    else openWithoutDialog(dialog, close);
  }
  input.focus();
  input.select();
}

/** Where there is no <dialog> (Firefox before 98, Safari before 15.4). */
function openWithoutDialog(dialog: HTMLElement, close: () => void): void {
  const focused = document.activeElement;
  dialog.setAttribute("role", "dialog");
  dialog.setAttribute("aria-modal", "true");
  dialog.setAttribute("open", "");
  dialog.onkeydown = (event) => {
    const ends = dialog.querySelectorAll<HTMLElement>("input, button");
    const end = ends[event.shiftKey ? 0 : ends.length - 1];
    if (event.key === "Tab" && end === document.activeElement) {
      event.preventDefault();
      ends[event.shiftKey ? ends.length - 1 : 0]?.focus();
    } else if (event.key === "Escape" && !event.isComposing) {
      close();
      if (focused instanceof HTMLElement) focused.focus();
    }
  };
}
