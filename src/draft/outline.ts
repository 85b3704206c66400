/** Text with typed numbers, as it comes out of another plan, made into sections, as the importer sees it. */

import { BODY_KIND, MAX_TITLE, OPENING_KIND } from "../contract";
import type { Entry } from "../importing/outline";
import { typedLevel } from "../model/numbering";
import { newSection, type Paragraph, type Section } from "./model";

const ITEM_LEVEL = 3; // 1.

/** Gives what each of some texts is, as the recogniser sees it (importing/recognise), which is loaded when it is needed.
 * Headings that stand in one text with the words before them come apart. */
export type Judge = (texts: readonly string[]) => readonly { text: string; entry: Entry }[];

/** A section cut at its headings: each is a section by the level of its number. What stands before the first stays, as an
 * opening where it has no title; where nothing does, the section goes. */
export function cutAtHeadings(section: Section, judge: Judge): Section[] {
  const opening = { level: 0, kind: OPENING_KIND };
  const first: Section = { ...section, ...(section.title ? {} : opening), paragraphs: [] };
  const kind = section.kind === OPENING_KIND ? BODY_KIND : section.kind;
  const texts = section.paragraphs.map(({ text }) => text).filter((text) => text.trim());
  const sections = sectionsOf(first, judge(texts), { kind, topics: section.topics });
  const [kept] = sections;
  const empty = !kept?.title && !kept?.paragraphs.length;
  return empty && sections.length > 1 ? sections.slice(1) : sections;
}

/** The sections of recognised paragraphs. first: takes what stands before the first heading. given: what every other
 * section has. */
function sectionsOf(
  first: Section,
  paragraphs: readonly { text: string; entry: Entry }[],
  given: Partial<Section>,
): Section[] {
  const sections: Section[] = [];
  let open = first;
  let texts: Paragraph[] = [];
  const close = () => sections.push({ ...open, paragraphs: texts });
  for (const { text, entry } of paragraphs) {
    if (entry.role !== "heading") {
      texts.push(paragraphOf(text, entry));
      continue;
    }
    close();
    open = newSection({ ...given, level: entry.level, title: entry.title.slice(0, MAX_TITLE) });
    texts = entry.rest ? [{ text: entry.rest, item: false }] : [];
  }
  close();
  return sections;
}

/** A paragraph of a draft. An item numbered 1. is numbered by the draft; any other number stays where it was typed. */
function paragraphOf(text: string, { role, text: words }: Entry): Paragraph {
  const isItem = role === "item" && typedLevel(text) === ITEM_LEVEL;
  return isItem ? { text: words, item: true } : { text, item: false };
}
