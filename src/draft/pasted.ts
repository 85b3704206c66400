/** Tables on the clipboard: as Excel, WPS and Word put them there in plain text, and as Markdown writes them. */

import { type Cell, evened, isTable, type Rows, tableText } from "../model/tables";
import { cleanLines, cleanTable } from "./text";

/** A cell of a table of a page, over how many rows and columns it goes. */
export interface SpannedCell {
  readonly words: string;
  readonly rows: number;
  readonly columns: number;
}

/** What was pasted. blocks: a line each, or the text of a table. merged: whether a table had cells that went over several
 * rows or columns, which became several. */
export interface Pasted {
  readonly blocks: readonly string[];
  readonly merged: boolean;
}

/** Over how many columns a cell goes at most where no row has as many: programs let titles go over a whole sheet. */
const WIDEST_SPAN = 40;

/** A table of a page as blocks: the rows before the first that has several cells are lines; a cell that goes over several
 * rows is there in each. */
export function spreadCells(cells: readonly (readonly SpannedCell[])[]): Pasted {
  const known = new Map<string, string>();
  const placeOf = ({ row, column }: Cell) => `${row} ${column}`;
  const widest = Math.max(WIDEST_SPAN, ...cells.map((own) => own.length));
  let merged = false;
  cells.forEach((own, row) => {
    let column = 0;
    for (const { words, rows, columns } of own) {
      while (known.has(placeOf({ row, column }))) column += 1;
      const height = Math.min(rows, cells.length - row);
      const width = Math.min(columns, widest);
      for (let down = 0; down < height; down++)
        for (let right = 0; right < width; right++)
          known.set(placeOf({ row: row + down, column: column + right }), right ? "" : words);
      if (words.trim() && (height > 1 || width > 1)) merged = true;
      column += width;
    }
  });
  const rows = cells.map((_, row) => {
    const found: string[] = [];
    for (let column = 0; known.has(placeOf({ row, column })); column++)
      found.push(known.get(placeOf({ row, column })) ?? "");
    return found;
  });
  const table = trimmed(rows);
  if ((table[0]?.length ?? 0) < 2) return { blocks: linesOf(table), merged: false };
  const filled = (row: readonly string[]) => row.filter(Boolean).length;
  const first = table.findIndex((row) => filled(row) > 1);
  const captions = table.slice(0, Math.max(0, first)).filter((row) => row[0]);
  // What names the whole table stands over it; a form that is to be filled in has no row with several words.
  const isNamed = first > 0 && captions.length === first && (cells[0]?.length ?? 0) === 1;
  const blocks = isNamed
    ? [...linesOf(captions), cleanTable(tableText(table.slice(first)))]
    : [cleanTable(tableText(table))];
  return { blocks, merged };
}

/** A table without the empty columns at its edges, and the empty rows over it: those below are to be filled in. */
function trimmed(rows: Rows): string[][] {
  const even = evened(rows).map((row) => row.map((cell) => cell.trim()));
  const isFilled = (row: readonly string[]) => row.some(Boolean);
  const top = even.findIndex(isFilled);
  const filled = top < 0 ? [] : even.slice(top);
  const columns = Array.from(filled[0] ?? [], (_, at) => filled.map((row) => row[at] ?? ""));
  const [left, right] = [columns.findIndex(isFilled), lastOf(columns, isFilled)];
  return filled.map((row) => row.slice(left, right + 1));
}

function lastOf<Item>(items: readonly Item[], is: (item: Item) => boolean): number {
  for (let at = items.length - 1; at >= 0; at--) if (is(items[at] as Item)) return at;
  return -1;
}

function linesOf(rows: Rows): string[] {
  return rows.flatMap((row) => cleanLines(row.filter(Boolean).join(" ")));
}

/** What Word puts before the items of a list, with U+0009 behind it: a number that says that it is one, or a bullet. */
const LIST_MARK =
  /^(?:[（(]?[\d一二三四五六七八九十百]+[）)]|[一二三四五六七八九十百]+、|\d+[.．、]|\d+(?:\.\d+)+\.?|第[\d一二三四五六七八九十百]+[章节条]|[a-zA-Z][.)）]|[•●○■□◆◇▪▲➢➤✓√★·\-–—*Ø§\p{Co}]|)$/u;

/** Whether records are the items of a list, and the paragraphs that stand in as far as these. */
function isList(records: Rows): boolean {
  return records.every((record) => record.length === 2 && LIST_MARK.test((record[0] ?? "").trim()));
}

/** Plain text as blocks: two records or more, one after the other, whose fields are parted by U+0009 are a table, unless they
 * are a list; and so are rows of Markdown. */
export function blocksOfText(text: string): string[] {
  const blocks: string[] = [];
  let run: string[][] = [];
  const close = () => {
    const table = trimmed(run);
    const isOne = run.length > 1 && (table[0]?.length ?? 0) > 1 && !isList(run);
    blocks.push(...(isOne ? [cleanTable(tableText(table))] : linesOf(run)));
    run = [];
  };
  for (const block of withMarkdown(text.replace(/\r\n?/g, "\n"))) {
    if (typeof block !== "string") {
      close();
      blocks.push(cleanTable(tableText(block)));
      continue;
    }
    for (const record of records(block)) {
      if (record.length > 1) run.push(record);
      else {
        close();
        blocks.push(...cleanLines(record[0] ?? ""));
      }
    }
  }
  close();
  return blocks;
}

/** What was copied within the composer, as blocks: tables are written as the draft has them. */
export function blocksOfWritten(text: string): string[] {
  const blocks: string[] = [];
  let rows: string[] = [];
  const close = () => {
    if (rows.length) blocks.push(cleanTable(rows.join("\n")));
    rows = [];
  };
  for (const line of text.split("\n")) {
    if (isTable(line)) rows.push(line);
    else {
      close();
      blocks.push(...cleanLines(line));
    }
  }
  close();
  return blocks;
}

/** Lines of fields parted by U+0009. A field with a line break stands in quotes, which are doubled in it. */
function records(text: string): string[][] {
  const found: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const quoted = quotedAt(text, at);
    const end = quoted?.end ?? endOfField(text, at);
    record.push(quoted?.words ?? text.slice(at, end));
    if (text[end] !== "\t") {
      found.push(record);
      record = [];
    }
    at = end + 1;
  }
  return found;
}

function endOfField(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === "\t" || text[at] === "\n") return at;
  return text.length;
}

/** A field in quotes that needs them; nothing where those are words. */
function quotedAt(text: string, from: number): { words: string; end: number } | undefined {
  if (text[from] !== '"') return undefined;
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') {
      at += 1;
      continue;
    }
    const inside = text.slice(from + 1, at);
    const isEnd = at + 1 === text.length || text[at + 1] === "\t" || text[at + 1] === "\n";
    if (!isEnd || !/[\n\t]|""/.test(inside)) return undefined;
    return { words: inside.replace(/""/g, '"'), end: at + 1 };
  }
  return undefined;
}

const ROW = /^[ \u3000]*\|.*\|[ \u3000]*$/;
const RULE =
  /^[ \u3000]*\|?(?:[ \u3000]*:?-{2,}:?[ \u3000]*\|)+[ \u3000]*(?::?-{2,}:?)?[ \u3000]*$/;

/** A text in its order: what is no table of Markdown, and the rows of each that is one. */
function withMarkdown(text: string): (string | string[][])[] {
  const lines = text.split("\n");
  const found: (string | string[][])[] = [];
  let plain: string[] = [];
  for (let at = 0; at < lines.length; ) {
    if (!ROW.test(lines[at] ?? "") || !RULE.test(lines[at + 1] ?? "")) {
      plain.push(lines[at] ?? "");
      at += 1;
      continue;
    }
    let end = at + 2;
    while (ROW.test(lines[end] ?? "")) end += 1;
    const rows = [lines[at] ?? "", ...lines.slice(at + 2, end)].map(markdownCells);
    if (plain.length) found.push(plain.join("\n"));
    if ((rows[0]?.length ?? 0) > 1) found.push(evened(rows));
    else found.push(rows.flat().join("\n"));
    plain = [];
    at = end;
  }
  if (plain.length) found.push(plain.join("\n"));
  return found;
}

function markdownCells(line: string): string[] {
  const inner = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  return inner
    .replace(/\\\|/g, "\0")
    .split("|")
    .map((cell) =>
      cell
        .trim()
        .replace(/\0/g, "|")
        .replace(/<br\s*\/?>/gi, "\n")
        .replace(/\*\*|__|`/g, "")
        .replace(/\\([\\*_~[\]<>&#+-])/g, "$1"),
    );
}
