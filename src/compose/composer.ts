/** The composer: the open draft with its two sides, what is done with it, and what is told about it. */

import { loadNotices } from "../dated/notices";
import { failure, figure, make, makeButton } from "../dom";
import { phraseFinder, yearOf } from "../draft/dated";
import { isInbox, putAside, takeOut, waiting } from "../draft/inbox";
import type { Filling } from "../draft/lines";
import { type Draft, newId } from "../draft/model";
import {
  addTemplate,
  type Facts,
  setFacts,
  setParagraph,
  setTitle,
  textAt,
} from "../draft/operations";
import { DraftStore, type Shelf } from "../draft/store";
import { fieldValue, OWN_WORDS_EVENT } from "../fill/place";
import { onFieldsChange, state } from "../fill/store";
import { notice } from "../notice";
import type { App } from "./app";
import { writtenOf } from "./editable";
import { makeEditor } from "./editor";
import { makeFindings } from "./findings";
import { highlightDated } from "./highlights";
import { type Drafting, loadDrafting, templateById } from "./library";
import { downloadDraft, outputControls } from "./output";
import { makePicker } from "./picker";
import { makePreview } from "./preview";
import { Session } from "./session";
import { makeStart, plainWords, planDraft } from "./start";

/** Typing goes on as one step as long as it does not pause. */
const PAUSE_MS = 1500;
const CHECK_MS = 600;
/** How long another window takes, at most, to say that it has a draft open. */
const ANSWER_MS = 800;

export async function startComposer(root: HTMLElement): Promise<void> {
  try {
    const drafting = await loadDrafting();
    root.replaceChildren();
    compose(root, drafting, new DraftStore(shelf(), drafting.under, newId()));
  } catch (error) {
    root.replaceChildren(failure(error, () => void startComposer(root)));
  }
}

/** The browser's storage; null where it is refused. */
function shelf(): Shelf | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function compose(root: HTMLElement, drafting: Drafting, store: DraftStore): void {
  const { fields } = drafting;
  const filling: Filling = {
    fields,
    resolve: (name, example) => fieldValue(name, example, fields.get(name)?.default ?? name),
  };
  let session: Session | null = null;
  let find: ReturnType<typeof phraseFinder> = () => [];
  let burst = 0;
  let lastTag = "";
  let lastTime = 0;
  let timer = 0;

  const app: App = {
    drafting,
    filling,
    dated: (text) => {
      const { draft } = app.session();
      return find(text, yearOf(draft, state().values, new Date()));
    },
    session: () => {
      if (!session) throw new Error("no draft is open");
      return session;
    },
    apply: (change, tag = "") => {
      if (!session) return false;
      const now = Date.now();
      if (tag !== lastTag || now - lastTime > PAUSE_MS) burst += 1;
      [lastTag, lastTime] = [tag, now];
      return session.apply(change, tag && `${tag} ${burst}`);
    },
    lead: (place, words = "") => {
      view("edit");
      const text = words ? textAt(app.session().draft, place) : "";
      editor.focus(place, words ? Math.max(text.indexOf(words), 0) + words.length : 0);
    },
    offer: (section) => picker(section),
    done: (message) =>
      notice(
        message,
        makeButton("撤销", "pl-action", () => act("undo")),
      ),
  };

  const picker = makePicker(app);
  const editor = makeEditor(app);
  const preview = makePreview(app);
  const findings = makeFindings(app, () => view("edit"));
  const banner = make("div", { class: "pl-banner", role: "alert", hidden: "" });
  const size = make("span", { class: "pl-size" });
  const kept = make("span", { class: "pl-kept" });
  const undoButton = makeButton("撤销", "pl-action", () => act("undo"));
  const redoButton = makeButton("重做", "pl-action", () => act("redo"));
  const edit = makeButton("编辑", "pl-view", () => view("edit"));
  const look = makeButton("预览", "pl-view", () => view("preview"));
  const bar = make(
    "div",
    { class: "pl-draftbar", role: "group", "aria-label": "草稿" },
    makeButton("全部草稿", "pl-action", () => showStart()),
    undoButton,
    redoButton,
    findings.button,
    ...outputControls(app),
    make("span", { class: "pl-views", role: "group", "aria-label": "显示" }, edit, look),
  );
  const level = namesSelect("适用", drafting.levels, (value) => ({ level: value }), app);
  const type = namesSelect("文种", drafting.types, (value) => ({ type: value }), app);
  const facts = make("p", { class: "pl-draftfacts" }, size, kept, level, type);
  const work = make(
    "div",
    { class: "pl-work" },
    make("div", { class: "pl-editpane" }, findings.element, editor.element),
    preview.element,
  );
  const start = makeStart(drafting, store, {
    begin: (draft) => open(draft, 0),
    open: (id) => openStored(id),
    back: () => showWork(),
    words: (text) => plainWords(text, fields, state().values),
  });
  root.append(banner, start.element, bar, facts, work);

  const view = (name: "edit" | "preview") => {
    root.dataset.view = name;
    edit.setAttribute("aria-pressed", String(name === "edit"));
    look.setAttribute("aria-pressed", String(name === "preview"));
  };
  const showStart = () => {
    const current = session?.draft.id ?? null;
    start.show(current);
    root.dataset.pane = "start";
  };
  const showWork = () => {
    root.dataset.pane = "work";
    start.show(session?.draft.id ?? null);
  };

  const act = (what: "undo" | "redo") => {
    const changed = session?.[what]();
    if (!changed) notice(what === "undo" ? "没有可以撤销的" : "没有可以重做的");
    if (changed && document.activeElement === document.body) undoButton.focus();
  };

  const show = (all = false) => {
    if (!session) return;
    const { draft, mode } = session;
    root.toggleAttribute("data-locked", mode !== "own");
    editor.element.toggleAttribute("inert", mode !== "own");
    editor.show(draft);
    const { characters, pages } = preview.show(draft, all);
    size.textContent = `${figure(characters)} 字，约 ${pages} 页`;
    kept.textContent = keptWords(session);
    level.value = draft.level;
    type.value = draft.type;
    undoButton.disabled = !session.canUndo;
    redoButton.disabled = !session.canRedo;
    showBanner();
    window.clearTimeout(timer);
    timer = window.setTimeout(check, CHECK_MS);
  };
  const check = () => {
    if (!session) return;
    findings.refresh();
    highlightDated(editor.element, app.dated);
  };

  const showBanner = () => {
    const told = session && bannerOf(session);
    const key = told ? told.text : "";
    if (banner.dataset.text === key) return;
    banner.dataset.text = key;
    banner.hidden = !told;
    if (told)
      banner.replaceChildren(
        make("p", {}, told.text),
        ...told.acts.map((name) => bannerButton(name)),
      );
  };
  const bannerButton = (name: BannerAct): HTMLElement => {
    const acts: Record<BannerAct, () => void> = {
      在这里编辑: () => {
        const copy = session?.takeOver();
        show();
        if (copy) notice("没有存下的内容已另存为一份草稿");
        void takeInbox();
      },
      另存一份: () => {
        const copy = session?.copyAway();
        if (copy) openStored(copy);
        else notice("没有另存成，请下载草稿文件");
      },
      下载草稿文件: () => session && downloadDraft(session.draft, app),
      再试一次: () => session?.retry(),
    };
    return makeButton(name, "pl-action", acts[name]);
  };

  const open = (draft: Draft, revision: number) => {
    session = new Session(store, draft, revision, () => show());
    findings.close();
    notice(""); // what it offered to undo was of another draft
    view("edit");
    showWork();
    show(true);
    store.setOpen(draft.id);
    void takeInbox();
  };
  const openStored = (id: string) => {
    if (id === session?.draft.id) return showWork();
    const read = store.read(id);
    if ("draft" in read) return open(read.draft, read.revision);
    notice(read.problem);
    showStart();
  };

  /** Put what the reader has set aside on other pages into the open draft. */
  const takeInbox = async () => {
    const ids = waiting();
    if (session?.mode !== "own" || session.draft.id !== store.current() || !ids.length) return;
    takeOut(ids);
    let count = 0;
    let waits = 0;
    for (const id of ids) {
      try {
        const taken = await templateById(id, fields);
        const order = drafting.shapes[session.draft.type]?.order ?? [];
        if (app.apply((draft) => addTemplate(draft, taken, order, drafting.under))) count += 1;
      } catch {
        waits = putAside(id);
      }
    }
    const rest = waits ? `，${waits} 节没有载入，下次打开再编` : "";
    app.done(`已编入 ${count} 节${rest}`);
  };

  // Without the notices everything else works.
  void loadNotices()
    .then((notices) => {
      find = phraseFinder(notices);
      check();
    })
    .catch(() => {});
  // A text that is left is put on the page anew, without its highlights.
  editor.element.addEventListener("focusout", () => highlightDated(editor.element, app.dated));
  onFieldsChange(() => show(true));
  document.addEventListener(OWN_WORDS_EVENT, ({ target }) => {
    if (target instanceof HTMLElement) takeOwnWords(target, app);
  });
  window.addEventListener("storage", ({ key, newValue }) => {
    session?.heard(key, newValue);
    if (isInbox(key)) void takeInbox();
    if (root.dataset.pane === "start") start.show(session?.draft.id ?? null);
  });
  window.addEventListener("pagehide", () => {
    if (session?.mode === "own") store.setOpen(null);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!session?.atRisk) return;
    event.preventDefault();
    event.returnValue = "";
  });
  document.addEventListener("keydown", (event) => {
    const control = (event.ctrlKey || event.metaKey) && !event.altKey;
    const target = event.target instanceof Element ? event.target : null;
    if (!control || root.dataset.pane !== "work" || target?.closest("input, textarea, dialog"))
      return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    act(key === "y" || event.shiftKey ? "redo" : "undo");
  });

  /** A window that still has the draft open would have said so by now. */
  const tellCutOff = () => {
    if (session?.mode !== "own") return;
    const { draft } = session;
    const save = makeButton("下载一份", "pl-action", () => downloadDraft(draft, app));
    notice("上次没有正常关闭，草稿已恢复到最后一次改动", save);
  };

  const begin = async () => {
    const plan = new URLSearchParams(location.search).get("plan");
    if (plan) {
      history.replaceState(null, "", location.pathname + location.hash);
      const draft = await planDraft(plan, drafting).catch(() => null);
      if (draft) return open(draft, 0);
      notice("没有找到这份计划");
    }
    const current = store.current();
    if (current !== null && store.raw(current) !== null) {
      const cutOff = store.wasCutOff(current);
      openStored(current);
      if (cutOff) window.setTimeout(tellCutOff, ANSWER_MS);
      return;
    }
    showStart();
    const { length } = waiting();
    if (length) notice(`有 ${length} 节待编入，先新写或打开一份草稿`);
  };
  view("edit");
  void begin();
}

/** Words for one place only take the place of the field in the draft. */
function takeOwnWords(place: HTMLElement, app: App): void {
  const editable = place.closest<HTMLElement>(".pl-edit");
  const section = place.closest<HTMLElement>(".pl-sec");
  if (!editable || place.dataset.own === undefined) return;
  const text = writtenOf(editable);
  const id = section?.dataset.id ?? "";
  const paragraphs = section ? Array.from(section.querySelectorAll(".pl-sec__paragraph")) : [];
  const at = paragraphs.indexOf(editable);
  place.replaceWith(document.createTextNode(place.dataset.own));
  app.apply((draft) => {
    if (at >= 0) return setParagraph(draft, id, at, text);
    if (section) return setTitle(draft, id, text);
    const part = editable.className.match(/pl-head-(\w+)/)?.[1] ?? "title";
    return setFacts(draft, { [part]: text });
  });
}

/** A choice of what the draft as a whole is. */
function namesSelect(
  label: string,
  names: ReadonlyMap<string, string>,
  facts: (value: string) => Facts,
  app: App,
): HTMLSelectElement {
  const select = make("select", { "aria-label": label });
  for (const [value, name] of names) select.append(make("option", { value }, name));
  select.addEventListener("change", () =>
    app.apply((draft) => setFacts(draft, facts(select.value))),
  );
  return select;
}

type BannerAct = "在这里编辑" | "另存一份" | "下载草稿文件" | "再试一次";

function bannerOf({ mode, outcome }: Session): { text: string; acts: BannerAct[] } | null {
  if (mode === "elsewhere")
    return {
      text: "这份草稿正在另一个窗口里编辑，这里只能看。",
      acts: ["在这里编辑", "另存一份"],
    };
  if (mode === "lost" && outcome === "conflict")
    return {
      text: "另一个窗口改过这份草稿，这里刚才的改动没有存下，也没有盖掉那边的。",
      acts: ["在这里编辑", "另存一份", "下载草稿文件"],
    };
  if (mode === "lost")
    return {
      text: "这份草稿已经转到另一个窗口编辑，这里只能看。",
      acts: ["在这里编辑", "另存一份"],
    };
  if (outcome === "full")
    return {
      text: "浏览器的存储空间满了，刚才的改动没有存下。请先下载草稿文件，再到“全部草稿”删去不用的。",
      acts: ["下载草稿文件", "再试一次"],
    };
  if (outcome === "refused")
    return {
      text: "这个浏览器不让网页保存内容，关掉页面草稿就没有了。请在离开前下载草稿文件。",
      acts: ["下载草稿文件"],
    };
  return null;
}

function keptWords({ mode, outcome, saved }: Session): string {
  if (mode !== "own") return "只读";
  if (outcome !== "kept") return "没有保存";
  const two = (number: number) => String(number).padStart(2, "0");
  return saved
    ? `已存在这个浏览器里 ${two(saved.getHours())}:${two(saved.getMinutes())}`
    : "已存在这个浏览器里";
}
