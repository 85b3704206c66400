/** A draft as the lines that are shown, copied and printed. */

import { broken } from "../model/breaks";
import type { Fields } from "../model/fields";
import { type Resolve, resolved } from "../model/fields";
import type { Line } from "../model/lines";
import { numbersOf } from "../model/numbering";
import { signatureLines } from "../model/signature";
import { changedText, isTable, tableRows, textsIn } from "../model/tables";
import type { Draft, Paragraph, Section } from "./model";
import { officialLines } from "./official";

/** What fields show. */
export interface Filling {
  fields: Fields;
  resolve: Resolve;
  /** How many dated phrases a written text has; without it, none are counted. */
  dated?: (text: string) => number;
}

/** The printed numbers of a draft's sections. */
export function draftNumbers(draft: Draft): string[] {
  return numbersOf(draft.sections.map(({ level }) => level));
}

/** The printed numbers of paragraphs, empty but for items: 1. 2. and anew after a paragraph that is none. What has no
 * words is not printed, and so neither counts nor parts a list; a table is. */
export function itemNumbers(paragraphs: readonly Paragraph[]): string[] {
  let ordinal = 0;
  return paragraphs.map(({ text, item }) => {
    const printed = isPrinted(text);
    if (printed) ordinal = item ? ordinal + 1 : 0;
    return item ? `${printed ? ordinal : ordinal + 1}.` : "";
  });
}

/** Whether a paragraph is shown: a table that is to be filled in by hand is, too. */
export function isPrinted(text: string): boolean {
  return isTable(text) || text.trim() !== "";
}

/** The lines of one section. */
export function sectionLines(section: Section, number: string, filling: Filling): Line[] {
  const lines: Line[] = [];
  if (section.level)
    lines.push({ kind: "heading", level: section.level, number, ...said(section.title, filling) });
  const numbers = itemNumbers(section.paragraphs);
  section.paragraphs.forEach(({ text, item }, at) => {
    if (!isPrinted(text)) return;
    const kind = item ? "item" : "paragraph";
    const number = numbers[at] ?? "";
    lines.push(
      isTable(text) ? tableLine(text, filling) : { kind, level: 0, number, ...said(text, filling) },
    );
  });
  return lines;
}

/** A table, its fields filled in. */
export function tableLine(written: string, { fields, resolve, dated }: Filling): Line {
  const text = changedText(written, (words) => resolved(words, fields, resolve).trim());
  const table: Line = { kind: "table", level: 0, number: "", text, rows: tableRows(text) };
  if (!dated) return table;
  const count = textsIn(written).reduce((sum, words) => sum + dated(words), 0);
  return { ...table, dated: count };
}

/** What a line says, and how many dated phrases it has. */
function said(text: string, { fields, resolve, dated }: Filling): Pick<Line, "text" | "dated"> {
  const words = { text: resolved(text, fields, resolve).trim() };
  return dated ? { ...words, dated: dated(text) } : words;
}

/** The lines of a draft, from its title to the end of its text. */
export function draftLines(draft: Draft, filling: Filling): Line[] {
  const numbers = draftNumbers(draft);
  const { text, ...rest } = said(draft.title, filling);
  const title: Line = { kind: "title", level: 0, number: "", text: broken(text), ...rest };
  return [
    ...(title.text ? [title] : []),
    ...draft.sections.flatMap((section, at) => sectionLines(section, numbers[at] ?? "", filling)),
  ];
}

/** Who signs, each on a line, and when; what is empty is left out. */
export function signatureOf(
  draft: Draft,
  { fields, resolve }: Filling,
): { organisation: string; date: string } {
  const words = (text: string) => broken(resolved(text, fields, resolve));
  return { organisation: words(draft.organisation), date: words(draft.date) };
}

/** The lines of the whole document: with who signs and when, and what else an official document carries. */
export function signedLines(draft: Draft, filling: Filling): Line[] {
  const signed = signatureLines(signatureOf(draft, filling)).map(
    ({ part, text }): Line => ({ kind: part, level: 0, number: "", text }),
  );
  const words = (text: string) => resolved(text, filling.fields, filling.resolve);
  return officialLines(draft.official, draftLines(draft, filling), signed, words);
}
