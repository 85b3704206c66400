/** Drafts as this browser keeps them: every change at once, several drafts, and never one written over another. */

import { readDraft } from "./file";
import type { Draft } from "./model";
import type { LevelsUnder } from "./structure";

const DRAFT = "plan-library:draft:";
const CURRENT = "plan-library:draft-current";
const TALK = "plan-library:draft-talk";
const OPEN = "plan-library:draft-open:";
/** How a stored draft begins, so that its revision is known without reading all of it at every keystroke. */
const REVISION = /^\{"revision":(\d+),/;

/** The methods of Web Storage that are used. */
export interface KeyValueStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A draft in the list of drafts. problem: why it cannot be opened, if it cannot. */
export interface Stored {
  id: string;
  title: string;
  saved: string;
  sections: number;
  problem: string;
}

/** A draft that was opened, and which of its states was read. */
export interface Opened {
  draft: Draft;
  revision: number;
}

/** kept; or full: there is no room; refused: the browser keeps nothing; or conflict: another window has written since. */
export type Outcome = "kept" | "full" | "refused" | "conflict";

/** What windows say to each other about a draft: who has it, I have it, I take it. since: when the speaker opened it. */
export interface Message {
  says: "ask" | "held" | "take";
  id: string;
  from: string;
  since: number;
  turn: number;
}

/** The drafts of one browser, as one of its windows sees them. */
export class DraftStore {
  private turn = 0;

  /** storage: null where the browser keeps nothing. me: the name of this window. own: what it keeps for itself. */
  constructor(
    private readonly storage: KeyValueStorage | null,
    private readonly under: LevelsUnder,
    readonly me: string,
    private readonly own: KeyValueStorage | null = null,
  ) {}

  /** All drafts, the last changed first. */
  list(): Stored[] {
    const stored = this.ids().map((id) => this.about(id));
    return stored.sort((a, b) => (a.saved < b.saved ? 1 : a.saved > b.saved ? -1 : 0));
  }

  /** What is stored of a draft, as it is. */
  raw(id: string): string | null {
    return get(this.storage, DRAFT + id);
  }

  read(id: string): Opened | { problem: string } {
    return this.readData(id, parse(this.raw(id) ?? ""));
  }

  /** The revision of what is stored; 0 where nothing is. */
  revision(id: string): number {
    const raw = this.raw(id) ?? "";
    return Number(REVISION.exec(raw)?.[1] ?? revisionOf(parse(raw)));
  }

  /** Keep a draft, if nobody else has written since `revision` was read. */
  write(draft: Draft, revision: number, now: Date): Outcome {
    if (!this.storage) return "refused";
    if (this.revision(draft.id) !== revision) return "conflict";
    const data = { revision: revision + 1, saved: now.toISOString(), by: this.me, draft };
    try {
      this.storage.setItem(DRAFT + draft.id, JSON.stringify(data));
      return "kept";
    } catch (error) {
      return error instanceof Error && error.name === "SecurityError" ? "refused" : "full";
    }
  }

  remove(id: string): void {
    this.attempt(() => this.storage?.removeItem(DRAFT + id));
    this.close(id);
  }

  /** Put back what was removed, as `raw` had it. Whether it is there again. */
  restore(id: string, raw: string): boolean {
    if (this.raw(id) === null) this.attempt(() => this.storage?.setItem(DRAFT + id, raw));
    return this.raw(id) !== null;
  }

  /** The draft to begin with: the one that this window had, else the one that was opened last. */
  current(): string | null {
    const ids = [get(this.own, CURRENT), this.latest()];
    return ids.find((id) => id !== null && this.raw(id) !== null) ?? null;
  }

  /** The draft that was opened last, in whatever window. */
  latest(): string | null {
    return get(this.storage, CURRENT);
  }

  /** Remember that a draft is open here: what is still open at the next start was cut off. */
  open(id: string): void {
    this.attempt(() => this.own?.setItem(CURRENT, id));
    this.attempt(() => this.storage?.setItem(CURRENT, id));
    this.attempt(() => this.storage?.setItem(OPEN + id, this.me));
  }

  close(id: string): void {
    this.attempt(() => this.storage?.removeItem(OPEN + id));
  }

  wasCutOff(id: string): boolean {
    return get(this.storage, OPEN + id) !== null;
  }

  /** Send a message to the other windows. */
  send(says: Message["says"], id: string, since: number): void {
    this.turn += 1;
    const message: Message = { says, id, from: this.me, since, turn: this.turn };
    this.attempt(() => this.storage?.setItem(TALK, JSON.stringify(message)));
  }

  /** The message of another window, out of a change of the storage. */
  receive(key: string | null, value: string | null): Message | null {
    const message: unknown = key === TALK ? parse(value ?? "") : null;
    return isMessage(message) && message.from !== this.me ? message : null;
  }

  /** The draft that a change of the storage is about. */
  changed(key: string | null): string | null {
    return key?.startsWith(DRAFT) ? key.slice(DRAFT.length) : null;
  }

  private ids(): string[] {
    const keys: string[] = [];
    try {
      for (let index = 0; index < (this.storage?.length ?? 0); index++)
        keys.push(this.storage?.key(index) ?? "");
    } catch {
      return [];
    }
    return keys.filter((key) => key.startsWith(DRAFT)).map((key) => key.slice(DRAFT.length));
  }

  private readData(id: string, data: Record<string, unknown> | null): Opened | { problem: string } {
    const read = readDraft(data?.draft, this.under);
    if ("draft" in read) return { draft: { ...read.draft, id }, revision: revisionOf(data) };
    return { problem: this.raw(id) === null ? "这份草稿已经删除" : "这份草稿已经损坏，打不开" };
  }

  private about(id: string): Stored {
    const data = parse(this.raw(id) ?? "");
    const read = this.readData(id, data);
    const saved = String(data?.saved ?? "");
    if ("problem" in read) return { id, title: "", saved, sections: 0, problem: read.problem };
    const { title, sections } = read.draft;
    return { id, title, saved, sections: sections.length, problem: "" };
  }

  private attempt(act: () => void): void {
    try {
      act();
    } catch {
      // Nothing is lost with it: what matters is told by the outcome of `write`.
    }
  }
}

/** null too where the browser refuses. */
function get(storage: KeyValueStorage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function revisionOf(data: Record<string, unknown> | null): number {
  return typeof data?.revision === "number" ? data.revision : 0;
}

function isMessage(data: unknown): data is Message {
  const message = data as Message | null;
  return ["ask", "held", "take"].includes(message?.says ?? "") && typeof message?.id === "string";
}
