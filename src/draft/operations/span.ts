/** What stands between two places of the text, over the edges of paragraphs and sections. */

import { MAX_TITLE } from "../../contract";
import { draftNumbers, itemNumbers } from "../lines";
import type { Draft, Section } from "../model";
import type { LevelsUnder } from "../structure";
import { cleanText } from "../text";
import { indexOf, withSections } from "../tree";

/** A place in a section's title, or in one of its paragraphs: in UTF-16 units of that text as written. */
export interface Spot {
  section: string;
  /** Which of the paragraphs; null for the title. */
  at: number | null;
  offset: number;
}

/** Take away what stands between two places, the first before the second. What is left of the text that it begins in and of
 * that in which it ends becomes one; a heading that it goes over goes, and what is left of its section joins the first. */
export function removeSpan(draft: Draft, from: Spot, to: Spot, under: LevelsUnder): Draft {
  const [first, last] = [indexOf(draft, from.section), indexOf(draft, to.section)];
  const [opened, closed] = [draft.sections[first], draft.sections[last]];
  if (!opened || !closed || first > last) return draft;
  const joined = join(opened, from, closed, to);
  const isGone = from.at === null && !joined.title && !joined.paragraphs.length;
  return withSections(
    draft,
    [
      ...draft.sections.slice(0, first),
      ...(isGone ? [] : [joined]),
      ...draft.sections.slice(last + 1),
    ],
    under,
  );
}

function join(opened: Section, from: Spot, closed: Section, to: Spot): Section {
  const begin = textOf(opened, from).slice(0, from.offset);
  const end = textOf(closed, to).slice(to.offset);
  const after = to.at === null ? closed.paragraphs : closed.paragraphs.slice(to.at + 1);
  if (from.at !== null) {
    const text = cleanText(begin + end, Number.POSITIVE_INFINITY);
    const item = opened.paragraphs[from.at]?.item ?? false;
    return {
      ...opened,
      paragraphs: [...opened.paragraphs.slice(0, from.at), { text, item }, ...after],
    };
  }
  if (to.at === null && begin.length + end.length <= MAX_TITLE)
    return { ...opened, title: begin + end, paragraphs: after };
  const item = to.at !== null && (closed.paragraphs[to.at]?.item ?? false);
  return { ...opened, title: begin, paragraphs: end ? [{ text: end, item }, ...after] : after };
}

function textOf({ title, paragraphs }: Section, { at }: Spot): string {
  return at === null ? title : (paragraphs[at]?.text ?? "");
}

/** The lines between two places, as written, with the numbers of those that are there from their beginning. */
export function spanLines(draft: Draft, from: Spot, to: Spot): string[] {
  const [first, last] = [indexOf(draft, from.section), indexOf(draft, to.section)];
  const numbers = draftNumbers(draft);
  return draft.sections.slice(first, last + 1).flatMap((section, index) => {
    const items = itemNumbers(section.paragraphs);
    const lines = [
      ...(section.level ? [{ at: null, number: numbers[first + index] ?? "" }] : []),
      ...section.paragraphs.map((_, at) => ({ at, number: items[at] ?? "" })),
    ];
    return lines.flatMap(({ at, number }) => {
      const spot = { section: section.id, at, offset: 0 };
      if (isBefore(spot, from, section.id) || isBefore(to, spot, section.id)) return [];
      const text = textOf(section, spot);
      const start = isSameText(spot, from) ? from.offset : 0;
      const end = isSameText(spot, to) ? to.offset : text.length;
      return [(start ? "" : number) + text.slice(start, end)];
    });
  });
}

function isSameText(one: Spot, other: Spot): boolean {
  return one.section === other.section && one.at === other.at;
}

/** Whether a text of a section stands before another of it. */
function isBefore(one: Spot, other: Spot, section: string): boolean {
  return one.section === section && other.section === section && (one.at ?? -1) < (other.at ?? -1);
}
