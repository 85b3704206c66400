/** What a draft has of a template already. */

import type { Draft, Section } from "./model";
import { endOf, indexOf, isBare } from "./tree";

/** The sections of a draft that hold a template, by their ids: those that were taken from it, changed since or not, and
 * those in which all of its words stand. The words of its own text count, not of what stands under it. */
export function usedIn(draft: Draft, template: Section): string[] {
  const words = wordsOf([template]);
  return draft.sections.flatMap((section, at) => {
    const isTaken = template.origin !== null && section.origin?.id === template.origin.id;
    return (isTaken && !isBare(draft, at)) || holds([section], words) ? [section.id] : [];
  });
}

/** Whether all words of a template, with what stands under it, stand in a section or under it already. */
export function isIn(draft: Draft, id: string, template: readonly Section[]): boolean {
  const at = indexOf(draft, id);
  return at >= 0 && holds(draft.sections.slice(at, endOf(draft, at)), wordsOf(template));
}

/** Whether all words of a template stand in a draft already. */
export function isInDraft(draft: Draft, template: readonly Section[]): boolean {
  return holds(draft.sections, wordsOf(template));
}

function wordsOf(sections: readonly Section[]): string[] {
  const texts = sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text.trim()));
  return texts.filter(Boolean);
}

function holds(sections: readonly Section[], words: readonly string[]): boolean {
  const there = new Set(wordsOf(sections));
  return words.length > 0 && words.every((text) => there.has(text));
}
