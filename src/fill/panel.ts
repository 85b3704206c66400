/** “我的信息”: the dialog in which all fields are filled in once, for every page and every copy. */

import { make, makeButton } from "../browser/dom";
import { downloadJson } from "../browser/download";
import { notice } from "../browser/toast";
import type { Field } from "../contract";
import type { Fields } from "../model/fields";
import { loadFields } from "./declared";
import { closeDialog, makeDialog, openDialog } from "./dialog";
import {
  decodeValues,
  encodeValues,
  MAX_CHARACTERS,
  suggestions,
  type Values,
  withValue,
} from "./model";
import { namesOnPage } from "./place";
import { closeButton, NOT_KEPT } from "./popover";
import { onFieldsChange, setOriginals, setValues, state } from "./store";

const MAX_FILE_BYTES = 100_000;
const FILE_NAME = "我的信息.json";
const KEPT = "已保存在这个浏览器里";
const NOT_LOADED = "填空项没有读到，请刷新页面再试";

interface Entry {
  field: Field;
  input: HTMLInputElement;
  offer: HTMLButtonElement;
}

/** Put the button that opens the panel into the header; returns what opens it. */
export function startPanel(): () => void {
  let panel: Promise<HTMLDialogElement> | undefined;
  const open = () => {
    panel ??= loadFields().then(makePanel);
    panel.then(openDialog).catch(() => {
      panel = undefined;
      notice(NOT_LOADED);
    });
  };
  const button = makeButton("我的信息", "pl-info md-header__button", open);
  button.setAttribute("aria-haspopup", "dialog");
  const palette = document.querySelector(".md-header [data-md-component=palette]");
  const title = document.querySelector(".md-header__title");
  (palette ?? title)?.after(button);
  return open;
}

function makePanel(fields: Fields): HTMLDialogElement {
  const dialog = makeDialog("pl-panel", "pl-panel-title");
  const status = make("p", { class: "pl-panel__status", role: "status" });
  const say = (text: string) => status.replaceChildren(text);
  const shared = Array.from(fields.values()).filter(({ scope }) => scope === "shared");
  const entries = shared.map((field) => makeEntry(field));

  const show = () => {
    const { values } = state();
    const offered = suggestions(values);
    for (const { field, input, offer } of entries) {
      if (input !== document.activeElement) input.value = values.get(field.name) ?? "";
      const value = offered.get(field.name);
      offer.hidden = value === undefined;
      if (value === undefined) continue;
      offer.textContent = `填 ${value}`;
      offer.setAttribute("aria-label", `${field.label}填 ${value}`);
    }
  };
  const change = (values: Values, done: string) => {
    say(setValues(values) ? done : NOT_KEPT);
  };
  /** Change everything at once, with the way back. */
  const replace = (values: Values, done: string) => {
    const before = state().values;
    change(values, `${done}。`);
    const undo = makeButton("撤销", "pl-action", () => {
      change(before, "已恢复原来的内容");
      dialog.querySelector<HTMLElement>(".pl-close")?.focus();
    });
    status.append(undo);
  };
  for (const { field, input, offer } of entries) {
    input.addEventListener("input", () =>
      change(withValue(state().values, field.name, input.value), KEPT),
    );
    offer.addEventListener("click", () => {
      input.focus();
      input.value = suggestions(state().values).get(field.name) ?? input.value;
      change(withValue(state().values, field.name, input.value), KEPT);
    });
  }

  const file = make("input", { type: "file", accept: ".json,application/json", hidden: "" });
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    file.value = "";
    if (!chosen) return;
    const read =
      chosen.size > MAX_FILE_BYTES
        ? { problem: "文件太大" }
        : decodeValues(await chosen.text().catch(() => ""));
    if ("problem" in read) {
      say(`没有导入：${read.problem}，原来的内容没有变。`);
      return;
    }
    const names = new Set(entries.map(({ field }) => field.name));
    const known = new Map([...read.values].filter(([name]) => names.has(name)));
    const strange = read.values.size - known.size;
    if (known.size) {
      const rest = strange ? `，另有 ${strange} 项本站没有，略去` : "";
      replace(known, `已导入 ${known.size} 项${rest}`);
    } else say("没有导入：文件里没有本站的填空项，原来的内容没有变。");
  });

  const originals = make("input", { type: "checkbox", id: "pl-panel-originals" });
  originals.addEventListener("change", () => setOriginals(originals.checked));

  dialog.append(
    make(
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
    ),
    ...fieldGroups(entries),
    make(
      "div",
      { class: "pl-panel__foot" },
      status,
      makeButton("导出", "pl-action", () => downloadJson(FILE_NAME, encodeValues(state().values))),
      makeButton("导入", "pl-action", () => file.click()),
      makeButton("清空", "pl-action", () => replace(new Map(), `已清空 ${state().values.size} 项`)),
      file,
      makeButton("完成", "pl-action pl-action--main", () => closeDialog(dialog)),
    ),
  );
  onFieldsChange(() => {
    show();
    originals.checked = state().originals;
  });
  show();
  originals.checked = state().originals;
  const { problem } = state();
  if (problem) say(`以前保存的${problem}，没有使用；重新填写后会换掉。`);
  return dialog;
}

function makeEntry(field: Field): Entry {
  const id = `pl-panel-${field.name}`;
  const input = make("input", {
    type: "text",
    id,
    maxlength: String(MAX_CHARACTERS),
    placeholder: field.default,
    autocomplete: "off",
    "aria-describedby": `${id}-hint`,
  });
  return { field, input, offer: make("button", { type: "button", class: "pl-action" }) };
}

/** What this page uses comes first: the list is long. */
function fieldGroups(entries: readonly Entry[]): HTMLElement[] {
  const names = namesOnPage();
  const here = entries.filter(({ field }) => names.has(field.name));
  const others = entries.filter(({ field }) => !names.has(field.name));
  const group = (title: string, members: readonly Entry[]) =>
    make(
      "fieldset",
      { class: "pl-panel__group" },
      make("legend", {}, title),
      ...members.map(entryElement),
    );
  return [
    ...(here.length ? [group("本页用到的", here)] : []),
    ...(others.length ? [group(here.length ? "其他" : "全部", others)] : []),
  ];
}

function entryElement({ field, input, offer }: Entry): HTMLElement {
  return make(
    "div",
    { class: "pl-entry" },
    make("label", { for: input.id }, field.label),
    make("span", { class: "pl-entry__line" }, input, offer),
    make("small", { id: `${input.id}-hint` }, field.hint),
  );
}
