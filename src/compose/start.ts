/** Where a draft begins: a skeleton, a whole plan, a file, or one of the drafts that this browser keeps. */

import { make, makeButton } from "../dom";
import { downloadJson } from "../download";
import { decodeDraft, MAX_FILE_BYTES } from "../draft/file";
import { type Draft, emptyDraft, type Fields, newId, resolved } from "../draft/model";
import { withSections } from "../draft/operations";
import { draftFrom } from "../draft/skeleton";
import type { DraftStore, Stored } from "../draft/store";
import { withoutSignature } from "../draft/templates";
import { notice } from "../notice";
import { type Drafting, wholePlan } from "./library";

export interface StartEvents {
  begin(draft: Draft): void;
  open(id: string): void;
  back(): void;
  words(text: string): string;
}

export interface Start {
  element: HTMLElement;
  /** current: the id of the open draft. */
  show(current: string | null): void;
}

export function makeStart(drafting: Drafting, store: DraftStore, events: StartEvents): Start {
  const drafts = make("div", { class: "pl-drafts" });
  const back = makeButton("回到草稿", "pl-action", events.back);
  let current: string | null = null;
  const level = choice("适用", "level", drafting.levels);
  const types = new Map(
    [...drafting.types].filter(([id]) => drafting.skeletons.some(({ type }) => type === id)),
  );
  const type = choice("文种", "type", types);
  const plans = make("select", { id: "pl-start-plan" });
  for (const [id, title] of drafting.plans) plans.append(make("option", { value: id }, title));
  const file = make("input", { type: "file", accept: ".json,application/json", hidden: "" });
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (chosen) await importFile(chosen);
    file.value = "";
  });
  const importFile = async (chosen: File) => {
    const decoded =
      chosen.size > MAX_FILE_BYTES
        ? { problem: "文件太大" }
        : decodeDraft(await chosen.text().catch(() => ""), drafting.under);
    if ("problem" in decoded) {
      message.textContent = `没有导入“${chosen.name}”：${decoded.problem}。现有的草稿没有变。`;
      return;
    }
    message.textContent = "";
    events.begin({ ...decoded.draft, id: newId() });
    notice("已导入草稿");
  };
  const message = make("p", { role: "alert", class: "pl-start__message" });
  const fromSkeleton = () => {
    const found = drafting.skeletons.find(
      (skeleton) => skeleton.level === level.value() && skeleton.type === type.value(),
    );
    if (found) events.begin(draftFrom(found, drafting.under));
  };
  const fromPlan = async () => {
    const draft = await planDraft(plans.value, drafting).catch(() => null);
    if (draft) events.begin(draft);
    else message.textContent = "这份计划没有载入，请检查网络后重试。";
  };
  const element = make(
    "div",
    { class: "pl-start" },
    message,
    back,
    make(
      "section",
      { class: "pl-start__part", "aria-labelledby": "pl-start-new" },
      make("h2", { id: "pl-start-new" }, "新写一份"),
      level.element,
      type.element,
      make(
        "p",
        { class: "pl-start__acts" },
        makeButton("按提纲开始", "pl-action pl-action--main", fromSkeleton),
        makeButton("空白开始", "pl-action", () =>
          events.begin(emptyDraft(newId(), level.value(), type.value())),
        ),
        makeButton("导入草稿文件", "pl-action", () => file.click()),
        file,
      ),
      make("label", { for: plans.id }, "或者以一份计划为底稿"),
      make(
        "p",
        { class: "pl-start__acts" },
        plans,
        makeButton("以它为底稿", "pl-action", () => void fromPlan()),
      ),
      make(
        "p",
        { class: "pl-start__hint" },
        "没有列出的计划，打开它的页面，点顶上的“以这篇为底稿”。",
      ),
    ),
    drafts,
  );
  const show = (open: string | null) => {
    current = open;
    back.hidden = !current;
    const stored = store.list();
    const rows = stored.map((about) => row(about));
    drafts.replaceChildren(
      ...(rows.length
        ? [
            make("h2", {}, `我的草稿（${rows.length}）`),
            make("ul", { class: "pl-drafts__list" }, ...rows),
          ]
        : []),
    );
  };
  const row = (about: Stored): HTMLElement => {
    const name = about.problem || events.words(about.title) || "未命名草稿";
    const saved = about.saved ? `改于 ${when(about.saved)}` : "";
    const remove = makeButton("删除", "pl-tool", () => {
      if (remove.dataset.sure !== undefined) {
        store.remove(about.id);
        if (store.current() === about.id) store.setCurrent(null);
        show(current === about.id ? null : current);
        return;
      }
      remove.dataset.sure = "";
      remove.textContent = "真的删除";
    });
    remove.setAttribute("aria-label", `删除“${name}”`);
    const open = makeButton(about.problem ? "下载原始内容" : "打开", "pl-tool", () => {
      if (about.problem) downloadJson("damaged-draft.json", store.raw(about.id) ?? "");
      else events.open(about.id);
    });
    open.setAttribute("aria-label", `${open.textContent}“${name}”`);
    const facts = [about.problem ? "" : `${about.sections} 节`, saved].filter(Boolean).join("，");
    return make(
      "li",
      {},
      make("span", { class: "pl-drafts__name" }, name),
      make("span", { class: "pl-drafts__facts" }, facts),
      open,
      ...(about.id === current ? [] : [remove]),
    );
  };
  return { element, show };
}

function when(iso: string): string {
  const date = new Date(iso);
  const two = (number: number) => String(number).padStart(2, "0");
  return Number.isNaN(date.getTime())
    ? ""
    : `${date.getMonth() + 1}月${date.getDate()}日 ${two(date.getHours())}:${two(date.getMinutes())}`;
}

function choice(
  legend: string,
  name: string,
  values: ReadonlyMap<string, string>,
): { element: HTMLElement; value(): string } {
  const inputs = Array.from(values, ([value, title], at) => {
    const input = make("input", { type: "radio", name: `pl-start-${name}`, value });
    input.checked = at === 0;
    return { input, label: make("label", { class: "pl-start__choice" }, input, title) };
  });
  const element = make(
    "fieldset",
    { class: "pl-start__choices" },
    make("legend", {}, legend),
    ...inputs.map(({ label }) => label),
  );
  return { element, value: () => inputs.find(({ input }) => input.checked)?.input.value ?? "" };
}

/** A draft that begins as a plan of the library; null where there is no such plan. */
export async function planDraft(id: string, drafting: Drafting): Promise<Draft | null> {
  const plan = await wholePlan(id, drafting.fields);
  if (!plan) return null;
  const skeleton = drafting.skeletons.find(({ level }) => level === plan.level);
  const { sections, signature } = withoutSignature(plan.sections);
  const draft: Draft = {
    ...emptyDraft(newId(), plan.level, plan.type),
    title: plan.title,
    organisation: signature[0] ?? skeleton?.organisation ?? "",
    date: signature[1] ?? skeleton?.date ?? "",
  };
  return withSections(draft, sections, drafting.under);
}

/** A text as the list of drafts shows it. */
export function plainWords(
  text: string,
  fields: Fields,
  values: ReadonlyMap<string, string>,
): string {
  return resolved(
    text,
    fields,
    (name) => values.get(name) ?? fields.get(name)?.default ?? name,
  ).trim();
}
