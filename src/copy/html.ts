/** Rich text for Word, WPS and LibreOffice, in the form of official documents (GB/T 9704—2012, 7.3). */

import type { Line } from "../model/lines";
import { BODY_FONT, fontOf, HEADING_FONTS, headingLevel } from "../model/official";
import { type SignatureLine, signatureLines, splitSignature } from "../model/signature";
import { tableSetting } from "../model/tables";

const CHARACTER = 16; // pt
/** Two characters. */
const INDENT = "text-align:justify;text-indent:32pt;mso-char-indent-count:2.0;";
const CENTRED = "text-align:center;text-indent:0pt;";
/** With units: LibreOffice passes over a bare 0. */
const PITCH = "margin:0pt;line-height:28.95pt;mso-line-height-rule:exactly;";
const EMPTY_LINE = "margin-top:28.95pt;";

/** Blocks with inline styles alone: style sheets do not survive a paste. Headings are h1 to h4 by their level. */
export function toHtml(lines: readonly Line[]): string {
  const { text, signature } = splitSignature(lines);
  return [...text.map(block), ...signatureLines(signature).map(signatureBlock)].join("\n");
}

/** A few words out of a paragraph, to be pasted into another one without breaking it. */
export function toInlineHtml(text: string): string {
  return `<span lang="zh-CN" style="${fontStyle(BODY_FONT, CHARACTER)}">${escapeHtml(text)}</span>`;
}

/** A text as HTML, between tags or in quotes. */
function escapeHtml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** The font stands on the block, for what is typed on, and on the words, which is where Word and WPS read it. */
function block(line: Line): string {
  if (line.rows) return table(line.rows);
  const title = line.kind === "title";
  const tag = line.kind === "heading" ? `h${headingLevel(line)}` : "p";
  const font = fontStyle(fontOf(line), title ? 22 : CHARACTER);
  return element(tag, title ? CENTRED : INDENT, font, line.number + line.text);
}

/** A table with borders, whose first row names the columns. */
function table(rows: NonNullable<Line["rows"]>): string {
  const { size, shares } = tableSetting(rows);
  const cell = (words: string, at: number, column: number) => {
    const font = fontStyle(at ? BODY_FONT : (HEADING_FONTS[0] ?? BODY_FONT), size);
    const width = `${((shares[column] ?? 0) * 100).toFixed(1)}%`;
    // Excel would take each line of a cell for a row.
    const lines = escapeHtml(words).replace(/\n/g, '<br style="mso-data-placement:same-cell">');
    const form = `border:0.5pt solid #000000;padding:0 5.4pt;text-align:${at ? "left" : "center"};${font}`;
    return `<td lang="zh-CN" width="${width}" style="${form}"><span lang="zh-CN" style="${font}">${lines}</span></td>`;
  };
  const lines = rows.map(
    (row, at) => `<tr>${row.map((words, column) => cell(words, at, column)).join("")}</tr>`,
  );
  return `<table border="1" cellspacing="0" width="100%" style="border-collapse:collapse;">${lines.join("")}</table>`;
}

/** A name or the date at the right; the first is parted from the text by an empty line. */
function signatureBlock({ text, indent }: SignatureLine, index: number): string {
  const font = fontStyle(BODY_FONT, CHARACTER);
  const right = `margin-right:${indent * CHARACTER}pt;text-align:right;text-indent:0pt;`;
  return element("p", (index === 0 ? EMPTY_LINE : "") + right, font, text);
}

function element(tag: string, style: string, font: string, text: string): string {
  const words = `<span lang="zh-CN" style="${font}">${escapeHtml(text).replace(/\n/g, "<br>")}</span>`;
  return `<${tag} lang="zh-CN" style="${PITCH}${style}${font}">${words}</${tag}>`;
}

/** Names are quoted, because LibreOffice drops Chinese ones that are not. */
function fontStyle(font: string, points: number): string {
  const families = ["", "mso-ascii-", "mso-hansi-", "mso-fareast-"];
  const names = families.map((family) => `${family}font-family:'${font}';`).join("");
  return `${names}font-size:${points}pt;font-weight:normal;color:#000000`;
}
