/** The composer: the open draft with its two sides, what is done with it, and what is told about it. */

import { failure, figure, make, makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import { phraseFinder, yearOf } from "../draft/dated";
import { isInbox, takeOut, waiting } from "../draft/inbox";
import type { Filling } from "../draft/lines";
import { type Draft, newId, type Section } from "../draft/model";
import {
  addTemplate,
  type Facts,
  setFacts,
  setParagraph,
  setTitle,
  textAt,
} from "../draft/operations";
import { DraftStore, type KeyValueStorage } from "../draft/store";
import { fieldValue, OWN_WORDS_EVENT } from "../fill/elements";
import { onFieldsChange, state } from "../fill/store";
import { loadNotices } from "../notices/notices";
import type { App } from "./app";
import { type Drafting, loadDrafting, templateById } from "./drafting";
import { writtenOf } from "./editable";
import { makeEditor } from "./editor";
import { makeFindings } from "./findings";
import { highlightDated } from "./highlights";
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
    const [shared, own] = [storageOf(() => localStorage), storageOf(() => sessionStorage)];
    compose(root, drafting, new DraftStore(shared, drafting.under, newId(), own));
  } catch (error) {
    root.replaceChildren(failure(error, () => void startComposer(root)));
  }
}

/** A storage of the browser; null where it is refused. */
function storageOf(storage: () => KeyValueStorage): KeyValueStorage | null {
  try {
    return storage();
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
  /** What waits until the open draft, which is kept nowhere else, is given up. */
  let leaving: (() => void) | null = null;
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
      const changed = session.apply(change, tag && `${tag} ${burst}`);
      if (session.refusal) toast(session.refusal);
      return changed;
    },
    lead: (location, words = "") => {
      view("edit");
      const at = words ? textAt(app.session().draft, location).indexOf(words) : -1;
      editor.focus(location, Math.max(at, 0), at < 0 ? 0 : at + words.length);
    },
    offer: (section) => picker(section),
    done: (message) =>
      toast(
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
  const others = makeButton("全部草稿", "pl-action", () => showStart());
  const bar = make(
    "div",
    { class: "pl-draftbar", role: "group", "aria-label": "草稿" },
    others,
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
    begin: (draft, told) => leave(() => open(draft, 0, told)),
    open: (id) => (id === session?.draft.id ? showWork() : leave(() => openStored(id))),
    back: () => showWork(),
    deleted: () => session?.retry(), // there may be room now
    words: (text) => plainWords(text, fields, state().values),
  });
  root.append(banner, start.element, bar, facts, work);

  const view = (name: "edit" | "preview") => {
    root.dataset.view = name;
    edit.setAttribute("aria-pressed", String(name === "edit"));
    look.setAttribute("aria-pressed", String(name === "preview"));
  };
  /** Show a pane. What was pressed is hidden with the other one, so that the focus goes on. */
  const showPane = (name: "start" | "work", focus: () => void) => {
    const focused = root.contains(document.activeElement);
    root.dataset.pane = name;
    if (focused) focus();
  };
  const listDrafts = () => start.show(session?.draft.id ?? null);
  const showStart = () => {
    listDrafts();
    showPane("start", start.focus);
  };
  const showWork = () => {
    leaving = null;
    showBanner();
    showPane("work", () => {
      if (session?.mode === "own") editor.focus({ part: "title" });
      else others.focus();
    });
  };

  const act = (what: "undo" | "redo") => {
    const changed = session?.[what]();
    if (!changed) toast(what === "undo" ? "没有可以撤销的" : "没有可以重做的");
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
    level.disabled = type.disabled = mode !== "own";
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
    if (!session?.atRisk) leaving = null;
    const told = session && bannerOf(session, leaving !== null);
    const key = told ? [told.text, ...told.acts].join(" ") : "";
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
      在这里编辑: () => takeOver("没有存下的内容已另存为一份草稿"),
      重新保存: () => takeOver("已重新保存"),
      另存一份: () => {
        const copy = session?.copyAway();
        if (copy) openStored(copy);
        else toast("没有另存成，请下载草稿文件");
      },
      下载草稿文件: () => session && downloadDraft(session.draft, app),
      再试一次: () => session?.retry(),
      不要了: () => {
        const go = leaving;
        leaving = null;
        showBanner();
        go?.();
      },
    };
    return makeButton(name, "pl-action", acts[name]);
  };
  const takeOver = (rescued: string) => {
    const atRisk = session?.atRisk;
    if (!session?.takeOver()) return toast("没有转过来：这里没有存下的内容要先下载草稿文件");
    if (atRisk && !session.atRisk) toast(rescued);
    showWork();
    void takeInbox();
  };

  /** Go to another draft; what is kept nowhere else is not given up without a word. */
  const leave = (go: () => void) => {
    if (!session?.atRisk) return go();
    leaving = go;
    showBanner();
    banner.querySelector("button")?.focus();
  };
  /** told: what is said of it; it takes the place of what offers to undo something in another draft. */
  const open = (draft: Draft, revision: number, told = "") => {
    session?.close();
    session = new Session(store, draft, revision, () => show());
    findings.close();
    toast(told);
    view("edit");
    show(true);
    showWork();
    window.setTimeout(takeInbox, revision ? ANSWER_MS : 0);
  };
  const openStored = (id: string, told = "") => {
    const read = store.read(id);
    if ("draft" in read) return open(read.draft, read.revision, told);
    toast(read.problem);
    showStart();
  };

  /** Put what the reader has set aside on other pages into the open draft, in one step. It waits where it was until
   * it is in: the page may be left, or the draft change hands, while it loads. */
  const takeInbox = async () => {
    const mine = session;
    if (!mine) return;
    const takes = () => session === mine && mine.mode === "own" && mine.draft.id === store.latest();
    if (!takes()) return;
    const loaded = await Promise.all(waiting().map((id) => inboxItem(id, drafting)));
    const still = new Set(waiting());
    const items = loaded.filter(({ id }) => still.has(id));
    if (!takes() || !items.length) return;
    const order = drafting.shapes[mine.draft.type]?.order ?? [];
    let count = 0;
    const added = app.apply((before) =>
      items.reduce((draft, { sections }) => {
        const next = addTemplate(draft, sections ?? [], order, drafting.under);
        if (next !== draft) count += 1;
        return next;
      }, before),
    );
    if (mine.refusal) return;
    takeOut(items.filter(({ sections }) => sections).map(({ id }) => id));
    const told = inboxWords(items, count);
    if (added) app.done(told);
    else toast(told);
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
    session?.receive(key, newValue);
    if (isInbox(key)) void takeInbox();
    const drafts = key === null || store.changed(key) !== null;
    if (drafts && root.dataset.pane === "start") listDrafts();
  });
  window.addEventListener("pagehide", () => session?.close());
  // A page that comes back as it was left has heard nothing of what other pages did.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    session?.refresh();
    if (root.dataset.pane === "start") listDrafts();
    window.setTimeout(takeInbox, ANSWER_MS);
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
    toast("上次没有正常关闭，草稿已恢复到最后一次改动", save);
  };

  /** A plan of the library as a draft, or why there is none, in words for the user. */
  const draftAsked = async (plan: string): Promise<Draft | string> => {
    try {
      return (await planDraft(plan, drafting)) ?? "没有找到这份计划";
    } catch {
      return "这份计划没有载入，刷新页面再试";
    }
  };
  const begin = async () => {
    const plan = new URLSearchParams(location.search).get("plan");
    const asked = plan ? await draftAsked(plan) : "";
    if (typeof asked !== "string") {
      history.replaceState(null, "", location.pathname + location.hash);
      return open(asked, 0);
    }
    const current = store.current();
    if (current !== null) {
      const cutOff = store.wasCutOff(current);
      openStored(current, asked);
      if (cutOff && !asked) window.setTimeout(tellCutOff, ANSWER_MS);
      return;
    }
    showStart();
    const { length } = waiting();
    toast(asked || (length ? `有 ${length} 节待编入，先新写或打开一份草稿` : ""));
  };
  view("edit");
  void begin();
}

/** What waits for the draft. sections: null where they did not load, none where the library has them no more. */
interface InboxItem {
  id: string;
  sections: Section[] | null;
}

async function inboxItem(id: string, { fields }: Drafting): Promise<InboxItem> {
  return { id, sections: await templateById(id, fields).catch(() => null) };
}

/** count: how many of them changed the draft. */
function inboxWords(items: readonly InboxItem[], count: number): string {
  const failed = items.filter(({ sections }) => !sections).length;
  const unknown = items.filter(({ sections }) => sections?.length === 0).map(({ id }) => id);
  const signatures = items.length - failed - unknown.length - count;
  return [
    `已编入 ${count} 节`,
    ...(failed ? [`${failed} 节没有载入，下次打开再编`] : []),
    ...(unknown.length ? [`范文库里已经没有 ${unknown.join("、")}`] : []),
    ...(signatures ? [`${signatures} 节只有落款，草稿里已经有了`] : []),
  ].join("，");
}

/** What a field shows in one element only takes the place of the field in the draft. */
function takeOwnWords(element: HTMLElement, app: App): void {
  const editable = element.closest<HTMLElement>(".pl-edit");
  const section = element.closest<HTMLElement>(".pl-sec");
  if (!editable || element.dataset.own === undefined) return;
  const text = writtenOf(editable);
  const id = section?.dataset.id ?? "";
  const paragraphs = section ? Array.from(section.querySelectorAll(".pl-sec__paragraph")) : [];
  const at = paragraphs.indexOf(editable);
  element.replaceWith(document.createTextNode(element.dataset.own));
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

type BannerAct = "在这里编辑" | "重新保存" | "另存一份" | "下载草稿文件" | "再试一次" | "不要了";

/** leaving: the user has gone to another draft. */
function bannerOf(
  { mode, outcome, atRisk }: Session,
  leaving: boolean,
): { text: string; acts: BannerAct[] } | null {
  const rescue: BannerAct[] = atRisk ? ["下载草稿文件"] : [];
  if (leaving)
    return {
      text: "这份草稿的改动没有存下，打开别的就没有了。请先下载草稿文件；不要了，就打开别的。",
      acts: ["下载草稿文件", "不要了"],
    };
  if (outcome === "deleted")
    return {
      text: "这份草稿在另一个窗口里删除了，只有这里还有。",
      acts: ["重新保存", "下载草稿文件"],
    };
  if (mode === "elsewhere")
    return {
      text: "这份草稿正在另一个窗口里编辑，这里只能看。",
      acts: ["在这里编辑", "另存一份", ...rescue],
    };
  if (mode === "lost" && outcome === "conflict")
    return {
      text: "另一个窗口改过这份草稿，这里刚才的改动没有存下，也没有盖掉那边的。",
      acts: ["在这里编辑", "另存一份", ...rescue],
    };
  if (mode === "lost")
    return {
      text: "这份草稿已经转到另一个窗口编辑，这里只能看。",
      acts: ["在这里编辑", "另存一份", ...rescue],
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
