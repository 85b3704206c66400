/** What an official document carries beside its title and its text (公文要素), as it stands on the sheets. */

import { make } from "../browser/dom";
import type { Flowing } from "../draft/pages";
import { annexIndents } from "../model/elements";
import { type Cell, isHead, namesOf, signedHead } from "../model/head";
import { letterheadLines, letterheadSize } from "../model/letterhead";
import type { Line } from "../model/lines";
import { OFFICIAL } from "../model/official";
import {
  linesOfRow,
  PARTED_ROW,
  type Cell as Place,
  REPEATED_ROW,
  tableSetting,
} from "../model/tables";
import { titleLines } from "../model/title-lines";

/** An element, or a row of a table; rows: 0 where they are to be counted. */
export interface ElementBlock extends Flowing {
  element: HTMLElement;
  parts: Map<string, HTMLElement>;
  /** Of the line that it is; rows of tables have none. */
  kind?: Line["kind"];
  /** Of a heading. */
  level?: number;
  /** Of a row of a table: from a line of it to the next, in points. */
  rowPitch?: number;
  /** Of a row of a table but the first: that, where it is there again on every page. */
  head?: HTMLElement;
}

/** What stands beside an element: another one, or something else. */
type Beside = object | undefined;

const lineOf = (beside: Beside): Line | undefined =>
  beside && "kind" in beside && "text" in beside ? (beside as Line) : undefined;

/** The blocks of a line. all: what the document is made of, this line at a place in it. */
export function elementBlocks(line: Line, all: readonly object[], at: number): ElementBlock[] {
  const [before, after] = [lineOf(all[at - 1]), lineOf(all[at + 1])];
  const { kind } = line;
  const of = { kind, ...(line.newPage && { begins: true }) };
  switch (kind) {
    case "serial":
    case "secrecy":
    case "urgency":
      return [headBlock(line, text(line, "pl-sheet__mark"), [before, after])];
    case "letterhead":
      return [headBlock(line, letterhead(line, at), [before, after])];
    case "reference":
      if (after?.kind === "signatory") return [];
      return [headBlock(line, referenceOf(line), [before, after])];
    case "signatory": {
      const [reference, over] =
        before?.kind === "reference" ? [before, lineOf(all[at - 2])] : [undefined, before];
      return [headBlock(line, signatories(line, reference), [over, after])];
    }
    case "table":
      return tableBlocks(line);
    case "title":
      return [{ ...kept(text(line, "pl-sheet__title", titleLines(line.text).join("\n"))), ...of }];
    case "annex":
      return [{ ...kept(text(line, "pl-sheet__annex")), ...of }];
    case "annexes":
      return [{ ...kept(annexes(line, before)), ...of }];
    case "addressee":
      return [{ ...block(text(line, "pl-sheet__addressee")), ...of }];
    case "copies":
      return [feetBlock([line, ...(after?.kind === "issue" ? [after] : [])])];
    case "issue":
      return before?.kind === "copies" ? [] : [feetBlock([line])];
    default:
      return [{ ...block(text(line, "")), ...of }];
  }
}

/** The room of so many characters of the text, which are set closer than they are wide. */
function characters(count: number): string {
  const { character, spacing } = OFFICIAL;
  return `${(count * (character + spacing)) / character}em`;
}

function block(element: HTMLElement): ElementBlock {
  return { element, rows: 0, whole: false, keeps: false, parts: new Map() };
}

/** A line that parts two tables. */
export function emptyLine(): ElementBlock {
  return { ...block(make("p", {}, "\u00a0")), rows: 1 };
}

/** What stands whole on a page; whether what follows is kept with it is told by its kind. */
function kept(element: HTMLElement): ElementBlock {
  return { ...block(element), whole: true };
}

function text(line: Line, name: string, words = line.text): HTMLElement {
  const element = make("p", name ? { class: name } : {}, line.number + words);
  element.dataset.kind = line.kind;
  return element;
}

/** A line of what stands above the title. Lines are empty under the last of them, which has the red line unless it is of
 * what stands over a letterhead; and over a number that is not the first. */
function headBlock({ kind }: Line, element: HTMLElement, [before, after]: Beside[]): ElementBlock {
  element.toggleAttribute("data-under", Boolean(before));
  element.toggleAttribute("data-last", !isHead(lineOf(after)));
  return { ...kept(element), kind };
}

/** above: how many lines stand above it. */
function letterhead(line: Line, above: number): HTMLElement {
  const words = make("p", {}, letterheadLines(line.text).join("\n"));
  words.style.fontSize = `${letterheadSize(line.text) / OFFICIAL.character}em`;
  const element = make("div", { class: "pl-sheet__letterhead" }, words);
  element.style.setProperty("--pl-above", String(above));
  return element;
}

function referenceOf(line: Line): HTMLElement {
  return make("div", { class: "pl-sheet__reference" }, text(line, ""));
}

/** The lines of the number and of who signs it. */
function signatories(line: Line, reference: Line | undefined): HTMLElement {
  const rows = signedHead(reference?.text ?? "", namesOf(line.text));
  return make("div", { class: "pl-sheet__signatories" }, ...rows.map(signatoryRow));
}

function signatoryRow(cells: readonly Cell[]): HTMLElement {
  return make(
    "p",
    {},
    ...cells.map(({ text: words, left, part }) => {
      const cell = make("span", { "data-part": part }, words);
      cell.style.left = characters(left);
      return cell;
    }),
  );
}

/** 附件：1.…; the names of all stand below each other. */
function annexes(line: Line, before: Line | undefined): HTMLElement {
  const isFirst = before?.kind !== "annexes";
  const { left, hanging } = annexIndents(line.number, isFirst);
  const element = text(line, `pl-sheet__annexes${isFirst ? " pl-sheet__annexes--first" : ""}`);
  element.style.paddingLeft = characters(left);
  element.style.textIndent = characters(-hanging);
  return element;
}

/** The rows of a table. words: of a cell, as they are shown. */
export function tableBlocks(
  { rows = [] }: Line,
  words: (place: Place) => (Node | string)[] = ({ row, column }) => [rows[row]?.[column] ?? ""],
): ElementBlock[] {
  const setting = tableSetting(rows);
  const columns = setting.shares.map((share) => `${(share * 100).toFixed(2)}%`).join(" ");
  const isRepeated = linesOfRow(rows[0] ?? [], setting) <= REPEATED_ROW;
  let head: HTMLElement | undefined;
  return rows.map((cells, row): ElementBlock => {
    const shown = cells.map((_, column) =>
      make("span", {}, make("span", {}, ...words({ row, column }))),
    );
    const name = `pl-sheet__row${row ? "" : " pl-sheet__row--head"}`;
    const element = make("div", { class: name }, ...shown);
    element.style.gridTemplateColumns = columns;
    element.style.setProperty("--pl-size", String(setting.size));
    element.style.setProperty("--pl-row-pitch", String(setting.pitch));
    element.style.setProperty("--pl-cell-margin", String(setting.margin));
    const isWhole = linesOfRow(cells, setting) < PARTED_ROW;
    element.toggleAttribute("data-parted", !isWhole);
    const made = { ...block(element), whole: isWhole, rowPitch: setting.pitch };
    if (!row) head = element;
    return row ? { ...made, ...(isRepeated && head && { head }) } : { ...made, keeps: true };
  });
}

/** What stands at the foot of the last page. */
function feetBlock(lines: readonly Line[]): ElementBlock {
  const element = make("div", { class: "pl-sheet__feet" }, ...lines.map(foot));
  return { ...block(element), whole: true };
}

/** Who has a copy; or who has had it printed, and at the other end when. */
function foot(line: Line): HTMLElement {
  const [first = "", when = ""] = line.text.split("\t");
  const ends = line.kind === "copies" ? [] : [make("span", {}, when)];
  const element = make("div", { class: "pl-sheet__foot" }, line.number + first, ...ends);
  element.dataset.kind = line.kind;
  return element;
}
