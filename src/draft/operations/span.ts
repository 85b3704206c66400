/** What stands between two places of the text, over the edges of paragraphs, cells and sections. */

import { MAX_TITLE } from "../../contract";
import { type Cell, isTable, type Rows, tableRows, tableText } from "../../model/tables";
import { draftNumbers, itemNumbers } from "../lines";
import type { Draft, Paragraph, Section } from "../model";
import type { LevelsUnder } from "../structure";
import { cleanText } from "../text";
import { indexOf, withSections } from "../tree";

/** A place in a section's title, in one of its paragraphs, or in a cell of what is a table: in UTF-16 units of that text as
 * written. */
export interface Spot {
  section: string;
  /** Which of the paragraphs; null for the title. */
  at: number | null;
  cell?: Cell;
  offset: number;
}

/** Take away what stands between two places, the first before the second. What is left of the text that it begins in and of
 * that in which it ends becomes one; a heading that it goes over goes, and what is left of its section joins the first. A
 * table that it goes over goes; one that it begins or ends in stays, and its cells lose their words. */
export function removeSpan(draft: Draft, from: Spot, to: Spot, under: LevelsUnder): Draft {
  const [first, last] = [indexOf(draft, from.section), indexOf(draft, to.section)];
  const [opened, closed] = [draft.sections[first], draft.sections[last]];
  if (!opened || !closed || first > last) return draft;
  const joined = join(opened, from, closed, to);
  const isGone = from.at === null && !joined.title && !joined.paragraphs.length;
  return withSections(
    draft,
    [
      ...draft.sections.slice(0, first),
      ...(isGone ? [] : [joined]),
      ...draft.sections.slice(last + 1),
    ],
    under,
  );
}

function join(opened: Section, from: Spot, closed: Section, to: Spot): Section {
  const after = to.at === null ? closed.paragraphs : closed.paragraphs.slice(to.at + 1);
  const before = opened.paragraphs.slice(0, from.at ?? 0);
  if (from.cell || to.cell) {
    const title = from.at === null ? opened.title.slice(0, from.offset) : opened.title;
    return {
      ...opened,
      title,
      paragraphs: [...before, ...left(opened, from, closed, to), ...after],
    };
  }
  const begin = textOf(opened, from).slice(0, from.offset);
  const end = textOf(closed, to).slice(to.offset);
  if (from.at !== null) {
    const text = cleanText(begin + end, Number.POSITIVE_INFINITY);
    const item = opened.paragraphs[from.at]?.item ?? false;
    return { ...opened, paragraphs: [...before, { text, item }, ...after] };
  }
  if (to.at === null && begin.length + end.length <= MAX_TITLE)
    return { ...opened, title: begin + end, paragraphs: after };
  const item = to.at !== null && (closed.paragraphs[to.at]?.item ?? false);
  return { ...opened, title: begin, paragraphs: end ? [{ text: end, item }, ...after] : after };
}

/** What is left of two texts, at least one of which is a table. */
function left(opened: Section, from: Spot, closed: Section, to: Spot): Paragraph[] {
  const isOne = opened === closed && from.at === to.at;
  const [begun, ended] = [partOf(opened, from), partOf(closed, to)];
  if (isOne) return [cleared(begun, from, to)];
  const head = from.cell
    ? isStart(from)
      ? []
      : [cleared(begun, from, null)]
    : [{ ...begun, text: begun.text.slice(0, from.offset) }];
  const tail = to.cell
    ? isEnd(ended, to)
      ? []
      : [cleared(ended, null, to)]
    : [{ ...ended, text: ended.text.slice(to.offset) }];
  return [...(from.at === null ? [] : head), ...tail.filter(({ text }) => text !== "")];
}

/** A paragraph; a title as one. */
function partOf(section: Section, { at }: Spot): Paragraph {
  return (at === null ? undefined : section.paragraphs[at]) ?? { text: section.title, item: false };
}

const isStart = ({ cell, offset }: Spot) => !cell?.row && !cell?.column && !offset;

function isEnd({ text }: Paragraph, { cell, offset }: Spot): boolean {
  const rows = tableRows(text);
  const last = rows[rows.length - 1] ?? [];
  return (
    cell?.row === rows.length - 1 &&
    cell.column === last.length - 1 &&
    offset === last[last.length - 1]?.length
  );
}

/** A table without the words between two places; null: from its beginning, to its end. */
function cleared(table: Paragraph, from: Spot | null, to: Spot | null): Paragraph {
  const keep = (words: string, [start, end]: Stretch) => words.slice(0, start) + words.slice(end);
  return { ...table, text: tableText(withStretches(tableRows(table.text), from, to, keep)) };
}

/** From where to where a cell is in a span. */
type Stretch = readonly [start: number, end: number];

/** A table with what becomes of each cell by the stretch of it that is between two places. */
function withStretches(
  rows: Rows,
  from: Spot | null,
  to: Spot | null,
  change: (words: string, stretch: Stretch) => string,
): string[][] {
  const columns = rows[0]?.length ?? 0;
  const placeOf = ({ row, column }: Cell) => row * columns + column;
  const first = from?.cell ? placeOf(from.cell) : -1;
  const last = to?.cell ? placeOf(to.cell) : rows.length * columns;
  return rows.map((cells, row) =>
    cells.map((words, column) => {
      const place = placeOf({ row, column });
      if (place < first || place > last) return change(words, [0, 0]);
      const start = place === first ? (from?.offset ?? 0) : 0;
      return change(words, [start, place === last ? (to?.offset ?? 0) : words.length]);
    }),
  );
}

function textOf({ title, paragraphs }: Section, { at }: Spot): string {
  return at === null ? title : (paragraphs[at]?.text ?? "");
}

/** The lines between two places, as written, with the numbers of those that are there from their beginning; of a table the
 * rows, as the text of one. */
export function spanLines(draft: Draft, from: Spot, to: Spot): string[] {
  const [first, last] = [indexOf(draft, from.section), indexOf(draft, to.section)];
  const numbers = draftNumbers(draft);
  return draft.sections.slice(first, last + 1).flatMap((section, index) => {
    const items = itemNumbers(section.paragraphs);
    const lines = [
      ...(section.level ? [{ at: null, number: numbers[first + index] ?? "" }] : []),
      ...section.paragraphs.map((_, at) => ({ at, number: items[at] ?? "" })),
    ];
    return lines.flatMap(({ at, number }) => {
      const spot = { section: section.id, at, offset: 0 };
      if (isBefore(spot, from, section.id) || isBefore(to, spot, section.id)) return [];
      const text = textOf(section, spot);
      const [begun, ended] = [isSameText(spot, from), isSameText(spot, to)];
      if (isTable(text)) return [rowsBetween(text, begun ? from : null, ended ? to : null)];
      const start = begun ? from.offset : 0;
      const end = ended ? to.offset : text.length;
      return [(start ? "" : number) + text.slice(start, end)];
    });
  });
}

/** The rows of a table that two places are in, with what stands between these; of one row, the cells. */
function rowsBetween(table: string, from: Spot | null, to: Spot | null): string {
  const cut = (words: string, [start, end]: Stretch) => words.slice(start, end);
  const rows = withStretches(tableRows(table), from, to, cut);
  const [first, last] = [from?.cell?.row ?? 0, to?.cell?.row ?? rows.length - 1];
  const taken = rows.slice(first, last + 1);
  if (first < last) return tableText(taken);
  const end = to?.cell ? to.cell.column + 1 : undefined;
  return tableText(taken.map((row) => row.slice(from?.cell?.column ?? 0, end)));
}

function isSameText(one: Spot, other: Spot): boolean {
  return one.section === other.section && one.at === other.at;
}

/** Whether a text of a section stands before another of it. */
function isBefore(one: Spot, other: Spot, section: string): boolean {
  return one.section === section && other.section === section && (one.at ?? -1) < (other.at ?? -1);
}
