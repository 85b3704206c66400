/** Text with typed numbers, as it comes out of another plan, made into sections, as the importer sees it. */

import { BODY_KIND, MAX_LEVEL, MAX_TITLE, OPENING_KIND } from "../contract";
import { type Entry, plainEntry } from "../importing/outline";
import { typedLevel } from "../model/numbering";
import { isTable } from "../model/tables";
import { isPrinted, itemNumbers } from "./lines";
import { newSection, type Paragraph, type Section } from "./model";

const ITEM_LEVEL = 3; // 1.

/** A paragraph as the recogniser sees it. part: of which part of a plan it is a line; empty in its text. */
interface Judged {
  readonly text: string;
  readonly entry: Entry;
  readonly part: "title" | "signature" | "";
}

/** Gives what each of some texts is, as the recogniser sees it (importing/recognise), which is loaded when it is needed.
 * Headings that stand in one text with the words before them come apart. */
export type Judge = (texts: readonly string[]) => readonly Judged[];

/** A section that was cut. typed: by the ids of the sections, the numbers that were typed before their headings. title,
 * signature: the lines of them that were taken out. */
export interface Cut {
  readonly sections: readonly Section[];
  readonly typed: ReadonlyMap<string, string>;
  readonly title: readonly string[];
  readonly signature: readonly string[];
}

/** A section cut at its headings: each is a section by the level of its number. What stands before the first stays, as an
 * opening where it has no title; where nothing does, the section goes. takes: the parts of a plan that are taken out of
 * the text. */
export function cutAtHeadings(
  section: Section,
  judge: Judge,
  takes: ReadonlySet<Judged["part"]>,
): Cut {
  const opening = { level: 0, kind: OPENING_KIND };
  const first: Section = { ...section, ...(section.title ? {} : opening), paragraphs: [] };
  const kind = section.kind === OPENING_KIND ? BODY_KIND : section.kind;
  const all = judgedApart(printed(section.paragraphs), judge);
  const judged = all.filter(({ part }) => !part || !takes.has(part));
  const linesOf = (part: Judged["part"]) =>
    all.flatMap((each) => (each.part === part && takes.has(part) ? [each.text] : []));
  const taken = { title: linesOf("title"), signature: linesOf("signature") };
  const cut = sectionsOf(
    first,
    judged,
    { kind, topics: section.topics },
    topLevel(section, judged),
  );
  const [kept] = cut.sections;
  const isEmpty = !kept?.title && !kept?.paragraphs.length;
  const sections = isEmpty && cut.sections.length > 1 ? cut.sections.slice(1) : cut.sections;
  return { ...cut, ...taken, sections };
}

/** What texts are; a table is none that could be judged, and stays where it is. */
function judgedApart(texts: readonly string[], judge: Judge): Judged[] {
  const all: Judged[] = [];
  let text: string[] = [];
  let runs = 0;
  const close = () => {
    const judged = judge(text.filter((line) => line.trim()));
    const apart = judged.map((each) => {
      return { ...each, entry: { ...each.entry, run: each.entry.run + runs } };
    });
    all.push(...apart);
    runs = Math.max(runs, ...apart.map(({ entry }) => entry.run)) + 1;
    text = [];
  };
  for (const line of texts) {
    if (!isTable(line)) text.push(line);
    else {
      close();
      all.push({ text: line, entry: plainEntry(line), part: "" });
    }
  }
  close();
  return all;
}

/** The texts of paragraphs, with the numbers of those that are counted. */
function printed(paragraphs: readonly Paragraph[]): string[] {
  const numbers = itemNumbers(paragraphs);
  return paragraphs.map(({ text }, at) => (isPrinted(text) ? (numbers[at] ?? "") + text : ""));
}

/** The level of the outermost headings: of the form that is typed before them, which may stand under the section's own
 * heading (1. under 一、); where the section has none, or they no number, its own. */
function topLevel({ title, level }: Section, judged: readonly Judged[]): number {
  const headings = judged.filter(({ entry }) => entry.role === "heading");
  const top = Math.min(...headings.map(({ entry }) => entry.level));
  const outermost = headings.filter(({ entry }) => entry.level === top);
  const typed = title ? typedLevel(outermost.find(({ entry }) => entry.number)?.text ?? "") : 0;
  return typed || level || 1;
}

/** The sections of recognised paragraphs. first: takes what stands before the first heading. given: what every other
 * section has. top: the level of the outermost. */
function sectionsOf(
  first: Section,
  judged: readonly Judged[],
  given: Partial<Section>,
  top: number,
): Pick<Cut, "sections" | "typed"> {
  const levels = judged.flatMap(({ entry }) => (entry.role === "heading" ? [entry.level] : []));
  const lowered = top - Math.min(...levels);
  const isCounted = counted(judged.map(countable));
  const sections: Section[] = [];
  const typed = new Map<string, string>();
  let open = first;
  let paragraphs: Paragraph[] = [];
  const close = () => sections.push({ ...open, paragraphs });
  for (const [at, { text, entry }] of judged.entries()) {
    if (entry.role !== "heading") {
      const item = isCounted(at);
      const words = item || isMarkdown(entry.number?.text ?? "") ? entry.text : text;
      paragraphs.push({ text: words, item });
      continue;
    }
    close();
    const level = Math.min(entry.level + lowered, MAX_LEVEL);
    open = newSection({ ...given, level, title: entry.title.slice(0, MAX_TITLE) });
    if (entry.number) typed.set(open.id, entry.number.text);
    paragraphs = entry.rest ? [{ text: entry.rest, item: false }] : [];
  }
  close();
  return { sections, typed };
}

/** Whether what stands before an item is a mark of Markdown, which is none of an official document. */
export function isMarkdown(mark: string): boolean {
  return /^[-*]$/.test(mark.trim());
}

function countable({ text, entry: { role, number, run } }: Judged): Countable {
  const isItem = role === "item" && typedLevel(text) === ITEM_LEVEL;
  return { isItem, value: number?.value ?? null, run };
}

/** A line that may be counted. value: of the number that is typed before an item, which may have none. run: which run of
 * siblings it belongs to. */
export interface Countable {
  readonly isItem: boolean;
  readonly value: number | null;
  readonly run: number;
}

/** Tells by its place which line a draft counts: the items 1. 2. 3. whose siblings all get the numbers that are typed
 * before them. All others keep those as words, so that no number changes. */
export function counted(lines: readonly Countable[]): (place: number) => boolean {
  const numbers = itemNumbers(lines.map(({ isItem }) => ({ text: "1", item: isItem })));
  const isWrong = ({ isItem, value }: Countable, at: number) =>
    isItem && value !== null && numbers[at] !== `${value}.`;
  const wrong = new Set(lines.filter(isWrong).map(({ run }) => run));
  return (place) => {
    const line = lines[place];
    return !!line?.isItem && !wrong.has(line.run);
  };
}
