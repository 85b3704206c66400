/** The composer: the open draft, and how its parts work together. Each part has a file of its own: `layout` the page, `bar` what
 * can be done with a draft, `start` the choice of one, `editor`, `preview`, `findings`, `progress`, `picker` and `fill-up` the
 * work on one, `banner` what is told of its state, `opening` what is opened for one, `own-plans` what is kept of that, `inbox`
 * what was set aside for it, `lifecycle` what the window tells, `session` its history and where it is kept. */

import { makeButton } from "../browser/dom";
import { failure } from "../browser/failure";
import { toast } from "../browser/toast";
import { changeBetween } from "../draft/changed";
import { countMissing } from "../draft/checkup";
import { phraseFinder, yearReader } from "../draft/dated";
import { type Location, textAt } from "../draft/location";
import { DatabaseMirror } from "../draft/mirror";
import { type Draft, newId } from "../draft/model";
import { progressOf } from "../draft/progress";
import { DraftStore, type KeyValueStorage } from "../draft/store";
import { openInfo } from "../fill/button";
import { fieldValue } from "../fill/elements";
import { knownValues, onFieldsChange, state } from "../fill/store";
import { onOneLine } from "../model/breaks";
import { filled, neutralWords, resolved } from "../model/fields";
import { loadNotices } from "../notices/notices";
import { OwnIndex } from "../own/find";
import { OwnStore } from "../own/store";
import { type App, checkupContext } from "./app";
import { type Banner, type BannerAct, makeBanner } from "./banner";
import { showCount } from "./counted";
import { type Drafting, loadDrafting } from "./drafting";
import { type Editor, makeEditor } from "./editor";
import { type FillUp, makeFillUp } from "./fill-up";
import { type Findings, makeFindings } from "./findings";
import { highlightDated } from "./highlights";
import { takeInbox } from "./inbox";
import { listenForKeys } from "./keyboard";
import { type Layout, makeLayout } from "./layout";
import { ANSWER_MS, begin, type Desk, followWindow } from "./lifecycle";
import { makeOfficialForm, type OfficialForm } from "./official-form";
import { type Controls, letDropFiles, openingControls } from "./opening/controls";
import { makeOpening, type Opening } from "./opening/opening";
import { downloadDraft } from "./output";
import { makeOwnPlans, type OwnPlans } from "./own-plans";
import { listenForOwnWords } from "./own-words";
import { makePicker } from "./picker";
import { makePreview } from "./preview";
import { makeProgress, type Progress } from "./progress";
import { makeReplacing, type Replacing } from "./replacing";
import { Session } from "./session";
import { isDraftFile, makeStart, type Start } from "./start";
import { Steps } from "./steps";

/** How long nothing must have changed before the draft is checked again. */
const CHECK_MS = 600;
/** How far behind what is written the bars of its progress are at most. */
const PROGRESS_MS = 200;

const FILL = "填信息";

/** Start the composer in its place on the page; where its data do not load, say so there. */
export async function startComposer(root: HTMLElement): Promise<void> {
  try {
    const drafting = await loadDrafting();
    root.replaceChildren();
    const [shared, own] = [storageOf(() => localStorage), storageOf(() => sessionStorage)];
    const databases = databasesOf();
    const mirror = new DatabaseMirror(databases);
    const store = new DraftStore(shared, drafting.under, newId(), own, mirror);
    const recovered = await store.recover();
    new Composer(root, drafting, store, new OwnStore(databases)).start(recovered.length);
  } catch (error) {
    root.replaceChildren(failure(error, () => void startComposer(root)));
  }
}

/** Ask the browser not to clear what it keeps for the site when it needs room; it may say no, and then all is as before. */
async function askToStay(): Promise<void> {
  try {
    if (!(await navigator.storage?.persisted?.())) await navigator.storage?.persist?.();
  } catch {
    // Not on pages without a secure connection, nor in some private windows.
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

/** The databases of the browser; null where there are none, or they are refused. */
function databasesOf(): IDBFactory | null {
  try {
    return window.indexedDB ?? null;
  } catch {
    return null;
  }
}

class Composer implements Desk {
  session: Session | null = null;
  /** What waits until the open draft, which is kept nowhere else, is given up. */
  private leaving: (() => void) | null = null;
  private readonly yearOf = yearReader();
  private findDated: ReturnType<typeof phraseFinder> = () => [];
  private checkTimer = 0;
  private progressTimer = 0;
  private readonly steps = new Steps();
  private readonly app: App;
  private readonly banner: Banner;
  private readonly chooser: Start;
  private readonly opening: Opening;
  private readonly controls: Controls;
  private readonly own: OwnPlans;
  private readonly official: OfficialForm;
  private readonly editor: Editor;
  private readonly findings: Findings;
  private readonly fill: HTMLButtonElement;
  private readonly fillUp: FillUp;
  private readonly progress: Progress;
  private readonly replacing: Replacing;
  private readonly layout: Layout;

  constructor(
    private readonly root: HTMLElement,
    private readonly drafting: Drafting,
    private readonly store: DraftStore,
    private readonly ownStore: OwnStore,
  ) {
    this.app = this.makeApp();
    this.banner = makeBanner(this.bannerActs());
    this.own = makeOwnPlans(this.ownStore, { open: (file) => this.opening.openOwn(file) });
    this.opening = this.makeOpening();
    this.controls = openingControls({
      file: (file) => void this.openFile(file),
      text: (text) => void this.opening.openText(text),
      back: () => this.showReview(),
    });
    this.chooser = this.makeChooser();
    this.official = makeOfficialForm(this.app);
    this.fillUp = makeFillUp(this.app);
    this.editor = makeEditor(this.app, this.official, this.fillUp.element);
    this.findings = makeFindings(this.app, () => this.layout.view("edit"));
    const preview = makePreview(this.app);
    this.replacing = makeReplacing(this.app, (location, start, end) => {
      this.editor.mark(location, start, end);
      const { length } = location ? textAt(this.app.session().draft, location) : "";
      if (location) preview.follow({ location, share: start / Math.max(length, 1) });
    });
    this.fill = makeButton(FILL, "pl-action", openInfo);
    this.progress = makeProgress((section) => this.goTo(section));
    this.layout = makeLayout(
      root,
      {
        fill: this.fill,
        progress: this.progress,
        banner: this.banner.element,
        start: this.chooser.element,
        review: this.opening.element,
        editor: this.editor,
        official: this.official,
        preview,
        findings: this.findings,
        replacing: this.replacing,
      },
      {
        others: () => this.showStart(),
        undo: () => this.act("undo"),
        redo: () => this.act("redo"),
        replace: () => this.openReplacing(),
      },
      this.app,
    );
  }

  /** Follow what happens, and begin. recovered: how many drafts were put back after the browser was cut off. */
  start(recovered: number): void {
    const { app, editor, store } = this;
    // Without the notices everything else works.
    void loadNotices()
      .then((notices) => {
        this.findDated = phraseFinder(notices);
        this.check();
      })
      .catch(() => {});
    // A text that is left is put on the page anew, without its highlights.
    for (const { element } of [editor, this.official])
      element.addEventListener("focusout", () => this.markDated());
    editor.element.addEventListener("focusin", () => this.followProgress());
    onFieldsChange(() => this.show(true));
    listenForOwnWords(app, editor.locationOf);
    const act = (what: "undo" | "redo") =>
      this.root.dataset.pane === "work" ? this.act(what) : this.opening.act(what);
    listenForKeys(() => this.root.dataset.pane !== "start", {
      undo: () => act("undo"),
      redo: () => act("redo"),
      save: () => void this.save(),
      replace: () => this.openReplacing(),
    });
    letDropFiles(this.root, (files) => this.dropped(files));
    followWindow(this, store);
    void begin(this, store, this.drafting, recovered);
  }

  /** told: what is said of it; it takes the place of what offers to undo something in another draft. */
  open(draft: Draft, revision: number, told = ""): void {
    this.session?.close();
    const session: Session = new Session(
      this.store,
      draft,
      revision,
      () => this.show(false),
      () => this.session === session && this.layout.showKept(session),
    );
    this.session = session;
    void askToStay();
    this.findings.close();
    this.replacing.close();
    toast(told);
    this.layout.view("edit");
    this.show(true);
    this.check();
    this.showWork();
    window.setTimeout(() => this.takeInbox(), revision ? ANSWER_MS : 0);
  }

  openStored(id: string, told = ""): void {
    const read = this.store.read(id);
    if ("draft" in read) this.open(read.draft, read.revision, told);
    else {
      toast(read.problem);
      this.showStart();
    }
  }

  showStart(): void {
    this.listDrafts();
    void this.own.refresh();
    this.layout.pane("start", this.chooser.focus);
  }

  async openOwn(id: string): Promise<void> {
    const { files } = await this.ownStore.list();
    const file = files.find((other) => other.id === id);
    if (file) this.opening.openOwn(file);
    else toast("我的旧稿里已经没有它了");
  }

  refreshStart(): void {
    if (this.root.dataset.pane === "start") this.listDrafts();
  }

  takeInbox(): void {
    const { session, store } = this;
    const takes = () =>
      session !== null &&
      this.session === session &&
      session.mode === "own" &&
      session.draft.id === store.latest();
    void takeInbox(this.app, takes);
  }

  download(draft: Draft): void {
    downloadDraft(draft, this.app);
  }

  private makeApp(): App {
    const { fields } = this.drafting;
    const app: App = {
      drafting: this.drafting,
      filling: {
        fields,
        resolve: (name, example) => fieldValue(name, example, neutralWords(name, fields)),
      },
      dated: (text) => this.findDated(text, this.yearOf(app.session().draft, state().values)),
      session: () => {
        if (!this.session) throw new Error("no draft is open");
        return this.session;
      },
      apply: (change, tag = "", goesOn = false) => this.apply(change, tag, goesOn),
      together: (act) => this.together(act),
      lead: (location, words = "", start = 0) => this.lead(location, words, start),
      own: async () => new OwnIndex((await this.ownStore.list()).files, this.drafting),
      offer: (section) => pick(section),
      done: (message) =>
        toast(
          message,
          makeButton("撤销", "pl-action", () => this.act("undo")),
        ),
    };
    const pick = makePicker(app);
    return app;
  }

  private makeChooser(): Start {
    const { drafting, store } = this;
    const parts = { opening: this.controls.element, own: this.own.element };
    return makeStart(drafting, store, parts, {
      begin: (draft, told) => this.leave(() => this.open(draft, 0, told)),
      openPlan: (file) => void this.openFile(file),
      open: (id) => {
        if (id === this.session?.draft.id) this.showWork();
        else this.leave(() => this.openStored(id));
      },
      back: () => this.showWork(),
      deleted: () => this.session?.retry(), // there may be room now
      words: (text) => onOneLine(filled(text, knownValues(), drafting.fields)),
    });
  }

  private makeOpening(): Opening {
    const { own } = this;
    return makeOpening(this.drafting, {
      review: (name) => {
        this.controls.opened(name);
        this.showReview();
      },
      back: () => this.showStart(),
      begin: (draft) => this.leave(() => this.openMade(draft)),
      problem: (text) => {
        this.chooser.say(`${text}现有的草稿没有变。`);
        if (this.root.dataset.pane !== "start") toast(text);
      },
      keep: (review, known) => own.keep(review, known),
    });
  }

  private showReview(): void {
    this.layout.pane("review", () => {});
    this.opening.focus(); // a file that is dropped leaves the focus where it was
  }

  /** Open a draft that was made of an opened file; undoing that leads back to the file, and to the draft before. */
  private openMade(draft: Draft): void {
    const before = this.session?.draft.id ?? null;
    this.open(draft, 0);
    const made = this.session;
    const undo = makeButton("撤销", "pl-action", () => {
      if (this.session !== made || made?.draft !== draft) {
        toast("草稿已经改过，没有撤销；不要它，可以在“全部草稿”里删除");
        return;
      }
      made.close();
      this.session = null;
      this.store.remove(draft.id);
      if (before !== null) this.openStored(before);
      this.showReview();
    });
    toast("已作成一份新的草稿", undo);
  }

  /** Open a file of a draft, or an old plan. */
  private async openFile(file: File): Promise<void> {
    if (await isDraftFile(file)) {
      this.showStart(); // where it is said why one did not work
      await this.chooser.importFile(file);
    } else await this.opening.openFile(file);
  }

  /** Open the first of the files that were dropped. */
  private dropped(files: readonly File[]): void {
    const [file] = files;
    if (!file) return;
    void this.openFile(file);
    if (files.length > 1) toast(`一次打开一个，先打开“${file.name}”`);
  }

  private bannerActs(): Record<BannerAct, () => void> {
    return {
      在这里编辑: () => this.takeOver("没有存下的内容已另存为一份草稿"),
      重新保存: () => this.takeOver("已重新保存"),
      另存一份: () => {
        const copy = this.session?.copyAway();
        if (copy) this.openStored(copy);
        else toast("没有另存成，请下载草稿文件");
      },
      下载草稿文件: () => this.session && this.download(this.session.draft),
      再试一次: () => this.session?.retry(),
      不要了: () => {
        const go = this.leaving;
        this.leaving = null;
        this.showBanner();
        go?.();
      },
    };
  }

  private together(act: () => void): void {
    this.steps.begin();
    try {
      act();
    } finally {
      this.steps.end();
    }
  }

  private apply(change: (draft: Draft) => Draft, tag: string, goesOn: boolean): boolean {
    if (!this.session) return false;
    const changed = this.session.apply(change, this.steps.of(tag, Date.now(), goesOn));
    if (this.session.refusal) {
      toast(this.session.refusal);
      this.editor.restore(); // or what was typed would seem to be kept
    }
    return changed;
  }

  private act(what: "undo" | "redo"): void {
    const { session } = this;
    const before = session?.draft;
    const word = what === "undo" ? "撤销" : "重做";
    if (!session || !before || !session[what]()) {
      toast(`没有可以${word}的`);
      return;
    }
    const { fields, resolve } = this.app.filling;
    const words = (text: string) => resolved(text, fields, resolve);
    const change = changeBetween(before, session.draft, words);
    if (change.location) this.editor.reveal(change.location);
    toast(`已${word}：${change.what}`);
    if (document.activeElement === document.body) this.layout.focusUndo();
  }

  /** Everything is kept as it is written; who asks for it all the same is told so when it is sure. */
  private async save(): Promise<void> {
    const { session } = this;
    if (this.root.dataset.pane !== "work" || !session) return;
    session.retry();
    const safe = await this.store.isSafe(session.draft.id);
    const kept = session.mode === "own" && session.outcome === "kept";
    const words = kept
      ? `已保存在这个浏览器里${safe ? "" : "，浏览器突然关闭时可能丢失"}；要带走，点“存成文件”或“下载 Word”`
      : "没有存下，见上面的说明";
    toast(session.mode === "own" ? words : "这份草稿在这里只能看");
  }

  private openReplacing(): void {
    if (this.root.dataset.pane !== "work" || this.session?.mode !== "own") return;
    this.layout.view("edit");
    const selected = document.getSelection()?.toString() ?? "";
    this.replacing.open(this.editor.focused() && !selected.includes("\n") ? selected : "");
  }

  private lead(location: Location, words: string, start: number): void {
    this.layout.view("edit");
    const at = words ? textAt(this.app.session().draft, location).indexOf(words, start) : -1;
    this.editor.focus(location, Math.max(at, 0), at < 0 ? 0 : at + words.length);
  }

  private takeOver(rescued: string): void {
    const atRisk = this.session?.atRisk;
    if (!this.session?.takeOver()) {
      toast("没有转过来：这里没有存下的内容要先下载草稿文件");
      return;
    }
    if (atRisk && !this.session.atRisk) toast(rescued);
    this.showWork();
    this.takeInbox();
  }

  /** Go to another draft; what is kept nowhere else is not given up without a word. */
  private leave(go: () => void): void {
    if (!this.session?.atRisk) go();
    else {
      this.leaving = go;
      this.showBanner();
      this.banner.focus();
    }
  }

  /** all: whether what fields show has changed too. */
  private show(all: boolean): void {
    if (!this.session) return;
    this.layout.show(this.session, all);
    this.fillUp.show(this.session.draft);
    this.showBanner();
    window.clearTimeout(this.checkTimer);
    this.checkTimer = window.setTimeout(() => this.check(), CHECK_MS);
    this.progressTimer ||= window.setTimeout(() => this.showProgress(), PROGRESS_MS);
  }

  private showProgress(): void {
    window.clearTimeout(this.progressTimer);
    this.progressTimer = 0;
    if (!this.session) return;
    this.progress.show(progressOf(this.session.draft, checkupContext(this.app)));
    this.followProgress();
  }

  /** Show on which of its bars the user is. */
  private followProgress(): void {
    const location = this.editor.focused()?.location;
    if (!this.session || !location || !("section" in location)) return;
    const ids = this.session.draft.sections.map(({ id }) => id);
    this.progress.follow(ids.slice(0, ids.indexOf(location.section) + 1));
  }

  /** Bring a section to the top, and let the user go on from there. */
  private goTo(section: string): void {
    this.layout.view("edit");
    this.editor.goTo(section);
  }

  private check(): void {
    if (!this.session) return;
    this.findings.refresh();
    const missing = countMissing(this.session.draft, checkupContext(this.app));
    showCount(this.fill, FILL, missing, `还有 ${missing} 项`);
    this.showProgress();
    this.markDated();
  }

  private markDated(): void {
    highlightDated([this.editor.element, this.official.element], this.app.dated);
  }

  private showWork(): void {
    this.leaving = null;
    this.showBanner();
    this.layout.pane("work", () => {
      if (this.session?.mode === "own") this.editor.focus({ part: "title" });
      else this.layout.focusOthers();
    });
  }

  private showBanner(): void {
    if (!this.session?.atRisk) this.leaving = null;
    this.banner.show(this.session, this.leaving !== null);
  }

  private listDrafts(): void {
    this.chooser.show(this.session?.draft.id ?? null);
  }
}
