/** The ways in which the same is written, where that is certain: 20xx年 and 20××年, 二〇一二年 and 2012年, 第3季度 and
 * 第三季度, 第十二个五年规划 and “十二五”规划. A text that holds one of them holds the term. All is folded. */

import { HAN_DIGITS } from "../contract";
import { digitByDigit, numeral } from "../model/numbering";

/** More than this are not looked for; the likelier come first. */
const MOST = 24;

/** What stands for left out words in texts; behind digits, for left out ones. */
const BLANKS: readonly [blank: string, digits: string][] = [
  ["××", "××"],
  ["×", "××"],
  ...["×", "xx", "某", "**", "__", "○○"].map((one) => [one, one] as [string, string]),
];
/** Before these an x or a 某 stands for a name or a number. */
const UNITS =
  "社区|小区|街道|[年月日号届次村镇乡县区市省州级名户人]|大(?![于小多家])|中全会|周年|五规划";
const BLANK = new RegExp(
  `([×✕✖╳]+|某{2,}|某(?=${UNITS}))|(^|[^a-z])(?:x{2,}(?![a-z])|x(?=${UNITS}))`,
  "gu",
);
/** Bold or slanted in Markdown: what is between the marks is not what stands behind a blank. */
const MARKDOWN = new RegExp(`(\\*\\*|__)(?!${UNITS})([^*_]+)\\1(?!${UNITS})`, "gu");
const MARKS = /\*{2,}|_{2,}|[◯△□▲●■◇☆★]{2,}|[*_○〇◯△□](?=社区|街道|月|日|村|镇)/gu;

const OPEN_YEAR = /((?:^|\D)(?:19|20))(?:-{2,}|—+|…+|\.{2,})(?=年)/gu;

const HAN = `[${HAN_DIGITS.slice(1)}]`;
const IN_NUMBERS = `${HAN_DIGITS}〇○十百千万`;
const ROUND = new RegExp(`(^|[^${IN_NUMBERS}])[○〇]{2,}(?![${IN_NUMBERS}])`, "gu");
/** Up to 999. */
const NUMERAL = `${HAN}百(?:零${HAN}|${HAN}十${HAN}?)?|${HAN}?十${HAN}?|${HAN}`;
/** 二〇一二, whatever its zero is, and 二〇××. */
const HAN_YEAR = new RegExp(
  `(^|[^${IN_NUMBERS}])(二[〇零○o0]|一[八九])([${HAN_DIGITS}〇○o0]{2}|×+|x{2})(?![${IN_NUMBERS}])`,
  "gu",
);
const YEAR = /(^|\D)((?:1[89]|20)\d\d)(?!\d)/gu;
/** What a numeral before it counts; before other words it may be a part of one: 一致, 三农. */
const COUNTED =
  "(?:年(?!规划|计划)|个?月(?!亮)|[日号届次个名户条项篇期批场支字元万天岁]|季度|周年|中全会|小时|大(?![于小多家]))";
const HAN_COUNT = new RegExp(
  `百分之(${NUMERAL}|百)|(^|[^${IN_NUMBERS}])(?:(${NUMERAL}|两)(?=${COUNTED})|(?:第)(${NUMERAL})(?![${IN_NUMBERS}]))`,
  "gu",
);
const COUNT = /(^|[^\d.])(\d{1,3})(%|(?=\p{Script=Han}))/gu;
const PAIRED = new RegExp(`(^|[^${IN_NUMBERS}第])二(?=[个名户条项篇批场支])`, "gu");
/** A five-year plan by its number, short or long. */
const FIVE_YEARS = new RegExp(`第(十${HAN}?|×+)个?五年(?:规划|计划)?`, "gu");
const FIVE = new RegExp(`(^|[^${IN_NUMBERS}×第])[“"]?(十${HAN}|×+)五[”"]?(规划|计划)?`, "gu");

/** A query (folded) in which marks that stand for words are ××; those of Markdown are none. */
export function withBlanks(text: string): string {
  const years = text.replace(OPEN_YEAR, "$1××");
  return years.replace(MARKDOWN, " $2 ").replace(ROUND, "$1××").replace(MARKS, "××");
}

/** What may be written otherwise has one of these. */
const MAY_DIFFER = new RegExp(`[\\dx×✕✖╳某两${HAN_DIGITS}十百〇○]`, "u");

/** A term and the other ways in which it is written, none twice; the term is the first. */
export function writingsOf(term: string): string[] {
  if (!MAY_DIFFER.test(term)) return [term];
  const numbers = [term, ...numbersOf(term)].flatMap((one) => [one, ...fiveYearsOf(one)]);
  const found = new Set(numbers);
  for (const [blank, digits] of BLANKS)
    for (const number of numbers) if (hasBlank(number)) found.add(withBlank(number, blank, digits));
  return Array.from(found).slice(0, MOST);
}

/** Whether a text holds a term, whichever way it is written. */
export function holds(text: string, term: string): boolean {
  return writingsOf(term).some((writing) => text.includes(writing));
}

/** Whether something is left out in a term that is more than that. */
function hasBlank(term: string): boolean {
  return term.search(BLANK) >= 0 && /[\p{L}\p{N}]/u.test(withBlank(term, ""));
}

function withBlank(term: string, blank: string, digits = blank): string {
  return term.replace(BLANK, (_, _sign, before = "", offset: number) => {
    const isBehindDigit = /\d/.test(before || term.charAt(offset - 1));
    return before + (isBehindDigit ? digits : blank);
  });
}

/** A term with its numbers in digits, and in numerals. */
function numbersOf(term: string): string[] {
  const digits = term
    .replace(HAN_YEAR, (_, before, first, last) => before + inDigits(first + last))
    .replace(HAN_COUNT, countInDigits)
    .replace(/(^|\D)2o(\d\d)(?!\d)/g, "$120$2")
    .replace(/(\d)x(?=\d)/g, "$1×");
  const counted = digits.replace(COUNT, countInNumerals);
  const mixed = digits.replace(COUNT, (written, before, number, percent) =>
    number.length > 1 ? written : countInNumerals(written, before, number, percent),
  );
  const ways = [digits, counted, counted.replace(PAIRED, "$1两"), mixed];
  return ways.flatMap((one) => [one, ...yearsOf(one)]);
}

/** A term with its years in numerals, by each sign for zero. */
function yearsOf(term: string): string[] {
  const numerals = term.replace(YEAR, (_, before, year) => before + digitByDigit(Number(year)));
  if (numerals === term) return [];
  return ["〇", "零", "○"].map((zero) => numerals.replace(/〇/g, zero));
}

function inDigits(year: string): string {
  return year.replace(/[〇○o]/g, "0").replace(/\p{Script=Han}/gu, (one) => String(numberOf(one)));
}

function countInDigits(
  _: string,
  percent: string | undefined,
  before = "",
  count?: string,
  ordinal?: string,
): string {
  if (percent) return `${percent === "百" ? 100 : numberOf(percent)}%`;
  return ordinal ? `${before}第${numberOf(ordinal)}` : before + numberOf(count as string);
}

function countInNumerals(written: string, before: string, digits: string, percent: string): string {
  const number = Number(digits);
  if (!number || digits.startsWith("0")) return written;
  if (percent) return `${before}百分之${number === 100 ? "百" : numeral(number)}`;
  return before + numeral(number);
}

/** The value of a numeral. */
function numberOf(text: string): number {
  if (text === "两") return 2;
  let value = 0;
  let digit = 0;
  for (const one of text) {
    const unit = { 十: 10, 百: 100 }[one];
    if (unit) value += (digit || 1) * unit;
    digit = unit ? 0 : HAN_DIGITS.indexOf(one);
  }
  return value + digit;
}

/** A term with its five-year plans as others write them. */
function fiveYearsOf(term: string): string[] {
  const short = term.replace(FIVE_YEARS, (written, number) =>
    /[规计]划$/.test(written) ? `${number}五规划` : `${number}五`,
  );
  const write = (form: (number: string, plan: string) => string) =>
    short.replace(FIVE, (_, before, number, plan = "") => before + form(number, plan && "规划"));
  return [
    write((number, plan) => `${number}五${plan}`),
    write((number, plan) => `“${number}五”${plan}`),
    write((number, plan) => `第${number}个五年${plan}`),
    write(
      (number, plan) => `第${number.startsWith("十") ? numberOf(number) : number}个五年${plan}`,
    ),
  ];
}
