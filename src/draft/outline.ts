/** Text with typed numbers, as it comes out of another plan, made into sections, as the importer sees it. */

import { BODY_KIND, MAX_TITLE, OPENING_KIND } from "../contract";
import { Style } from "../importing/numbers";
import type { Entry } from "../importing/outline";
import { type Document, isDate, judged } from "../importing/recognise";
import type { Signature } from "../model/signature";
import { newSection, type Paragraph, type Section } from "./model";

/** Whether there is something to be made into sections. */
export function hasOutline(texts: readonly string[]): boolean {
  return judged(texts).some(({ entry }) => entry.role === "heading");
}

/** A section cut at its headings: each is a section by the level of its number. What stands before the first stays, as an
 * opening where it has no title; where nothing does, the section goes. */
export function cutAtHeadings(section: Section): Section[] {
  const opening = { level: 0, kind: OPENING_KIND };
  const first: Section = { ...section, ...(section.title ? {} : opening), paragraphs: [] };
  const kind = section.kind === OPENING_KIND ? BODY_KIND : section.kind;
  const texts = section.paragraphs.map(({ text }) => text).filter((text) => text.trim());
  const sections = sectionsOf(first, judged(texts), { kind, topics: section.topics });
  const [kept] = sections;
  const empty = !kept?.title && !kept?.paragraphs.length;
  return empty && sections.length > 1 ? sections.slice(1) : sections;
}

/** The sections of recognised paragraphs. first: takes what stands before the first heading. given: what every other
 * section has. */
export function sectionsOf(
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
function paragraphOf(text: string, { role, number, text: words }: Entry): Paragraph {
  const isItem = role === "item" && number?.style === Style.DIGIT;
  return isItem ? { text: words, item: true } : { text, item: false };
}

/** Who signs a recognised plan, and when. */
export function signatureOf({ signature }: Document): Signature {
  const texts = signature.map(({ text }) => text);
  return {
    organisation: texts.find((text) => !isDate(text)) ?? "",
    date: texts.find(isDate) ?? "",
  };
}
