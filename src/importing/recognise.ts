/** A received text as plans: what each line is, and why. */

import { type Boundary, boundaries, isLabel, isTitle, plainTitle } from "./boundaries";
import { joins } from "./joining";
import { type Line, linesOf } from "./lines";
import { closed, insertions, type Noise, talk, wholeLine, withCells, withoutMarkup } from "./noise";
import { bulletBeforeNumber, numberOf, Style } from "./numbers";
import { type Entry, glued, isKnown, outline, plainEntry } from "./outline";
import { recognise as known, noise as noises } from "./patterns";
import { last as lastOf, opening, pattern, sizeOf, stripped } from "./text";

const MARKED = opening(known.MARKED);
const TALK = pattern(known.TALK);
const SITE = pattern(known.SITE);
const MARKS = pattern(known.MARKS);
const OWN = pattern(known.OWN);
const MARK = pattern(known.MARK);
const DATE = opening(known.DATE);
const WHO = opening(known.WHO);
const ISSUED = pattern(known.ISSUED);
const NO_TITLE = pattern(known.NO_TITLE);
const OPEN_TITLE = pattern(known.OPEN_TITLE);
const ANNEX = opening(known.ANNEX);
const IN_BRACKETS = opening(known.IN_BRACKETS);

/** Words that stand in no plan. line: from 1. start: within the line. kind: of a repair. rule: what recognised them. */
export interface Removed {
  readonly line: number;
  readonly start: number;
  readonly text: string;
  readonly kind: string;
  readonly reason: string;
  readonly rule: string;
}

/** A line that goes on in the next one. line: from 1. rule: what says so. */
export interface Joined {
  readonly line: number;
  readonly rule: string;
}

/** What an editor should look at. line: from 1. doubt: from 0 to 1; the greatest comes first. */
export interface Question {
  readonly line: number;
  readonly text: string;
  readonly doubt: number;
}

/** A paragraph, its number included, and what it is. first, last: the lines that it was joined from. */
export interface Paragraph {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly entry: Entry;
}

/** One plan of a file. title: empty where none was found. first, last: its lines in the text, from 1. rule: what
 * recognised where it begins. signature: the lines at the end that say who signs, and when. annex: what stands behind it. */
export interface Document {
  readonly title: string;
  readonly first: number;
  readonly last: number;
  readonly rule: string;
  readonly paragraphs: readonly Paragraph[];
  readonly signature: readonly Paragraph[];
  readonly annex: readonly Paragraph[];
}

/** What a text holds: its plans, and what was done to the rest. */
export interface Recognised {
  readonly documents: Document[];
  readonly removed: Removed[];
  readonly joined: Joined[];
  readonly questions: Question[];
}

type Text = Omit<Paragraph, "entry">;

/** Find the plans in a text in simplified characters, whose line ends are \n. Nothing is lost: what stands in no plan is
 * in `removed`. styled: the lines, from 1, that are set apart by their form as headings are, each with the level that
 * this says, or 0. */
export function recognise(
  text: string,
  styled: ReadonlyMap<number, number> = new Map(),
): Recognised {
  const found: Recognised = { documents: [], removed: [], joined: [], questions: [] };
  const received = linesOf(text);
  const apart = new Map(styled);
  for (const line of received) {
    const marks = MARKED(line.text)?.[1];
    if (marks) apart.set(line.number, marks.length);
  }
  const lines = planLines(received, found);
  const marks = boundaries(lines);
  const [first] = marks;
  const collection = collectionTitle(lines, first);
  const all = [...ranges(lines, marks)];
  for (const [index, [start, end, mark]] of all.entries()) {
    const part = lines.slice(start, end);
    if (isCover(part, all[index + 1]?.[2] ?? null))
      for (const line of part)
        leaveOut(line, "moved", "印发通知，不是计划本身", "cover-notice", found);
    else takeDocument(part, mark, collection, found, apart);
  }
  if (first && !beginsWithPlan(lines, first))
    for (const line of lines.slice(0, first.at))
      leaveOut(line, "boilerplate", "合集的开头，不属于任何一份计划", "lead", found);
  found.removed.sort((a, b) => a.line - b.line || a.start - b.start);
  found.joined.sort((a, b) => a.line - b.line);
  found.questions.sort((a, b) => b.doubt - a.doubt || a.line - b.line);
  return found;
}

function leaveOut(
  line: Line,
  kind: string,
  reason: string,
  rule: string,
  found: Recognised,
  start = 0,
): void {
  found.removed.push({ line: line.number, start, text: line.text, kind, reason, rule });
}

/** The lines without those that a site has added, and without its sentences inside others. */
function planLines(received: readonly Line[], found: Recognised): Line[] {
  const lines: Line[] = [];
  let isListed = false; // under 相关文章：, where other pages are named
  for (const each of received) {
    const line = unbulleted(decoded(each, found), found);
    if (!line.text) continue;
    let noise = wholeLine(line.text);
    isListed = isListed && (noise !== null || isLink(line.text));
    if (isListed && !noise) noise = link(line.text);
    if (noise && (noise.rule !== "editor" || isAllTalk(line.text))) {
      isListed = isListed || noise.rule === noises.RECOMMENDATION;
      leaveOut(line, "boilerplate", noise.reason, noise.rule, found);
      continue;
    }
    const kept: string[] = [];
    let start = 0;
    for (const part of talk(line.text)) {
      kept.push(stripped(line.text.slice(start, part.start)));
      const text = stripped(line.text.slice(part.start, part.end));
      leaveOut({ ...line, text }, "boilerplate", part.reason, part.rule, found, part.start);
      start = part.end;
    }
    const text = kept.length ? [...kept, stripped(line.text.slice(start))].join("") : line.text;
    if (text) lines.push({ ...line, text });
  }
  return lines;
}

/** Whether a line can be the name of another page: a title, counted or not. */
function isLink(text: string): boolean {
  const number = numberOf(text);
  return isTitle(plainTitle(number ? text.slice(number.end) : text));
}

function link(text: string): Noise {
  return { start: 0, end: text.length, reason: "推荐链接", rule: noises.RECOMMENDATION };
}

/** The line with the characters that its entities (&ldquo;) stand for, and without what a site has put into it. */
function decoded(line: Line, found: Recognised): Line {
  let text = withCells(closed(line.text));
  for (const { start, end, text: words, reason, rule } of insertions(text).reverse()) {
    const cut = text.slice(start, end);
    leaveOut({ ...line, text: cut }, words ? "residue" : "boilerplate", reason, rule, found, start);
    text = text.slice(0, start) + words + text.slice(end);
  }
  return { ...line, text: stripped(text) };
}

function unbulleted(line: Line, found: Recognised): Line {
  const bullet = bulletBeforeNumber(line.text);
  if (!bullet) return line;
  const mark = { ...line, text: stripped(line.text.slice(0, bullet)) };
  leaveOut(mark, "residue", "编号以前的项目符号", "bullet", found);
  return { ...line, text: stripped(line.text.slice(bullet)) };
}

/** Whether a line with an editor's words is nothing else: it speaks to a reader, in a sentence or as who he is. */
function isAllTalk(text: string): boolean {
  if (numberOf(text) || sizeOf(text) > known.LONGEST_TALK || !TALK.test(text)) return false;
  return SITE.test(text) || !MARKS.test(text.replace(/[。！？!?]+$/, ""));
}

/** The plans as ranges of lines; a mark right behind another one belongs to the same plan. */
function* ranges(
  lines: readonly Line[],
  marks: readonly Boundary[],
): Generator<[start: number, end: number, mark: Boundary | null]> {
  const [first] = marks;
  if (!first) {
    yield [0, lines.length, null];
    return;
  }
  if (first.at && beginsWithPlan(lines, first)) yield [0, first.at, null];
  let outer: Boundary | null = null;
  for (const [index, mark] of marks.entries()) {
    const end = marks[index + 1]?.at ?? lines.length;
    if (end === mark.at + 1 && end < lines.length) {
      outer = mark.title || !outer ? mark : outer;
      continue;
    }
    yield [mark.at, end, mark.title || !outer ? mark : { ...mark, title: outer.title }];
  }
}

/** Whether what stands before the first mark is a plan itself, or the end of one, and no introduction. */
function beginsWithPlan(lines: readonly Line[], first: Boundary): boolean {
  const before = lines.slice(0, first.at);
  return (
    first.rule === "title-in-text" ||
    before.filter(({ text }) => numberOf(text)).length > 1 ||
    before.some(({ text }) => sizeOf(text) > 20 && OWN.test(text))
  );
}

/** Whether lines are the notice that sends out the plan behind them. */
function isCover(lines: readonly Line[], following: Boundary | null): boolean {
  const issued = lines.flatMap(({ text }) => ISSUED.exec(text)?.[1] ?? []);
  return following !== null && issued.some((title) => plainTitle(title) === following.title);
}

/** What the file calls itself, before its first plan. */
function collectionTitle(lines: readonly Line[], first: Boundary | undefined): string {
  const titles = lines.slice(0, first?.at ?? 0).map(({ text }) => plainTitle(text));
  return titles.find(isTitle) ?? "";
}

function takeDocument(
  lines: readonly Line[],
  mark: Boundary | null,
  collection: string,
  found: Recognised,
  styled: ReadonlyMap<number, number>,
): void {
  const [title, titled] = titleOf(lines, mark, found);
  const caption = title ? captionOf(titled) : 0;
  for (const line of titled.slice(0, caption))
    leaveOut(line, "moved", "题目下面的单位和日期", known.CAPTION, found);
  const body = titled.slice(caption);
  const [opening, closing] = [lines[0], lastOf(lines)];
  if (!body.length || !opening || !closing) return;
  const texts = unglued(joinedParagraphs(body, found, styled));
  const [start, end] = signedLines(texts.map(({ text }) => text));
  const plan = [...texts.slice(0, start), ...texts.slice(end)];
  const places = plan.flatMap(({ first, last }, place) =>
    first === last && styled.has(first) ? [[place, styled.get(first) ?? 0] as const] : [],
  );
  const entries = outline(
    plan.map(({ text }) => text),
    new Map(places),
  );
  const paragraphs = plan.map((text, place) => ({
    ...text,
    entry: entries[place] ?? plainEntry(text.text),
  }));
  const document = {
    title: title || collection,
    first: opening.number,
    last: closing.number,
    rule: mark?.rule ?? "whole-file",
    paragraphs: paragraphs.slice(0, start),
    signature: texts.slice(start, end).map((text) => ({ ...text, entry: plainEntry(text.text) })),
    annex: paragraphs.slice(start),
  };
  found.documents.push(document);
  found.questions.push(...questionsOf(document));
}

/** A paragraph that was pasted. part: of which part of a plan it is a line; empty in its text. */
export interface Judged {
  readonly text: string;
  readonly entry: Entry;
  readonly part: "title" | "signature" | "";
}

/** Paragraphs that belong to no plan of their own (pasted into one), with what each is, without the marks of Markdown. */
export function judged(texts: readonly string[]): Judged[] {
  const levels = texts.map((text) => MARKED(stripped(text))?.[1]?.length ?? 0);
  const lines = texts
    .map((text, at) => ({ text: withoutMarkup(text), first: at, last: at }))
    .filter(({ text }) => text);
  const apart = unglued(lines);
  const plainTexts = apart.map(({ text }) => text);
  const titled = titleLines(plainTexts);
  const [start, end] = signedLines(plainTexts);
  // Without a date, the last words of a part of a plan may be a name (建好服务中心).
  const isSigned = plainTexts.slice(start, end).some(isDate);
  const partOf = (at: number) => {
    if (at < titled) return "title";
    return isSigned && start <= at && at < end ? "signature" : "";
  };
  const text = apart.filter((_, at) => !partOf(at));
  const styled = text.flatMap(({ first }, place) => {
    const level = levels[first];
    return level ? [[place, level] as const] : [];
  });
  const entries = outline(
    text.map((line) => line.text),
    new Map(styled),
  ).values();
  return apart.map(({ text }, at): Judged => {
    const part = partOf(at);
    const entry = part ? plainEntry(text) : (entries.next().value ?? plainEntry(text));
    return { text, entry, part };
  });
}

/** How many of the first lines are a title: none, one, or two that belong together. */
function titleLines([first = "", second = "", ...others]: readonly string[]): number {
  const isWhole = (text: string) => isTitle(text) && plainTitle(text) === text && !numberOf(text);
  if (second && isWhole(first)) return 1;
  return others.length && isWhole(first + second) && isFirstHalf(first, second) ? 2 : 0;
}

/** Whether a line is a day, a month or a year, as a plan is signed with. */
export function isDate(text: string): boolean {
  return DATE(text) !== null;
}

/** The title, and the lines behind it. A line that only counts (篇一) is left out, and so is the title's own. */
function titleOf(
  lines: readonly Line[],
  mark: Boundary | null,
  found: Recognised,
): [title: string, body: readonly Line[]] {
  const textAt = (at: number) => lines[at]?.text ?? "";
  let at = 0;
  if (mark)
    for (; at < lines.length && (at === 0 || isLabel(textAt(at))); at += 1) {
      const label = lines[at];
      if (label) leaveOut(label, "moved", "篇号和题目，移入页面信息", "boundary", found);
    }
  for (let offset = at; offset < Math.min(at + 4, lines.length); offset += 1) {
    const line = lines[offset];
    if (!line) break;
    let words = plainTitle(line.text);
    for (let first = offset; first > at && isTitle(words); ) {
      if (!isFirstHalf(textAt(first - 1), words)) break;
      first -= 1;
      const parts = lines.slice(first, offset + 1).map(({ text }) => text);
      words = plainTitle(parts.join(""));
    }
    if (isTitle(words) && mark?.rule !== "title-in-text") {
      const longest = longestTitle(lines, offset);
      if (longest > offset) {
        offset = longest;
        words = plainTitle(textAt(longest));
      }
      const own = lines[offset] ?? line;
      for (const before of lines.slice(at, offset))
        leaveOut(before, "moved", "题目以前的文字", "before-title", found);
      leaveOut(own, "moved", "题目，移入页面信息", "title", found);
      let body = offset + 1;
      for (; body < Math.min(offset + 4, lines.length) && repeats(textAt(body), words); body += 1) {
        const again = lines[body];
        if (again) leaveOut(again, "boilerplate", "重复的题目", "title-again", found);
      }
      return [words, lines.slice(body)];
    }
    if (sizeOf(line.text) > 60 || numberOf(line.text)) break;
  }
  const [first, ...others] = lines;
  if (!mark && first && mayBeTitle(lines)) {
    found.questions.push({ line: first.number, text: `“${first.text}”是不是题目`, doubt: 0.8 });
    leaveOut(first, "moved", "题目，移入页面信息", "first-line", found);
    return [first.text, others];
  }
  return [mark?.title ?? "", lines.slice(at)];
}

/** Of titles one behind the other, the place of the longest: the others name shelves of a site, or repeat it. */
function longestTitle(lines: readonly Line[], at: number): number {
  let longest = at;
  const titleAt = (place: number) => plainTitle(lines[place]?.text ?? "");
  for (let end = at; end < lines.length && isTitle(titleAt(end)); end += 1)
    if (sizeOf(titleAt(end)) > sizeOf(titleAt(longest))) longest = end;
  return longest;
}

/** Whether a first line without a word for what a plan is can be its title all the same. */
function mayBeTitle(lines: readonly Line[]): boolean {
  const [first = "", second = ""] = lines.map(({ text }) => text);
  const size = sizeOf(first);
  return (
    second !== "" &&
    4 <= size &&
    size <= known.LONGEST_FIRST &&
    !NO_TITLE.test(first) &&
    !isKnown(first) &&
    !numberOf(first) &&
    !WHO(first) &&
    (sizeOf(second) > size || !!numberOf(second) || isKnown(second))
  );
}

/** Whether a line says nothing but the title, or the end of it, once more. */
function repeats(text: string, title: string): boolean {
  const words = plainTitle(text);
  return isTitle(words) && title.endsWith(words);
}

/** Whether a line is the beginning of a title that goes on in the next: the name of who plans, or 关于… */
function isFirstHalf(text: string, title: string): boolean {
  if (isTitle(plainTitle(text))) return false;
  if (sizeOf(text) > 30 || MARK.test(text) || title.includes(Array.from(text).slice(0, 4).join("")))
    return false;
  return !!WHO(text) || OPEN_TITLE.test(text) || sizeOf(title) <= 6;
}

/** The lines that say who signs, and when, from the first to the one behind the last: at the end, or dated before what is
 * annexed. */
function signedLines(texts: readonly string[]): [start: number, end: number] {
  const isAnnexed = (text: string, at: number) =>
    at > 1 && ANNEX(text) !== null && isDate(texts[at - 1] ?? "");
  const annexed = texts.findIndex(isAnnexed);
  const end = annexed < 0 ? texts.length : annexed;
  const most = isDate(texts[end - 1] ?? "") ? known.MOST_SIGNED : known.MOST_UNDATED;
  let start = end;
  while (start > Math.max(0, end - most)) {
    const text = texts[start - 1] ?? "";
    if (!isDate(text) && (!WHO(text) || numberOf(text))) break;
    start -= 1;
  }
  return start ? [start, end] : [end, end];
}

/** How many lines under a title say who has made it, and when: （2026年1月5日）. */
function captionOf(lines: readonly Line[]): number {
  const [first = "", second = ""] = lines.map(({ text }) => text);
  const isDay = (text: string) => isDate(text) || IN_BRACKETS(text) !== null;
  if (lines.length > 1 && isDay(first)) return 1;
  return lines.length > 2 && WHO(first) && isDay(second) ? 2 : 0;
}

/** The paragraphs, joined from lines that were broken. One that is set apart stays alone. */
function* joinedParagraphs(
  lines: readonly Line[],
  found: Recognised,
  styled: ReadonlyMap<number, number>,
): Generator<Text> {
  const rules = joins(lines);
  let pieces: Line[] = [];
  for (const [at, line] of lines.entries()) {
    pieces.push(line);
    const rule = rules.get(at);
    const isAlone = styled.has(line.number) || styled.has(lines[at + 1]?.number ?? 0);
    if (rule && !isAlone) {
      found.joined.push({ line: line.number, rule });
      continue;
    }
    const text = pieces.map((piece) => piece.text).join("");
    yield { text, first: pieces[0]?.number ?? line.number, last: line.number };
    pieces = [];
  }
}

/** Headings that stand in the same line as the text before them become paragraphs of their own. */
function unglued(texts: Iterable<Text>): Text[] {
  const found: Text[] = [];
  let value = 0;
  for (const paragraph of texts) {
    const { text } = paragraph;
    const number = numberOf(text);
    if (number?.style === Style.HAN) value = number.value;
    const cuts = glued(text, value);
    value += cuts.length;
    for (const [index, start] of [0, ...cuts].entries())
      found.push({ ...paragraph, text: stripped(text.slice(start, cuts[index])) });
  }
  return found;
}

function* questionsOf(document: Document): Generator<Question> {
  if (!document.title) yield { line: document.first, text: "没有找到题目，请补", doubt: 0.9 };
  for (const { first, entry } of document.paragraphs)
    if (entry.rule === "short-line")
      yield { line: first, text: `“${entry.title}”没有编号，是不是标题`, doubt: 0.6 };
}
