/** Puts what the reader has set aside on other pages into the open draft. */

import { toast } from "../browser/toast";
import { takeOut, waiting } from "../draft/inbox";
import type { Draft, Section } from "../draft/model";
import { addTemplate } from "../draft/operations";
import type { App } from "./app";
import { type Drafting, templateById } from "./drafting";

/** What waits for the draft. sections: null where they did not load, none where the library has them no more. */
interface InboxItem {
  id: string;
  sections: Section[] | null;
}

/** Put all that waits into the open draft, in one step. It waits where it was until it is in: the page may be left, or the
 * draft change hands, while it loads. takes: whether the draft that was open at first may still take it. */
export async function takeInbox(app: App, takes: () => boolean): Promise<void> {
  if (!takes()) return;
  const { drafting } = app;
  const loaded = await Promise.all(waiting().map((id) => inboxItem(id, drafting)));
  const still = new Set(waiting());
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

async function inboxItem(id: string, { fields }: Drafting): Promise<InboxItem> {
  return { id, sections: await templateById(id, fields).catch(() => null) };
}

/** count: how many of them changed the draft. */
function inboxWords(items: readonly InboxItem[], count: number): string {
  const failed = items.filter(({ sections }) => !sections).length;
  const unknown = items.filter(({ sections }) => sections?.length === 0).map(({ id }) => id);
  const signatures = items.length - failed - unknown.length - count;
  return [
    `已编入 ${count} 节`,
    ...(failed ? [`${failed} 节没有载入，下次打开再编`] : []),
    ...(unknown.length ? [`范文库里已经没有 ${unknown.join("、")}`] : []),
    ...(signatures ? [`${signatures} 节只有落款，草稿里已经有了`] : []),
  ].join("，");
}
