/** Dated phrases in the texts of a draft, and what could stand in their place. */

import { HAN_DIGITS, MAX_PARAGRAPHS, type Notice, type NoticesData, YEAR_FIELD } from "../contract";
import { FIELD } from "../model/fields";
import { folding } from "../notices/fold";
import { isWritten, type Match, matcherOf, numberFor, writtenLike } from "../notices/match";
import { Cache } from "../search/cache";
import type { Draft } from "./model";

/** A dated phrase in a text as written; start and end are UTF-16 units. */
export interface Phrase {
  start: number;
  end: number;
  words: string;
  notice: Notice;
  /** What can safely be put in its place; null where that takes a decision. */
  instead: string | null;
}

/** Gives the dated phrases of a text, fields as written. */
export type FindDated = (text: string) => readonly Phrase[];

/** Finds phrases for a year; texts that were looked at before are not matched again. */
export function phraseFinder({
  notices,
  traditional,
}: NoticesData): (text: string, year: number) => readonly Phrase[] {
  const match = matcherOf(notices, folding(traditional));
  const known = new Cache<string, Match<Notice>[]>(2 * MAX_PARAGRAPHS);
  return (text, year) =>
    known.get(text, () => match(text)).flatMap((found) => phrasesOf(found, text, year));
}

/** A number that is right for the year is not dated. */
function phrasesOf(found: Match<Notice>, text: string, year: number): Phrase[] {
  const { start, end, notice, number, figure, folded } = found;
  const words = text.slice(start, end);
  if (!notice.count || !number)
    return [{ start, end, words, notice, instead: replacement(notice, words, folded) }];
  const right = numberFor(notice.count, year);
  if (isWritten(right, figure)) return [];
  const instead = right > 0 ? words.replace(number, writtenLike(right, figure)) : null;
  return [{ start, end, words, notice, instead }];
}

/** What stands for just these words. Half of a pair of marks that folding passes over, or doubles, may stand in them. */
function replacement(notice: Notice, words: string, folded: string): string | null {
  return /[*<>＜＞]/.test(words) ? null : (notice.replacements[folded] ?? null);
}

const HAN_DIGIT = new RegExp(`[${HAN_DIGITS}]`, "g");
const YEAR = /(?:19|20|21)\d\d/;

/** The year that a draft is for: what the user has filled in, or that of its date, or this one. */
export function yearOf(draft: Draft, values: ReadonlyMap<string, string>, today: Date): number {
  const texts = [values.get(YEAR_FIELD) ?? "", draft.date.replace(FIELD, "")];
  const [year] = texts.flatMap((text) => YEAR.exec(inFigures(text)) ?? []);
  return year ? Number(year) : today.getFullYear();
}

function inFigures(text: string): string {
  const digits = text.replace(/〇/g, "零");
  return digits.replace(HAN_DIGIT, (digit) => String(HAN_DIGITS.indexOf(digit)));
}
