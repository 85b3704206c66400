/** What an official document carries beside its title and its text (公文要素), as it stands on the sheets. */

import { make } from "../browser/dom";
import type { Flowing } from "../draft/pages";
import { annexIndents } from "../model/elements";
import { letterheadHeight, letterheadSize } from "../model/letterhead";
import type { Line } from "../model/lines";
import { FORMS, type FormName, OFFICIAL, POINTS } from "../model/official";
import { type Cell, linesOfRow, PARTED_ROW, REPEATED_ROW, tableSetting } from "../model/tables";
import { titleLines } from "../model/title-lines";

/** An element, or a row of a table; rows: 0 where they are to be counted. */
export interface ElementBlock extends Flowing {
  element: HTMLElement;
  parts: Map<string, HTMLElement>;
  /** Of a row of a table: from a line of it to the next, in points. */
  rowPitch?: number;
  /** Of a row of a table but the first: that, where it is there again on every page. */
  head?: HTMLElement;
  /** Whether it is of the list of annexes, which what is before it is kept with. */
  isAnnexes?: boolean;
}

/** What stands before and after an element: another one, or something else. */
type Beside = readonly [before: object | undefined, after: object | undefined];

const { letterhead, pitch } = OFFICIAL;
/** The red line with what is empty between it and the characters over it, in points. */
const RED_LINE = 9.5;

/** The blocks of a line. */
export function elementBlocks(line: Line, [over, under]: Beside): ElementBlock[] {
  const [before, after] = [over, under].map((other) =>
    other && "kind" in other ? (other as Line) : undefined,
  );
  const begins = line.newPage ? { begins: true } : {};
  switch (line.kind) {
    case "letterhead":
    case "reference":
      return [headBlock(line, before, after?.kind === "reference")];
    case "table":
      return tableBlocks(line);
    case "title":
      return [
        { ...kept(text(line, "pl-sheet__title", titleLines(line.text).join("\n"))), ...begins },
      ];
    case "annex":
      return [{ ...kept(text(line, "pl-sheet__annex")), ...begins }];
    case "annexes":
      return [{ ...kept(annexes(line, before)), ...begins, isAnnexes: true }];
    case "addressee":
      return [block(text(line, "pl-sheet__addressee"))];
    case "copies":
      return [feetBlock([line, ...(after?.kind === "issue" ? [after] : [])])];
    case "issue":
      return before?.kind === "copies" ? [] : [feetBlock([line])];
    default:
      return [block(text(line, ""))];
  }
}

/** The style sheets' figures of a form. */
export function setForm(sheet: HTMLElement, name: FormName): void {
  const { pitch: line, margin } = FORMS[name];
  sheet.style.setProperty("--pl-pitch", String(line));
  sheet.style.setProperty("--pl-margin-top", String(margin.top));
  sheet.style.setProperty("--pl-margin-bottom", String(margin.bottom));
}

function block(element: HTMLElement): ElementBlock {
  return { element, rows: 0, whole: false, keeps: false, parts: new Map() };
}

/** A line that parts two tables. */
export function emptyLine(): ElementBlock {
  return { ...block(make("p", {}, "\u00a0")), rows: 1 };
}

function kept(element: HTMLElement): ElementBlock {
  return { ...block(element), whole: true, keeps: true };
}

function text(line: Line, name: string, words = line.text): HTMLElement {
  return make("p", name ? { class: name } : {}, line.number + words);
}

/** The name of who issues, or the number, the last of them with the red line; so many lines of the page as they need
 * together. */
function headBlock(line: Line, before: Line | undefined, isNumbered: boolean): ElementBlock {
  const isName = line.kind === "letterhead";
  const over = isName ? 0 : before ? nameHeight(before) : 0;
  const own = isName ? nameHeight(line) : (before ? 3 : 1) * pitch;
  const isLast = !isName || !isNumbered;
  const height = over + own + (isLast ? RED_LINE + letterhead.under * pitch : 0);
  const words = make("p", {}, line.text);
  if (isName) words.style.fontSize = `${letterheadSize(line.text) / OFFICIAL.character}em`;
  const element = make("div", { class: `pl-sheet__${line.kind}` }, words);
  element.toggleAttribute("data-ruled", isLast);
  const rows = Math.ceil(height / pitch) - Math.ceil(over / pitch);
  element.style.setProperty("--pl-rows", String(rows));
  return { ...kept(element), rows };
}

/** From the edge of the text to the end of the name, in points. */
function nameHeight({ text: name }: Line): number {
  return letterhead.top * POINTS + letterheadHeight(name);
}

/** 附件：1.…; the names of all stand below each other. */
function annexes(line: Line, before: Line | undefined): HTMLElement {
  const isFirst = before?.kind !== "annexes";
  const { left, hanging } = annexIndents(line.number, isFirst);
  const element = text(line, `pl-sheet__annexes${isFirst ? " pl-sheet__annexes--first" : ""}`);
  element.style.paddingLeft = `${left}em`;
  element.style.textIndent = `${-hanging}em`;
  return element;
}

/** The rows of a table. words: of a cell, as they are shown. */
export function tableBlocks(
  { rows = [] }: Line,
  words: (cell: Cell) => (Node | string)[] = ({ row, column }) => [rows[row]?.[column] ?? ""],
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
