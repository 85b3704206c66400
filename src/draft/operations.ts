/** What can be done with a draft: functions from a draft to a draft. What changes nothing gives the same draft back.
 * What is put together is not cut, lest words get lost unseen: a draft may be too much (see `excess` of the model). */

import { BODY_KIND, MAX_LEVEL, MAX_LIST, MAX_TITLE, OPENING_KIND, type Shape } from "../contract";
import { withoutTypedNumber } from "../model/numbering";
import type { Location } from "./checkup";
import {
  cleanText,
  type Draft,
  endOf,
  hasText,
  newSection,
  type Paragraph,
  type Section,
} from "./model";
import { cutAtNumbers, hasOutline, withoutFrame } from "./outline";
import { type LevelsUnder, rankOf } from "./structure";
import { withoutSignature } from "./templates";

export type Facts = Partial<Pick<Draft, "title" | "organisation" | "date" | "level" | "type">>;

export function setFacts(draft: Draft, facts: Facts): Draft {
  const changed = (Object.keys(facts) as (keyof Facts)[])
    .map((name) => [name, cleanText(facts[name] ?? "", MAX_TITLE)] as const)
    .filter(([name, text]) => draft[name] !== text);
  return changed.length ? { ...draft, ...Object.fromEntries(changed) } : draft;
}

export function indexOf(draft: Draft, id: string): number {
  return draft.sections.findIndex((section) => section.id === id);
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

export function setTitle(draft: Draft, id: string, title: string): Draft {
  return withSection(draft, id, (section) => {
    const text = cleanText(title, MAX_TITLE);
    return text === section.title ? section : { ...section, title: text };
  });
}

/** Take a typed number off a title: numbers follow from the position. */
export function tidyTitle(draft: Draft, id: string): Draft {
  const title = draft.sections[indexOf(draft, id)]?.title ?? "";
  return setTitle(draft, id, withoutTypedNumber(title));
}

/** Make sections of the numbered paragraphs of a section, each of the kind that its title names. */
export function outline(
  draft: Draft,
  id: string,
  kinds: ReadonlyMap<string, string>,
  under: LevelsUnder,
): Draft {
  const index = indexOf(draft, id);
  const section = draft.sections[index];
  if (!section || !hasOutline(section.paragraphs)) return draft;
  const cut = cutAtNumbers(section);
  const sections = [...draft.sections];
  sections.splice(index, 1, ...cut);
  const made = cut.filter((part) => part.id !== id);
  return made.reduce(
    (changed, part) => tellKind(changed, part.id, kinds, ""),
    withSections(draft, sections, under),
  );
}

/** A draft out of the lines of a written plan: its title, its sections by their numbers, who signs and when. */
export function fromText(
  draft: Draft,
  lines: readonly string[],
  kinds: ReadonlyMap<string, string>,
  under: LevelsUnder,
): Draft {
  const { texts, ...facts } = withoutFrame(lines);
  const paragraphs = texts.map((text) => ({ text, item: false }));
  const whole = newSection({ level: 0, kind: OPENING_KIND, paragraphs });
  return outline({ ...setFacts(draft, facts), sections: [whole] }, whole.id, kinds, under);
}

/** What a section does in the plan. */
export function setKind(draft: Draft, id: string, kind: string): Draft {
  return withSection(draft, id, (section) =>
    section.kind === kind ? section : { ...section, kind },
  );
}

/** The kind that a title names at its end (工作目标 → 目标), for a section of the user's own. before: its title when
 * the kind was told last; what that named already is not told again, as the user may have chosen otherwise. */
export function tellKind(
  draft: Draft,
  id: string,
  kinds: ReadonlyMap<string, string>,
  before: string,
): Draft {
  const section = draft.sections[indexOf(draft, id)];
  if (!section || section.origin) return draft;
  const namedBy = (text: string) => [...kinds].find(([, title]) => text.endsWith(title))?.[0];
  const named = namedBy(section.title);
  return named && named !== namedBy(before) ? setKind(draft, id, named) : draft;
}

export function setParagraph(draft: Draft, id: string, at: number, text: string): Draft {
  const cleaned = cleanText(text);
  return withParagraphs(draft, id, (paragraphs) =>
    paragraphs[at]?.text === cleaned
      ? paragraphs
      : paragraphs.map((paragraph, index) =>
          index === at ? { ...paragraph, text: cleaned } : paragraph,
        ),
  );
}

/** The text at a location, fields as written. */
export function textAt(draft: Draft, location: Location): string {
  if (!("section" in location)) return draft[location.part];
  const section = draft.sections[indexOf(draft, location.section)];
  return (
    (location.part === "paragraph" ? section?.paragraphs[location.at]?.text : section?.title) ?? ""
  );
}

/** Put other words in the place of some. start: where they stood; they may have moved since. */
export function replaceWords(
  draft: Draft,
  location: Location,
  start: number,
  words: string,
  instead: string,
): Draft {
  const old = textAt(draft, location);
  const at = old.startsWith(words, start) ? start : old.indexOf(words);
  if (at < 0) return draft;
  const text = old.slice(0, at) + instead + old.slice(at + words.length);
  if (location.part === "paragraph")
    return setParagraph(draft, location.section, location.at, text);
  if (location.part === "section") return setTitle(draft, location.section, text);
  return setFacts(draft, { [location.part]: text });
}

/** Put paragraphs in the place of a paragraph's text from start to end: the first and the last join what stays. */
export function pasteLines(
  draft: Draft,
  id: string,
  at: number,
  range: readonly [start: number, end: number],
  lines: readonly string[],
): Draft {
  return withParagraphs(draft, id, (paragraphs) => {
    const old = paragraphs[at];
    if (!old) return paragraphs;
    const texts = lines.length ? [...lines] : [""];
    texts[0] = old.text.slice(0, range[0]) + texts[0];
    texts[texts.length - 1] += old.text.slice(range[1]);
    const made = texts.map((text) => ({ ...old, text: joined(text) }));
    return [...paragraphs.slice(0, at), ...made, ...paragraphs.slice(at + 1)];
  });
}

/** Join a paragraph to the one before it; the first of a section stays. */
export function mergeParagraph(draft: Draft, id: string, at: number): Draft {
  return withParagraphs(draft, id, (paragraphs) => {
    const [before, after] = [paragraphs[at - 1], paragraphs[at]];
    if (!before || !after) return paragraphs;
    const merged = { ...before, text: joined(before.text + after.text) };
    return [...paragraphs.slice(0, at - 1), merged, ...paragraphs.slice(at + 1)];
  });
}

/** Texts that were put together, whole. */
function joined(text: string): string {
  return cleanText(text, Number.POSITIVE_INFINITY);
}

/** Make a paragraph an item of a numbered list, or an item a paragraph. */
export function toggleItem(draft: Draft, id: string, at: number): Draft {
  return withParagraphs(draft, id, (paragraphs) =>
    at in paragraphs
      ? paragraphs.map((paragraph, index) =>
          index === at ? { ...paragraph, item: !paragraph.item } : paragraph,
        )
      : paragraphs,
  );
}

export function addParagraph(draft: Draft, id: string): Draft {
  return withParagraphs(draft, id, (paragraphs) => [...paragraphs, { text: "", item: false }]);
}

export function removeParagraph(draft: Draft, id: string, at: number): Draft {
  return withParagraphs(draft, id, (paragraphs) =>
    at in paragraphs ? paragraphs.filter((_, index) => index !== at) : paragraphs,
  );
}

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

function fill(draft: Draft, id: string, taken: readonly Section[], under: LevelsUnder): Draft {
  const index = indexOf(draft, id);
  const [section, first] = [draft.sections[index], taken[0]];
  if (!section || !first) return draft;
  const kept = section.paragraphs.filter(({ text }) => text.trim() !== "");
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
  if (section.kind !== taken.kind || hasText(section) || endOf(draft, at) > at + 1) return false;
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

function withSection(draft: Draft, id: string, change: (section: Section) => Section): Draft {
  const index = indexOf(draft, id);
  const old = draft.sections[index];
  const changed = old && change(old);
  if (!changed || changed === old) return draft;
  const sections = [...draft.sections];
  sections[index] = changed;
  return { ...draft, sections };
}

function withParagraphs(
  draft: Draft,
  id: string,
  change: (paragraphs: readonly Paragraph[]) => readonly Paragraph[],
): Draft {
  return withSection(draft, id, (section) => {
    const paragraphs = change(section.paragraphs);
    return paragraphs === section.paragraphs ? section : { ...section, paragraphs };
  });
}
