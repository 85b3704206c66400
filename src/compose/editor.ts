/** The editing side: the draft's head, its sections, each with its text, and who signs. */

import { make, makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import type { Location } from "../draft/checkup";
import { draftNumbers, itemNumbers } from "../draft/lines";
import { type Draft, hasText, newId, resolved, type Section } from "../draft/model";
import * as operations from "../draft/operations";
import { hasOutline } from "../draft/outline";
import { endOf } from "../draft/tree";
import type { App } from "./app";
import { startDragging } from "./drag";
import { type Editable, makeEditable, placeCaret, type Selected, selectedIn } from "./editable";

const HEAD = { title: "标题", organisation: "落款单位", date: "日期" } as const;
type HeadPart = keyof typeof HEAD;

export interface Editor {
  element: HTMLElement;
  show(draft: Draft): void;
  focus(location: Location, offset?: number, end?: number): void;
}

/** A section on the page. */
interface View {
  element: HTMLElement;
  section: Section | null;
  number: string;
  title: Editable | null;
  paragraphs: Editable[];
  show(section: Section, number: string): void;
}

export function makeEditor(app: App): Editor {
  const head = Object.fromEntries(
    (Object.keys(HEAD) as HeadPart[]).map((part) => [part, headPart(part, app)]),
  ) as Record<HeadPart, Editable>;
  const list = make("div", { class: "pl-sections" });
  const views = new Map<string, View>();
  const element = make(
    "div",
    { class: "pl-editor", role: "region", "aria-label": "编辑草稿" },
    head.title.element,
    list,
    makeButton("加一节", "pl-action", () => addOwn(null)),
    make("div", { class: "pl-signs" }, head.organisation.element, head.date.element),
  );

  const focus = (location: Location, offset = 0, end = offset) => {
    if (!("section" in location)) return head[location.part].focus(offset, end);
    const view = views.get(location.section);
    const target = location.part === "paragraph" ? view?.paragraphs[location.at] : undefined;
    const editable = target ?? view?.title ?? view?.paragraphs[0];
    if (editable) editable.focus(offset, end);
    else view?.element.querySelector("button")?.focus();
    view?.element.scrollIntoView({ block: "nearest" });
  };
  const addOwn = (after: string | null) => {
    const id = newId();
    app.apply((draft) => operations.addOwn(draft, after, id, app.drafting.under));
    focus({ part: "section", section: id });
  };
  const context: Context = { app, focus, addOwn };

  const show = (draft: Draft) => {
    for (const part of Object.keys(HEAD) as HeadPart[]) head[part].show(draft[part]);
    const numbers = draftNumbers(draft);
    const ids = new Set(draft.sections.map(({ id }) => id));
    for (const [id, view] of views) {
      if (ids.has(id)) continue;
      view.element.remove();
      views.delete(id);
    }
    keepingFocus(() => {
      let next = list.firstElementChild;
      draft.sections.forEach((section, at) => {
        let view = views.get(section.id);
        if (!view) {
          view = sectionView(section.id, section.level, context);
          views.set(section.id, view);
        }
        view.show(section, numbers[at] ?? "");
        if (view.element === next) next = next.nextElementSibling;
        else list.insertBefore(view.element, next);
      });
    });
    // What was moved has lost the focus, and a title that is left is tidied up: show that too.
    if (app.session().draft !== draft) show(app.session().draft);
  };

  startDragging(list, {
    blockOf: (id) => {
      const { draft } = app.session();
      const index = operations.indexOf(draft, id);
      return draft.sections.slice(index, endOf(draft, index)).map((part) => part.id);
    },
    drop: (id, before) => {
      const moved = app.apply((draft) => {
        const to = before === null ? draft.sections.length : operations.indexOf(draft, before);
        return operations.moveSection(draft, id, to, app.drafting.under);
      });
      if (moved) toast("已移动");
    },
  });
  return { element, show, focus };
}

/** What moves on the page loses the focus: give it back, with the caret. */
function keepingFocus(change: () => void): void {
  const focused = document.activeElement;
  const offset = focused instanceof HTMLElement ? selectedIn(focused)[1] : 0;
  change();
  if (!(focused instanceof HTMLElement) || focused === document.activeElement) return;
  if (!focused.isConnected || focused === document.body) return;
  focused.focus({ preventScroll: true });
  if (focused.isContentEditable) placeCaret(focused, offset);
}

function headPart(part: HeadPart, app: App): Editable {
  const set = (text: string, tag: string) =>
    app.apply((draft) => operations.setFacts(draft, { [part]: text }), tag);
  const editable = makeEditable(HEAD[part], `pl-head-${part}`, HEAD[part], app.drafting.fields, {
    text: (text) => set(text, `head ${part}`),
    enter: () => {},
    paste: (selected, lines) => {
      const old = app.session().draft[part];
      const words = lines.join(" ");
      set(old.slice(0, selected[0]) + words + old.slice(selected[1]), "");
      editable.focus(selected[0] + words.length);
    },
    join: () => {},
    leave: () => {},
  });
  return editable;
}

interface Context {
  app: App;
  focus: Editor["focus"];
  addOwn(after: string | null): void;
}

function sectionView(id: string, level: number, context: Context): View {
  const { app, focus, addOwn } = context;
  const { under, fields, kinds } = app.drafting;
  const number = make("span", { class: "pl-sec__number" });
  const text = make("div", { class: "pl-sec__text" });
  const about = make("p", { class: "pl-sec__about" });
  const grip = makeButton("", "pl-sec__grip", () => {});
  const move = (change: (draft: Draft) => Draft, what: string) => {
    const moved = app.apply(change);
    const { draft } = app.session();
    const at = operations.indexOf(draft, id);
    toast(
      moved ? `已${what}，现在是${draftNumbers(draft)[at] || "没有标题的一段"}` : `不能再${what}`,
    );
    view.element.scrollIntoView({ block: "nearest" });
  };
  let lastParagraph = 0; // the one that was edited last
  const acts: Record<string, () => void> = {
    上移: () => move((draft) => operations.moveUp(draft, id, under), "上移"),
    下移: () => move((draft) => operations.moveDown(draft, id, under), "下移"),
    升级: () => move((draft) => operations.promote(draft, id, under), "升级"),
    降级: () => move((draft) => operations.demote(draft, id, under), "降级"),
    选范文: () => app.offer(id),
    加一段: () => {
      app.apply((draft) => operations.addParagraph(draft, id));
      focus({ part: "paragraph", section: id, at: view.paragraphs.length - 1 });
    },
    段落编号: () => {
      const at = Math.min(lastParagraph, view.paragraphs.length - 1);
      app.apply((draft) => operations.toggleItem(draft, id, at));
      const printed = view.paragraphs[at]?.element.dataset.item;
      if (at >= 0) toast(`第 ${at + 1} 段${printed ? `编为 ${printed}` : "不再编号"}`);
    },
    后面加一节: () => addOwn(id),
    删除: () => removeSection(id, context),
  };
  const buttons = Object.entries(acts).map(([caption, act]) => {
    const button = makeButton(caption, "pl-tool", act);
    if (!level && (caption === "升级" || caption === "降级")) button.hidden = true;
    return button;
  });
  const kind = make("select", { class: "pl-tool", "aria-label": "章节类型" });
  for (const [value, name] of kinds) kind.append(make("option", { value }, name));
  kind.addEventListener("change", () =>
    app.apply((draft) => operations.setKind(draft, id, kind.value)),
  );
  const offer = buttons.find((button) => button.textContent === "选范文");
  const tools = make("div", { class: "pl-sec__tools", role: "group" }, ...buttons, kind);
  const title = level
    ? makeEditable("本节标题", "pl-sec__title", "写上标题", fields, titleEvents(id, context))
    : null;
  text.addEventListener("focusin", (event) => {
    const at = view.paragraphs.findIndex((paragraph) => paragraph.element === event.target);
    if (at >= 0) lastParagraph = at;
  });
  const element = make(
    "section",
    { class: "pl-sec", "data-id": id },
    make("div", { class: "pl-sec__head" }, grip, number, ...(title ? [title.element] : [about])),
    ...(title ? [about] : []),
    text,
    tools,
  );
  const keys: Record<string, string> = {
    ArrowUp: "上移",
    ArrowDown: "下移",
    ArrowLeft: "升级",
    ArrowRight: "降级",
  };
  element.addEventListener("keydown", (event) => {
    const act = acts[keys[event.key] ?? ""];
    if (!act || !(event.target === grip || (event.altKey && event.shiftKey))) return;
    event.preventDefault();
    act();
  });

  const paragraphEditable = (at: number) =>
    makeEditable(
      "段落",
      "pl-sec__paragraph",
      "写上内容，或点“选范文”",
      fields,
      paragraphEvents(id, at, context),
    );
  const view: View = {
    element,
    section: null,
    number: "",
    title,
    paragraphs: [],
    show: (section, printed) => {
      if (section === view.section && printed === view.number) return;
      view.section = section;
      view.number = printed;
      number.textContent = printed;
      element.dataset.level = String(section.level);
      const words = resolved(section.title, fields, app.filling.resolve);
      const heading = `${printed}${words || (section.level ? "没有标题的一节" : "没有标题的一段")}`;
      element.setAttribute("aria-label", heading);
      grip.setAttribute("aria-label", `移动“${heading}”`);
      grip.title = "拖动来移动，也可用方向键";
      tools.setAttribute("aria-label", `“${heading}”的操作`);
      kind.value = section.kind;
      const name = kinds.get(section.kind) ?? section.kind;
      const told = section.title.includes(name) ? [] : [name];
      if (section.origin) told.push(`取自${section.origin.plan}`);
      about.textContent = told.join("　");
      about.hidden = !told.length;
      offer?.toggleAttribute("data-offered", section.paragraphs.length > 0 && !hasText(section));
      title?.show(section.title);
      while (view.paragraphs.length > section.paragraphs.length)
        view.paragraphs.pop()?.element.remove();
      const numbers = itemNumbers(section.paragraphs);
      section.paragraphs.forEach((paragraph, index) => {
        let editable = view.paragraphs[index];
        if (!editable) {
          editable = paragraphEditable(index);
          view.paragraphs.push(editable);
          text.append(editable.element);
        }
        if (paragraph.item) editable.element.dataset.item = numbers[index];
        else delete editable.element.dataset.item;
        editable.show(paragraph.text);
      });
    },
  };
  return view;
}

/** Take a section away with all under it; the next one gets the focus. */
function removeSection(id: string, { app, focus }: Context): void {
  const before = app.session().draft;
  app.apply((draft) => operations.removeSection(draft, id, app.drafting.under));
  const { sections } = app.session().draft;
  const next = sections[Math.min(operations.indexOf(before, id), sections.length - 1)];
  focus(next ? { part: "section", section: next.id } : { part: "title" });
  app.done(`已删除 ${before.sections.length - sections.length} 节`);
}

function titleEvents(id: string, context: Context) {
  const { app, focus } = context;
  const titleNow = () => {
    const { draft } = app.session();
    return draft.sections[operations.indexOf(draft, id)]?.title ?? "";
  };
  let told = titleNow();
  return {
    text: (text: string) => {
      app.apply((draft) => operations.setTitle(draft, id, text), `title ${id}`);
    },
    enter: () => {
      const { draft } = app.session();
      if (!draft.sections[operations.indexOf(draft, id)]?.paragraphs.length)
        app.apply((current) => operations.addParagraph(current, id));
      focus({ part: "paragraph", section: id, at: 0 });
    },
    paste: ([start, end]: Selected, lines: string[]) => {
      const { draft } = app.session();
      const old = draft.sections[operations.indexOf(draft, id)]?.title ?? "";
      const words = lines.join(" ");
      const text = old.slice(0, start) + words + old.slice(end);
      app.apply((current) => operations.tidyTitle(operations.setTitle(current, id, text), id));
      focus({ part: "section", section: id }, start + words.length);
    },
    join: (direction: -1 | 1) => {
      const { draft } = app.session();
      const at = operations.indexOf(draft, id);
      const section = draft.sections[at];
      const bare = section && !section.title && !section.paragraphs.some(({ text }) => text);
      if (direction < 0 && bare && endOf(draft, at) === at + 1) removeSection(id, context);
    },
    leave: () => {
      const { kinds } = app.drafting;
      const before = told;
      const tidy = (draft: Draft) =>
        operations.tellKind(operations.tidyTitle(draft, id), id, kinds, before);
      app.apply(tidy, `title ${id}`);
      told = titleNow();
    },
  };
}

/** A pasted plan has its numbers typed: offer to make sections of it. */
function offerOutline(id: string, app: App): void {
  const { kinds, under } = app.drafting;
  const cut = () => {
    const before = app.session().draft.sections.length;
    if (app.apply((draft) => operations.outline(draft, id, kinds, under)))
      app.done(`已分出 ${app.session().draft.sections.length - before} 节`);
  };
  toast("粘贴的文字里写着编号", makeButton("按编号分成几节", "pl-action", cut));
}

function paragraphEvents(id: string, at: number, { app, focus }: Context) {
  const textAt = (index: number) => {
    const { draft } = app.session();
    return draft.sections[operations.indexOf(draft, id)]?.paragraphs[index]?.text;
  };
  const goTo = (index: number, offset: number) =>
    focus({ part: "paragraph", section: id, at: index }, offset);
  return {
    text: (text: string) => {
      app.apply((draft) => operations.setParagraph(draft, id, at, text), `text ${id} ${at}`);
    },
    enter: (selected: Selected) => {
      if (app.apply((draft) => operations.pasteLines(draft, id, at, selected, ["", ""])))
        goTo(at + 1, 0);
    },
    paste: (selected: Selected, lines: string[]) => {
      if (!app.apply((draft) => operations.pasteLines(draft, id, at, selected, lines))) return;
      const last = lines[lines.length - 1]?.length ?? 0;
      if (lines.length > 1) goTo(at + lines.length - 1, last);
      else goTo(at, selected[0] + last);
      if (hasOutline(lines.map((text) => ({ text, item: false })))) offerOutline(id, app);
    },
    join: (direction: -1 | 1) => {
      const joined = direction < 0 ? at : at + 1;
      const offset = textAt(joined - 1)?.length ?? 0;
      if (joined === 0 && textAt(0) === "" && textAt(1) !== undefined) {
        app.apply((draft) => operations.removeParagraph(draft, id, 0));
        return goTo(0, 0);
      }
      if (app.apply((draft) => operations.mergeParagraph(draft, id, joined)))
        goTo(joined - 1, offset);
    },
    leave: () => {},
  };
}
