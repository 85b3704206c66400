/** A section of the draft on the page: its head, its text, and its tools. */

import { make, makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import { draftNumbers, itemNumbers } from "../draft/lines";
import type { Location } from "../draft/location";
import { type Draft, hasText, type Section } from "../draft/model";
import * as operations from "../draft/operations";
import { TABLE_KINDS } from "../draft/tables";
import { indexOf } from "../draft/tree";
import { resolved } from "../model/fields";
import { quoted } from "../model/quoted";
import { isTable, tableText } from "../model/tables";
import { type Editable, makeEditable } from "./editable";
import { menuButton } from "./menu";
import type { Unit } from "./spanning";
import { makeTextBlock, type TextBlock } from "./text-block";
import { type Context, removeSection, titleEvents } from "./typing";

const KEYS: Readonly<Record<string, string>> = {
  ArrowUp: "上移",
  ArrowDown: "下移",
  ArrowLeft: "升级",
  ArrowRight: "降级",
};

/** A section of the draft as it stands in the editor. */
export class SectionView {
  readonly element: HTMLElement;
  readonly title: Editable | null;
  private readonly blocks: TextBlock[] = [];
  private section: Section | null = null;
  private printed = "";
  /** The paragraph that was edited last. */
  private lastParagraph = 0;
  private readonly number = make("span", { class: "pl-sec__number" });
  private readonly text = make("div", { class: "pl-sec__text" });
  private readonly about = make("p", { class: "pl-sec__about" });
  private readonly grip = makeButton("", "pl-sec__grip", () => {});
  private readonly kind: HTMLSelectElement;
  private readonly offer: HTMLButtonElement | undefined;
  private readonly tools: HTMLElement;

  /** level: of the section; one without a heading has no title. */
  constructor(
    private readonly id: string,
    level: number,
    private readonly context: Context,
  ) {
    const acts = this.acts();
    const buttons = Object.entries(acts).map(([caption, act]) => {
      const button = makeButton(caption, "pl-tool", act);
      if (!level && (caption === "升级" || caption === "降级")) button.hidden = true;
      return button;
    });
    this.offer = buttons.find((button) => button.textContent === "选范文");
    this.kind = this.kindSelect();
    const table = menuButton("插入表格", tableActs(this));
    const tools = { class: "pl-sec__tools", role: "group" };
    this.tools = make("div", tools, ...buttons, table, this.kind);
    const { fields } = context.app.drafting;
    this.title = level
      ? makeEditable("这一段的标题", "pl-sec__title", "写上标题", fields, titleEvents(id, context))
      : null;
    this.element = this.build();
    this.text.addEventListener("focusin", ({ target }) => {
      const at = this.blocks.findIndex(({ element }) => element.contains(target as Node));
      if (at >= 0) this.lastParagraph = at;
    });
    this.element.addEventListener("keydown", (event) => {
      const act = acts[KEYS[event.key] ?? ""];
      if (!act || !(event.target === this.grip || (event.altKey && event.shiftKey))) return;
      event.preventDefault();
      act();
    });
  }

  /** printed: the number before the title. */
  show(section: Section, printed: string): void {
    if (section === this.section && printed === this.printed) return;
    this.section = section;
    this.printed = printed;
    this.showHead(section, printed);
    this.offer?.toggleAttribute("data-offered", section.paragraphs.length > 0 && !hasText(section));
    this.title?.show(section.title);
    this.showParagraphs(section);
  }

  /** Show its texts as they are kept, where something was typed that is not. */
  restore(): void {
    if (!this.section) return;
    this.title?.show(this.section.title);
    this.showParagraphs(this.section);
  }

  /** Its texts in their order. */
  units(): Unit[] {
    const section = this.id;
    const texts = this.blocks.flatMap((block, at) =>
      block.units().map(({ element, cell }): Unit => {
        return { element, spot: { section, at, ...(cell && { cell }) } };
      }),
    );
    const { title } = this;
    return title ? [{ element: title.element, spot: { section, at: null } }, ...texts] : texts;
  }

  /** Where a location of it is edited. */
  editableAt(location: Location): Editable | undefined {
    if (location.part !== "paragraph") return this.title ?? this.blocks[0]?.editableAt();
    return this.blocks[location.at]?.editableAt(location.cell);
  }

  /** The location in which an element is; null where it is none of the section's. */
  locationOf(element: Element | null): Location | null {
    const { id: section } = this;
    if (!this.element.contains(element)) return null;
    const at = this.blocks.findIndex((block) => block.element.contains(element));
    const cell = this.blocks[at]?.cellOf(element);
    if (at < 0) return { part: "section", section };
    return { part: "paragraph", section, at, ...(cell && { cell }) };
  }

  /** Put a table behind what was edited last. name: what is said of it. */
  insertTable(name: string, text: string): void {
    const { app, focus } = this.context;
    let at = 0;
    const isDone = app.apply((draft) => {
      const inserted = operations.insertTable(draft, this.id, this.lastParagraph, text);
      at = inserted.at;
      return inserted.draft;
    });
    if (!isDone) return;
    focus({ part: "paragraph", section: this.id, at, cell: { row: 0, column: 0 } });
    app.done(`已插入${name}`);
  }

  /** The draft that it is of. */
  get draft(): Draft {
    return this.context.app.session().draft;
  }

  private build(): HTMLElement {
    const { id, grip, number, title, about, text, tools } = this;
    const heading = title ? title.element : about;
    return make(
      "section",
      { class: "pl-sec", "data-id": id },
      make("div", { class: "pl-sec__head" }, grip, number, heading),
      ...(title ? [about] : []),
      text,
      tools,
    );
  }

  /** What can be done with the section, by the words on the buttons. */
  private acts(): Record<string, () => void> {
    const { id, context } = this;
    const { app, focus, addOwn } = context;
    const { under } = app.drafting;
    return {
      上移: () => this.move((draft) => operations.moveUp(draft, id, under), "上移"),
      下移: () => this.move((draft) => operations.moveDown(draft, id, under), "下移"),
      升级: () => this.move((draft) => operations.promote(draft, id, under), "升级"),
      降级: () => this.move((draft) => operations.demote(draft, id, under), "降级"),
      选范文: () => app.offer(id),
      加自然段: () => {
        app.apply((draft) => operations.addParagraph(draft, id));
        focus({ part: "paragraph", section: id, at: this.blocks.length - 1 });
      },
      自然段编号: () => this.toggleItem(),
      后面加一段: () => addOwn(id),
      全选: () => context.select(id),
      删除: () => removeSection(id, context),
    };
  }

  private move(change: (draft: Draft) => Draft, what: string): void {
    const { app } = this.context;
    const moved = app.apply(change);
    const { draft } = app.session();
    const number = draftNumbers(draft)[indexOf(draft, this.id)];
    if (moved) app.done(`已${what}，现在是${number || "没有标题的一段"}`);
    else toast(`不能再${what}`);
    this.element.scrollIntoView({ block: "nearest" });
  }

  private toggleItem(): void {
    const at = Math.min(this.lastParagraph, this.blocks.length - 1);
    if (isTable(this.section?.paragraphs[at]?.text ?? "")) {
      toast("表格不编号，先点一下要编号的自然段");
      return;
    }
    this.context.app.apply((draft) => operations.toggleItem(draft, this.id, at));
    const printed = this.blocks[at]?.element.dataset.item;
    if (at >= 0) toast(`第 ${at + 1} 个自然段${printed ? `编为 ${printed}` : "不再编号"}`);
  }

  private kindSelect(): HTMLSelectElement {
    const { app } = this.context;
    const select = make("select", { class: "pl-tool", "aria-label": "章节类型" });
    for (const [value, name] of app.drafting.kinds) select.append(make("option", { value }, name));
    select.addEventListener("change", () =>
      app.apply((draft) => operations.setKind(draft, this.id, select.value)),
    );
    return select;
  }

  private showHead(section: Section, printed: string): void {
    const { filling, drafting } = this.context.app;
    this.number.textContent = printed;
    this.element.dataset.level = String(section.level);
    const words = resolved(section.title, filling.fields, filling.resolve);
    const heading = `${printed}${words || "没有标题的一段"}`;
    this.element.setAttribute("aria-label", heading);
    this.grip.setAttribute("aria-label", `移动${quoted(heading)}`);
    this.grip.title = "拖动来移动，也可用方向键";
    this.tools.setAttribute("aria-label", `${quoted(heading)}的操作`);
    this.kind.value = section.kind;
    const name = drafting.kinds.get(section.kind) ?? section.kind;
    const told = section.title.includes(name) ? [] : [name];
    if (section.origin) told.push(`取自${section.origin.plan}`);
    this.about.textContent = told.join("　");
    this.about.hidden = !told.length;
  }

  private showParagraphs(section: Section): void {
    while (this.blocks.length > section.paragraphs.length) this.blocks.pop()?.element.remove();
    const numbers = itemNumbers(section.paragraphs);
    section.paragraphs.forEach(({ text }, at) => {
      this.blockFor(text, at).show(text, numbers[at] ?? "");
    });
  }

  /** The block that shows a text at a place. */
  private blockFor(text: string, at: number): TextBlock {
    const old = this.blocks[at];
    if (old?.takes(text)) return old;
    const block = makeTextBlock(text, this.id, at, this.context);
    if (old) old.element.replaceWith(block.element);
    else this.text.append(block.element);
    this.blocks[at] = block;
    return block;
  }
}

/** What the menu of tables does, by its captions. */
function tableActs(view: SectionView): [caption: string, act: () => void][] {
  return TABLE_KINDS.map(({ name, rows }) => [
    name,
    () => view.insertTable(name, tableText(rows(view.draft))),
  ]);
}
