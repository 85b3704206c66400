/** Tables in Word's terms. */

import {
  AlignmentType,
  BorderStyle,
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
import { columnShares } from "../model/tables";
import { TEXT_WIDTH } from "./measures";
import { STYLES } from "./styles";

/** Makes words of a text in a font. */
type Runs = (text: string, font: string) => TextRun[];

const GRID: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: "000000" };

/** A table whose first row names the columns, and is there again on every page. Programs go by the widths of the grid as
 * well as by those of the cells: both are told. */
export function tableOf({ rows = [] }: Line, runs: Runs): Table {
  const widths = columnShares(rows).map((share) => Math.floor(share * TEXT_WIDTH));
  const heading = HEADING_FONTS[0] ?? BODY_FONT;
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: BORDERS,
    rows: rows.map(
      (row, at) =>
        new TableRow({
          tableHeader: at === 0,
          cantSplit: true,
          children: widths.map(
            (width, column) =>
              new TableCell({
                width: { size: width, type: WidthType.DXA },
                verticalAlign: VerticalAlignTable.CENTER,
                children: [
                  new Paragraph({
                    style: at ? STYLES.table : STYLES.tableHead,
                    children: runs(row[column] ?? "", at ? BODY_FONT : heading),
                  }),
                ],
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
