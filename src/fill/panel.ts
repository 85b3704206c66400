/** “我的信息”: the dialog in which all fields are filled in once, for every page and every copy. */

import { make, makeButton } from "../browser/dom";
import { downloadJson } from "../browser/download";
import { toast } from "../browser/toast";
import { decodeFile, jsonInput } from "../browser/upload";
import type { Fields } from "../model/fields";
import { INFO_BUTTON } from "./button";
import { loadFields } from "./declared";
import { closeDialog, makeDialog, openDialog } from "./dialog";
import { fieldGroups, makeEntries, showValues } from "./entries";
import { decodeValues, encodeValues, type Values, withValue } from "./model";
import { closeButton, NOT_KEPT } from "./popover";
import { onFieldsChange, setOriginals, setValues, state } from "./store";

const MAX_FILE_BYTES = 100_000;
const FILE_NAME = "我的信息.json";
const KEPT = "已保存在这个浏览器里";
/** The entries of what the page uses. */
const ASKED = ".pl-panel__group--here";
const NOT_LOADED = "填空项没有读到，请刷新页面再试";

/** Changes of the values, and the line that says what has come of them. */
interface Changes {
  status: HTMLElement;
  /** Say something there. */
  say(text: string): void;
  change(values: Values, done: string): void;
  /** Change everything at once, with the way back. */
  replace(values: Values, done: string): void;
}

/** Put the button that opens the panel into the header; returns what opens it. */
export function startPanel(): () => void {
  let panel: Promise<Panel> | undefined;
  const open = () => {
    panel ??= loadFields().then(makePanel);
    panel
      .then(({ dialog, arrange }) => {
        if (dialog.open) return;
        arrange();
        openDialog(dialog);
        // What the page asks for is why it was opened; else the dialog is read from its start.
        dialog.querySelector<HTMLInputElement>(`${ASKED} input:placeholder-shown`)?.focus();
      })
      .catch(() => {
        panel = undefined;
        toast(NOT_LOADED);
      });
  };
  const button = makeButton("我的信息", "pl-info md-header__button", open);
  button.id = INFO_BUTTON;
  button.setAttribute("aria-haspopup", "dialog");
  document.querySelector(".pl-scheme")?.after(button);
  return open;
}

/** arrange: puts what the page uses now first. */
interface Panel {
  dialog: HTMLDialogElement;
  arrange(): void;
}

function makePanel(fields: Fields): Panel {
  const dialog = makeDialog("pl-panel", "pl-panel-title");
  const changes = makeChanges(dialog);
  const entries = makeEntries(fields, (name, text) =>
    changes.change(withValue(state().values, name, text), KEPT),
  );
  const originals = make("input", { type: "checkbox", id: "pl-panel-originals" });
  originals.addEventListener("change", () => setOriginals(originals.checked));
  const names = new Set(entries.map(({ field }) => field.name));
  const groups = make("div");
  dialog.append(panelHead(dialog, originals), groups, foot(dialog, changes, names));
  const show = () => {
    showValues(entries, state().values);
    originals.checked = state().originals;
  };
  onFieldsChange(show);
  show();
  const { problem } = state();
  if (problem) changes.say(`以前保存的${problem}，没有使用；重新填写后会换掉。`);
  return { dialog, arrange: () => groups.replaceChildren(...fieldGroups(entries)) };
}

function makeChanges(dialog: HTMLDialogElement): Changes {
  const status = make("p", { class: "pl-panel__status", role: "status" });
  const say = (text: string) => status.replaceChildren(text);
  const change = (values: Values, done: string) => say(setValues(values) ? done : NOT_KEPT);
  const replace = (values: Values, done: string) => {
    const before = state().values;
    change(values, `${done}。`);
    const undo = makeButton("撤销", "pl-action", () => {
      change(before, "已恢复原来的内容");
      dialog.querySelector<HTMLElement>(".pl-close")?.focus();
    });
    status.append(undo);
  };
  return { status, say, change, replace };
}

function panelHead(dialog: HTMLDialogElement, originals: HTMLInputElement): HTMLElement {
  return make(
    "div",
    { class: "pl-panel__head" },
    make("h2", { id: "pl-panel-title" }, "我的信息"),
    closeButton(() => closeDialog(dialog)),
    make(
      "p",
      {},
      "填一次，各页的范文和复制出来的文字里都换成您的。只保存在这台设备的这个浏览器里，不会发送到任何地方。",
    ),
    make("p", {}, originals, make("label", { for: originals.id }, "显示原文用词（只在本页）")),
  );
}

/** names: of the fields that the library declares. */
function foot(
  dialog: HTMLDialogElement,
  changes: Changes,
  names: ReadonlySet<string>,
): HTMLElement {
  const file = jsonInput((chosen) => void importFile(chosen, changes, names));
  return make(
    "div",
    { class: "pl-panel__foot" },
    changes.status,
    makeButton("导出", "pl-action", () => downloadJson(FILE_NAME, encodeValues(state().values))),
    makeButton("导入", "pl-action", () => file.click()),
    makeButton("清空", "pl-action", () =>
      changes.replace(new Map(), `已清空 ${state().values.size} 项`),
    ),
    file,
    makeButton("完成", "pl-action pl-action--main", () => closeDialog(dialog)),
  );
}

async function importFile(
  file: File,
  { say, replace }: Changes,
  names: ReadonlySet<string>,
): Promise<void> {
  const read = await decodeFile(file, MAX_FILE_BYTES, decodeValues);
  if ("problem" in read) return say(`没有导入：${read.problem}，原来的内容没有变。`);
  const known = new Map([...read.values].filter(([name]) => names.has(name)));
  const strange = read.values.size - known.size;
  if (!known.size) return say("没有导入：文件里没有本站的填空项，原来的内容没有变。");
  const rest = strange ? `，另有 ${strange} 项本站没有，略去` : "";
  replace(known, `已导入 ${known.size} 项${rest}`);
}
