/** A new draft from a skeleton (提纲): the slots that a plan of this level and type has. */

import type { Skeleton } from "../contract";
import { type Draft, emptyDraft, newId, newSection } from "./model";
import type { LevelsUnder } from "./structure";
import { withSections } from "./tree";

/** A draft with a section for each slot, and an empty paragraph in each that leads no other. */
export function draftFrom(skeleton: Skeleton, under: LevelsUnder): Draft {
  const { level, type, title, organisation, date } = skeleton;
  const sections = skeleton.slots.map((slot) => {
    const above = skeleton.slots[skeleton.slots.indexOf(slot) + 1];
    const leads = (above?.level ?? 0) > slot.level && slot.level > 0;
    return newSection({ ...slot, paragraphs: leads ? [] : [{ text: "", item: false }] });
  });
  const draft: Draft = { ...emptyDraft(newId(), level, type), title, organisation, date };
  return withSections(draft, sections, under);
}
