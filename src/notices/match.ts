/** Where the phrases of notices (时效提示) stand in a text. hooks/planlib marks by the same rules. */

import {
  CLOSING_QUOTES,
  HAN_DIGITS,
  NOTICE_NUMBER,
  type Notice,
  OPENING_QUOTES,
  SENTENCE_PARTS,
  TOLD_AFTER,
  TOLD_BEFORE,
  TOLD_WITHIN,
} from "../contract";
import { masked } from "../model/fields";
import { digitByDigit, numeral } from "../model/numbering";
import type { Fold, Folded } from "./fold";

/** A phrase in a written text, in UTF-16 units. folded: its words, folded. number: what stands for {n} in the pattern,
 * as it is written, and figure, folded; empty where it has none. */
export interface Match<Found> {
  start: number;
  end: number;
  notice: Found;
  folded: string;
  number: string;
  figure: string;
}

/** Gives the marked phrases of a line of text, fields as written, in order. */
type Matcher<Found> = (text: string) => Match<Found>[];

/** What it takes to match a notice: its patterns, folded. */
type Pattern = Pick<Notice, "pattern" | "exception">;

/** A matcher for notices, in the order that decides between equally long phrases. */
export function matcherOf<Found extends Pattern>(
  notices: readonly Found[],
  fold: Fold,
): Matcher<Found> {
  const compiled = notices.map((notice) => ({
    notice,
    find: new RegExp(notice.pattern.split(NOTICE_NUMBER).join(`(${NOTICE_NUMBER})`), "gu"),
    except: notice.exception ? new RegExp(notice.exception, "gu") : null,
  }));
  return (text) => {
    const line = fold(masked(text));
    const found = compiled.flatMap(({ notice, find, except }) => {
      if (line.text.search(find) < 0) return []; // as most do; this is much quicker than asking for all matches
      const spared = except ? Array.from(line.text.matchAll(except), spanOf) : [];
      return Array.from(line.text.matchAll(find))
        .filter((match) => !spared.some((other) => overlap(spanOf(match), other)))
        .filter((match) => !isToldOf(line.text, spanOf(match)))
        .map((match): Match<Found> => {
          const figure = match.slice(1).find(Boolean) ?? "";
          const span = trimmed(text, inText(spanOf(match), line));
          const folded = fold(text.slice(span.start, span.end)).text;
          const number = asWritten(figure, match, line, text);
          return { ...span, notice, folded, number, figure };
        });
    });
    return withoutOverlaps(found);
  };
}

const PARTS = new RegExp(`[${SENTENCE_PARTS}]`, "u");
const BEFORE = new RegExp(`${TOLD_BEFORE}$`, "u");
const AFTER = new RegExp(`^${TOLD_AFTER}`, "u");

/** Whether a sentence of folded text tells of a phrase as past: the former office, a fee that is abolished. */
function isToldOf(folded: string, { start, end }: Span): boolean {
  const before =
    folded
      .slice(Math.max(0, start - TOLD_WITHIN), start)
      .split(PARTS)
      .pop() ?? "";
  const [after = ""] = folded.slice(end, end + TOLD_WITHIN).split(PARTS, 1);
  return BEFORE.test(before) || AFTER.test(after);
}

/** Where folded text stands in the text that was folded. */
function inText({ start, end }: Span, { origins }: Folded): Span {
  return { start: origins[start] ?? 0, end: (origins[end - 1] ?? 0) + 1 };
}

/** A span without the marks of a quotation that ends before it, or begins behind it: folded, they are all alike. */
function trimmed(text: string, { start, end }: Span): Span {
  const before = Number(CLOSING_QUOTES.includes(text.charAt(start)));
  const behind = Number(OPENING_QUOTES.includes(text.charAt(end - 1)));
  return end - start > before + behind
    ? { start: start + before, end: end - behind }
    : { start, end };
}

/** The number of a match as it stands in the text. */
function asWritten(number: string, match: RegExpMatchArray, line: Folded, text: string): string {
  if (!number) return "";
  const start = (match.index ?? 0) + match[0].indexOf(number);
  const span = inText({ start, end: start + number.length }, line);
  return text.slice(span.start, span.end);
}

interface Span {
  start: number;
  end: number;
}

function spanOf({ 0: words, index = 0 }: RegExpMatchArray): Span {
  return { start: index, end: index + words.length };
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Of those that overlap the longest, of equally long ones the first. */
function withoutOverlaps<Some extends Span>(found: readonly Some[]): Some[] {
  const kept: Some[] = [];
  for (const one of [...found].sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (!kept.some((other) => overlap(one, other))) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}

/** The number that a notice gives for a year: 第十八个 in 2020 is 第二十一个 in 2023. */
export function numberFor({ number, year, every }: NonNullable<Notice["count"]>, asked: number) {
  return number + Math.floor((asked - year) / every);
}

/** A number in the script that another one was written in: 90, 九十, 九〇. */
export function writtenLike(number: number, model: string): string {
  if (/\d/.test(model)) return String(number);
  return model.length > 1 && !/[十百]/.test(model) ? digitByDigit(number) : numeral(number);
}

/** Whether a number is written there, in whatever script: 105, 一百零五, 一百〇五, 一〇五, 一零五. */
export function isWritten(number: number, words: string): boolean {
  const forms = [String(number), numeral(number), digitByDigit(number)].map(withOneZero);
  return forms.includes(withOneZero(words));
}

/** The number that words write, in whatever script; not a number where they write none. */
export function numberIn(written: string): number {
  const words = written.normalize("NFKC").replace(/\s/g, "");
  if (/^\d+$/.test(words)) return Number(words);
  if (!/[十百]/.test(words)) {
    const digits = Array.from(withOneZero(words).replace(/〇/g, "零"), (digit) =>
      HAN_DIGITS.indexOf(digit),
    );
    return Number(digits.join(""));
  }
  const [, hundreds = "", tens = "", ones = ""] =
    /^(?:(.?)百)?零?〇?(?:(.?)十)?零?〇?(.?)$/.exec(words) ?? [];
  const digit = (sign: string, otherwise: number) => (sign ? HAN_DIGITS.indexOf(sign) : otherwise);
  return (
    (words.includes("百") ? 100 * digit(hundreds, 1) : 0) +
    (words.includes("十") ? 10 * digit(tens, 1) : 0) +
    digit(ones, 0)
  );
}

function withOneZero(words: string): string {
  return words.replace(/零/g, "〇");
}
