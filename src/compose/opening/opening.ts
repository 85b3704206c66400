/** Opening files and texts: reads them, lets the user look over what was recognised, and makes it a draft. */

import { internals } from "../../browser/internals";
import { toast } from "../../browser/toast";
import { type Draft, emptyDraft, excess, newId } from "../../draft/model";
import { fromPlan } from "../../draft/reviewed";
import type { Plan, Review } from "../../importing/review";
import type { OwnFile } from "../../own/model";
import type { Drafting } from "../drafting";
import { inChosenForm } from "../form";
import { makeReviewPane } from "./pane";

/** What opening needs of the composer. */
export interface OpeningEvents {
  /** Show the pane on which a file is looked over. name: of the file. */
  review(name: string): void;
  back(): void;
  /** Open a draft that was made of a plan. */
  begin(draft: Draft): void;
  /** Why a file was not opened. */
  problem(text: string): void;
  /** Keep a file among the own old plans. known: what it is kept as already. The id that it has there, if it is. */
  keep(review: Review, known: string | null): Promise<string | null>;
}

/** How files and texts are opened. */
export interface Opening {
  /** The pane. */
  element: HTMLElement;
  openFile(file: File): Promise<void>;
  openText(text: string): Promise<void>;
  openOwn(file: OwnFile): void;
  focus(): void;
  act(what: "undo" | "redo"): void;
}

const PASTED = "粘贴的文字";
const NOT_LOADED = "读文件的程序没有载入，请检查网络后重试";
const BROKEN = "没有读成这个文件。请用 Word 或 WPS 打开它，另存一份 .docx，再打开另存的";

/** Nothing opened yet. */
export function makeOpening(
  { levels, types, kinds, under }: Drafting,
  events: OpeningEvents,
): Opening {
  let turn = 0;
  let known: string | null = null;
  const make = (plan: Plan, level: string, type: string) => {
    const draft = fromPlan(inChosenForm(emptyDraft(newId(), level, type)), plan, kinds, under);
    const reason = excess(draft);
    if (reason) toast(`没有作成草稿：${reason}。请先略去一些，或分成几份`);
    else events.begin(draft);
  };
  const keep = async (review: Review) => {
    known = (await events.keep(review, known)) ?? known;
  };
  const pane = makeReviewPane({ levels, types }, { back: events.back, make, keep });
  const show = (review: Review, id: string | null) => {
    known = id;
    pane.show(review);
    events.review(review.name);
  };
  /** What comes late, after something else was opened, is passed over. */
  const open = async (
    name: string,
    read: (part: Awaited<ReturnType<typeof importing>>) => Promise<Review | { problem: string }>,
  ) => {
    turn += 1;
    const mine = turn;
    toast(`正在读“${name}”……`);
    const part = await importing().catch(() => null);
    const opened = part
      ? await read(part).catch(() => ({ problem: BROKEN }))
      : { problem: NOT_LOADED };
    if (mine !== turn) return;
    toast("");
    if ("problem" in opened) events.problem(`没有打开“${name}”：${opened.problem}。`);
    else show(opened, null);
  };
  return {
    element: pane.element,
    openFile: (file) => open(file.name, (part) => part.openFile(file)),
    openText: (text) => open(PASTED, async (part) => part.openText(PASTED, text)),
    openOwn: ({ id, review }) => {
      turn += 1;
      show(review, id);
    },
    focus: pane.focus.bind(pane),
    act: pane.act.bind(pane),
  };
}

function importing() {
  return internals().part("importing");
}
