/** What the window tells the composer: other windows' changes, leaving, coming back; and which draft it begins with. */

import { makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import { isInbox, waiting } from "../draft/inbox";
import type { Draft } from "../draft/model";
import type { DraftStore } from "../draft/store";
import type { Drafting } from "./drafting";
import type { Session } from "./session";
import { planDraft } from "./start";

/** How long another window takes, at most, to say that it has a draft open. */
export const ANSWER_MS = 800;

/** What the lifecycle needs of the composer. */
export interface Desk {
  readonly session: Session | null;
  open(draft: Draft, revision: number): void;
  openStored(id: string, told: string): void;
  showStart(): void;
  /** Open an own old plan, by its id. */
  openOwn(id: string): void;
  /** Bring the list of drafts up to date, where it is shown. */
  refreshStart(): void;
  takeInbox(): void;
  download(draft: Draft): void;
}

/** Follow what happens to the window and in others. */
export function followWindow(desk: Desk, store: DraftStore): void {
  window.addEventListener("storage", ({ key, newValue }) => {
    desk.session?.receive(key, newValue);
    if (isInbox(key)) desk.takeInbox();
    if (key === null || store.changed(key) !== null) desk.refreshStart();
  });
  window.addEventListener("pagehide", () => desk.session?.close());
  // A page that comes back as it was left has heard nothing of what other pages did.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    desk.session?.refresh();
    desk.refreshStart();
    window.setTimeout(() => desk.takeInbox(), ANSWER_MS);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!desk.session?.atRisk) return;
    event.preventDefault();
    event.returnValue = "";
  });
}

/** Begin with the plan that the address asks for, with the draft that was open last, or with the choice; an own old plan
 * that the address asks for stands before it. recovered: how many drafts were put back after the browser was cut off. */
export async function begin(
  desk: Desk,
  store: DraftStore,
  drafting: Drafting,
  recovered: number,
): Promise<void> {
  const asked = new URLSearchParams(location.search);
  const own = asked.get("own");
  await beginWith(asked.get("plan"), desk, store, drafting, recovered);
  if (!own) return;
  forgetAsked();
  desk.openOwn(own);
}

/** What was asked for is not asked for again when the page is loaded anew. */
function forgetAsked(): void {
  history.replaceState(null, "", location.pathname + location.hash);
}

async function beginWith(
  plan: string | null,
  desk: Desk,
  store: DraftStore,
  drafting: Drafting,
  recovered: number,
): Promise<void> {
  const asked = plan ? await draftAsked(plan, drafting) : "";
  if (typeof asked !== "string") {
    forgetAsked();
    desk.open(asked, 0);
    return;
  }
  const current = store.current();
  if (current !== null) {
    const cutOff = store.wasCutOff(current);
    desk.openStored(current, asked);
    if (cutOff && !asked) window.setTimeout(() => tellCutOff(desk, recovered), ANSWER_MS);
    return;
  }
  desk.showStart();
  const { length } = waiting();
  toast(asked || (length ? `有 ${length} 段待编入，先新写或打开一份草稿` : ""));
}

/** A plan of the library as a draft, or why there is none, in words for the user. */
async function draftAsked(plan: string, drafting: Drafting): Promise<Draft | string> {
  try {
    return (await planDraft(plan, drafting)) ?? "没有找到这份计划";
  } catch {
    return "这份计划没有载入，刷新页面再试";
  }
}

/** A window that still has the draft open would have said so by now. */
function tellCutOff(desk: Desk, recovered: number): void {
  if (desk.session?.mode !== "own") return;
  const { draft } = desk.session;
  const save = makeButton("下载一份", "pl-action", () => desk.download(draft));
  const which = recovered > 1 ? `${recovered} 份草稿（都在“全部草稿”里）` : "草稿";
  toast(`上次没有正常关闭，${which}已恢复到最后一次改动`, save);
}
