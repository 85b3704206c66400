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

/** Of everything else. */
export const STYLE_NAMES: Readonly<Record<Exclude<Line["kind"], "heading">, string>> = {
  title: "Title",
  paragraph: "Normal",
  item: "List Number",
  organisation: "Signature",
  date: "Date",
};
