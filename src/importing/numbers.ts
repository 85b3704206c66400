/** The number that a line begins with: in which style, which number, and whether it is one at all. */

import { HAN_DIGITS } from "../contract";
import { numbers } from "./patterns";
import { opening, sizeOf, stripped } from "./text";

/** How a number is printed; the order is that in which styles stand inside each other, unless a text says else. */
export const { Style } = numbers;
export type Style = (typeof Style)[keyof typeof Style];

/** A printed number. text: as it stands there, with the mark behind it. end: where the words begin. */
export interface PrintedNumber {
  readonly style: Style;
  readonly value: number;
  readonly text: string;
  readonly end: number;
}

const FORMS = numbers.FORMS.map(([style, source]) => [style as Style, opening(source)] as const);
const COUNTED = opening(numbers.COUNTED);
const COUNTS = opening(numbers.COUNTS);
const BULLET = opening(numbers.BULLET);
const UNMARKED = opening(numbers.UNMARKED);
const VALUES: Readonly<Record<string, number>> = numbers.VALUES;

/** The number at the start of a line; null where what stands there is a year, a quantity or a word. */
export function numberOf(text: string): PrintedNumber | null {
  for (const [style, form] of FORMS) {
    const match = form(text);
    if (!match) continue;
    const [printed, digits = ""] = match;
    if ((style === Style.HAN || style === Style.DIGIT) && COUNTED(text)) return null;
    if (style === Style.HAN && !isParted(printed)) return null;
    const value = valueIn(digits, style);
    if (value && printed.length < text.length)
      return { style, value, text: stripped(printed), end: printed.length };
  }
  return null;
}

/** Whether a mark or white space parts a number from the words: 一 指导思想. */
function isParted(printed: string): boolean {
  const last = stripped(printed).slice(-1);
  return !`${HAN_DIGITS}十百`.includes(last) || stripped(printed.slice(-1)) === "";
}

/** Numbers that have lost the mark behind them (1加强领导, 2广泛宣传), by the place of their line: only lines that count
 * up from 1, one after the other, show that they are numbers. */
export function unmarkedNumbers(texts: readonly string[]): Map<number, PrintedNumber> {
  const found = new Map<number, PrintedNumber>();
  for (const [style, group, fewest] of [
    [Style.DIGIT, 1, 2],
    [Style.HAN, 2, 3],
  ] as const) {
    let run = new Map<number, PrintedNumber>();
    const close = () => {
      if (run.size >= fewest) for (const [place, number] of run) found.set(place, number);
      run = new Map();
    };
    for (const [place, text] of texts.entries()) {
      const match = UNMARKED(text);
      const digits = match?.[group];
      if (!match || !digits || numberOf(text) || COUNTS(text)) continue;
      const end = match[0].length;
      if ("是要个项年些次".includes(text.charAt(end))) continue;
      const value = valueIn(digits, style);
      if (value === 1 || value !== run.size + 1) close();
      if (value === run.size + 1) run.set(place, { style, value, text: digits, end });
    }
    close();
  }
  return found;
}

/** Whether a text is a printed number and nothing else: （一）. */
export function isNumber(text: string): boolean {
  const number = sizeOf(text) <= numbers.LONGEST_NUMBER ? numberOf(`${text}字`) : null;
  return number !== null && number.end === text.length && number.style !== Style.BULLET;
}

/** How many characters a bullet takes that stands before a number: - 1、…; 0 where there is none. */
export function bulletBeforeNumber(text: string): number {
  const match = BULLET(text);
  const number = match && numberOf(text.slice(match[0].length));
  return match && number && number.style !== Style.BULLET ? match[0].length : 0;
}

function valueIn(digits: string, style: Style): number {
  if (style === Style.BULLET) return 1;
  if (style === Style.LETTER) return digits.toLowerCase().charCodeAt(0) - "a".charCodeAt(0) + 1;
  if (style === Style.CIRCLED) {
    const code = digits.charCodeAt(0);
    const circle = numbers.CIRCLES.find(([first, size]) => first <= code && code < first + size);
    return circle ? code - circle[0] + 1 : 0;
  }
  return decimal(digits) ?? hanValue(digits);
}

/** The value of digits, wide ones too; null for anything else. */
export function decimal(digits: string): number | null {
  return /^\p{Nd}+$/u.test(digits) ? Number(digits.normalize("NFKC")) : null;
}

/** The value of a Chinese numeral from 一 to 九百九十九, also digit by digit (一〇五); 0 for anything else. */
export function hanValue(numeral: string): number {
  if (numeral.length > 1 && !/[十百]/.test(numeral))
    return Number(Array.from(numeral, (digit) => VALUES[digit]).join(""));
  let total = 0;
  let digit = 0;
  for (const character of numeral) {
    const unit = character === "十" ? 10 : character === "百" ? 100 : 0;
    if (unit) {
      total += (digit || 1) * unit;
      digit = 0;
    } else digit = VALUES[character] ?? 0;
  }
  return total + digit;
}
