/** Puts what the reader has set aside on other pages into the open draft. */

import { toast } from "../browser/toast";
import { renewedSections } from "../draft/current";
import { phraseFinder } from "../draft/dated";
import { type Current, takeOut, type Waiting, waiting } from "../draft/inbox";
import type { Draft, Section } from "../draft/model";
import { addTemplate } from "../draft/operations";
import { loadNotices } from "../notices/notices";
import type { App } from "./app";
import { type Drafting, templateById } from "./drafting";

/** What waits for the draft. sections: null where they did not load, none where the library has them no more. asItStands:
 * although it was to come by current wording, which it cannot any more. */
interface InboxItem {
  id: string;
  sections: Section[] | null;
  asItStands?: boolean;
}

/** Put all that waits into the open draft, in one step. It waits where it was until it is in: the page may be left, or the
 * draft change hands, while it loads. takes: whether the draft that was open at first may still take it. */
export async function takeInbox(app: App, takes: () => boolean): Promise<void> {
  if (!takes()) return;
  const { drafting } = app;
  const loaded = await Promise.all(waiting().map((item) => inboxItem(item, drafting)));
  const still = new Set(waiting().map(({ id }) => id));
  const items = loaded.filter(({ id }) => still.has(id));
  if (!takes() || !items.length) return;
  const mine = app.session();
  let changed = 0;
  const added = app.apply((before) => {
    const drafts = addAll(before, items, drafting);
    changed = drafts.changed;
    return drafts.draft;
  });
  if (mine.refusal) return;
  takeOut(items.filter(({ sections }) => sections).map(({ id }) => id));
  const told = inboxWords(items, changed);
  if (added) app.done(told);
  else toast(told);
}

/** changed: how many of the items changed the draft. */
function addAll(
  before: Draft,
  items: readonly InboxItem[],
  { shapes, under }: Drafting,
): { draft: Draft; changed: number } {
  const order = shapes[before.type]?.order ?? [];
  let draft = before;
  let changed = 0;
  for (const { sections } of items) {
    const next = addTemplate(draft, sections ?? [], order, under);
    if (next !== draft) changed += 1;
    draft = next;
  }
  return { draft, changed };
}

async function inboxItem({ id, current }: Waiting, { fields }: Drafting): Promise<InboxItem> {
  try {
    const sections = await templateById(id, fields);
    return current ? { id, ...(await currentSections(sections, current)) } : { id, sections };
  } catch {
    return { id, sections: null };
  }
}

/** Sections as the reader was shown them by current wording; as they stand, where the register has changed since. */
async function currentSections(
  sections: Section[],
  { year }: Current,
): Promise<Pick<InboxItem, "sections" | "asItStands">> {
  const find = phraseFinder(await loadNotices());
  const found = renewedSections(sections, (text) => find(text, year));
  if (found.left || !found.changes) return { sections, asItStands: sections.length > 0 };
  return { sections: found.sections };
}

/** count: how many of them changed the draft. */
function inboxWords(items: readonly InboxItem[], count: number): string {
  const failed = items.filter(({ sections }) => !sections).length;
  const old = items.filter(({ asItStands }) => asItStands);
  const unknown = items.filter(({ sections }) => sections?.length === 0).map(({ id }) => id);
  const signatures = items.length - failed - unknown.length - count;
  return [
    `已编入 ${count} 段`,
    ...(failed ? [`${failed} 段没有载入，下次打开再编`] : []),
    ...(old.length ? [`${old.length} 段不能按现行提法，照原文编入`] : []),
    ...(unknown.length ? [`范文库里已经没有 ${unknown.join("、")}`] : []),
    ...(signatures ? [`${signatures} 段只有落款，草稿里已经有了`] : []),
  ].join("，");
}
