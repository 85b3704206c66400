/** Dated phrases in the texts of a draft, and what could stand in their place. */

import { MAX_PARAGRAPHS, NOTICE_NUMBER, type Notice, type NoticesData } from "../contract";
import { folding } from "../notices/fold";
import {
  isWritten,
  type Match,
  matcherOf,
  numberFor,
  numberIn,
  writtenLike,
} from "../notices/match";
import { Cache } from "../search/cache";
import { fits, type Place, sentenceAround } from "./certain";

export { yearOf, yearReader } from "./year";

/** A dated phrase in a text as written; start and end are UTF-16 units. */
export interface Phrase {
  start: number;
  end: number;
  words: string;
  notice: Notice;
  /** What is certain to be right in its place; null where that takes a decision. */
  instead: string | null;
  /** Whether its number could be computed if the draft said its year. */
  needsYear: boolean;
}

/** Gives the dated phrases of a text, fields as written. */
export type FindDated = (text: string) => readonly Phrase[];

/** Finds phrases for the year of a draft, or where it says none for this one, which nothing is computed from; texts that
 * were looked at before are not matched again. */
export function phraseFinder(
  { notices, traditional }: NoticesData,
  thisYear = new Date().getFullYear(),
): (text: string, year: number | null) => readonly Phrase[] {
  const match = matcherOf(notices, folding(traditional));
  const known = new Cache<string, Match<Notice>[]>(2 * MAX_PARAGRAPHS);
  return (text, year) => {
    const found = known.get(text, () => match(text));
    return settled(
      text,
      found.flatMap((one) => phrasesOf(one, text, year, thisYear)),
    );
  };
}

function phrasesOf(
  found: Match<Notice>,
  text: string,
  year: number | null,
  thisYear: number,
): Phrase[] {
  const { start, end, notice, number, figure, folded } = found;
  const place = { text, start, end };
  const words = text.slice(start, end);
  const phrase = { start, end, words, notice, instead: null, needsYear: false };
  if (!notice.count || !number) {
    const instead = replacement(notice, words, folded);
    return [{ ...phrase, instead: instead !== null && fits(place, instead) ? instead : null }];
  }
  const told = yearTold(place, year);
  if (told !== null && isWritten(numberFor(notice.count, told), figure)) return [];
  const right = numberFor(notice.count, year ?? thisYear);
  const ahead = numberIn(figure) - right;
  if (Number.isNaN(ahead)) return [phrase];
  if (isWritten(right, figure) || ahead === 1) return []; // the next one, which is to come
  if (ahead > 0) return year === null || AWAITED.test(text.slice(0, start)) ? [] : [phrase];
  if (isPast(place)) return isHistory(place) ? [] : [phrase];
  if (year === null) return [{ ...phrase, needsYear: told === null }];
  if (told !== null && told !== year) return [phrase];
  const instead = words.replace(number, writtenLike(right, figure));
  const certain = fits(place, instead) && (notice.count.every === 1 || isAlone(place, number));
  return [{ ...phrase, instead: certain ? instead : null }];
}

const TERM = new RegExp(`(${NOTICE_NUMBER})(?:大(?=[^\\p{L}]|精神|会议|报告|和|及|召开)|届)`, "gu");
const ONE_MEETING = /届[一二三四五六七]中/;

/** What stands for just these words. Half of a pair of marks that folding passes over, or doubles, may stand in them. */
function replacement(notice: Notice, words: string, folded: string): string | null {
  return /[*<>＜＞]/.test(words) ? null : (notice.replacements[folded] ?? null);
}

/** Whether a sentence tells of no other term of office, nor of a single meeting in one: these do not move with it. */
function isAlone(place: Place, number: string): boolean {
  const around = sentenceAround(place).join(SEPARATOR);
  return (
    !ONE_MEETING.test(around) &&
    Array.from(around.matchAll(TERM)).every(([, other]) => other === number)
  );
}

/** Keeps what is before some words from what is after them. */
const SEPARATOR = "\n";

const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/(?:^|[^以])前年(?!度)/, -2],
  [/去年|上一?年|往年/, -1],
  [/明年|来年|下一?年|次年/, 1],
];

/** The year that a sentence gives before some words, by itself or as seen from that of the draft; null for none. */
function yearTold(place: Place, year: number | null): number | null {
  const [before] = sentenceAround(place);
  const typed = before.match(/(?:19|20)\d\d(?=年)/g);
  if (typed) return Number(typed[typed.length - 1]);
  const relative = RELATIVE.find(([words]) => words.test(before));
  return relative && year !== null ? year + relative[1] : null;
}

/** Whether a sentence tells of what is over, for which its number stays. */
function isPast(place: Place): boolean {
  const [before, after] = sentenceAround(place);
  return isHistory(place) || OVER.test(before + after);
}

const AWAITED = /(?:迎|筹备|展望|献礼|面向|到)[^。；！？\n，、]{0,12}$/;
const OVER = /(?:^|[^为除])了|曾|已经|荣获|被评|历程|往年|去年|前年|上一?年|过去|当年|那一年|当时/;
const RECALLED = /(?:回顾|重温|铭记|继|自从?|自)(?:党|在|庆祝|纪念|迎接|中国){0,3}$/;
const SINCE = /^[^，。；、]{0,8}(?:以来|讲话|阅兵|纪念章|大会上)/;

/** Whether an event is named that was: 回顾建党90周年以来, 建党100周年重要讲话. */
function isHistory(place: Place): boolean {
  const [before, after] = sentenceAround(place);
  return RECALLED.test(before) || SINCE.test(after);
}

/** Of phrases that would become one and the same in a sentence none is replaced by itself: 五保对象、五保老人. */
function settled(text: string, phrases: readonly Phrase[]): Phrase[] {
  return phrases.map((phrase) => {
    const same = phrases.some((other) => clash(text, phrase, other));
    return same ? { ...phrase, instead: null } : phrase;
  });
}

function clash(text: string, one: Phrase, other: Phrase): boolean {
  if (one === other || one.instead === null || other.words === one.words) return false;
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  if (/[。；！？\n]/.test(text.slice(first.end, second.start))) return false;
  const counted = one.notice.count !== null && one.notice === other.notice;
  return counted || one.instead === other.instead;
}
