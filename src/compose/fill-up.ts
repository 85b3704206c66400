/** Offers to fill each empty section of a draft with the template that fits it best, in one step. */

import { make, makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import type { Draft, Section } from "../draft/model";
import { addMissing } from "../draft/operations";
import { isSafe } from "../draft/ranked";
import { emptySections } from "../draft/tree";
import type { App } from "./app";
import { offersFor } from "./offers";

/** Fewer are sooner filled one by one. */
const LEAST = 2;

/** The line that offers it. */
export interface FillUp {
  element: HTMLElement;
  show(draft: Draft): void;
}

/** A section, and the template that is taken for it. */
type Filled = readonly [section: string, template: readonly Section[]];

/** A line that offers nothing yet. */
export function makeFillUp(app: App): FillUp {
  const told = make("span");
  const button = makeButton("各填一段最合适的范文", "pl-copy", async () => {
    button.disabled = true;
    try {
      await fillAll(app);
    } catch {
      toast("范文没有载入，请检查网络后重试");
    }
    button.disabled = false;
  });
  const element = make("p", { class: "pl-fillup" }, told, button);
  return {
    element,
    show: (draft) => {
      const { length } = emptySections(draft);
      element.hidden = length < LEAST;
      told.textContent = `有 ${length} 段空着，可以逐段选范文，也可以：`;
    },
  };
}

/** Fill what is empty, where something fits the draft's level, holds nothing outdated and is used nowhere else. */
async function fillAll(app: App): Promise<void> {
  const session = app.session();
  const empty = emptySections(session.draft);
  const filled: Filled[] = [];
  const taken = new Set<string>();
  for (const section of empty) {
    const { offers } = await offersFor(section, "", app);
    const best = offers.find(({ hit, merits }) => isSafe(merits) && !taken.has(hit.id));
    if (!best) continue;
    for (const { id } of [best.hit, ...best.also]) taken.add(id);
    filled.push([section.id, await best.load()]);
  }
  if (app.session() !== session) return; // another draft was opened meanwhile
  const { under } = app.drafting;
  const changed = app.apply((draft) => {
    const still = new Set(emptySections(draft).map(({ id }) => id));
    return filled.reduce(
      (before, [id, template]) =>
        still.has(id) ? addMissing(before, id, template, under) : before,
      draft,
    );
  });
  const left = empty.length - filled.length;
  const rest = left ? `，${left} 段没有合适的，请自己选或写` : "";
  if (changed) app.done(`已给 ${filled.length} 段各填了一段范文，请逐段看一遍${rest}`);
  else if (!session.refusal) toast("没有合适的范文，请自己选或写");
}
