/** The open draft: its history, where it is kept, and which window it belongs to. */

import { type History, record, redo, startHistory, undo } from "../draft/history";
import { type Draft, newId } from "../draft/model";
import type { DraftStore, Outcome, Word } from "../draft/store";

/** own: edited here. elsewhere: another window had it first. lost: another window has it now. */
export type Mode = "own" | "elsewhere" | "lost";

export class Session {
  mode: Mode = "own";
  outcome: Outcome = "kept";
  saved: Date | null = null;
  private history: History<Draft>;
  private since = Date.now();

  /** revision: of what is stored; 0 for a draft that is not. */
  constructor(
    private readonly store: DraftStore,
    draft: Draft,
    private revision: number,
    private readonly changed: () => void,
  ) {
    this.history = startHistory(draft);
    if (revision) store.say("ask", draft.id, this.since);
    else this.keep();
    store.setCurrent(draft.id);
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
    return this.step(record(this.history, change(this.draft), tag));
  }

  undo(): boolean {
    return this.step(undo(this.history));
  }

  redo(): boolean {
    return this.step(redo(this.history));
  }

  /** Try again to keep what could not be kept. */
  retry(): void {
    this.keep();
    this.changed();
  }

  /** Edit here what another window has; what could not be kept here becomes a draft of its own. The id of that one. */
  takeOver(): string | null {
    const left = this.atRisk ? this.copyAway() : null;
    const read = this.store.read(this.draft.id);
    if ("draft" in read) {
      this.history = startHistory(read.draft);
      this.revision = read.revision;
    } else this.revision = 0;
    this.since = Date.now();
    this.store.say("take", this.draft.id, this.since);
    this.mode = "own";
    this.outcome = "kept";
    if (!this.revision) this.keep();
    this.changed();
    return left;
  }

  /** Keep what is shown here as another draft. Its id. */
  copyAway(): string | null {
    const { draft } = this;
    const copy = { ...draft, id: newId(), title: `${draft.title}（另存）` };
    return this.store.write(copy, 0, new Date()) === "kept" ? copy.id : null;
  }

  /** Another window has changed the storage. */
  heard(key: string | null, value: string | null): void {
    const { id } = this.draft;
    const word = this.store.heard(key, value);
    if (word?.id === id && this.mode === "own") {
      if (word.says === "ask" && !this.isOlder(word)) this.store.say("held", id, this.since);
      if (word.says === "held" && this.isOlder(word)) this.become("elsewhere");
      if (word.says === "take") this.become("lost");
    }
    if (key === null || this.store.changed(key) === id) this.reread();
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
    } else if (this.outcome === "conflict") this.mode = "lost";
  }

  /** A window that wrote since is the one that edits now; one that only looks on follows it. */
  private reread(): void {
    const read = this.store.read(this.draft.id);
    if (!("draft" in read) || read.revision === this.revision) return;
    if (this.mode !== "own" && !this.atRisk) {
      this.history = startHistory(read.draft);
      this.revision = read.revision;
      this.changed();
    } else if (this.mode === "own") this.become("lost");
  }

  private become(mode: Mode): void {
    this.mode = mode;
    this.changed();
  }

  /** Whether another window opened the draft before this one. */
  private isOlder({ since, from }: Word): boolean {
    return since === this.since ? from < this.store.me : since < this.since;
  }
}
