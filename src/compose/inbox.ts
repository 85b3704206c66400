/** Puts what the reader has set aside on other pages into the open draft. */

import { toast } from "../browser/toast";
import { renewedSections } from "../draft/current";
import { phraseFinder } from "../draft/dated";
import { type Current, takeOut, type Waiting, waiting } from "../draft/inbox";
import type { Draft, Section } from "../draft/model";
import { addTemplate } from "../draft/operations";
import { isInDraft } from "../draft/used";
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
  let counts: Counts = { changed: 0, known: 0 };
  const added = app.apply((before) => {
    const drafts = addAll(before, items, drafting);
    counts = drafts;
    return drafts.draft;
  });
  if (mine.refusal) return;
  takeOut(items.filter(({ sections }) => sections).map(({ id }) => id));
  const told = inboxWords(items, counts);
  if (added) app.done(told);
  else toast(told);
}

/** Of what waited: how many changed the draft, and of how many it had all words already. */
interface Counts {
  changed: number;
  known: number;
}

/** The same words are not put in twice. */
function addAll(
  before: Draft,
  items: readonly InboxItem[],
  { shapes, under }: Drafting,
): Counts & { draft: Draft } {
  const order = shapes[before.type]?.order ?? [];
  let draft = before;
  const counts = { changed: 0, known: 0 };
  for (const { sections } of items) {
    if (sections && isInDraft(draft, sections)) {
      counts.known += 1;
      continue;
    }
    const next = addTemplate(draft, sections ?? [], order, under);
    if (next !== draft) counts.changed += 1;
    draft = next;
  }
  return { draft, ...counts };
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

function inboxWords(items: readonly InboxItem[], { changed, known }: Counts): string {
  const failed = items.filter(({ sections }) => !sections).length;
  const old = items.filter(({ asItStands }) => asItStands);
  const unknown = items.filter(({ sections }) => sections?.length === 0).map(({ id }) => id);
  const signatures = items.length - failed - unknown.length - changed - known;
  return [
    `已编入 ${changed} 段`,
    ...(known ? [`${known} 段草稿里已经有了，没有再编`] : []),
    ...(failed ? [`${failed} 段没有载入，下次打开再编`] : []),
    ...(old.length ? [`${old.length} 段不能按现行提法，照原文编入`] : []),
    ...(unknown.length ? [`范文库里已经没有 ${unknown.join("、")}`] : []),
    ...(signatures ? [`${signatures} 段只有落款，草稿里已经有了`] : []),
  ].join("，");
}
