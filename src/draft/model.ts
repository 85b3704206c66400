/** A draft (草稿): the plan that a user puts together. Everything here is plain data that never changes. */

import { BODY_KIND, DRAFT_VERSION, MAX_PARAGRAPHS, MAX_SECTIONS, MAX_TEXT } from "../contract";
import { FIELD, type Fields } from "../model/fields";

/** A paragraph, or an item of a numbered list. Fields stand in its text as written: {{name}} or {{name|example}}. */
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

export interface Draft {
  readonly version: typeof DRAFT_VERSION;
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  readonly date: string;
  readonly level: string;
  readonly type: string;
  readonly sections: readonly Section[];
}

/** What stands in the place of a field. */
export type Resolve = (name: string, example: string | null) => string;

/** A stretch of plain text, or a field. */
export type Piece = string | { readonly name: string; readonly example: string | null };

// Characters without a look of their own that would confuse editing: controls, directions, halves of characters.
const NOT_TEXT =
  /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;
/** The joiner of emoji, which is kept between two of them only. */
const JOINER = /(\p{Extended_Pictographic}\ufe0f?)\u200d(?=\p{Extended_Pictographic})/gu;
const JOINED = "\u{f0000}"; // of private use, so that no text has it

/** A text as a draft keeps it, on one line: without what cannot be seen, and of `most` UTF-16 units. */
export function cleanText(text: string, most = MAX_TEXT): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029\u00a0]+/g, " ")
    .replace(/\u{f0000}/gu, "")
    .replace(JOINER, `$1${JOINED}`)
    .replace(NOT_TEXT, (mark) => (mark === JOINED ? "\u200d" : ""))
    .slice(0, most)
    .replace(/\u200d?[\ud800-\udbff]?$/, ""); // no half of a character where it was cut
}

/** Pasted text as paragraphs: a line each, cleaned but not cut, the empty ones left out. */
export function cleanLines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => cleanText(line, Number.POSITIVE_INFINITY).trim())
    .filter(Boolean);
}

/** A text cut into plain stretches and fields; a field that is not declared is text. */
export function piecesOf(text: string, fields: Fields): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(FIELD)) {
    const [whole, name = "", example] = match;
    if (!fields.has(name)) continue;
    const start = match.index ?? 0;
    if (start > end) pieces.push(text.slice(end, start));
    pieces.push({ name, example: example ?? null });
    end = start + whole.length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

export function writtenField(name: string, example: string | null): string {
  return example === null ? `{{${name}}}` : `{{${name}|${example}}}`;
}

/** A text with all its fields filled in. */
export function resolved(text: string, fields: Fields, resolve: Resolve): string {
  if (!text.includes("{{")) return text;
  return piecesOf(text, fields)
    .map((piece) => (typeof piece === "string" ? piece : resolve(piece.name, piece.example)))
    .join("");
}

/** The source's own words in texts, each once. */
export function examplesIn(texts: readonly string[], fields: Fields): string[] {
  const pieces = texts.flatMap((text) => piecesOf(text, fields));
  const examples = pieces.map((piece) => (typeof piece === "string" ? null : piece.example));
  return [...new Set(examples.filter((example): example is string => example !== null))];
}

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

export function hasText(section: Section): boolean {
  return section.paragraphs.some(({ text }) => text.trim() !== "");
}

/** Why a draft is more than can be read back (see file.ts), in words for the user; empty where it is not. */
export function excess({ sections }: Draft): string {
  const paragraphs = sections.reduce((sum, section) => sum + section.paragraphs.length, 0);
  if (sections.length > MAX_SECTIONS) return `一份草稿最多 ${MAX_SECTIONS} 节`;
  if (paragraphs > MAX_PARAGRAPHS) return `一份草稿最多 ${MAX_PARAGRAPHS} 段`;
  const tooLong = ({ text }: Paragraph) => text.length > MAX_TEXT;
  return sections.some((section) => section.paragraphs.some(tooLong))
    ? `一段最多 ${MAX_TEXT} 字`
    : "";
}
