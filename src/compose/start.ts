/** Where a draft begins: a skeleton, a whole plan, a draft's file, an old plan that is opened, or one of the drafts that
 * this browser keeps. */

import { make, makeButton } from "../browser/dom";
import { downloadJson } from "../browser/download";
import { toast } from "../browser/toast";
import { decodeFile, jsonInput } from "../browser/upload";
import { DRAFT_FORMAT } from "../contract";
import { decodeDraft, encodeDraft, MAX_FILE_BYTES } from "../draft/file";
import { type Draft, emptyDraft, newId } from "../draft/model";
import { setFacts } from "../draft/operations";
import { draftFrom } from "../draft/skeleton";
import type { DraftStore, Stored } from "../draft/store";
import { withoutSignature } from "../draft/templates";
import { withSections } from "../draft/tree";
import { levelOf } from "../fill/follows";
import { knownValues } from "../fill/store";
import { fileName } from "../model/filename";
import { documentTitle } from "../model/title";
import { type Drafting, wholePlan } from "./drafting";
import { inChosenForm } from "./form";
import { planChoice } from "./plan-choice";
import { arrange } from "./preview";
import { deleteButton, when } from "./stored-row";

/** The names of files that are no files of drafts, and are opened where old plans are, or are refused there. */
const PLANS = /\.(txt|md|docx?|docm|wps|rtf|odt|pdf|html?|mht|mhtml)$/i;

/** In how many of its first bytes a file says what it is. */
const BEGIN_BYTES = 400;

/** What the user decides there. */
interface StartEvents {
  /** told: what is said of it. */
  begin(draft: Draft, told?: string): void;
  /** A file was chosen that is no file of a draft, but an old plan. */
  openPlan(file: File): void;
  open(id: string): void;
  back(): void;
  /** A stored draft was deleted. */
  deleted(): void;
  words(text: string): string;
}

/** The pane on which a draft is begun or chosen. */
export interface Start {
  element: HTMLElement;
  /** current: the id of the open draft. */
  show(current: string | null): void;
  focus(): void;
  /** Say why something did not work. */
  say(problem: string): void;
  /** Take a draft out of its file; what is no such file is opened as an old plan. */
  importFile(file: File): Promise<void>;
}

/** What the list shows of a stored draft. */
interface Row {
  id: string;
  name: string;
  facts: string;
  damaged: boolean;
  open: boolean;
}

/** What else stands there: where an old plan is opened, and those that are kept. */
interface Others {
  opening: HTMLElement;
  own: HTMLElement;
}

/** The pane, before it lists any drafts. */
export function makeStart(
  drafting: Drafting,
  store: DraftStore,
  { opening, own }: Others,
  events: StartEvents,
): Start {
  const heading = make("h2", { id: "pl-start-new", tabindex: "-1" }, "新写一份");
  const message = make("p", { role: "alert", class: "pl-start__message" });
  const back = makeButton("回到草稿", "pl-action", events.back);
  const drafts = storedDrafts(store, events, () => heading.focus());
  const importFile = draftImporter(message, drafting, events);
  const element = make(
    "div",
    { class: "pl-start" },
    message,
    back,
    beginnings(heading, message, importFile, drafting, events),
    opening,
    drafts.element,
    own,
  );
  return {
    element,
    show: (current) => {
      back.hidden = !current;
      drafts.show(current);
    },
    focus: () => heading.focus(),
    say: (problem) => {
      message.textContent = problem;
      message.scrollIntoView({ block: "nearest" });
    },
    importFile,
  };
}

/** The ways to begin a new draft. message: where it is said why one did not work. */
function beginnings(
  heading: HTMLElement,
  message: HTMLElement,
  importFile: (file: File) => Promise<void>,
  drafting: Drafting,
  events: StartEvents,
): HTMLElement {
  const { levels, skeletons, under } = drafting;
  const level = choice("适用", "level", levels, levelOf(knownValues()));
  const offered = [...drafting.types].filter(([id]) => skeletons.some(({ type }) => type === id));
  const type = choice("文种", "type", new Map(offered));
  const file = jsonInput((chosen) => void importFile(chosen));
  const empty = () => inChosenForm(emptyDraft(newId(), level.value(), type.value()));
  const fromSkeleton = () => {
    const found = skeletons.find(
      (skeleton) => skeleton.level === level.value() && skeleton.type === type.value(),
    );
    if (found) events.begin(inChosenForm(draftFrom(found, under)));
  };
  return make(
    "section",
    { class: "pl-start__part", "aria-labelledby": heading.id },
    heading,
    level.element,
    type.element,
    make(
      "p",
      { class: "pl-start__acts" },
      makeButton("按提纲开始", "pl-action pl-action--main", fromSkeleton),
      makeButton("空白开始", "pl-action", () => events.begin(empty())),
      makeButton("导入草稿文件", "pl-action", () => file.click()),
      file,
    ),
    ...wholePlans(message, drafting, events),
  );
}

/** Whether a file is one of a draft by its name, or by what it begins with: programs that send files give them others. */
export async function isDraftFile(file: File): Promise<boolean> {
  if (/\.json$/i.test(file.name)) return true;
  const begin = await file
    .slice(0, BEGIN_BYTES)
    .text()
    .catch(() => "");
  return begin.replace(/\0/g, "").includes(`"${DRAFT_FORMAT}"`);
}

/** Gives what takes a draft out of its file. */
function draftImporter(
  message: HTMLElement,
  { under }: Drafting,
  events: StartEvents,
): (file: File) => Promise<void> {
  return async (chosen) => {
    if (PLANS.test(chosen.name) && !(await isDraftFile(chosen))) return events.openPlan(chosen);
    const decode = (text: string) => decodeDraft(text, under);
    const decoded = await decodeFile(chosen, MAX_FILE_BYTES, decode);
    if ("problem" in decoded) {
      message.textContent = `没有导入“${chosen.name}”：${decoded.problem}。现有的草稿没有变。`;
      return;
    }
    message.textContent = "";
    events.begin({ ...decoded.draft, id: newId() }, "已导入草稿");
  };
}

/** A draft that begins as a plan of the library. */
function wholePlans(message: HTMLElement, drafting: Drafting, events: StartEvents): HTMLElement[] {
  let loading = false;
  const fromPlan = async (id: string) => {
    if (loading) return; // a second click would make a second draft
    loading = true;
    const draft = await planDraft(id, drafting).catch(() => null);
    loading = false;
    if (draft) events.begin(draft);
    else message.textContent = "这份计划没有载入，请检查网络后重试。";
  };
  return planChoice(drafting.plans, (id) => void fromPlan(id));
}

/** The drafts that this browser keeps. leave: where the focus goes when one is deleted. */
function storedDrafts(
  store: DraftStore,
  events: StartEvents,
  leave: () => void,
): { element: HTMLElement; show(current: string | null): void } {
  const count = make("h2");
  const list = make("ul", { class: "pl-drafts__list" });
  const element = make("div", { class: "pl-drafts" }, count, list);
  /** The rows by what they show: one that shows the same stays, with its focus. */
  let rows = new Map<string, HTMLElement>();
  let current: string | null = null;
  const show = (open: string | null) => {
    current = open;
    const shown = store.list().map((stored) => rowOf(stored, current, events));
    rows = new Map(
      shown.map((row) => {
        const key = JSON.stringify(row);
        return [key, rows.get(key) ?? rowElement(row, store, events, remove)];
      }),
    );
    element.hidden = !rows.size;
    count.textContent = `我的草稿（${rows.size}）`;
    arrange(list, [...rows.values()]);
  };
  const remove = ({ id, name }: Row) => {
    const raw = store.raw(id) ?? "";
    store.remove(id);
    show(current);
    leave();
    const undo = makeButton("撤销", "pl-action", async () => {
      const isKept = store.restore(id, raw);
      show(current);
      const back = `已恢复“${name}”`;
      if (isKept || (await store.isSafe(id))) toast(back);
      else {
        const save = makeButton("下载草稿文件", "pl-action", () => takeOut(store, id, name));
        toast(`${back}，但浏览器的存储空间满了，关掉页面就没有了`, save);
      }
    });
    toast(`已删除“${name}”`, undo);
    events.deleted();
  };
  return { element, show };
}

function rowOf(
  { id, problem, title, sections, saved }: Stored,
  current: string | null,
  events: StartEvents,
): Row {
  const facts = [problem ? "" : `${sections} 段`, saved ? `改于 ${when(saved)}` : ""];
  return {
    id,
    name: problem || events.words(title) || "未命名草稿",
    facts: facts.filter(Boolean).join("，"),
    damaged: problem !== "",
    open: id === current,
  };
}

function rowElement(
  row: Row,
  store: DraftStore,
  events: StartEvents,
  remove: (row: Row) => void,
): HTMLElement {
  const { id, name, facts, damaged, open } = row;
  const take = makeButton(damaged ? "下载原始内容" : "打开", "pl-tool", () => {
    if (damaged) takeOut(store, id, name);
    else events.open(id);
  });
  take.setAttribute("aria-label", `${take.textContent}“${name}”`);
  return make(
    "li",
    {},
    make("span", { class: "pl-drafts__name" }, name),
    make("span", { class: "pl-drafts__facts" }, facts),
    take,
    ...(open ? [] : [deleteButton(name, "pl-tool", () => remove(row))]),
  );
}

/** Download a stored draft as its file, or what there is of it where it is damaged. */
function takeOut(store: DraftStore, id: string, name: string): void {
  const read = store.read(id);
  if ("draft" in read) downloadJson(fileName(name, ".草稿.json"), encodeDraft(read.draft));
  else downloadJson("damaged-draft.json", store.raw(id) ?? "");
}

/** Radio buttons. chosen: what is at first; the first where that is none of the values. */
function choice(
  legend: string,
  name: string,
  values: ReadonlyMap<string, string>,
  chosen = "",
): { element: HTMLElement; value(): string } {
  const inputs = Array.from(values, ([value, title], at) => {
    const input = make("input", { type: "radio", name: `pl-start-${name}`, value });
    input.checked = values.has(chosen) ? value === chosen : at === 0;
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
    title: documentTitle(plan.title),
    organisation: signature[0] ?? skeleton?.organisation ?? "",
    date: signature[1] ?? skeleton?.date ?? "",
  });
  return inChosenForm(withSections(draft, sections, drafting.under));
}
