/** Tables in Word's terms. */

import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type IBorderOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Line } from "../model/lines";
import { BODY_FONT, HEADING_FONTS } from "../model/official";
import { linesOfRow, PARTED_ROW, REPEATED_ROW, tableSetting } from "../model/tables";
import { points, TEXT_WIDTH } from "./measures";
import { tableStyleIds } from "./styles";

/** Makes words of a text in a font. */
type Runs = (text: string, font: string) => TextRun[];

const GRID: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: "000000" };

/** Of the lines of a table, in twips: they are part of its rows, and a row with one line is as high as one of the text. */
const BORDER = 10;

/** What is to be known of the text around a table. pitch: from a line to the next, in twips; keeps: whether its last row is
 * kept with what follows. */
interface Around {
  readonly pitch: number;
  readonly keeps: boolean;
}

/** A table whose first row names the columns, and is there again on every page. Programs go by the widths of the grid as
 * well as by those of the cells: both are told. */
export function tableOf({ rows = [] }: Line, { pitch, keeps }: Around, runs: Runs): Table {
  const setting = tableSetting(rows);
  const styles = tableStyleIds(setting.size);
  const widths = setting.shares.map((share) => Math.floor(share * TEXT_WIDTH));
  const isParted = (row: readonly string[]) => linesOfRow(row, setting) >= PARTED_ROW;
  const heading = HEADING_FONTS[0] ?? BODY_FONT;
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: BORDERS,
    margins: { left: points(setting.margin), right: points(setting.margin) },
    rows: rows.map(
      (row, at) =>
        new TableRow({
          tableHeader: at === 0 && linesOfRow(row, setting) <= REPEATED_ROW,
          cantSplit: !isParted(row),
          height: { value: pitch - BORDER, rule: HeightRule.ATLEAST },
          children: widths.map(
            (width, column) =>
              new TableCell({
                width: { size: width, type: WidthType.DXA },
                // Programs differ in where the middle is of a row that the end of a page parts.
                verticalAlign: isParted(row) ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
                children: (row[column] ?? "").split("\n").map(
                  (words) =>
                    new Paragraph({
                      style: at ? styles.text : styles.head,
                      ...(keeps && at === rows.length - 1 && { keepNext: true }),
                      children: runs(words, at ? BODY_FONT : heading),
                    }),
                ),
              }),
          ),
        }),
    ),
  });
}

const BORDERS = {
  ...{ top: GRID, bottom: GRID, left: GRID, right: GRID },
  ...{ insideHorizontal: GRID, insideVertical: GRID },
};
