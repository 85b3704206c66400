/** Structure numbers after GB/T 9704—2012, 7.3.3, as planlib/model/numbering.py has them: 一、 （一） 1. （1） */

import { HAN_DIGITS, MAX_LEVEL, TYPED_NUMBER } from "../contract";

// Left out of the bundles that only derive numbers: the pattern is long.
const TYPED = /* @__PURE__ */ (() => new RegExp(`^${TYPED_NUMBER}`, "u"))();

/** A whole number from 1 to 999 in Chinese numerals, or in digits where it is larger. */
export function numeral(number: number): string {
  if (number > 999) return String(number);
  const hundreds = Math.floor(number / 100);
  const tens = Math.floor((number % 100) / 10);
  const ones = number % 10;
  let text = hundreds ? `${HAN_DIGITS[hundreds]}百` : "";
  if (tens) text += `${tens === 1 && !hundreds ? "" : HAN_DIGITS[tens]}十`;
  else if (hundreds && ones) text += "零";
  return text + (ones ? HAN_DIGITS[ones] : "");
}

/** A number written digit by digit: 105 → 一〇五. */
export function digitByDigit(number: number): string {
  const digits = String(number).replace(/\d/g, (digit) => HAN_DIGITS[Number(digit)] ?? "");
  return digits.replace(/零/g, "〇");
}

/** The printed number of the section that comes as number `ordinal` (from 1) of its level; level 0 has none. */
export function sectionNumber(level: number, ordinal: number): string {
  if (level === 1) return `${numeral(ordinal)}、`;
  if (level === 2) return `（${numeral(ordinal)}）`;
  if (level === 3) return `${ordinal}.`;
  return level === 4 ? `（${ordinal}）` : "";
}

/** The printed numbers of headings by their levels: each level counts for itself under its parent. */
export function numbersOf(levels: readonly number[]): string[] {
  const ordinals = new Array<number>(MAX_LEVEL + 1).fill(0);
  return levels.map((level) => {
    if (!level) return "";
    ordinals.fill(0, level + 1);
    ordinals[level] = (ordinals[level] ?? 0) + 1;
    return sectionNumber(level, ordinals[level] ?? 1);
  });
}

/** A text without the number that somebody has typed before it. */
export function withoutTypedNumber(text: string): string {
  return text.replace(TYPED, "");
}

/** The level of a number that somebody has typed before a text; 0 where there is none of a heading's form. */
export function typedLevel(text: string): number {
  const forms = TYPED.exec(text)?.slice(1, MAX_LEVEL + 1) ?? [];
  return forms.findIndex((form) => form !== undefined) + 1;
}
