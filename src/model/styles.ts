/** The names of the styles in the site's Word files, by which it reads them back: Word keeps names, and may change ids. */

import type { Line } from "./lines";

/** What tells the site's files from others: a property of the document with this name. */
export const OWN_FILE = "plan-library";

/** Of headings, by their level. */
export const HEADING_STYLES: readonly string[] = [
  "heading 1",
  "heading 2",
  "heading 3",
  "heading 4",
];

/** Of the lines around and between the elements at the foot of the last page, and of what these hang on. */
export const FOOT = { edge: "版记粗线", rule: "版记细线", anchor: "版记位置" } as const;

/** Of the first row of a table. */
export const TABLE_HEAD = "表格首行";

/** Of everything else. */
export const STYLE_NAMES: Readonly<Record<Exclude<Line["kind"], "heading">, string>> = {
  title: "Title",
  paragraph: "Normal",
  item: "List Number",
  organisation: "Signature",
  date: "Date",
  serial: "份号",
  secrecy: "密级和保密期限",
  urgency: "紧急程度",
  letterhead: "发文机关标志",
  reference: "发文字号",
  signatory: "签发人",
  addressee: "Salutation",
  table: "表格文字",
  annexes: "附件说明",
  note: "附注",
  annex: "附件",
  copies: "抄送",
  issue: "印发",
};
