/** The sections of a draft as they stand under each other: a section's own are those behind it of a lower level. */

import { type Draft, hasText, type Paragraph, type Section } from "./model";
import type { LevelsUnder } from "./structure";

/** Which of the sections has an id; -1 where none has. */
export function indexOf(draft: Draft, id: string): number {
  return draft.sections.findIndex((section) => section.id === id);
}

/** Where the sections under that at a position end. */
export function endOf(draft: Draft, index: number): number {
  const level = draft.sections[index]?.level ?? 0;
  if (!level) return index + 1;
  let end = index + 1;
  while ((draft.sections[end]?.level ?? 0) > level) end += 1;
  return end;
}

/** Whether a section has no text, and none under it. index: which of the sections. */
export function isBare(draft: Draft, index: number): boolean {
  const section = draft.sections[index];
  return section !== undefined && !hasText(section) && endOf(draft, index) === index + 1;
}

/** The sections that wait for something to be written in them, in reading order. */
export function emptySections(draft: Draft): Section[] {
  return draft.sections.filter((_, at) => isBare(draft, at));
}

/** The empty section to go on with behind another one, or else from the start; null where no other is empty. */
export function nextEmpty(draft: Draft, id: string): Section | null {
  const at = indexOf(draft, id);
  const empty = emptySections(draft).filter((section) => section.id !== id);
  return empty.find((section) => indexOf(draft, section.id) > at) ?? empty[0] ?? null;
}

/** The same draft with levels that may follow each other: the numbers of any draft make sense. */
export function withSections(
  draft: Draft,
  sections: readonly Section[],
  under: LevelsUnder,
): Draft {
  const parents: number[] = [0];
  const fitting = sections.map((section) => {
    if (!section.level) return section;
    while ((parents[parents.length - 1] ?? 0) >= section.level) parents.pop();
    const allowed = under[parents[parents.length - 1] ?? 0] ?? [];
    const lower = allowed.filter((level) => level <= section.level);
    const level = lower.length ? Math.max(...lower) : section.level;
    parents.push(level);
    return level === section.level ? section : { ...section, level };
  });
  return { ...draft, sections: fitting };
}

/** Put sections in at a position. */
export function insertSections(
  draft: Draft,
  at: number,
  added: readonly Section[],
  under: LevelsUnder,
): Draft {
  if (!added.length) return draft;
  const sections = [...draft.sections];
  sections.splice(at, 0, ...added);
  return withSections(draft, sections, under);
}

/** The draft with one of its sections changed; itself where that is unchanged. */
export function withSection(
  draft: Draft,
  id: string,
  change: (section: Section) => Section,
): Draft {
  const index = indexOf(draft, id);
  const old = draft.sections[index];
  const changed = old && change(old);
  if (!changed || changed === old) return draft;
  const sections = [...draft.sections];
  sections[index] = changed;
  return { ...draft, sections };
}

/** The draft with the paragraphs of a section changed; itself where they are unchanged. */
export function withParagraphs(
  draft: Draft,
  id: string,
  change: (paragraphs: readonly Paragraph[]) => readonly Paragraph[],
): Draft {
  return withSection(draft, id, (section) => {
    const paragraphs = change(section.paragraphs);
    return paragraphs === section.paragraphs ? section : { ...section, paragraphs };
  });
}
