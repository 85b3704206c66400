/** The open draft: its history, where it is kept, and which window it belongs to. */

import { MAX_TITLE } from "../contract";
import { type History, record, redo, startHistory, undo } from "../draft/history";
import { type Draft, excess, newId } from "../draft/model";
import { setFacts } from "../draft/operations";
import type { DraftStore, Message, Outcome } from "../draft/store";

/** own: edited here. elsewhere: another window had it first. lost: another window has it now. */
type Mode = "own" | "elsewhere" | "lost";

const COPY = "（另存）";

/** An open draft. Whatever changes it is kept at once. */
export class Session {
  mode: Mode = "own";
  /** deleted: it was kept, but another window has deleted it. */
  outcome: Outcome | "deleted" = "kept";
  saved: Date | null = null;
  /** Whether what is kept is there even where the browser is cut off; null until that is known. */
  safe: boolean | null = null;
  /** Why the last change was not taken, in words for the user; empty where it was. */
  refusal = "";
  private history: History<Draft>;
  private since = Date.now();

  /** revision: of what is stored; 0 for a draft that is not. settled: `safe` is known. */
  constructor(
    private readonly store: DraftStore,
    draft: Draft,
    private revision: number,
    private readonly changed: () => void,
    private readonly settled: () => void = () => {},
  ) {
    this.history = startHistory(draft);
    if (revision) {
      store.send("ask", draft.id, this.since);
      void this.settle();
    } else this.keep();
    store.open(draft.id);
  }

  get draft(): Draft {
    return this.history.present;
  }

  get canUndo(): boolean {
    return this.mode === "own" && this.history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.mode === "own" && this.history.future.length > 0;
  }

  /** Whether something on the screen is kept nowhere else. */
  get atRisk(): boolean {
    return this.outcome !== "kept";
  }

  /** Change the draft. tag: what belongs to one step, empty for a step of its own. Whether anything has changed. */
  apply(change: (draft: Draft) => Draft, tag = ""): boolean {
    const next = change(this.draft);
    this.refusal = next === this.draft ? "" : this.refusalOf(next);
    return !this.refusal && this.step(record(this.history, next, tag));
  }

  undo(): boolean {
    return this.step(undo(this.history));
  }

  redo(): boolean {
    return this.step(redo(this.history));
  }

  /** Try again to keep what could not be kept. */
  retry(): void {
    if (this.mode !== "own" || !this.atRisk) return;
    this.keep();
    this.changed();
  }

  /** Edit here what another window has, or has deleted. What could not be kept here becomes a draft of its own first;
   * where that cannot be kept either, nothing changes. Whether it is edited here now. */
  takeOver(): boolean {
    const { id } = this.draft;
    if (this.store.raw(id) !== null && this.atRisk && !this.copyAway()) return false;
    if (!this.adopt()) this.revision = 0;
    this.since = Date.now();
    this.store.send("take", id, this.since);
    this.store.open(id);
    this.mode = "own";
    this.outcome = "kept";
    if (!this.revision) this.keep();
    this.changed();
    return true;
  }

  /** Keep what is shown here as another draft. Its id. */
  copyAway(): string | null {
    const { draft } = this;
    const title = draft.title.slice(0, MAX_TITLE - COPY.length) + COPY;
    const copy = { ...setFacts(draft, { title }), id: newId() };
    if (this.store.write(copy, 0, new Date()) !== "kept") return null;
    this.outcome = "kept";
    return copy.id;
  }

  /** The window was asleep and has heard nothing: as if the draft were opened again. */
  refresh(): void {
    const { id } = this.draft;
    if (this.atRisk || this.store.raw(id) === null) {
      this.reread();
      return;
    }
    if (this.store.revision(id) !== this.revision) this.adopt();
    this.since = Date.now();
    this.saved = null;
    this.mode = "own";
    this.store.send("ask", id, this.since);
    this.store.open(id);
    this.changed();
  }

  /** The draft is left in good order: what is not was cut off. */
  close(): void {
    if (this.mode === "own") this.store.close(this.draft.id);
  }

  /** Another window has changed the storage. */
  receive(key: string | null, value: string | null): void {
    const { id } = this.draft;
    const message = this.store.receive(key, value);
    if (message?.id === id && this.mode === "own") {
      if (message.says === "ask" && this.answers(message)) this.store.send("held", id, this.since);
      if (message.says === "held" && this.yields(message)) this.become("elsewhere");
      if (message.says === "take") this.become("lost");
    }
    if (key === null || this.store.changed(key) === id) this.reread();
  }

  private refusalOf(next: Draft): string {
    if (this.mode !== "own") return "这份草稿在这里只能看";
    const reason = excess(next);
    return reason && `没有改成：${reason}`;
  }

  private step(history: History<Draft>): boolean {
    if (this.mode !== "own" || history === this.history) return false;
    const changed = history.present !== this.history.present;
    this.history = history;
    if (changed) this.keep();
    if (changed) this.changed();
    return changed;
  }

  private keep(): void {
    const now = new Date();
    this.outcome = this.store.write(this.draft, this.revision, now);
    if (this.outcome === "kept") {
      this.revision += 1;
      this.saved = now;
      void this.settle();
    } else if (this.outcome === "conflict") this.mode = "lost";
  }

  /** Learn whether what was kept last is safe. */
  private async settle(): Promise<void> {
    const { id } = this.draft;
    const { revision } = this;
    this.safe = null;
    const safe = await this.store.isSafe(id);
    if (revision !== this.revision) return; // more has been kept since
    this.safe = safe;
    this.settled();
  }

  /** Show what is stored, where it can be read. */
  private adopt(): boolean {
    const read = this.store.read(this.draft.id);
    if (!("draft" in read)) return false;
    this.history = startHistory(read.draft);
    this.revision = read.revision;
    return true;
  }

  /** A window that wrote since is the one that edits now; one that only looks on follows it. */
  private reread(): void {
    const { id } = this.draft;
    const there = this.store.raw(id) !== null;
    if (!there) this.deleted();
    if (!there || this.store.revision(id) === this.revision) return;
    const follows = this.outcome === "deleted" || (this.mode !== "own" && !this.atRisk);
    if (follows && this.adopt()) {
      this.outcome = "kept";
      this.changed();
    } else if (this.mode === "own") this.become("lost");
  }

  /** What was kept is here alone now; going on with it keeps it again. */
  private deleted(): void {
    if (!this.revision) return;
    this.revision = 0;
    this.outcome = "deleted";
    this.changed();
  }

  private become(mode: Mode): void {
    this.mode = mode;
    this.changed();
  }

  /** Whether to say that the draft is open here: not where it is younger, or has slept while another window wrote. */
  private answers(message: Message): boolean {
    return !this.isOlder(message) && this.store.revision(this.draft.id) === this.revision;
  }

  /** Whether the draft is left to a window that had it first; what was written here since shows that it slept. */
  private yields(message: Message): boolean {
    return !this.saved && this.isOlder(message);
  }

  /** Whether another window opened the draft before this one. */
  private isOlder({ since, from }: Message): boolean {
    return since === this.since ? from < this.store.me : since < this.since;
  }
}
