/** Where the phrases of notices (时效提示) stand in a text. hooks/planlib marks by the same rules. */

import { HAN_DIGITS, NOTICE_NUMBER, type Notice } from "../contract";
import { masked } from "../model/fields";
import { digitByDigit, numeral } from "../model/numbering";

/** A phrase in a written text, in UTF-16 units. number: what stands for {n} in the pattern; empty where it has none. */
export interface Match<Found> {
  start: number;
  end: number;
  notice: Found;
  number: string;
}

/** Gives the marked phrases of a line of text, fields as written, in order. */
type Matcher<Found> = (text: string) => Match<Found>[];

/** What it takes to match a notice. */
type Pattern = Pick<Notice, "pattern" | "exception">;

/** A matcher for notices, in the order that decides between equally long phrases. */
export function matcherOf<Found extends Pattern>(notices: readonly Found[]): Matcher<Found> {
  const compiled = notices.map((notice) => ({
    notice,
    find: new RegExp(notice.pattern.split(NOTICE_NUMBER).join(`(${NOTICE_NUMBER})`), "gu"),
    except: notice.exception ? new RegExp(notice.exception, "gu") : null,
  }));
  return (text) => {
    const line = masked(text);
    const found = compiled.flatMap(({ notice, find, except }) => {
      if (line.search(find) < 0) return []; // as most do; this is much quicker than asking for all matches
      const spared = except ? Array.from(line.matchAll(except), spanOf) : [];
      return Array.from(line.matchAll(find), (match): Match<Found> => {
        return { ...spanOf(match), notice, number: match.slice(1).find(Boolean) ?? "" };
      }).filter((match) => !spared.some((other) => overlap(match, other)));
    });
    return withoutOverlaps(found);
  };
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

/** The number that words write, in whatever script; 0 for what is none. */
export function numberIn(words: string): number {
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
