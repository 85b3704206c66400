/** The check-up (体检): what a draft lacks or should not have, where, and what to do about it. */

import { OPENING_TITLE, PAIRS, type Shape } from "../contract";
import { type Fields, masked } from "../model/fields";
import { ACTIONS, DOUBTS, period } from "../notices/words";
import type { FindDated, Phrase } from "./dated";
import { draftNumbers } from "./lines";
import {
  type Draft,
  endOf,
  examplesIn,
  hasText,
  piecesOf,
  resolved,
  type Section,
  writtenField,
} from "./model";
import {
  disordered,
  type LevelsUnder,
  misplacedLevels,
  missingGroups,
  unwanted,
} from "./structure";

export interface CheckupContext {
  shapes: Readonly<Record<string, Shape>>;
  under: LevelsUnder;
  kinds: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, string>;
  fields: Fields;
  /** What the user has filled in. */
  values: ReadonlyMap<string, string>;
  /** Empty lists as long as the notices are not there. */
  dated: FindDated;
}

/** A part of the draft's head, a section's title, or one of its paragraphs. */
export type Location =
  | { part: "title" | "organisation" | "date" }
  | { part: "section"; section: string }
  | { part: "paragraph"; section: string; at: number };

export type FindingKind =
  | "missing"
  | "order"
  | "empty"
  | "field"
  | "leftover"
  | "dated"
  | "repeated"
  | "marks";

/** location: null for what is nowhere yet. words: what to look for there. */
export interface Finding {
  kind: FindingKind;
  message: string;
  hint: string;
  location: Location | null;
  words: string;
  /** The kind of a part that is missing altogether. */
  lacks?: string;
  /** What can take the place of the words, which stand at `start`. */
  instead?: { text: string; start: number };
}

export const SHORTEST_REPEAT = 20;
const MOST_REPEATS = 50;
const SHOWN = 24;

/** A text as it is read, with its fields filled in. */
type Words = (text: string) => string;

interface Text {
  location: Location;
  text: string;
}

export function checkUp(draft: Draft, context: CheckupContext): Finding[] {
  const texts = textsOf(draft);
  const { fields, values } = context;
  const words: Words = (text) =>
    resolved(text, fields, (name) => values.get(name) ?? fields.get(name)?.default ?? name);
  return [
    ...structure(draft, context),
    ...levels(draft, context, words),
    ...empty(draft, words),
    ...unfilled(texts, context),
    ...leftovers(draft, texts, context),
    ...outdated(texts, context.dated),
    ...repeats(draft, texts, words),
    ...texts.flatMap((text) => unbalanced(text, words)),
  ];
}

/** How many dated phrases a draft has. */
export function countOutdated(draft: Draft, dated: FindDated): number {
  return outdated(textsOf(draft), dated).length;
}

/** All texts of a draft with their locations, in reading order. */
function textsOf(draft: Draft): Text[] {
  const head = (["title", "organisation", "date"] as const).map((part) => {
    return { location: { part }, text: draft[part] };
  });
  const body = draft.sections.flatMap((section): Text[] => [
    {
      location: { part: "section", section: section.id },
      text: section.level ? section.title : "",
    },
    ...section.paragraphs.map(({ text }, at) => {
      return { location: { part: "paragraph" as const, section: section.id, at }, text };
    }),
  ]);
  return [...head, ...body].filter(({ text }) => text.trim() !== "");
}

// Parts

function structure(draft: Draft, { shapes, kinds, types }: CheckupContext): Finding[] {
  const shape = shapes[draft.type];
  if (!shape) return [];
  const type = types.get(draft.type) ?? draft.type;
  const name = (kind: string) => kinds.get(kind) ?? kind;
  const written = draft.sections.filter(
    (section, at) => hasText(section) || endOf(draft, at) > at + 1,
  );
  const present = new Set(written.map(({ kind }) => kind));
  const missing = missingGroups(present, shape).map((group): Finding => {
    const wanted = group.map((kind) => `“${name(kind)}”`).join("或");
    const slot = draft.sections.find(({ kind }) => group.includes(kind));
    return {
      kind: "missing",
      message: `${type}里应当有${wanted}，现在没有`,
      hint: slot ? "把这一节写上，或从范文库选一段填入" : "加一节，或从范文库选一段加入",
      location: slot ? { part: "section", section: slot.id } : null,
      words: "",
      ...(!slot && group[0] ? { lacks: group[0] } : {}),
    };
  });
  const misplaced = ({ id }: Section, message: string, hint: string): Finding => {
    const location = { part: "section" as const, section: id };
    return { kind: "order", message, hint, location, words: "" };
  };
  return [
    ...missing,
    ...unwanted(draft.sections, shape).map((section) =>
      misplaced(section, `${type}里一般不写“${name(section.kind)}”`, "删去这一节，或改掉文种"),
    ),
    ...disordered(draft.sections, shape).map(({ section, after }) =>
      misplaced(
        section,
        `“${name(section.kind)}”排在“${name(after.kind)}”之后`,
        "用“上移”把它挪到前面",
      ),
    ),
  ];
}

/** Headings that stand beside others of another level. Such as may not stand there at all are in no draft. */
function levels(draft: Draft, { under }: CheckupContext, words: Words): Finding[] {
  const numbers = draftNumbers(draft);
  const heading = (at: number) => `${numbers[at]}${words(draft.sections[at]?.title ?? "")}`;
  return misplacedLevels(
    draft.sections.map(({ level }) => level),
    under,
  ).flatMap(({ at, beside }): Finding[] => {
    const section = draft.sections[at];
    if (!section || beside === null) return [];
    return [
      {
        kind: "order",
        message: `“${heading(at)}”与并列的“${heading(beside)}”不是同一级`,
        hint: "用“升级”“降级”调成同一级",
        location: { part: "section", section: section.id },
        words: "",
      },
    ];
  });
}

function empty(draft: Draft, words: Words): Finding[] {
  const findings: Finding[] = [];
  const numbers = draftNumbers(draft);
  const lacks = (message: string, hint: string, location: Location) =>
    findings.push({ kind: "empty", message, hint, location, words: "" });
  if (!draft.title.trim()) lacks("没有标题", "写上标题", { part: "title" });
  if (!draft.organisation.trim()) lacks("没有落款单位", "写上单位全称", { part: "organisation" });
  if (!draft.date.trim()) lacks("没有日期", "写上年月日", { part: "date" });
  draft.sections.forEach((section, at) => {
    const location: Location = { part: "section", section: section.id };
    if (section.level && !section.title.trim())
      lacks(`“${numbers[at]}”后面没有标题`, "写上标题，或删去这一节", location);
    if (!hasText(section) && endOf(draft, at) === at + 1)
      lacks(
        `“${numbers[at]}${words(section.title) || OPENING_TITLE}”下面没有内容`,
        "写上内容，从范文库选一段填入，或删去这一节",
        location,
      );
  });
  return findings;
}

// Words

/** A finding for each field that is not filled in, at its first place. */
function unfilled(texts: readonly Text[], { fields, values }: CheckupContext): Finding[] {
  const found = new Map<string, { location: Location; count: number; words: string }>();
  for (const { location, text } of texts) {
    for (const piece of piecesOf(text, fields)) {
      if (typeof piece === "string" || values.has(piece.name)) continue;
      const words = writtenField(piece.name, piece.example);
      const field = found.get(piece.name) ?? { location, count: 0, words };
      field.count += 1;
      found.set(piece.name, field);
    }
  }
  return Array.from(found, ([name, { location, count, words }]) => {
    const field = fields.get(name);
    const times = count > 1 ? `，共 ${count} 处` : "";
    return {
      kind: "field" as const,
      message: `“${field?.label ?? name}”还没有填${times}`,
      hint: field?.scope === "shared" ? "点带底色的词，填一次处处换好" : "点带底色的词，就地填好",
      location,
      words,
    };
  });
}

/** Words of the templates' own places that stand in the text: 桃树村. */
function leftovers(
  draft: Draft,
  texts: readonly Text[],
  { fields, values }: CheckupContext,
): Finding[] {
  const own = new Set(values.values());
  const examples = new Set(
    draft.sections.flatMap((section) => [
      ...(section.origin?.examples ?? []),
      ...examplesIn(
        section.paragraphs.map(({ text }) => text),
        fields,
      ),
    ]),
  );
  const names = [...examples]
    .filter((name) => Array.from(name).length > 1 && !own.has(name))
    .sort((a, b) => b.length - a.length);
  const findings: Finding[] = [];
  for (const { location, text } of texts) {
    let plain = piecesOf(text, fields)
      .map((piece) => (typeof piece === "string" ? piece : "\n"))
      .join("");
    for (const name of names) {
      if (!plain.includes(name)) continue;
      plain = plain.split(name).join("\n");
      findings.push({
        kind: "leftover",
        message: `“${name}”是范文原来的用词`,
        hint: "换成本地的，确实要用就不必管",
        location,
        words: name,
      });
    }
  }
  return findings;
}

/** Phrases that have run out. */
function outdated(texts: readonly Text[], dated: FindDated): Finding[] {
  return texts.flatMap(({ location, text }) =>
    dated(text).map((phrase): Finding => {
      const { words, instead, start } = phrase;
      const told = { kind: "dated" as const, ...tell(phrase), location, words };
      return instead === null ? told : { ...told, instead: { text: instead, start } };
    }),
  );
}

/** What ran out and when; what holds now. */
function tell({ words, notice, instead }: Phrase): Pick<Finding, "message" | "hint"> {
  const { title, now, note, count } = notice;
  const when = period(notice);
  const name = title === words ? "" : `：${title}`;
  const doubt = DOUBTS[notice.confidence];
  const hint = count && instead ? `按年份推算是“${instead}”` : now ? `现在：${now}` : note;
  return {
    message: `“${words}”${ACTIONS[notice.action]}${name}${when && `（${when}）`}`,
    hint: withoutStop(hint) + (doubt && `（${doubt}）`),
  };
}

/** The list of findings ends every sentence itself. */
function withoutStop(sentence: string): string {
  return sentence.replace(/。$/, "");
}

/** Passages that stand in two paragraphs: a stretch of some length, marks aside, that is the same in both. */
function repeats(draft: Draft, texts: readonly Text[], words: Words): Finding[] {
  const numbers = draftNumbers(draft);
  const titles = new Map(
    draft.sections.map((section, at) => [
      section.id,
      section.level ? `${numbers[at]}${words(section.title)}` : OPENING_TITLE,
    ]),
  );
  const paragraphs = texts.filter(({ location }) => location.part === "paragraph");
  const plain = paragraphs.map(({ text }) => words(text).replace(/[\p{P}\p{Z}]/gu, ""));
  const first = new Map<string, readonly [paragraph: number, at: number]>();
  const findings: Finding[] = [];
  plain.forEach((text, here) => {
    const told = new Set<number>();
    for (let at = 0; at + SHORTEST_REPEAT <= text.length; at++) {
      const gram = text.slice(at, at + SHORTEST_REPEAT);
      const seen = first.get(gram);
      if (!seen) {
        first.set(gram, [here, at]);
        continue;
      }
      const [there, from] = seen;
      if (there === here || told.has(there) || findings.length >= MOST_REPEATS) continue;
      told.add(there);
      const length = sameLength(text, at, plain[there] ?? "", from);
      const other = paragraphs[there]?.location;
      const title = other && "section" in other ? titles.get(other.section) : "";
      findings.push({
        kind: "repeated",
        message: `与“${shorten(title ?? "")}”有 ${length} 字相同：“${shorten(text.slice(at, at + length))}”`,
        hint: "留一处，另一处删去或改写",
        location: paragraphs[here]?.location ?? null,
        words: "",
      });
      at += length - 1;
    }
  });
  return findings;
}

function sameLength(a: string, from: number, b: string, other: number): number {
  let length = 0;
  while (from + length < a.length && a[from + length] === b[other + length]) length += 1;
  return length;
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("")}……` : text;
}

// Marks

const CLOSERS = new Map(
  Array.from(PAIRS).flatMap((mark, at, all) =>
    at % 2 ? [] : [[mark, all[at + 1] ?? ""] as const],
  ),
);
const OPENERS = new Map(Array.from(CLOSERS, ([opener, closer]) => [closer, opener] as const));

/** Marks of a text that have no partner. */
export function unpairedMarks(text: string): { mark: string; at: number }[] {
  const open: { mark: string; at: number }[] = [];
  const single: { mark: string; at: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? "";
    const opener = OPENERS.get(mark);
    if (CLOSERS.has(mark)) open.push({ mark, at });
    else if (opener && !open.some((other) => other.mark === opener)) single.push({ mark, at });
    else if (opener) {
      for (let last = open.pop(); last && last.mark !== opener; last = open.pop())
        single.push(last);
    }
  }
  return [...single, ...open].sort((a, b) => a.at - b.at);
}

function unbalanced({ location, text }: Text, words: Words): Finding[] {
  return unpairedMarks(masked(text)).map(({ mark, at }) => {
    const partner = CLOSERS.get(mark) ?? OPENERS.get(mark) ?? "";
    const before = words(text.slice(0, at)).slice(-6);
    const around = text.slice(Math.max(0, at - 6), at + 7);
    return {
      kind: "marks" as const,
      message: `“${before}${words(text.slice(at)).slice(0, 7)}”里的 ${mark} 没有配对的 ${partner}`,
      hint: `补上 ${partner}，或删去 ${mark}`,
      location,
      words: around,
    };
  });
}
