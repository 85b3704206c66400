/** Dates as official documents print them (GB/T 9704—2012, 7.3.5.4): 2026年1月5日, in Arabic figures, none with a 0 before it. */

import { digitByDigit, numeral } from "./numbering";

const WRITTEN = /^(\d{4})(?:年(\d{1,2})月(\d{1,2})日?|([-./])(\d{1,2})\4(\d{1,2}))$/;
const IN_NUMERALS =
  /^([一二三四五六七八九〇○零]{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日$/;
const MONTHS = Array.from({ length: 13 }, (_, value) => numeral(value));
const DAYS = Array.from({ length: 32 }, (_, value) => numeral(value));

/** A year as it is printed: 2027 of 2027年, ２０２７ or 二〇二七年度. What is no year stays as it is. */
export function printedYear(text: string): string {
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  const year = plain.replace(/年度?$/, "").replace(/[○零]/g, "〇");
  if (/^\d{4}$/.test(year)) return year;
  return yearInNumerals(year) || text;
}

/** A date as it is printed: of 2026-01-05, 2026.1.5, ２０２６年０１月０５日, 二〇二六年一月五日. What is no whole date stays. */
export function printedDate(text: string): string {
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  const [, year, ...figures] = WRITTEN.exec(plain) ?? [];
  const [month, day] = figures[0] ? figures : figures.slice(3);
  if (year) return dateOf(year, Number(month), Number(day)) || text;
  const [, digits = "", numbered = "", last = ""] = IN_NUMERALS.exec(plain) ?? [];
  const own = yearInNumerals(digits.replace(/[○零]/g, "〇"));
  return dateOf(own, MONTHS.indexOf(numbered), DAYS.indexOf(last)) || text;
}

function dateOf(year: string, month: number, day: number): string {
  const isDay = year && 1 <= month && month <= 12 && 1 <= day && day <= 31;
  return isDay ? `${year}年${month}月${day}日` : "";
}

/** 2027 of 二〇二七; empty where a text is no year. */
function yearInNumerals(text: string): string {
  if (!/^[一二三四五六七八九〇]{4}$/.test(text)) return "";
  return Array.from(text, (digit) =>
    Array.from({ length: 10 }, (_, value) => digitByDigit(value)).indexOf(digit),
  ).join("");
}
