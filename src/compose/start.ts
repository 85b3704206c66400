/** Where a draft begins: a skeleton, a whole plan, a file, or one of the drafts that this browser keeps. */

import { make, makeButton } from "../browser/dom";
import { downloadJson } from "../browser/download";
import { notice } from "../browser/toast";
import { decodeDraft, MAX_FILE_BYTES } from "../draft/file";
import { cleanLines, type Draft, emptyDraft, newId, resolved } from "../draft/model";
import { fromText, setFacts, withSections } from "../draft/operations";
import { draftFrom } from "../draft/skeleton";
import type { DraftStore, Stored } from "../draft/store";
import { withoutSignature } from "../draft/templates";
import type { Fields } from "../model/fields";
import { type Drafting, wholePlan } from "./drafting";
import { arrange } from "./preview";

export interface StartEvents {
  /** told: what is said of it. */
  begin(draft: Draft, told?: string): void;
  open(id: string): void;
  back(): void;
  /** A stored draft was deleted. */
  deleted(): void;
  words(text: string): string;
}

export interface Start {
  element: HTMLElement;
  /** current: the id of the open draft. */
  show(current: string | null): void;
  focus(): void;
}

/** What the list shows of a stored draft. */
interface Row {
  id: string;
  name: string;
  facts: string;
  damaged: boolean;
  open: boolean;
}

export function makeStart(drafting: Drafting, store: DraftStore, events: StartEvents): Start {
  const count = make("h2");
  const list = make("ul", { class: "pl-drafts__list" });
  const drafts = make("div", { class: "pl-drafts" }, count, list);
  /** The rows by what they show: one that shows the same stays, with its focus. */
  let rows = new Map<string, HTMLElement>();
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
    events.begin({ ...decoded.draft, id: newId() }, "已导入草稿");
  };
  const message = make("p", { role: "alert", class: "pl-start__message" });
  const fromSkeleton = () => {
    const found = drafting.skeletons.find(
      (skeleton) => skeleton.level === level.value() && skeleton.type === type.value(),
    );
    if (found) events.begin(draftFrom(found, drafting.under));
  };
  let loading = false;
  const fromPlan = async () => {
    if (loading) return; // a second click would make a second draft
    loading = true;
    const draft = await planDraft(plans.value, drafting).catch(() => null);
    loading = false;
    if (draft) events.begin(draft);
    else message.textContent = "这份计划没有载入，请检查网络后重试。";
  };
  const heading = make("h2", { id: "pl-start-new", tabindex: "-1" }, "新写一份");
  const pasted = make("textarea", { id: "pl-start-text", rows: "5", maxlength: "200000" });
  const fromWords = () => {
    const lines = cleanLines(pasted.value);
    if (!lines.length) return pasted.focus();
    const { kinds, under } = drafting;
    events.begin(fromText(emptyDraft(newId(), level.value(), type.value()), lines, kinds, under));
    pasted.value = "";
  };
  const element = make(
    "div",
    { class: "pl-start" },
    message,
    back,
    make(
      "section",
      { class: "pl-start__part", "aria-labelledby": "pl-start-new" },
      heading,
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
      make("label", { for: pasted.id }, "或者粘贴一份旧计划，按它的编号（一、（一）1.）分节"),
      pasted,
      make("p", { class: "pl-start__acts" }, makeButton("按编号分节", "pl-action", fromWords)),
    ),
    drafts,
  );
  const show = (open: string | null) => {
    current = open;
    back.hidden = !current;
    const shown = store.list().map((about) => rowOf(about));
    rows = new Map(
      shown.map((facts) => {
        const key = JSON.stringify(facts);
        return [key, rows.get(key) ?? rowElement(facts)];
      }),
    );
    drafts.hidden = !rows.size;
    count.textContent = `我的草稿（${rows.size}）`;
    arrange(list, [...rows.values()]);
  };
  const rowOf = ({ id, problem, title, sections, saved }: Stored): Row => {
    const facts = [problem ? "" : `${sections} 节`, saved ? `改于 ${when(saved)}` : ""];
    return {
      id,
      name: problem || events.words(title) || "未命名草稿",
      facts: facts.filter(Boolean).join("，"),
      damaged: problem !== "",
      open: id === current,
    };
  };
  const rowElement = ({ id, name, facts, damaged, open }: Row): HTMLElement => {
    const take = makeButton(damaged ? "下载原始内容" : "打开", "pl-tool", () => {
      if (damaged) downloadJson("damaged-draft.json", store.raw(id) ?? "");
      else events.open(id);
    });
    take.setAttribute("aria-label", `${take.textContent}“${name}”`);
    return make(
      "li",
      {},
      make("span", { class: "pl-drafts__name" }, name),
      make("span", { class: "pl-drafts__facts" }, facts),
      take,
      ...(open ? [] : [deleteButton(name, () => remove(id, name))]),
    );
  };
  const remove = (id: string, name: string) => {
    const raw = store.raw(id) ?? "";
    store.remove(id);
    show(current);
    heading.focus();
    const undo = makeButton("撤销", "pl-action", () => {
      notice(store.restore(id, raw) ? `已恢复“${name}”` : "没有恢复成：浏览器的存储空间满了");
      show(current);
    });
    notice(`已删除“${name}”`, undo);
    events.deleted();
  };
  return { element, show, focus: () => heading.focus() };
}

/** A button that deletes when it is pressed a second time; once it is left, it asks again. */
function deleteButton(name: string, act: () => void): HTMLButtonElement {
  let sure = false;
  const button = makeButton("", "pl-tool", () => (sure ? act() : arm(true)));
  const arm = (armed: boolean) => {
    sure = armed;
    button.textContent = sure ? "真的删除" : "删除";
    button.setAttribute("aria-label", `${button.textContent}“${name}”`);
  };
  button.addEventListener("blur", () => arm(false));
  arm(false);
  return button;
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
  const draft = setFacts(emptyDraft(newId(), plan.level, plan.type), {
    title: plan.title,
    organisation: signature[0] ?? skeleton?.organisation ?? "",
    date: signature[1] ?? skeleton?.date ?? "",
  });
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
