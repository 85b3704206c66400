/** What was recognised in an opened file, on the page: the text as received and beside it the plan; the user corrects it
 * and makes it a draft. */

import { make, makeButton } from "../../browser/dom";
import { toast } from "../../browser/toast";
import { MAX_TITLE } from "../../contract";
import { type History, record, redo, startHistory, undo } from "../../draft/history";
import { levelOf, typeOf } from "../../importing/about";
import { blockOf, joinPlan, planOf, setTitle } from "../../importing/corrections";
import { changedBlock, type Plan, type Review, signatureOf } from "../../importing/review";
import { linesOf } from "../../model/breaks";
import { makeRows } from "./rows";
import { type Correction, makeTools } from "./tools";
import { changeWords, fileWords, planName, planWords } from "./words";

/** What the user decides there. */
export interface PaneEvents {
  back(): void;
  /** Make a plan a draft of a level and a type. */
  make(plan: Plan, level: string, type: string): void;
  /** Keep the file among the user's own old plans. */
  keep(review: Review): void;
}

/** Names by their ids. */
export interface PaneNames {
  levels: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, string>;
}

/** The pane on which an opened file is looked over. */
export interface ReviewPane {
  element: HTMLElement;
  show(review: Review): void;
  focus(): void;
  act(what: "undo" | "redo"): void;
}

/** A pane without a file yet. */
export function makeReviewPane(names: PaneNames, events: PaneEvents): ReviewPane {
  return new Pane(names, events);
}

class Pane implements ReviewPane {
  readonly element: HTMLElement;
  private history: History<Review> = startHistory(EMPTY);
  private plan = 0;
  /** What the user has chosen, by the place of the plan; else it is guessed. */
  private chosen = new Map<string, string>();
  private readonly heading = make("h2", { id: "pl-review-title", tabindex: "-1" });
  private readonly about = make("p", { class: "pl-review__about" });
  private readonly losses = make("details", { class: "pl-review__losses" });
  private readonly plans = make("div", { class: "pl-review__plans" });
  private readonly title: HTMLInputElement;
  private readonly missing = make("p", { class: "pl-review__missing" });
  private readonly signs = make("p", { class: "pl-review__signs" });
  private readonly level: HTMLSelectElement;
  private readonly type: HTMLSelectElement;
  private readonly undo = makeButton("撤销", "pl-action", () => this.act("undo"));
  private readonly redo = makeButton("重做", "pl-action", () => this.act("redo"));
  private readonly next = makeButton("", "pl-action", () => this.goToAsked());
  private readonly tools = makeTools({
    review: () => this.history.present,
    block: () => blockOf(this.history.present, this.rows.current()),
    apply: (correction, focus) => this.apply(correction, focus),
  });
  private readonly rows = makeRows(this.tools.element, () => this.tools.show());

  constructor(
    names: PaneNames,
    private readonly events: PaneEvents,
  ) {
    this.title = make("input", {
      type: "text",
      id: "pl-review-name",
      maxlength: String(MAX_TITLE),
      autocomplete: "off",
      placeholder: "没有找到题目，请补",
    });
    this.title.addEventListener("input", () =>
      this.apply((review) => setTitle(review, this.plan, this.title.value), undefined, "title"),
    );
    this.level = this.select("草稿适用", "level", names.levels);
    this.type = this.select("草稿文种", "type", names.types);
    this.element = this.build();
    this.rows.element.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as -1 | 1 | undefined;
      if (!by || !event.altKey || !event.shiftKey) return;
      event.preventDefault();
      this.tools.shift(by);
    });
    this.view("result");
  }

  show(review: Review): void {
    this.history = startHistory(review);
    this.plan = 0;
    this.chosen = new Map();
    this.rows.clear();
    this.view("result");
    this.refresh();
  }

  focus(): void {
    this.heading.focus();
  }

  act(what: "undo" | "redo"): void {
    const before = this.history.present;
    const word = what === "undo" ? "撤销" : "重做";
    this.history = (what === "undo" ? undo : redo)(this.history);
    const { present } = this.history;
    if (present === before) {
      toast(`没有可以${word}的`);
      return;
    }
    const changed = changedBlock(before, present);
    const at = planOf(present, changed?.id ?? this.rows.current());
    this.plan = Math.min(at < 0 ? this.plan : at, present.plans.length - 1);
    this.refresh();
    if (changed) this.rows.go(changed.id, false);
    toast(`已${word}：${changeWords(before, present, changed)}`);
    if (document.activeElement === document.body) this.heading.focus({ preventScroll: true });
  }

  private apply(correction: Correction, focus?: number, tag = ""): boolean {
    const changed = correction(this.history.present);
    if (changed === this.history.present) return false;
    this.history = record(this.history, changed, tag);
    if (focus !== undefined) this.plan = Math.max(planOf(changed, focus), 0);
    this.refresh();
    if (focus !== undefined) this.rows.go(focus, true);
    return true;
  }

  private build(): HTMLElement {
    const views = (["result", "source"] as const).map((name) => {
      const caption = { result: "认出的", source: "收到的" }[name];
      const button = makeButton(caption, "pl-view", () => this.view(name));
      button.dataset.name = name;
      return button;
    });
    const bar = make(
      "div",
      { class: "pl-draftbar", role: "group", "aria-label": "打开的文件" },
      makeButton("返回", "pl-action", () => this.events.back()),
      this.undo,
      this.redo,
      this.next,
      makeButton("存入我的旧稿", "pl-action", () => this.events.keep(this.history.present)),
      makeButton("作成草稿", "pl-action pl-action--main", () => this.make()),
      make("span", { class: "pl-views", role: "group", "aria-label": "显示" }, ...views),
    );
    const label = make("label", { for: this.title.id }, "题目");
    const columns = make(
      "div",
      { class: "pl-rv__columns" },
      make("span", {}, "收到的文字"),
      make("span", {}, "认出的计划（点一处来改，↑↓ 换一处）"),
    );
    return make(
      "section",
      { class: "pl-review", "aria-labelledby": this.heading.id },
      bar,
      this.heading,
      this.plans,
      make("p", { class: "pl-review__title" }, label, this.title),
      this.missing,
      make("p", { class: "pl-review__facts" }, this.level, this.type),
      this.about,
      this.signs,
      this.losses,
      columns,
      this.rows.element,
    );
  }

  private select(
    label: string,
    name: string,
    values: ReadonlyMap<string, string>,
  ): HTMLSelectElement {
    const select = make("select", { "aria-label": label });
    for (const [value, title] of values) select.append(make("option", { value }, title));
    select.addEventListener("change", () => this.chosen.set(`${name} ${this.plan}`, select.value));
    return select;
  }

  private refresh(): void {
    const { present, past, future } = this.history;
    const plan = present.plans[this.plan];
    if (!plan) return;
    this.undo.disabled = !past.length;
    this.redo.disabled = !future.length;
    this.heading.textContent = `从“${present.name}”里认出的`;
    this.showPlans(present);
    if (this.title.value !== plan.title) this.title.value = plan.title;
    this.missing.textContent = plan.title ? "" : "没有找到题目，请补上；或者点一处，选“题目”。";
    this.missing.hidden = plan.title !== "";
    this.level.value = this.chosen.get(`level ${this.plan}`) || levelOf(plan) || this.level.value;
    this.type.value = this.chosen.get(`type ${this.plan}`) || typeOf(plan);
    this.about.textContent = `${fileWords(present)}：${planWords(plan)}`;
    const { organisation, date } = signatureOf(plan);
    this.signs.textContent = [...linesOf(organisation), date].filter(Boolean).join("　");
    if (this.signs.textContent) this.signs.prepend("落款：");
    this.signs.hidden = !this.signs.textContent;
    this.showLosses(present);
    this.rows.show(present, this.plan);
    const asked = plan.blocks.filter(({ role, ask }) => role !== "out" && ask).length;
    this.next.textContent = `请核 ${asked} 处`;
    this.next.hidden = !asked;
  }

  private showPlans({ plans }: Review): void {
    this.plans.hidden = plans.length < 2;
    const key = JSON.stringify([plans.map(planName), this.plan]);
    if (this.plans.dataset.shown === key) return;
    this.plans.dataset.shown = key;
    const select = make("select", { id: "pl-review-plan" });
    plans.forEach((plan, at) => {
      select.append(make("option", { value: String(at) }, planName(plan, at)));
    });
    select.value = String(this.plan);
    select.addEventListener("change", () => this.choose(Number(select.value), "select"));
    const step = (caption: string, by: number) => {
      const button = makeButton(caption, "pl-action", () => this.choose(this.plan + by, caption));
      button.disabled = !plans[this.plan + by];
      return button;
    };
    const join = makeButton("和上一份合成一份", "pl-action", () => {
      const at = this.plan;
      this.plan -= 1;
      if (this.apply((review) => joinPlan(review, at))) toast("已和上一份合成一份");
      this.focus();
    });
    join.disabled = this.plan === 0;
    const focused = this.plans.contains(document.activeElement);
    this.plans.replaceChildren(
      make("label", { for: select.id }, `文件里有 ${plans.length} 份计划，看哪一份`),
      select,
      step("上一份", -1),
      step("下一份", 1),
      join,
    );
    if (focused) select.focus();
  }

  /** by: what was pressed, which keeps the focus as long as it can be pressed. */
  private choose(at: number, by: string): void {
    this.plan = at;
    this.refresh();
    const buttons = Array.from(this.plans.querySelectorAll("button"));
    buttons.find((button) => button.textContent === by && !button.disabled)?.focus();
  }

  private showLosses({ losses }: Review): void {
    const items = losses.map(({ line, text }) => make("li", {}, `第 ${line} 行：${text}`));
    this.losses.hidden = !items.length;
    if (!items.length) return;
    const summary = make("summary", {}, `文件里有 ${items.length} 处没有照原样列入`);
    this.losses.replaceChildren(summary, make("ul", {}, ...items));
  }

  private goToAsked(): void {
    const blocks = this.history.present.plans[this.plan]?.blocks ?? [];
    const at = blocks.findIndex(({ id }) => id === this.rows.current());
    const asked = blocks.filter(({ role, ask }) => role !== "out" && ask);
    const next = asked.find((block) => blocks.indexOf(block) > at) ?? asked[0];
    if (next) this.rows.go(next.id, true);
  }

  private make(): void {
    const plan = this.history.present.plans[this.plan];
    if (plan) this.events.make(plan, this.level.value, this.type.value);
  }

  private view(name: "result" | "source"): void {
    this.element.dataset.view = name;
    for (const button of this.element.querySelectorAll<HTMLElement>(".pl-view"))
      button.setAttribute("aria-pressed", String(button.dataset.name === name));
  }
}

const EMPTY: Review = { name: "", extraction: "", lines: [], losses: [], plans: [] };
