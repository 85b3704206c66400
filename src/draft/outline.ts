/** Text with typed numbers, as it comes out of another plan, made into sections. */

import { BODY_KIND, MAX_TITLE, OPENING_KIND } from "../contract";
import { typedLevel, withoutTypedNumber } from "../model/numbering";
import { newSection, type Paragraph, type Section } from "./model";

/** How long a heading is, at most, in characters. */
const MAX_HEADING = 40;
const SENTENCE_END = /[。：；！？]/;
const SENTENCE = /[，。：；！？]/;

/** What a numbered paragraph is: a heading, and what stands on the same line behind it. */
interface Heading {
  level: number;
  title: string;
  rest: string;
}

/** Of a paragraph that begins with 一、 or （一）, or is nothing but a short line with 1. or （1）. */
export function headingOf(text: string): Heading | null {
  const level = typedLevel(text);
  if (!level) return null;
  const words = withoutTypedNumber(text).trim();
  const end = words.search(SENTENCE_END);
  const title = (end < 0 ? words : words.slice(0, end)).trim();
  const rest = end < 0 ? "" : words.slice(end + 1).trim();
  const short = title && Array.from(title).length <= MAX_HEADING;
  const isHeading = short && (level < 3 || !SENTENCE.test(words));
  return isHeading ? { level, title: title.slice(0, MAX_TITLE), rest } : null;
}

/** Whether there is something to be made into sections. */
export function hasOutline(paragraphs: readonly Paragraph[]): boolean {
  return paragraphs.some(({ text }) => headingOf(text) !== null);
}

/** A section cut at its numbered paragraphs: each is a section by the level of its number. What stands before the first
 * stays, as an opening where it has no title; where nothing does, the section goes. */
export function cutAtNumbers(section: Section): Section[] {
  const opening = { level: 0, kind: OPENING_KIND };
  const first: Section = { ...section, ...(section.title ? {} : opening), paragraphs: [] };
  const sections = [first];
  let paragraphs: Paragraph[] = [];
  const close = () => {
    const open = sections.pop();
    if (open) sections.push({ ...open, paragraphs });
    paragraphs = [];
  };
  for (const paragraph of section.paragraphs.filter(({ text }) => text.trim())) {
    const heading = headingOf(paragraph.text);
    if (!heading) {
      paragraphs.push(paragraph);
      continue;
    }
    close();
    const { level, title, rest } = heading;
    const kind = section.kind === OPENING_KIND ? BODY_KIND : section.kind;
    sections.push(newSection({ level, title, kind, topics: section.topics }));
    if (rest) paragraphs.push({ text: rest, item: false });
  }
  close();
  const [kept] = sections;
  const empty = !kept?.title && !kept?.paragraphs.length;
  return empty && sections.length > 1 ? sections.slice(1) : sections;
}
