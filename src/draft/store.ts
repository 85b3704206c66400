/** Drafts as this browser keeps them: every change at once, several drafts, and never one written over another.
 *
 * Windows share what stands in Web Storage. A mirror of it outlives a browser that is cut off, and is read when a window
 * begins: what is newer there is put back. */

import { MAX_TITLE } from "../contract";
import { NEWER, readDraft } from "./file";
import type { Mirror } from "./mirror";
import { type Draft, newId } from "./model";
import type { LevelsUnder } from "./structure";

const DRAFT = "plan-library:draft:";
const CURRENT = "plan-library:draft-current";
const TALK = "plan-library:draft-talk";
const OPEN = "plan-library:draft-open:";
const FOUND = "（找回）";
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

/** What is stored of a draft, of whatever form. */
type Data = Record<string, unknown>;

/** The drafts of one browser, as one of its windows sees them. */
export class DraftStore {
  private turn = 0;
  /** What was found in the mirror while the storage had no room for it, by ids; over: what the storage had in its place. */
  private readonly found = new Map<string, { text: string; over: string | null }>();
  /** Whether all that was written of a draft stands in the mirror, or will, by ids. */
  private readonly mirrored = new Map<string, Promise<boolean>>();

  /** storage: null where the browser keeps nothing. me: the name of this window. own: what it keeps for itself. mirror:
   * null where there is no second place. */
  constructor(
    private readonly storage: KeyValueStorage | null,
    private readonly under: LevelsUnder,
    readonly me: string,
    private readonly own: KeyValueStorage | null = null,
    private readonly mirror: Mirror | null = null,
  ) {}

  /** Put back what the mirror has of a session that was cut off; to be called before anything else. What differs, and of
   * which it cannot be told that it is newer, becomes a draft of its own. The drafts that were put back, the last changed
   * first; that is the one to begin with. */
  async recover(): Promise<Stored[]> {
    const there = (await this.mirror?.all()) ?? new Map<string, string>();
    const back: string[] = [];
    for (const [id, text] of there) {
      const mirrored = parse(text);
      const draft = this.draftIn(mirrored);
      if (!mirrored || !draft) continue;
      const choice = this.newer(parse(this.raw(id) ?? ""), mirrored);
      if (choice === "mirror") back.push(this.putBack(id, text));
      if (choice === "both") back.push(this.putBeside(mirrored, draft));
    }
    for (const id of this.ids()) if (this.raw(id) !== there.get(id)) this.reflect(id);
    const put = this.list().filter(({ id }) => back.includes(id));
    if (put[0]) this.openLast(put[0].id);
    return put;
  }

  /** Whether all that was kept of a draft will be there even where the browser is cut off; known when that is so. */
  isSafe(id: string): Promise<boolean> {
    return this.mirrored.get(id) ?? Promise.resolve(this.mirror !== null);
  }

  /** All drafts, the last changed first. */
  list(): Stored[] {
    const stored = this.ids().map((id) => this.about(id));
    return stored.sort((a, b) => (a.saved < b.saved ? 1 : a.saved > b.saved ? -1 : 0));
  }

  /** What is stored of a draft, as it is. */
  raw(id: string): string | null {
    const stored = get(this.storage, DRAFT + id);
    const found = this.found.get(id);
    return found && found.over === stored ? found.text : stored;
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
    const text = JSON.stringify(data);
    try {
      this.storage.setItem(DRAFT + draft.id, text);
      this.found.delete(draft.id);
      this.reflect(draft.id, text);
      return "kept";
    } catch (error) {
      // There may be room for it in the mirror, from which it comes back if this window does not manage to keep it.
      this.reflect(draft.id, text);
      return error instanceof Error && error.name === "SecurityError" ? "refused" : "full";
    }
  }

  remove(id: string): void {
    this.attempt(() => this.storage?.removeItem(DRAFT + id));
    this.found.delete(id);
    this.reflect(id);
    this.close(id);
  }

  /** Put back what was removed, as `raw` had it. Where the room has been taken since, it is in this window and in the mirror,
   * if there is one, until there is some: see `isSafe`. Whether the storage has it again. */
  restore(id: string, raw: string): boolean {
    if (this.raw(id) === null) this.putBack(id, raw);
    this.reflect(id);
    return get(this.storage, DRAFT + id) !== null;
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
    this.openLast(id);
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

  private openLast(id: string): void {
    this.attempt(() => this.storage?.setItem(CURRENT, id));
    this.attempt(() => this.storage?.setItem(OPEN + id, this.me));
  }

  /** Bring the mirror up to date. */
  private reflect(id: string, text = this.raw(id)): void {
    this.mirrored.set(id, this.mirror?.keep(id, text) ?? Promise.resolve(false));
  }

  /** What the mirror has, in the place of what the storage has. The id. */
  private putBack(id: string, text: string): string {
    try {
      this.storage?.setItem(DRAFT + id, text);
    } catch {
      this.found.set(id, { text, over: get(this.storage, DRAFT + id) });
    }
    return id;
  }

  /** Which of two states of a draft goes on: what the storage has now, what the mirror has, or both where each seems the
   * newer one, by its revision or by its time. */
  private newer(now: Data | null, mirror: Data): "now" | "mirror" | "both" {
    if (!now || !this.draftIn(now)) return "mirror";
    const revisions = Math.sign(revisionOf(mirror) - revisionOf(now));
    const times = Math.sign(timeOf(mirror) - timeOf(now));
    if (revisions * times < 0 || (revisions === 0 && times !== 0)) return "both";
    return revisions > 0 ? "mirror" : "now";
  }

  private draftIn(data: Data | null): Draft | null {
    const read = readDraft(data?.draft, this.under);
    return "draft" in read ? read.draft : null;
  }

  /** What the mirror has, as a draft of its own. Its id. */
  private putBeside(data: Data, draft: Draft): string {
    const id = newId();
    const title = draft.title.slice(0, MAX_TITLE - FOUND.length) + FOUND;
    return this.putBack(
      id,
      JSON.stringify({ revision: 1, saved: data.saved, draft: { ...draft, id, title } }),
    );
  }

  private ids(): string[] {
    const keys: string[] = [];
    try {
      for (let index = 0; index < (this.storage?.length ?? 0); index++)
        keys.push(this.storage?.key(index) ?? "");
    } catch {
      return [];
    }
    const stored = keys.filter((key) => key.startsWith(DRAFT));
    return [...new Set([...stored.map((key) => key.slice(DRAFT.length)), ...this.found.keys()])];
  }

  private readData(id: string, data: Data | null): Opened | { problem: string } {
    const read = readDraft(data?.draft, this.under);
    if ("draft" in read) return { draft: { ...read.draft, id }, revision: revisionOf(data) };
    if (this.raw(id) === null) return { problem: "这份草稿已经删除" };
    return { problem: `这份草稿${read.problem === NEWER ? NEWER : "已经损坏，打不开"}` };
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

function parse(text: string): Data | null {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === "object" && data !== null ? (data as Data) : null;
  } catch {
    return null;
  }
}

function revisionOf(data: Data | null): number {
  return typeof data?.revision === "number" ? data.revision : 0;
}

function timeOf(data: Data): number {
  return Date.parse(String(data.saved)) || 0;
}

function isMessage(data: unknown): data is Message {
  const message = data as Message | null;
  return ["ask", "held", "take"].includes(message?.says ?? "") && typeof message?.id === "string";
}
