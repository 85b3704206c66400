/** What the reader has put aside for the draft (加入草稿) on any page: templates, until the composer takes them. */

import { isRecord } from "../model/record";
import { splitId } from "../model/sections";

const INBOX = "plan-library:draft-inbox";
const MOST = 200;

/** Sent to `document` when what waits has changed on this page. */
const CHANGED = "plan-library:draft-inbox";

/** A template that waits: as it stands, or by current wording (现行提法). */
export interface Waiting {
  id: string;
  current?: Current;
}

/** The year that current wording was shown for; null where none was known. */
export interface Current {
  year: number | null;
}

/** Put a template aside. How many wait then, or 0 where the browser keeps nothing. */
export function putAside(id: string, current?: Current): number {
  try {
    const item = current ? { id, current } : { id };
    const items = [...waiting().filter((other) => other.id !== id), item].slice(-MOST);
    keep(items);
    return items.length;
  } catch {
    return 0;
  }
}

/** What waits. */
export function waiting(): Waiting[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(INBOX) ?? "[]");
    return Array.isArray(stored) ? stored.flatMap(waitingOf) : [];
  } catch {
    return [];
  }
}

/** As it is stored: the id alone, or with what is said beside it. */
function waitingOf(stored: unknown): Waiting[] {
  const { id, current } = isRecord(stored) ? stored : { id: stored, current: undefined };
  if (typeof id !== "string" || !splitId(id)) return [];
  if (!isRecord(current)) return [{ id }];
  const { year } = current;
  return [{ id, current: { year: typeof year === "number" ? year : null } }];
}

function keep(items: readonly Waiting[]): void {
  const stored = items.map((item) => (item.current ? item : item.id));
  if (items.length) localStorage.setItem(INBOX, JSON.stringify(stored));
  else localStorage.removeItem(INBOX);
  document.dispatchEvent(new Event(CHANGED));
}

/** Call a listener whenever what waits has changed, here or in another window. */
export function onInboxChange(listener: () => void): void {
  document.addEventListener(CHANGED, listener);
  window.addEventListener("storage", ({ key }) => {
    if (key === null || isInbox(key)) listener();
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) listener();
  });
}

/** Take some of them out, by their ids. */
export function takeOut(ids: readonly string[]): void {
  try {
    keep(waiting().filter(({ id }) => !ids.includes(id)));
  } catch {
    // They are offered once more.
  }
}

/** Whether a change of the storage is one of what waits. */
export function isInbox(key: string | null): boolean {
  return key === INBOX;
}
