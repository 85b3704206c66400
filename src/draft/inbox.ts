/** What the reader has put aside for the draft (加入草稿) on any page: ids of templates, until the composer takes them. */

import { splitId } from "../model/sections";

const INBOX = "plan-library:draft-inbox";
const MOST = 200;

/** Put a template aside. How many wait then, or 0 where the browser keeps nothing. */
export function putAside(id: string): number {
  try {
    const ids = [...waiting().filter((other) => other !== id), id].slice(-MOST);
    localStorage.setItem(INBOX, JSON.stringify(ids));
    return ids.length;
  } catch {
    return 0;
  }
}

/** The ids that wait. */
export function waiting(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(INBOX) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string" && splitId(id)) : [];
  } catch {
    return [];
  }
}

/** Take some of them out. */
export function takeOut(ids: readonly string[]): void {
  try {
    const rest = waiting().filter((id) => !ids.includes(id));
    if (rest.length) localStorage.setItem(INBOX, JSON.stringify(rest));
    else localStorage.removeItem(INBOX);
  } catch {
    // They are offered once more.
  }
}

/** Whether a change of the storage is one of what waits. */
export function isInbox(key: string | null): boolean {
  return key === INBOX;
}
