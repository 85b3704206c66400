/** Which paragraphs of a plan are headings, at which level, and which are items of a list.
 *
 * A number alone decides nothing: 1、 is a heading where a title stands behind it, and an item where a sentence does.
 * So the members of a run (numbers of one style under one heading) are judged together. */

import { MAX_LEVEL } from "../contract";
import { numberOf, type PrintedNumber, Style, unmarkedNumbers } from "./numbers";
import { outline as known } from "./patterns";
import { count, everywhere, last, opening, pattern, sizeOf, stripped, withoutEnd } from "./text";

const { LONGEST_HEADING, LONGEST_RUN_IN, LONGEST_FITTING, LONGEST_BARE, OUTER_SHARE, INNER_SHARE } =
  known;
const END = new Set(known.END);
const STOP = pattern(known.STOP);
const GAP = pattern(known.GAP);
const SENTENCE = pattern(known.SENTENCE);
const SERIES = opening(known.SERIES);
const KNOWN = opening(known.KNOWN);
const NAMED = pattern(known.NAMED);
const MONTHLY = opening(known.MONTHLY);
const PERIOD = opening(known.PERIOD);
const ATTACHED = opening(known.ATTACHED);
const NO_HEADING = pattern(known.NO_HEADING);
const ASKS = pattern(known.ASKS);
const GOES_ON = pattern(known.GOES_ON);
const USUAL: Readonly<Record<number, number>> = known.USUAL;

/** What a paragraph is. */
export type Role = "heading" | "item" | "paragraph";

/** A paragraph as it was judged. text: without number. level: of a heading, 1–4, else 0. title, rest: of a heading, the
 * words of it and what stands behind it in the same line. rule: what decided.
 * run: of the numbers that are siblings, which run it belongs to, from 0; below 0 without a number. */
export interface Entry {
  readonly text: string;
  readonly number: PrintedNumber | null;
  role: Role;
  level: number;
  title: string;
  rest: string;
  rule: string;
  run: number;
}

/** A paragraph of which nothing else is known. */
export function plainEntry(text: string): Entry {
  return {
    text,
    number: null,
    role: "paragraph",
    level: 0,
    title: "",
    rest: "",
    rule: "",
    run: -1,
  };
}

/** One on its way. depth: how many styles are open at its number. said: the level that its form says, or 0. */
interface Judged extends Entry {
  depth: number;
  said: number;
  isStyled: boolean;
  isAttached: boolean;
}

/** The words before the first mark that ends a title, the mark, and what stands behind: 加强领导。要把… In what is
 * numbered 一、 or （一） a gap parts them too: 营造氛围 结合本社区实际… */
export function splitTitle(
  words: string,
  style?: Style,
): [title: string, mark: string, rest: string] {
  const stop = words.search(STOP);
  const takesGap = [Style.HAN, Style.HAN_BRACKET, Style.CHAPTER, Style.SECTION].some(
    (each) => each === style,
  );
  const gap = takesGap ? GAP.exec(words) : null;
  if (gap) {
    const [whole, space = ""] = gap;
    const end = gap.index + whole.length;
    const start = end - space.length;
    const isFirst = 4 <= start && start <= LONGEST_HEADING && (stop < 0 || start < stop);
    if (isFirst && sizeOf(words) > end + 15)
      return [words.slice(0, start), space, words.slice(end)];
  }
  return stop < 0
    ? [words, "", ""]
    : [words.slice(0, stop), words.charAt(stop), words.slice(stop + 1)];
}

/** Judge the paragraphs of one plan, its title and signature left out. styled: the places of those that are set
 * apart by their form (a heading's style, bold type), each with the level that this says, or 0. */
export function outline(
  texts: readonly string[],
  styled: ReadonlyMap<number, number> = new Map(),
): Entry[] {
  const unmarked = unmarkedNumbers(texts);
  const entries = texts.map((text, place) =>
    entryOf(text, unmarked.get(place) ?? numberOf(text), styled.get(place)),
  );
  attach(entries);
  setApart(entries);
  nest(entries);
  const runs = new Map<number, number[]>();
  for (const [place, { number, run }] of entries.entries())
    if (number) runs.set(run, [...(runs.get(run) ?? []), place]);
  for (const places of runs.values()) judge(entries, places);
  judgeShort(entries);
  setLevels(entries);
  return entries.map(({ text, number, role, level, title, rest, rule, run }) => {
    return { text, number, role, level, title, rest, rule, run };
  });
}

/** Whether a line without a number is a heading by its words alone: 指导思想, 保障措施. */
export function isKnown(text: string): boolean {
  return KNOWN(text) !== null;
}

/** What is listed under 附件： is no heading. */
function attach(entries: readonly Judged[]): void {
  let isListed = false;
  for (const entry of entries) {
    isListed = ATTACHED(entry.text) !== null || (isListed && entry.number !== null);
    entry.isAttached = isListed;
  }
}

/** said: the level that its form says; undefined of one that is not set apart. */
function entryOf(text: string, number: PrintedNumber | null, said: number | undefined): Judged {
  const isStyled = said !== undefined;
  const words = number ? stripped(text.slice(number.end)) : text;
  const found = { role: "paragraph" as const, level: 0, title: "", rest: "", rule: "" };
  return {
    text: words,
    number,
    ...found,
    depth: 0,
    run: -1,
    said: said ?? 0,
    isStyled,
    isAttached: false,
  };
}

/** Give each number its depth and its run: a style that is open goes on, any other stands inside the last. */
function nest(entries: readonly Judged[]): void {
  const open: [style: Style, run: number][] = [];
  let runs = 0;
  const ofStyle = (style: Style) => entries.filter(({ number }) => number?.style === style).length;
  const present = new Map(Object.values(Style).map((style) => [style, ofStyle(style)]));
  for (const entry of entries) {
    if (!entry.number) continue;
    const { style, value } = entry.number;
    const at = open.findIndex(([other]) => other === style);
    if (at < 0) {
      // 二、 after 1. that no 一、 came before: it stands outside of what is printed smaller
      const isOuter = value > 1 || ((present.get(style) ?? 0) > 1 && style <= Style.HAN);
      while (isOuter && (last(open)?.[0] ?? -1) > style) open.pop();
      open.push([style, runs]);
      runs += 1;
    } else {
      open.length = at + 1;
      if (value === 1 && style !== Style.HAN && style !== Style.CHAPTER) {
        open[at] = [style, runs];
        runs += 1;
      }
    }
    entry.depth = open.length;
    entry.run = last(open)?.[1] ?? -1;
  }
}

/** Whether a run is made of headings, by how many of its members look like it. */
function judge(entries: readonly Judged[], places: readonly number[]): void {
  const members = places.map((place) => entries[place]).filter((entry) => entry !== undefined);
  const style = members[0]?.number?.style ?? Style.BULLET;
  const looks = places.map((place) => lookOf(entries, place));
  const sure = looks.filter(Boolean);
  const isOuter = style <= Style.HAN_HALF && style !== Style.ORDINAL;
  const share = isOuter ? OUTER_SHARE : INNER_SHARE;
  // what stands behind the last of some short sentences may be the paragraph after their list
  const endsClosed = ({ text }: Judged) => known.CLOSED.some((mark) => text.endsWith(mark));
  const isClosed = !isOuter && members.length > 1 && members.every(endsClosed);
  const telling = isClosed ? places.slice(0, -1) : places;
  const isList =
    sure.every((look) => look === "line") && !telling.some((place) => hasText(entries, place));
  const areHeadings =
    style !== Style.BULLET && sure.length >= Math.max(1, share * places.length) && !isList;
  // siblings are all headings or all items: a number that stands between theirs would count for itself
  const fit = areHeadings && members.every((entry, at) => looks[at] || fits(entry));
  for (const [index, entry] of members.entries()) {
    const look = looks[index];
    if (fit) {
      const [title, , rest] = splitTitle(entry.text, style);
      const isLine = look === "line";
      entry.role = "heading";
      entry.rule = `number-${look || "run"}`;
      entry.title = stripped(withoutEnd(isLine ? entry.text : title, END));
      entry.rest = isLine ? "" : stripped(rest);
    } else {
      entry.role = "item";
      entry.rule = "number-item";
    }
  }
}

/** How a numbered paragraph looks like a heading: "line" for one that is nothing else, "run-in" for one with its text
 * behind it; empty where it does not. */
function lookOf(entries: readonly Judged[], place: number): "line" | "run-in" | "" {
  const entry = entries[place];
  if (!entry) return "";
  const style = entry.number?.style;
  const words = entry.text;
  if (entry.isAttached) return "";
  if (entry.isStyled && sizeOf(words) <= LONGEST_HEADING) return "line";
  const [title, mark, behind] = splitTitle(words, style);
  const rest = stripped(behind);
  const bare = withoutEnd(words, END);
  if (!bare) return "";
  if (!rest) {
    const opens = style !== undefined && style <= Style.HAN_HALF && hasText(entries, place);
    const isLong = sizeOf(bare) > LONGEST_HEADING || count(bare, "，") + count(bare, ",") > 2;
    if (isLong || (isSemicolon(mark) && !opens) || SERIES(words)) return "";
    const isSentence = /[。.]$/.test(words) && style !== undefined && style >= Style.DIGIT;
    return isSentence && sizeOf(bare) > 16 ? "" : "line";
  }
  const commas = count(title, "，") + count(title, ",");
  const asks =
    sizeOf(title) > 12 && style !== undefined && style >= Style.DIGIT && ASKS.test(title);
  const isNone =
    (mark && "！？!?".includes(mark)) ||
    (isSemicolon(mark) && style !== Style.HAN) ||
    sizeOf(title) < 2 ||
    sizeOf(title) > LONGEST_RUN_IN ||
    SERIES(title) ||
    (isColon(mark) && sizeOf(title) > 18) ||
    commas > 2 ||
    sizeOf(rest) < 4 ||
    asks;
  return isNone ? "" : "run-in";
}

const isSemicolon = (mark: string) => mark === "；" || mark === ";";
const isColon = (mark: string) => mark === "：" || mark === ":";

/** Whether a member that does not look like a heading can be one beside those that do: by its first sentence. */
function fits({ text, number, isAttached }: Judged): boolean {
  const [title] = splitTitle(text, number?.style);
  return !isAttached && withoutEnd(title, END) !== "" && sizeOf(title) <= LONGEST_FITTING;
}

/** Whether something stands under a numbered line: a paragraph without a number, or numbers inside its own. */
function hasText(entries: readonly Judged[], place: number): boolean {
  const [entry, following] = [entries[place], entries[place + 1]];
  if (!entry || !following) return false;
  if (following.role === "heading" && !following.number) return false;
  return !following.number || following.depth > entry.depth;
}

/** Headings without a number, by their form or their words. */
function setApart(entries: readonly Judged[]): void {
  const bare = entries.filter((_, place) => isBare(entries, place));
  const periods = bare.filter(({ text }) => PERIOD(text) || MONTHLY(text));
  for (const entry of bare) {
    if (entry.isStyled) makeHeading(entry, "form");
    else if (isKnown(entry.text)) makeHeading(entry, "known-words");
    else if (periods.length > 1 && periods.includes(entry)) makeHeading(entry, "period");
  }
}

/** Short lines, where nothing else in the text is a heading. */
function judgeShort(entries: readonly Judged[]): void {
  const isCounted = ({ role, number, rule }: Judged) =>
    role === "heading" && (number || rule === "period");
  if (entries.some(isCounted)) return;
  const candidates = entries.filter((_, place) => isBare(entries, place));
  if (candidates.length < 2) return;
  for (const entry of candidates) if (entry.role !== "heading") makeHeading(entry, "short-line");
}

function makeHeading(entry: Judged, rule: string): void {
  entry.role = "heading";
  entry.title = stripped(withoutEnd(entry.text, END));
  entry.rule = rule;
}

function isBare(entries: readonly Judged[], place: number): boolean {
  const [entry, following] = [entries[place], entries[place + 1]];
  if (!entry || entry.number || (!following && !entry.isStyled)) return false;
  const { text } = entry;
  if (entry.isStyled)
    return sizeOf(text) <= LONGEST_HEADING && !SENTENCE.test(withoutEnd(text, END));
  const isShort = 2 <= sizeOf(text) && sizeOf(text) <= LONGEST_BARE;
  if (NO_HEADING.test(text) || !isShort || SENTENCE.test(text) || GOES_ON.test(text)) return false;
  if (KNOWN(text) || PERIOD(text) || MONTHLY(text)) return true;
  if (NAMED.test(text) || /[：:]$/.test(text) || !following) return false;
  return sizeOf(following.text) > sizeOf(text) || following.number !== null;
}

/** Levels from 1 on, by what a heading stands under: 1. has level 3 under 一、 too, as in official papers. One without a
 * number stands beside the first-level headings where its words say so, else right under what is open. */
function setLevels(entries: readonly Judged[]): void {
  let path: { depth: number; level: number; style: Style | null }[] = []; // the headings that are open
  const forms: { said: number; level: number }[] = []; // of those that are open, what their form says
  const headings = entries.filter(({ role }) => role === "heading");
  const numbered = headings.some(({ number }) => number);
  // 一、 stands beside 指导思想, what is printed smaller under it
  const outermost = entries.some(({ number }) => number && number.style <= Style.HAN) ? 1 : 0;
  for (const entry of headings) {
    while (entry.said && (last(forms)?.said ?? 0) >= entry.said) forms.pop();
    if (entry.said && !entry.number) {
      entry.level = Math.min((last(forms)?.level ?? 0) + 1, MAX_LEVEL);
      while ((last(path)?.level ?? 0) >= entry.level) path.pop();
      path.push({ depth: path.length, level: entry.level, style: null });
    } else if (entry.number) {
      const { style } = entry.number;
      while ((last(path)?.depth ?? -1) >= entry.depth) path.pop();
      const above = last(path)?.level ?? 0;
      const outer = last(path)?.style ?? null;
      const usual = USUAL[style] ?? above + 1;
      const skips = above === 1 && usual >= 3 && (outer === null || outer <= Style.TASK);
      entry.level = skips ? 3 : Math.min(above + 1, MAX_LEVEL);
      path.push({ depth: entry.depth, level: entry.level, style });
    } else if (entry.rule === "known-words" || entry.rule === "period" || !numbered) {
      entry.level = 1;
      path = [{ depth: outermost, level: 1, style: null }];
    } else entry.level = path.length ? Math.min((last(path)?.level ?? 0) + 1, MAX_LEVEL) : 1;
    if (entry.said) forms.push({ said: entry.said, level: entry.level });
  }
  align(headings);
}

/** Give headings that stand under the same one the same level, the outermost that one of them has. */
function align(headings: readonly Judged[]): void {
  if (!headings.length) return;
  const top = Math.min(...headings.map(({ level }) => level));
  const first = headings.findIndex(({ level }) => level === top);
  for (const entry of headings.slice(0, first)) entry.level = top;
  const places = headings.flatMap(({ level }, place) => (level === top ? [place] : []));
  for (const [index, place] of places.entries())
    align(headings.slice(place + 1, places[index + 1]));
}

/** Offsets in a paragraph where a heading with the next number begins right behind a sentence: 。二、加强领导. */
export function glued(text: string, value: number): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(everywhere(known.GLUED))) {
    const end = match.index + match[0].length;
    const number = numberOf(text.slice(end));
    if (number?.style !== Style.HAN || number.value !== value + found.length + 1) continue;
    const [title] = splitTitle(text.slice(end + number.end), Style.HAN);
    if (2 <= sizeOf(title) && sizeOf(title) <= LONGEST_RUN_IN) found.push(end);
  }
  return found;
}
