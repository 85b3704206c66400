/** Where a plan begins in a file that holds several, and what it is called. */

import type { Line } from "./lines";
import { decimal, hanValue, numberOf, Style } from "./numbers";
import { boundaries as known } from "./patterns";
import { everywhere, opening, pattern, sizeOf, stripped, without } from "./text";

const { SHORTEST_TEXT, SHORTEST_BODY, MAX_TITLE } = known;
const IN_BRACKETS = opening(known.IN_BRACKETS);
const QUESTION = opening(known.QUESTION);
const BRACKETS = new Set("《》【】 \u3000");
const MARKS = new Set(" \u3000:：-_|");
const LABEL = opening(known.LABEL);
const BRACKETED = opening(known.BRACKETED);
const TAIL = opening(known.TAIL);
const STEM = opening(known.STEM);
const TITLE = opening(known.TITLE);
const SENTENCE = pattern(known.SENTENCE);
const BAIT_AT_END = pattern(known.BAIT_AT_END);
const SITE_AT_END = pattern(known.SITE_AT_END);
const DATE = pattern(known.DATE);
const SUMMARY_OR_PLAN = pattern(known.SUMMARY_OR_PLAN);
const OWN = pattern(known.OWN);

/** A plan begins at a line of a list. at: its place in the list. title: what the line calls the plan, empty where it
 * only counts. number: in its series, 0 where it has none. rule: what recognised it. */
export interface Boundary {
  readonly at: number;
  readonly title: string;
  readonly number: number;
  readonly rule: string;
}

/** Whether a line can be the title of a plan: short, no sentence, and it ends in a word for what a plan is. */
export function isTitle(text: string): boolean {
  return sizeOf(text) <= MAX_TITLE && !!TITLE(text) && !SENTENCE.test(text) && !numberOf(text);
}

/** Whether a line only says that a plan begins: 篇一, 【篇二】, …计划篇三. */
export function isLabel(text: string): boolean {
  return marked(0, text) !== null;
}

/** A title without what sites add to it: （精选5篇）, 范文, 最新. */
export function plainTitle(text: string): string {
  let title = without(QUESTION(text)?.[1] ?? text, BRACKETS);
  for (let previous = ""; previous !== title; ) {
    previous = title;
    const bare = title.replace(everywhere(known.BAIT), "");
    const own = bare.replace(BAIT_AT_END, "$1").replace(SITE_AT_END, "$1");
    title = without(own, MARKS);
  }
  return title;
}

/** Where plans begin, in order. Where nothing says so, the file is one plan, and the list is empty. */
export function boundaries(lines: readonly Line[]): Boundary[] {
  const all = series(lines.map((line, at) => marked(at, line.text)).filter(isFound), lines);
  const titles = all.length < 2 ? repeated(lines) : [];
  const found = all.length >= 2 || !titles.length ? all : titles;
  const others = titlesInText(lines, new Set(found.map(({ at }) => at)));
  return [...found, ...others].sort(inOrder);
}

const isFound = (boundary: Boundary | null): boundary is Boundary => boundary !== null;

/** The order of places; at one place, of titles, as Python compares them. */
function inOrder(a: Boundary, b: Boundary): number {
  return a.at - b.at || compare(a.title, b.title) || a.number - b.number || compare(a.rule, b.rule);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function marked(at: number, text: string): Boundary | null {
  if (sizeOf(text) > MAX_TITLE + 20) return null;
  const label = LABEL(text);
  if (label) {
    const title = plainTitle(text.slice(label[0].length));
    if (label[0].length === text.length)
      return { at, title: "", number: countIn(label), rule: "label" };
    return isTitle(title) ? { at, title, number: countIn(label), rule: "label-title" } : null;
  }
  const bracketed = BRACKETED(text);
  if (bracketed) return { at, title: "", number: countIn(bracketed), rule: "bracketed" };
  const inner = IN_BRACKETS(text)?.[1] ?? text;
  const stem = STEM(inner);
  const tail = stem && TAIL(inner, stem[0].length);
  if (stem && tail) {
    const title = plainTitle(stem[0]);
    const number = countIn(tail);
    return sizeOf(title) <= known.LONGEST_WORD // 工作计划一：
      ? { at, title: "", number, rule: "label" }
      : { at, title, number, rule: "numbered-title" };
  }
  const number = numberOf(text);
  if (number?.style !== Style.DIGIT) return null;
  const rest = text.slice(number.end);
  const bare = plainTitle(rest);
  return bare !== stripped(rest) && isTitle(bare) && STEM(rest)
    ? { at, title: bare, number: number.value, rule: "counted-title" }
    : null;
}

function countIn(match: RegExpExecArray): number {
  const digits = match.slice(1).find(Boolean) ?? "";
  return decimal(digits) ?? hanValue(digits);
}

/** Those that count: of each rule a series that goes up from 1, begins anew, or has a title that says so itself. */
function series(found: readonly Boundary[], lines: readonly Line[]): Boundary[] {
  const kept: Boundary[] = [];
  for (const rule of new Set(found.map((boundary) => boundary.rule))) {
    const ofRule = found.filter((boundary) => boundary.rule === rule);
    const stems = tally(ofRule.map(({ title }) => title));
    const mustCount = rule === "bracketed" || rule === "counted-title";
    if (mustCount && (ofRule.length < 2 || ofRule[0]?.number !== 1)) continue;
    const isLinks = () => Math.min(...sizes(ofRule, lines)) < SHORTEST_BODY;
    if (rule === "counted-title" && isLinks()) continue;
    kept.push(
      ...ofRule.filter(
        ({ title, number }) =>
          rule !== "numbered-title" || (stems.get(title) ?? 0) > 1 || number === 1,
      ),
    );
  }
  return kept.sort(inOrder);
}

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** A title that stands several times, with a text behind each. */
function repeated(lines: readonly Line[]): Boundary[] {
  const titles = lines
    .map((line, at) => ({ at, title: plainTitle(line.text) }))
    .filter(({ title }) => isTitle(title));
  const counts = tally(titles.map(({ title }) => title));
  const found = titles.filter(({ title }) => (counts.get(title) ?? 0) > 1);
  const bodies = sizes(found, lines);
  const long = found.filter((_, index) => (bodies[index] ?? 0) >= 100);
  return long.length > 1
    ? long.map((each) => ({ ...each, number: 0, rule: "repeated-title" }))
    : [];
}

/** How many characters stand behind each, up to the next. */
function sizes(found: readonly { at: number }[], lines: readonly Line[]): number[] {
  return found.map(({ at }, index) =>
    lines.slice(at + 1, found[index + 1]?.at).reduce((size, line) => size + sizeOf(line.text), 0),
  );
}

/** A title in the middle of a text, right behind a date or a finished sentence: another plan, or its summary. Or one
 * behind which the numbers begin anew. */
function titlesInText(lines: readonly Line[], known: ReadonlySet<number>): Boundary[] {
  const found: Boundary[] = [];
  let highest = new Map<Style, number>();
  let begun = false; // whether the plan before has any text: else the title is its own once more
  for (const [at, { text }] of lines.entries()) {
    const number = numberOf(text);
    if (number) {
      const before = highest.get(number.style) ?? 0;
      highest.set(number.style, Math.max(number.value, before));
    }
    begun = !known.has(at) && (begun || sizeOf(text) > SHORTEST_TEXT || DATE.test(text));
    const isNear = [at - 3, at - 2, at - 1, at].some((near) => known.has(near));
    if (!begun || isNear || !isTitle(text)) continue;
    const before = (lines[at - 1] ?? lines[lines.length - 1])?.text ?? "";
    const rest = lines.slice(at + 1, at + 6).reduce((size, line) => size + sizeOf(line.text), 0);
    if (rest <= SHORTEST_TEXT || "：:，,、".includes(before.slice(-1))) continue;
    const isOwn = SUMMARY_OR_PLAN.test(text) && OWN.test(text);
    if (DATE.test(before) || isOwn || beginsAnew(lines.slice(at + 1, at + 5), highest)) {
      found.push({ at, title: text, number: 0, rule: "title-in-text" });
      highest = new Map();
    }
  }
  return found;
}

/** Whether a first heading stands there, where there were second ones before. highest: by style of number. */
function beginsAnew(lines: readonly Line[], highest: ReadonlyMap<Style, number>): boolean {
  return lines.some(({ text }) => {
    const number = numberOf(text);
    if (number?.value !== 1 || number.style > Style.HAN) return false;
    return (highest.get(number.style) ?? 0) > 1;
  });
}
