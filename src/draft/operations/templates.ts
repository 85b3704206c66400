/** Templates that are taken into a draft. */

import { MAX_LEVEL, MAX_LIST, type Shape } from "../../contract";
import { isPrinted } from "../lines";
import type { Draft, Section } from "../model";
import { type LevelsUnder, rankOf } from "../structure";
import { withoutSignature } from "../templates";
import { endOf, indexOf, insertSections, isBare } from "../tree";
import { setFacts } from "./facts";

/** Fill a section with a template: its text, where it came from, and the sections under it. An empty section takes it
 * as its own and keeps its title; a written one has it added. */
export function fillSection(
  draft: Draft,
  id: string,
  template: readonly Section[],
  under: LevelsUnder,
): Draft {
  const { sections: taken, signature } = withoutSignature(template);
  return fill(signed(draft, signature), id, taken, under);
}

/** Add to a section what it has not of a template, with the sections under it: the same words never stand there twice. */
export function addMissing(
  draft: Draft,
  id: string,
  template: readonly Section[],
  under: LevelsUnder,
): Draft {
  const at = indexOf(draft, id);
  const here = at < 0 ? [] : draft.sections.slice(at, endOf(draft, at));
  const texts = new Set(
    here.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text.trim())),
  );
  const titles = new Set(here.map(({ title }) => title));
  const { sections, signature } = withoutSignature(template);
  const missing = sections.flatMap((section, place) => {
    const paragraphs = section.paragraphs.filter(({ text }) => !texts.has(text.trim()));
    const isThere = section.paragraphs.length > 0 || titles.has(section.title);
    return place > 0 && !paragraphs.length && isThere ? [] : [{ ...section, paragraphs }];
  });
  const isNew = missing.length > 1 || (missing[0]?.paragraphs.length ?? 0) > 0;
  const filled = signed(draft, signature);
  return isNew ? fill(filled, id, missing, under) : filled;
}

/** Put a template in the place of a section's text, and of what stands under it from the same plan as that; what the user
 * has written under it stays. */
export function replaceSection(
  draft: Draft,
  id: string,
  template: readonly Section[],
  under: LevelsUnder,
): Draft {
  const at = indexOf(draft, id);
  const section = draft.sections[at];
  if (!section || !withoutSignature(template).sections.length)
    return fillSection(draft, id, template, under);
  const end = endOf(draft, at);
  const isTaken = ({ origin }: Section) => origin !== null && origin.plan === section.origin?.plan;
  const sections = draft.sections.flatMap((other, index) => {
    if (index === at) return [{ ...section, paragraphs: [], origin: null }];
    return index > at && index < end && isTaken(other) ? [] : [other];
  });
  return fillSection({ ...draft, sections }, id, template, under);
}

function fill(draft: Draft, id: string, taken: readonly Section[], under: LevelsUnder): Draft {
  const index = indexOf(draft, id);
  const [section, first] = [draft.sections[index], taken[0]];
  if (!section || !first) return draft;
  const kept = section.paragraphs.filter(({ text }) => isPrinted(text));
  const filled: Section = {
    ...section,
    title: section.title || (section.level ? first.title : ""),
    paragraphs: [...kept, ...first.paragraphs],
    topics: section.topics.length ? section.topics : first.topics,
    origin: joinOrigins(section, first),
  };
  const base = section.level || 1;
  const below = taken.slice(1).map((below) => ({
    ...below,
    level: Math.min(base + Math.max(below.level - (first.level || 1), 1), MAX_LEVEL),
  }));
  const sections = [...draft.sections];
  sections.splice(index, 1, filled);
  return insertSections({ ...draft, sections }, endOf({ ...draft, sections }, index), below, under);
}

/** A draft has one signature: its own, or that of a template where it has none yet. */
function signed(draft: Draft, [organisation = "", date = ""]: readonly string[]): Draft {
  return setFacts(draft, {
    organisation: draft.organisation || organisation,
    date: draft.date || date,
  });
}

/** A section can hold the words of several templates; the examples of all of them are remembered. */
function joinOrigins(section: Section, taken: Section): Section["origin"] {
  if (!section.origin || !taken.origin) return taken.origin ?? section.origin;
  const examples = new Set([...section.origin.examples, ...taken.origin.examples]);
  return { ...taken.origin, examples: [...examples].slice(0, MAX_LIST) };
}

/** Put a template where it belongs: into an empty section of its kind and topic, else behind the last of its kind, else
 * by the order of kinds. */
export function addTemplate(
  before: Draft,
  template: readonly Section[],
  order: Shape["order"],
  under: LevelsUnder,
): Draft {
  const { sections: taken, signature } = withoutSignature(template);
  const draft = signed(before, signature);
  const [first] = taken;
  if (!first) return draft;
  const slot = draft.sections.find((section, at) => isSlotFor(draft, section, at, first));
  if (slot) return fill(draft, slot.id, taken, under);
  const at = placeFor(draft, first, order);
  const above = draft.sections.findIndex(
    (section, index) => section.level === 1 && endOf(draft, index) === at,
  );
  const sibling =
    draft.sections[above]?.kind === first.kind ? draft.sections[above + 1] : undefined;
  const level = above >= 0 && above + 1 < at && sibling ? sibling.level : 1;
  const shift = level - (first.level || 1);
  const placed = taken.map((section) =>
    section.level
      ? { ...section, level: Math.min(Math.max(section.level + shift, 1), MAX_LEVEL) }
      : section,
  );
  return insertSections(draft, at, placed, under);
}

function isSlotFor(draft: Draft, section: Section, at: number, taken: Section): boolean {
  if (section.kind !== taken.kind || !isBare(draft, at)) return false;
  return !section.topics.length || section.topics.some((topic) => taken.topics.includes(topic));
}

/** Behind the last part at the top whose kind does not come after this one. */
function placeFor(draft: Draft, added: Section, order: Shape["order"]): number {
  const own = rankOf(added.kind, order);
  if (own < 0) return draft.sections.length;
  let place = 0;
  draft.sections.forEach((section, index) => {
    if (section.level <= 1 && rankOf(section.kind, order) <= own) place = endOf(draft, index);
  });
  return place;
}
