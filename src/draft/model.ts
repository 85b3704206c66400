/** A draft (草稿): the plan that a user puts together. Everything here is plain data that never changes. */

import { BODY_KIND, DRAFT_VERSION, MAX_PARAGRAPHS, MAX_SECTIONS, MAX_TEXT } from "../contract";
import { NO_OFFICIAL, type Official } from "../model/elements";
import { isTable } from "../model/tables";

/** A paragraph, or an item of a numbered list; or a table, where its text has U+0009 (see tables.ts of the model). Fields
 * stand in its text as written: {{name}} or {{name|example}}. */
export interface Paragraph {
  readonly text: string;
  readonly item: boolean;
}

/** Where a section was taken from. examples: the source's own words in it (names of other places). */
export interface Origin {
  readonly id: string;
  readonly plan: string;
  readonly examples: readonly string[];
}

/** level: 1 一、 · 2 （一） · 3 1. · 4 （1）; 0 for a part without a heading. Numbers follow from the order. */
export interface Section {
  readonly id: string;
  readonly level: number;
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
  readonly kind: string;
  readonly topics: readonly string[];
  readonly origin: Origin | null;
}

/** A draft; organisation and date are who signs, and when. Title and organisation may have line breaks, U+000A. Fields
 * stand in its texts as written. */
export interface Draft {
  readonly version: typeof DRAFT_VERSION;
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  readonly date: string;
  readonly level: string;
  readonly type: string;
  readonly sections: readonly Section[];
  readonly official: Official;
}

/** A draft of a level and type of document, with nothing in it. */
export function emptyDraft(id: string, level: string, type: string): Draft {
  return {
    version: DRAFT_VERSION,
    id,
    title: "",
    organisation: "",
    date: "",
    level,
    type,
    sections: [],
    official: NO_OFFICIAL,
  };
}

/** An id that no other draft or section has. */
export function newId(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(3));
  return Array.from(numbers, (number) => number.toString(36).padStart(7, "0")).join("");
}

/** A section with nothing but what is given. */
export function newSection(given: Partial<Section>): Section {
  return {
    id: newId(),
    level: 1,
    title: "",
    paragraphs: [],
    kind: BODY_KIND,
    topics: [],
    origin: null,
    ...given,
  };
}

/** Whether a section has a paragraph that is not blank. */
export function hasText(section: Section): boolean {
  return section.paragraphs.some(({ text }) => text.trim() !== "");
}

/** Why a draft is more than can be read back (see file.ts), in words for the user; empty where it is not. */
export function excess({ sections }: Draft): string {
  const paragraphs = sections.reduce((sum, section) => sum + section.paragraphs.length, 0);
  if (sections.length > MAX_SECTIONS) return `一份草稿最多 ${MAX_SECTIONS} 段`;
  if (paragraphs > MAX_PARAGRAPHS) return `一份草稿最多 ${MAX_PARAGRAPHS} 个自然段`;
  const long = sections
    .flatMap((section) => section.paragraphs)
    .find(({ text }) => text.length > MAX_TEXT);
  if (!long) return "";
  return isTable(long.text)
    ? `一个表格最多 ${MAX_TEXT} 字`
    : `一个自然段最多 ${MAX_TEXT} 字，请分成几段`;
}
