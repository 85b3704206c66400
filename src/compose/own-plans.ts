/** 我的旧稿: the files that the user has opened and kept, which lie in this browser and nowhere else. */

import { make, makeButton } from "../browser/dom";
import { downloadJson } from "../browser/download";
import { toast } from "../browser/toast";
import { decodeFile, jsonInput } from "../browser/upload";
import { newId } from "../draft/model";
import { type Review, wholeOf } from "../importing/review";
import { setKnown } from "../own/known";
import { decodeOwn, encodeOwn, MAX_OWN, MAX_OWN_FILE, nameOf, type OwnFile } from "../own/model";
import type { Outcome, OwnStore } from "../own/store";
import { Folding } from "../search/fold";
import { parseQuery } from "../search/query";
import { holds } from "../search/writings";
import { deleteButton, when } from "./stored-row";

/** The list, and how files come into it. */
export interface OwnPlans {
  element: HTMLElement;
  refresh(): Promise<void>;
  /** Keep a file. known: the id that it has there already. Its id; null where it was not kept, which is told. */
  keep(review: Review, known: string | null): Promise<string | null>;
}

const NOT_KEPT: Readonly<Record<Exclude<Outcome, "kept">, string>> = {
  full: "没有存下：浏览器的存储空间满了。请先导出旧稿，再删去不用的",
  many: `没有存下：最多存 ${MAX_OWN} 份。请先导出旧稿，再删去不用的`,
  refused: "没有存下：这个浏览器不让网页保存内容",
};
const FOLDING = new Folding("");
const FEW = 5; // a list that is seen at a glance needs no search

/** The list of what a store keeps. open: shows a file again. leave: where the focus goes when one is deleted. */
export function makeOwnPlans(store: OwnStore, events: { open(file: OwnFile): void }): OwnPlans {
  return new List(store, events.open);
}

class List implements OwnPlans {
  readonly element: HTMLElement;
  private files: OwnFile[] = [];
  private damaged: IDBValidKey[] = [];
  private readonly heading = make("h2", { id: "pl-own-title", tabindex: "-1" });
  private readonly query = make("input", {
    type: "search",
    class: "pl-own__query",
    "aria-label": "在我的旧稿里查找",
    placeholder: "在我的旧稿里查找",
    maxlength: "100",
    autocomplete: "off",
  });
  private readonly status = make("p", { class: "pl-own__status", role: "status" });
  private readonly list = make("ul", { class: "pl-drafts__list" });
  private readonly input = jsonInput((file) => void this.takeIn(file));
  private readonly all = make("span", { class: "pl-own__all" });

  constructor(
    private readonly store: OwnStore,
    private readonly open: (file: OwnFile) => void,
  ) {
    this.query.addEventListener("input", () => this.showList());
    const note =
      "打开的文件点“存入我的旧稿”，就留在这台设备的这个浏览器里，选范文时一起查找。不会发送到任何地方；清除浏览器数据时会一起删去，重要的请导出。";
    this.element = make(
      "section",
      { class: "pl-start__part pl-own", "aria-labelledby": this.heading.id },
      this.heading,
      make("p", { class: "pl-start__hint" }, note),
      this.query,
      this.status,
      this.list,
      make(
        "p",
        { class: "pl-start__acts" },
        this.all,
        makeButton("导入旧稿文件", "pl-action", () => this.input.click()),
        this.input,
      ),
    );
    this.show();
  }

  async refresh(): Promise<void> {
    const { files, damaged } = await this.store.list();
    this.files = files;
    this.damaged = damaged;
    setKnown(files.length);
    this.show();
  }

  async keep(review: Review, known: string | null): Promise<string | null> {
    await this.refresh();
    const same = this.files.find(({ review: other }) => isSameFile(other, review))?.id ?? null;
    const id = known ?? same ?? newId();
    const wasThere = this.files.some((file) => file.id === id);
    const outcome = await this.store.put({ id, saved: new Date().toISOString(), review });
    if (outcome !== "kept") toast(`${NOT_KEPT[outcome]}。`);
    else {
      toast(wasThere ? "已更新我的旧稿" : "已存入我的旧稿，只在这个浏览器里");
      // Asks nobody in most browsers; where it is refused, the note above says what may happen.
      await navigator.storage?.persist?.().catch(() => false);
    }
    await this.refresh();
    return outcome === "kept" ? id : null;
  }

  private show(): void {
    const { files, damaged } = this;
    this.heading.textContent = `我的旧稿（${files.length}）`;
    this.query.hidden = files.length < FEW;
    const acts = [];
    if (files.length)
      acts.push(
        makeButton("导出全部", "pl-action", () => this.takeOut()),
        deleteButton("旧稿", "pl-action", () => void this.remove(files, "全部旧稿"), "全部删除"),
      );
    if (damaged.length)
      acts.push(
        make("span", {}, `有 ${damaged.length} 份已经损坏，打不开 `),
        deleteButton("损坏的旧稿", "pl-action", () => void this.removeDamaged()),
      );
    this.all.replaceChildren(...acts);
    this.showList();
  }

  private showList(): void {
    const fold = (text: string) => FOLDING.fold(text);
    const { terms } = parseQuery(this.query.hidden ? "" : this.query.value, fold);
    const shown = this.files.filter((file) => {
      const text = terms.length ? fold(textOf(file)) : "";
      return terms.every((term) => holds(text, term));
    });
    this.list.replaceChildren(...shown.map((file) => this.row(file)));
    this.list.hidden = !shown.length;
    this.status.textContent = terms.length ? `找到 ${shown.length} 份` : "";
  }

  private row(file: OwnFile): HTMLElement {
    const name = nameOf(file);
    const { review, saved } = file;
    const count = review.plans.length > 1 ? `${review.plans.length} 份计划` : "";
    const from = name === review.name ? "" : review.name;
    const facts = [from, count, when(saved) && `存于 ${when(saved)}`].filter(Boolean).join("，");
    const open = makeButton("打开", "pl-tool", () => this.open(file));
    open.setAttribute("aria-label", `打开“${name}”`);
    return make(
      "li",
      {},
      make("span", { class: "pl-drafts__name" }, name),
      make("span", { class: "pl-drafts__facts" }, facts),
      open,
      deleteButton(name, "pl-tool", () => void this.remove([file], name)),
    );
  }

  /** Delete files; what was deleted can be had back as long as that is offered. */
  private async remove(files: readonly OwnFile[], name: string): Promise<void> {
    const done = await this.store.remove(files.map(({ id }) => id));
    await this.refresh();
    this.heading.focus();
    const undo = makeButton("撤销", "pl-action", async () => {
      const outcomes = await Promise.all(files.map((file) => this.store.put(file)));
      const [problem] = outcomes.flatMap((outcome) =>
        outcome === "kept" ? [] : NOT_KEPT[outcome],
      );
      toast(problem ?? `已恢复“${name}”`);
      await this.refresh();
    });
    if (done) toast(`已删除“${name}”`, undo);
    else toast("没有删成，请刷新页面再试");
  }

  private async removeDamaged(): Promise<void> {
    await this.store.remove(this.damaged);
    await this.refresh();
    this.heading.focus();
  }

  private takeOut(): void {
    downloadJson("我的旧稿.json", encodeOwn(this.files));
  }

  /** Take in what was exported: what is there already stays as it is, another one with its id comes beside it. */
  private async takeIn(file: File): Promise<void> {
    const read = await decodeFile(file, MAX_OWN_FILE, decodeOwn);
    if ("problem" in read) {
      toast(`没有导入“${file.name}”：${read.problem}。现有的旧稿没有变`);
      return;
    }
    await this.refresh();
    let [taken, known] = [0, 0];
    for (const own of read.files) {
      const there = this.files.find(({ review }) => isEqual(review, own.review));
      if (there) {
        known += 1;
        continue;
      }
      const isTaken = this.files.some(({ id }) => id === own.id);
      const outcome = await this.store.put(isTaken ? { ...own, id: newId() } : own);
      if (outcome !== "kept") {
        await this.refresh();
        toast(`导入了 ${taken} 份，其余${NOT_KEPT[outcome]}`);
        return;
      }
      taken += 1;
    }
    await this.refresh();
    toast(`已导入 ${taken} 份${known ? `，${known} 份已经有了` : ""}`);
  }
}

function isSameFile(one: Review, other: Review): boolean {
  return one.name === other.name && one.lines.join("\n") === other.lines.join("\n");
}

function isEqual(one: Review, other: Review): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function textOf({ review }: OwnFile): string {
  const plans = review.plans.flatMap(({ title, blocks }) => [
    title,
    ...blocks.filter(({ role }) => role !== "out").map(wholeOf),
  ]);
  return [review.name, ...plans].join("\n");
}
