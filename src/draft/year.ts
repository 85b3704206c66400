/** The year that a draft is for, where what it says leaves no doubt. */

import { HAN_DIGITS, YEAR_FIELD } from "../contract";
import { FIELD } from "../model/fields";
import { withoutTypedNumber } from "../model/numbering";
import type { Draft, Section } from "./model";

type Values = ReadonlyMap<string, string>;

/** Reads the year of the draft that is open; what was read is kept as long as the draft stays the same. */
export function yearReader(): (draft: Draft, values: Values) => number | null {
  let last: { draft: Draft; values: string; year: number | null } | null = null;
  return (draft, values) => {
    const key = JSON.stringify([...values]);
    if (last?.draft !== draft || last.values !== key)
      last = { draft, values: key, year: yearOf(draft, values) };
    return last.year;
  };
}

/** The year that a draft is for; null where it says none, or things that do not go together. The title comes first, for
 * it is what the paper says; a field that is filled in may be left from another draft. */
export function yearOf(draft: Draft, values: Values): number | null {
  const words = (text: string) =>
    inFigures(text.replace(FIELD, (_, name) => values.get(name) ?? ""));
  const title = words(draft.title);
  const texts = draft.sections.flatMap((section) => [
    section.title,
    ...section.paragraphs.map(({ text }) => text),
  ]);
  const field = yearsIn(inFigures(values.get(YEAR_FIELD) ?? ""));
  const stated = [yearsIn(title), field, statedYears(texts.map(words))];
  const year = only(stated.find((years) => years.length > 0) ?? []);
  const date = words(draft.date);
  const looksBack = draft.type === SUMMARY || LOOKS_BACK.test(title);
  if (looksBack ? AHEAD_TOO.test(title) : draft.sections.some(tellsOfLastYear)) return null;
  if (stated.every((years) => years.length === 0)) return looksBack ? null : yearOfDate(date);
  // A field that no text shows is not on the paper. What the paper states must agree.
  const shown = [draft.title, ...texts].some((text) => text.includes(`{{${YEAR_FIELD}`));
  const binding = shown || !stated[0]?.length ? stated : [stated[0], stated[2] ?? []];
  if (year === null || binding.flat().some((other) => other !== year)) return null;
  return goesWith(date, year, looksBack) ? year : null;
}

const SUMMARY = "summary";
const YEAR = /(?:19|20)\d\d/;
const FIGURES = new RegExp(`[〇○0-9０-９${HAN_DIGITS}]{4,}`, "g");
const YEARS = new RegExp(
  // names of documents, and their numbers
  `《[^》]*》|〔[^〕]*〕|\\[\\d{4}\\]|\\d{5,}|(${YEAR.source})(?!\\d)` +
    // more than one year
    "(年?(?:度|初|末|底)?(?:[—–―\\-－~～至到、和与及]{1,2}(?:19|20)?\\d\\d(?!\\d)年?(?!月|日)|学年|起|前|后|以[来后前]))?" +
    // told of something else than the plan
    "(年?(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:[^，。；、]{0,12}(?:印发|颁布|公布|发布|修订|修正|下发|出台)|版|文件))?",
  "g",
);

/** The years that a text is about: 0 stands for a stretch of more than one. Those of other things are left out. */
function yearsIn(text: string): number[] {
  const found = Array.from(text.matchAll(YEARS)).flatMap(([, year, stretch, other]) => {
    if (!year || other) return [];
    return stretch ? [0] : [Number(year)];
  });
  return [...new Set(found)];
}

/** The year of a list with no other in it. */
function only(years: readonly number[]): number | null {
  const [year] = years;
  return year && years.length === 1 ? year : null;
}

const PLANNED = new RegExp(
  "^(?:在?新的一年里?，?|在|[^，。；]{0,12}(?:社区|村|街道|镇|乡|我们|现将|做好|搞好|抓好|制定|根据|按照))?" +
    `(${YEAR.source})年度?(?=[,，:：]|的?(?:工作|各项|总体|主要|重点|任务|目标|计划)|精神文明|文明|我|社区|村|街道|本|全|是|将|要)`,
);
/** Words for what is still to be done; in 重要, 主要, 要求 and 要点 the same character has another meaning. */
const AHEAD =
  /将|拟|(?:^|[^重主需必])要(?![求素点])|打算|力争|继续|之年|特制定|制定本|如下|年度?(?:[^，。；]{0,16}的?)(?:思路|目标|要点|重点|任务|安排|计划|指导思想|总体要求)/;
const BACK =
  /(?:^|[^为除])了|取得|[荣喜]?获|被评|曾|已|来，|以来|去年|[^新]的一年|回顾|总结|[落完][实成]情况|共(?:开展|举办)|圆满/;

/** The years that the sentences of texts say they plan for. */
function statedYears(texts: readonly string[]): number[] {
  const sentences = texts.flatMap((text) => text.split(/[。；！？\n]/));
  const years = sentences.flatMap((sentence) => {
    const year = PLANNED.exec(withoutTypedNumber(sentence).trim())?.[1];
    const ahead = AHEAD.test(sentence) && !BACK.test(sentence);
    return year && ahead && yearsIn(sentence).length === 1 ? [Number(year)] : [];
  });
  return [...new Set(years)];
}

const LOOKS_BACK = /总结|回顾/;
/** In the title of what looks back: it is about two years. */
const AHEAD_TOO = /计划|打算|思路|安排|要点|明年|来年|下一年|下一步/;

/** Whether a part of a plan looks back, where the numbers of the year before are right. */
function tellsOfLastYear({ title }: Section): boolean {
  return LOOKS_BACK.test(title) || /[上去]一?年|成[绩效]|(?:完成|落实|开展|工作)情况/.test(title);
}

const DATE = new RegExp(
  `(${YEAR.source})[年.\\-/](\\d{1,2}|十[一二]?|[一二三四五六七八九])(?!\\d)`,
);
const MONTHS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

interface Signed {
  year: number;
  month: number;
}

function signed(date: string): Signed | null {
  const [, year, month = ""] = DATE.exec(date) ?? [];
  if (!year) return null;
  return { year: Number(year), month: MONTHS.indexOf(month) + 1 || Number(month) };
}

/** The year of a plan that nothing tells but its date: towards the end of a year it may be for the next one. */
function yearOfDate(date: string): number | null {
  const found = signed(date);
  return found && found.month >= 1 && found.month <= 8 ? found.year : null;
}

/** Whether something for a year can have been signed then: a plan from the autumn before on, what looks back until the
 * next spring. */
function goesWith(date: string, year: number, looksBack: boolean): boolean {
  const found = signed(date);
  if (!found) {
    const typed = Number(YEAR.exec(date)?.[0] ?? year);
    return typed === year || typed === year + (looksBack ? 1 : -1);
  }
  const months = (found.year - year) * 12 + found.month;
  return looksBack ? months >= 6 && months <= 16 : months >= -3 && months <= 12;
}

/** A text with the years that stand in it in figures: 二〇二七 and 二○二七 are 2027. */
function inFigures(text: string): string {
  return text.replace(FIGURES, (digits) =>
    Array.from(digits, (digit) => {
      const wide = "０１２３４５６７８９".indexOf(digit);
      const han = HAN_DIGITS.indexOf(digit);
      return /[〇○]/.test(digit) ? "0" : wide >= 0 ? wide : han >= 0 ? han : digit;
    }).join(""),
  );
}
