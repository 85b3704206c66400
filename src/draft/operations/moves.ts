/** Sections that come, go, and move with all under them. */

import { BODY_KIND, MAX_LEVEL } from "../../contract";
import { type Draft, newSection } from "../model";
import type { LevelsUnder } from "../structure";
import { endOf, indexOf, insertSections, withSections } from "../tree";

/** Move a section, with all under it, to a position of the list as it is before the move. */
export function moveSection(draft: Draft, id: string, to: number, under: LevelsUnder): Draft {
  const from = indexOf(draft, id);
  const end = endOf(draft, from);
  if (from < 0 || (to >= from && to <= end)) return draft;
  const sections = [...draft.sections];
  const block = sections.splice(from, end - from);
  sections.splice(to > from ? to - block.length : to, 0, ...block);
  return withSections(draft, sections, under);
}

/** Before the section of the same or a higher level that stands above it. */
export function moveUp(draft: Draft, id: string, under: LevelsUnder): Draft {
  const index = indexOf(draft, id);
  const level = draft.sections[index]?.level ?? 0;
  let to = index - 1;
  while (level && (draft.sections[to]?.level ?? 0) > level) to -= 1;
  if (index <= 0) return draft;
  return atLevel(level, moveSection(draft, id, Math.max(to, 0), under), id, draft);
}

/** Behind the next section of its level; the last of its parent goes in as the first under the next parent. */
export function moveDown(draft: Draft, id: string, under: LevelsUnder): Draft {
  const index = indexOf(draft, id);
  const end = endOf(draft, index);
  const next = draft.sections[end];
  const level = draft.sections[index]?.level ?? 0;
  if (index < 0 || !next) return draft;
  const to = next.level < level ? end + 1 : endOf(draft, end);
  return atLevel(level, moveSection(draft, id, to, under), id, draft);
}

/** A move up or down that would make a section one of another level is none: 下移 must undo 上移. */
function atLevel(level: number, moved: Draft, id: string, draft: Draft): Draft {
  return moved.sections[indexOf(moved, id)]?.level === level ? moved : draft;
}

/** One level up (一、 is above （一）) with all under it. */
export function promote(draft: Draft, id: string, under: LevelsUnder): Draft {
  return shift(draft, id, -1, under);
}

/** One level down with all under it. */
export function demote(draft: Draft, id: string, under: LevelsUnder): Draft {
  return shift(draft, id, 1, under);
}

function shift(draft: Draft, id: string, by: number, under: LevelsUnder): Draft {
  const index = indexOf(draft, id);
  const end = endOf(draft, index);
  const level = draft.sections[index]?.level ?? 0;
  if (!level || level + by < 1 || level + by > MAX_LEVEL) return draft;
  const sections = draft.sections.map((section, at) =>
    at < index || at >= end
      ? section
      : { ...section, level: Math.min(section.level + by, MAX_LEVEL) },
  );
  const shifted = withSections(draft, sections, under);
  return shifted.sections[index]?.level === level ? draft : shifted;
}

/** Take a section away with all under it. */
export function removeSection(draft: Draft, id: string, under: LevelsUnder): Draft {
  const index = indexOf(draft, id);
  if (index < 0) return draft;
  const end = endOf(draft, index);
  return withSections(
    draft,
    draft.sections.filter((_, at) => at < index || at >= end),
    under,
  );
}

/** Add a section of the user's own, behind another with all under it, or at the end. */
export function addOwn(draft: Draft, after: string | null, id: string, under: LevelsUnder): Draft {
  const index = after === null ? -1 : indexOf(draft, after);
  const level = draft.sections[index]?.level || 1;
  const kind = draft.sections[index]?.kind ?? BODY_KIND;
  const own = newSection({ id, level, kind, paragraphs: [{ text: "", item: false }] });
  return insertSections(
    draft,
    index < 0 ? draft.sections.length : endOf(draft, index),
    [own],
    under,
  );
}
