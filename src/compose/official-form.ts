/** What a draft carries as an official document (公文要素), in a form that is folded until it is needed. */

import { make, makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import { MAX_TEXT, MAX_TITLE } from "../contract";
import type { Location } from "../draft/location";
import type { Draft } from "../draft/model";
import { coverText } from "../draft/official";
import { setAnnex, setOfficial } from "../draft/operations";
import { dutyTable, scheduleTable, taskTable } from "../draft/tables";
import { onOneLine } from "../model/breaks";
import type { Annex, Official } from "../model/elements";
import type { Form } from "../model/official";
import { type Rows, tableText } from "../model/tables";
import { type AnnexForm, makeAnnexForm, showValue } from "./annex-form";
import type { App } from "./app";
import { makeFormChoice } from "./form-choice";
import { labelled } from "./labelled";

/** A form; the draft that it shows. Offsets are UTF-16 units of a text as written. */
export interface OfficialForm {
  element: HTMLElement;
  show(draft: Draft): void;
  /** Put the caret at a location of it, or select up to an end. Whether it is one of its own. */
  focus(location: Location, offset: number, end: number): boolean;
  /** Show where a location of it is edited; nothing where that is not in it. */
  reveal(location: Location): HTMLElement | undefined;
  /** The location in which a text is that is edited as others are; null where that is not in it. */
  locationOf(edited: Element): Location | null;
}

type Line = Exclude<keyof Official, "annexes" | "sealed" | "cover" | keyof Form>;

type Lines = readonly [name: Line, label: string, hint: string][];

/** In the order of the document (GB/T 9704—2012, 7.1). */
const PARTS: readonly { name: string; lines: Lines; note?: string }[] = [
  {
    name: "版头",
    lines: [
      ["serial", "份号", "000001"],
      ["secrecy", "密级", "秘密★1年"],
      ["urgency", "紧急程度", "特急、加急"],
      ["letterhead", "红头", "桃园镇人民政府文件"],
      ["reference", "发文字号", "桃政发〔2026〕5号"],
      ["signatory", "签发人", "张三（几个人用顿号隔开）"],
    ],
    note: "有发文权的单位才用红头和发文字号，上行文才有签发人。涉密文件不要在连网的电脑上写。",
  },
  {
    name: "主体",
    lines: [
      ["addressee", "主送", "各居民小组、辖区各单位"],
      ["note", "附注", "联系人：张三，联系电话：××××"],
    ],
  },
  {
    name: "版记",
    lines: [
      ["copies", "抄送", "区文明办，街道宣传办"],
      ["issuer", "印发机关", "桃园街道办事处办公室"],
      ["issued", "印发日期", "2026年1月5日"],
    ],
  },
];
const LINES = PARTS.flatMap(({ lines }) => lines);

/** A form that shows no draft yet. */
export function makeOfficialForm(app: App): OfficialForm {
  const set = (given: Partial<Official>, tag = "") =>
    app.apply((draft) => setOfficial(draft, given), tag && `official ${tag}`);
  const official = () => app.session().draft.official;

  const inputs = LINES.map(([name, label, hint]) => {
    const input = make("input", { type: "text", placeholder: hint, autocomplete: "off" });
    input.maxLength = MAX_TITLE; // what is shown is what is kept
    input.addEventListener("input", () => set({ [name]: input.value }, name));
    return { name, input, row: labelled(label, input) };
  });
  const parts = PARTS.map(({ name, lines, note }) =>
    make(
      "fieldset",
      {},
      make("legend", {}, name),
      ...inputs.filter((own) => lines.some(([line]) => line === own.name)).map(({ row }) => row),
      ...(note ? [make("p", { class: "pl-official__note" }, note)] : []),
    ),
  );
  const sealed = make("input", { type: "checkbox" });
  sealed.addEventListener("change", () => set({ sealed: sealed.checked }));
  const cover = make("textarea", { rows: "3", "aria-label": "印发通知的正文" });
  cover.maxLength = MAX_TEXT;
  cover.addEventListener("input", () => set({ cover: cover.value }, "cover"));
  const covered = make("input", { type: "checkbox" });
  covered.addEventListener("change", () => {
    const title = onOneLine(app.session().draft.title);
    set({ cover: covered.checked ? coverText(title) : "" });
  });
  const form = makeFormChoice((chosen) => set(chosen));

  const annexes = make("div", { class: "pl-official__annexes" });
  const rows: AnnexForm[] = [];
  const addAnnex = (annex: Annex) => {
    const { length } = official().annexes;
    set({ annexes: [...official().annexes, annex] });
    if (official().annexes.length > length) rows[length]?.focus();
    else toast("附件太多，没有再加");
  };
  const remove = (at: number) => {
    set({ annexes: official().annexes.filter((_, place) => place !== at) });
    app.done("已去掉一个附件");
  };
  /** A table that is cut says something else: what is too long is not taken. */
  const changeAnnex = (at: number, given: Partial<Annex>, tag: string) => {
    const isTooLong = (given.text?.length ?? 0) > MAX_TEXT;
    if (isTooLong) toast(`没有改成：一个附件最多 ${MAX_TEXT} 字`);
    return !isTooLong && app.apply((draft) => setAnnex(draft, at, given), tag);
  };
  const annexForm = (at: number) =>
    makeAnnexForm(at, app.drafting.fields, {
      change: (given, tag = "") => changeAnnex(at, given, tag),
      remove: () => remove(at),
      done: app.done,
    });
  const addTable = (title: string, rows: (draft: Draft) => Rows) =>
    makeButton(`加${title}`, "pl-action", () =>
      addAnnex({ title, text: tableText(rows(app.session().draft)) }),
    );

  const summary = make("summary", {}, "公文要素");
  const told = make("span", { class: "pl-official__told" });
  summary.append(told);
  const element = make(
    "details",
    { class: "pl-official" },
    summary,
    ...parts,
    make("label", { class: "pl-official__check" }, sealed, "加盖印章（落款按用印的位置排）"),
    make("label", { class: "pl-official__check" }, covered, "前面加一页印发通知"),
    cover,
    annexes,
    make(
      "p",
      { class: "pl-official__acts" },
      makeButton("加附件", "pl-action", () => addAnnex({ title: "", text: "" })),
      addTable("任务分解表", taskTable),
      addTable("责任分工表", dutyTable),
      addTable("时间安排表", scheduleTable),
      makeButton("加领导小组名单", "pl-action", () => addAnnex(MEMBERS)),
    ),
    form.element,
  );

  const show = (draft: Draft) => {
    const now = draft.official;
    for (const { name, input } of inputs) showValue(input, now[name]);
    sealed.checked = now.sealed;
    covered.checked = now.cover !== "";
    showValue(cover, now.cover);
    cover.hidden = now.cover === "" && document.activeElement !== cover;
    form.show(now);
    while (rows.length > now.annexes.length) rows.pop()?.element.remove();
    while (rows.length < now.annexes.length) {
      const row = annexForm(rows.length);
      rows.push(row);
      annexes.append(row.element);
    }
    now.annexes.forEach((annex, at) => {
      rows[at]?.show(annex, now.annexes.length);
    });
    told.textContent = toldOf(now);
  };
  const editedAt = (location: Location) => {
    switch (location.part) {
      case "element":
        if (location.name === "cover") return cover;
        return inputs.find(({ name }) => name === location.name)?.input;
      case "annexTitle":
        return rows[location.annex]?.title;
      case "annex":
        return rows[location.annex]?.editedAt(location.at, location.cell);
      default:
        return undefined;
    }
  };
  const reveal = (location: Location) => {
    const edited = editedAt(location);
    if (edited) element.open = true;
    edited?.scrollIntoView({ block: "center" });
    return edited;
  };
  const focus = (location: Location, offset: number, end: number) => {
    const edited = reveal(location);
    if (location.part === "annex" && location.cell)
      rows[location.annex]?.focusCell(location.at, location.cell, offset, end);
    else edited?.focus();
    if (edited instanceof HTMLInputElement || edited instanceof HTMLTextAreaElement)
      edited.setSelectionRange(offset, end);
    return edited !== undefined;
  };
  const locationOf = (edited: Element): Location | null => {
    for (const [annex, row] of rows.entries()) {
      const place = row.placeOf(edited);
      if (place) return { part: "annex", annex, ...place };
    }
    return null;
  };
  return { element, show, focus, reveal, locationOf };
}

const MEMBERS: Annex = {
  title: "领导小组名单",
  text: "职务\t姓名\t单位及职务\t联系电话\n组长\t\t\t\n副组长\t\t\t\n成员\t\t\t",
};

/** Which elements there are, in short. */
function toldOf(official: Official): string {
  const names: string[] = LINES.filter(([name]) => official[name]).map(([, label]) => label);
  const { annexes, sealed, cover } = official;
  return [
    ...names,
    ...(sealed ? ["印章"] : []),
    ...(cover ? ["印发通知"] : []),
    ...(annexes.length ? [`附件 ${annexes.length} 个`] : []),
  ].join("、");
}
