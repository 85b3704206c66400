/** A draft as a file, and as it is stored. What comes in is checked to the last value: it may be damaged or foreign. */

import {
  DRAFT_FORMAT,
  DRAFT_VERSION,
  DRAFT_WORD,
  MAX_ANNEXES,
  MAX_LEVEL,
  MAX_LIST,
  MAX_PARAGRAPHS,
  MAX_SECTIONS,
  MAX_TEXT,
  MAX_TITLE,
} from "../contract";
import { type Annex, NO_OFFICIAL, type Official } from "../model/elements";
import { type Form, formOf } from "../model/official";
import { isRecord } from "../model/record";
import { isTable } from "../model/tables";
import type { Draft, Origin, Paragraph, Section } from "./model";
import type { LevelsUnder } from "./structure";
import { cleanAligned, cleanBroken, cleanTable, cleanText } from "./text";
import { withSections } from "./tree";

/** Of a file that is taken in: more than a draft's own can have, for browsers keep no more than 5 million UTF-16 units for a
 * site, each 3 bytes of a file at most. */
export const MAX_FILE_BYTES = 32_000_000;

const DAMAGED = "文件已经损坏";
const FOREIGN = "不是本站导出的草稿文件";
/** Why a draft is not read that a newer site has written. */
export const NEWER = "来自更新的版本，请先更新本站";
/** Of files that are read. */
const VERSIONS = new Set<unknown>([1, 2, DRAFT_VERSION]);
/** The version from which on a paragraph may be a table. */
const TABLES_SINCE = 3;
const WORD = new RegExp(`^${DRAFT_WORD}$`);

/** A draft, or what is wrong with it, in words for the user. */
export type Decoded = { draft: Draft } | { problem: string };

/** Thrown within this file only. */
class Problem extends Error {}

/** A draft as the text of its file. */
export function encodeDraft(draft: Draft): string {
  return `${JSON.stringify({ format: DRAFT_FORMAT, version: DRAFT_VERSION, draft: fileForm(draft) }, null, 1)}\n`;
}

/** A draft out of a file, or what is wrong with it, in words for the user. */
export function decodeDraft(text: string, under: LevelsUnder): Decoded {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    if (!text.trim()) return { problem: "文件是空的" };
    return { problem: /^\s*\{/.test(text) ? DAMAGED : FOREIGN };
  }
  if (!isRecord(data) || data.format !== DRAFT_FORMAT) return { problem: FOREIGN };
  if (typeof data.version === "number" && data.version > DRAFT_VERSION)
    return { problem: `草稿文件${NEWER}` };
  if (!VERSIONS.has(data.version)) return { problem: DAMAGED };
  if (data.version !== 1 && isRecord(data.draft) && data.draft.official === undefined)
    return { problem: DAMAGED };
  return readDraft(data.draft, under, Number(data.version));
}

/** A draft out of plain data; before version 2 there was no official, before 3 no table in the text. version: where the
 * data do not tell it. */
export function readDraft(data: unknown, under: LevelsUnder, version = DRAFT_VERSION): Decoded {
  try {
    const found = record(data);
    const written = typeof found.version === "number" ? found.version : version;
    if (written > DRAFT_VERSION) throw new Problem(NEWER);
    const sections = list(found.sections, MAX_SECTIONS, "段数太多").map((each) =>
      section(each, written >= TABLES_SINCE),
    );
    const paragraphs = sections.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
    if (paragraphs > MAX_PARAGRAPHS) throw new Problem("自然段太多");
    if (new Set(sections.map(({ id }) => id)).size < sections.length) throw new Problem(DAMAGED);
    const draft: Draft = {
      version: DRAFT_VERSION,
      id: word(found.id),
      title: text(found.title, MAX_TITLE, cleanBroken),
      organisation: text(found.organisation, MAX_TITLE, cleanBroken),
      date: text(found.date, MAX_TITLE),
      level: word(found.level),
      type: word(found.type),
      sections,
      official: found.official === undefined ? NO_OFFICIAL : official(found.official),
    };
    return { draft: withSections(draft, sections, under) };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message };
    throw error;
  }
}

/** The keys in the order of the file's description, whatever else an object carries. */
function fileForm(draft: Draft): object {
  const { id, title, organisation, date, level, type, sections, official } = draft;
  return { id, title, organisation, date, level, type, sections, official };
}

function section(data: unknown, hasTables: boolean): Section {
  const found = record(data);
  const level = found.level;
  if (typeof level !== "number" || !Number.isInteger(level) || level < 0 || level > MAX_LEVEL)
    throw new Problem(DAMAGED);
  return {
    id: word(found.id),
    level,
    title: text(found.title, MAX_TITLE),
    paragraphs: list(found.paragraphs, MAX_PARAGRAPHS, "自然段太多").map((each) =>
      paragraph(each, hasTables),
    ),
    kind: word(found.kind),
    topics: list(found.topics, MAX_LIST, DAMAGED).map(word),
    origin: found.origin === null ? null : origin(found.origin),
  };
}

function paragraph(data: unknown, hasTables: boolean): Paragraph {
  const found = record(data);
  if (typeof found.item !== "boolean") throw new Problem(DAMAGED);
  const isOne = hasTables && typeof found.text === "string" && isTable(found.text);
  return { text: text(found.text, MAX_TEXT, isOne ? cleanTable : cleanText), item: found.item };
}

function official(data: unknown): Official {
  const found = record(data);
  const { sealed } = found;
  if (typeof sealed !== "boolean") throw new Problem(DAMAGED);
  return {
    serial: text(found.serial ?? "", MAX_TITLE),
    secrecy: text(found.secrecy ?? "", MAX_TITLE),
    urgency: text(found.urgency ?? "", MAX_TITLE),
    letterhead: text(found.letterhead, MAX_TITLE),
    reference: text(found.reference, MAX_TITLE),
    signatory: text(found.signatory ?? "", MAX_TITLE),
    addressee: text(found.addressee, MAX_TITLE),
    annexes: list(found.annexes, MAX_ANNEXES, "附件太多").map(annex),
    note: text(found.note, MAX_TITLE),
    copies: text(found.copies, MAX_TITLE),
    issuer: text(found.issuer, MAX_TITLE),
    issued: text(found.issued, MAX_TITLE),
    sealed,
    cover: text(found.cover, MAX_TEXT, cleanAligned),
    ...form(found),
  };
}

/** The choices of the form; those that are not told are the standard's. */
function form(found: Record<string, unknown>): Form {
  const choices = formOf(found);
  const isOther = ([name, value]: [string, unknown]) => (found[name] ?? value) !== value;
  if (Object.entries(choices).some(isOther)) throw new Problem(DAMAGED);
  return choices;
}

function annex(data: unknown): Annex {
  const found = record(data);
  return { title: text(found.title, MAX_TITLE), text: text(found.text, MAX_TEXT, cleanAligned) };
}

function origin(data: unknown): Origin {
  const found = record(data);
  return {
    id: text(found.id, MAX_TITLE),
    plan: text(found.plan, MAX_TITLE),
    examples: list(found.examples, MAX_LIST, DAMAGED).map((example) => text(example, MAX_TITLE)),
  };
}

function record(data: unknown): Record<string, unknown> {
  if (!isRecord(data)) throw new Problem(DAMAGED);
  return data;
}

function list(data: unknown, most: number, tooMany: string): unknown[] {
  if (!Array.isArray(data)) throw new Problem(DAMAGED);
  if (data.length > most) throw new Problem(tooMany);
  return data;
}

function text(data: unknown, most: number, clean = cleanText): string {
  if (typeof data !== "string") throw new Problem(DAMAGED);
  if (data.length > most) throw new Problem("有的文字太长");
  return clean(data);
}

function word(data: unknown): string {
  if (typeof data !== "string" || !WORD.test(data)) throw new Problem(DAMAGED);
  return data;
}
