/** How Word prints a number in each of its numbering forms. */

import { COUNTING, FIGURES, ONES, ORDINALS, ROMAN, SERIES, TENS } from "./knowledge";

/** A number in one of Word's forms (numFmt); in digits where the form is not known. */
export function printed(number: number, form: string): string {
  if (number < 0 || number > 9999) return form === "none" ? "" : String(number);
  if (number === 0 && form !== "none") return "0";
  const words = COUNTING.get(form);
  if (words) return counting(number, words);
  const figures = FIGURES.get(form);
  if (figures) return Array.from(String(number), (figure) => figures[Number(figure)]).join("");
  const series = SERIES.get(form);
  if (series) return series[number - 1] ?? String(number);
  return FORMS.get(form)?.(number) ?? String(number);
}

const FORMS = new Map<string, (number: number) => string>([
  ["none", () => ""],
  ["decimalZero", (number) => String(number).padStart(2, "0")],
  ["upperRoman", (number) => roman(number).toUpperCase()],
  ["lowerRoman", roman],
  ["upperLetter", (number) => letters(number, "A")],
  ["lowerLetter", (number) => letters(number, "a")],
  ["ordinal", ordinal],
  ["cardinalText", (number) => capitalized(cardinal(number))],
  ["ordinalText", (number) => capitalized(ordinalWords(number))],
  ["numberInDash", (number) => `- ${number} -`],
]);

type Counting = typeof COUNTING extends Map<string, infer Value> ? Value : never;

/** 一百零一. */
function counting(number: number, [digits, units, ten]: Counting): string {
  const figures = String(number);
  const [zero, one] = digits;
  const parts: string[] = [];
  for (let place = 0; place < figures.length; place += 1) {
    const unit = figures.length - 1 - place;
    if (figures[place] !== "0")
      parts.push((digits[Number(figures[place])] ?? "") + (unit ? units[unit - 1] : ""));
    else if (
      /[1-9]/.test(figures.slice(place + 1)) &&
      parts.length &&
      parts[parts.length - 1] !== zero
    )
      parts.push(zero ?? "");
  }
  const text = parts.join("");
  return ten && text.startsWith(`${one}${ten}`) && number < 20 ? text.slice(1) : text;
}

/** a … z, then aa, bb, … */
function letters(number: number, first: string): string {
  const letter = String.fromCharCode(first.charCodeAt(0) + ((number - 1) % 26));
  return letter.repeat(Math.floor((number - 1) / 26) + 1);
}

function roman(number: number): string {
  let left = number;
  let text = "";
  for (const [figure, letters] of ROMAN) for (; left >= figure; left -= figure) text += letters;
  return text;
}

function cardinal(number: number): string {
  const ones = number % 10;
  if (number < 20) return ONES[number] ?? "";
  if (number < 100) return (TENS[Math.floor(number / 10)] ?? "") + (ones ? `-${ONES[ones]}` : "");
  if (number >= 1000) return String(number);
  const rest = number % 100;
  return `${ONES[Math.floor(number / 100)]} hundred${rest ? ` ${cardinal(rest)}` : ""}`;
}

function ordinalWords(number: number): string {
  const words = cardinal(number);
  const at = words.lastIndexOf(words.includes("-") ? "-" : " ") + 1;
  const last = words.slice(at);
  const other = last.endsWith("y") ? `${last.slice(0, -1)}ieth` : `${last}th`;
  return words.slice(0, at) + (ORDINALS.get(last) ?? other);
}

function ordinal(number: number): string {
  const isTeen = number % 100 > 10 && number % 100 < 14;
  return number + ((isTeen ? undefined : ["", "st", "nd", "rd"][number % 10]) || "th");
}

const capitalized = (text: string): string =>
  text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
