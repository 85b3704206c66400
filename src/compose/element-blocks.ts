/** What an official document carries beside its title and its text (公文要素), as it stands on the sheets. */

import { make } from "../browser/dom";
import type { Flowing } from "../draft/pages";
import { annexIndents } from "../model/elements";
import { type Cell, isHead, namesOf, signedHead } from "../model/head";
import { letterheadSize } from "../model/letterhead";
import type { Line } from "../model/lines";
import { OFFICIAL } from "../model/official";
import { columnShares } from "../model/tables";
import { titleLines } from "../model/title-lines";

/** An element, or a row of a table; rows: 0 where they are to be counted. */
export interface ElementBlock extends Flowing {
  element: HTMLElement;
  parts: Map<string, HTMLElement>;
  /** Of the line that it is; rows of tables have none. */
  kind?: Line["kind"];
  /** Of a heading. */
  level?: number;
}

/** What stands beside an element: another one, or something else. */
type Beside = object | undefined;

const lineOf = (beside: Beside): Line | undefined =>
  beside && "kind" in beside && "text" in beside ? (beside as Line) : undefined;

/** The blocks of a line. all: what the document is made of, this line at a place in it. rows: the place of its first block
 * in what they are put into, by which rows of a table are told. */
export function elementBlocks(
  line: Line,
  all: readonly object[],
  at: number,
  rows: number,
): ElementBlock[] {
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
      return tableBlocks(line, rows);
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
  const words = make("p", {}, line.text);
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

function tableBlocks({ rows = [] }: Line, at: number): ElementBlock[] {
  const columns = columnShares(rows)
    .map((share) => `${(share * 100).toFixed(2)}%`)
    .join(" ");
  return rows.map((row, place) => {
    const cells = row.map((cell) => make("span", {}, cell));
    const name = `pl-sheet__row${place ? "" : " pl-sheet__row--head"}`;
    const element = make("div", { class: name }, ...cells);
    element.style.gridTemplateColumns = columns;
    return { ...kept(element), ...(place ? { under: at } : { keeps: true }) };
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
