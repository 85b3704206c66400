/** What is on the clipboard, as lines and tables. */

import { parseHtml, STYLE } from "../browser/markup";
import {
  blocksOfText,
  blocksOfWritten,
  type Pasted,
  type SpannedCell,
  spreadCells,
} from "../draft/pasted";
import { cleanLines } from "../draft/text";

/** What a copy within the composer carries beside the plain text: fields as written. */
export const WRITTEN = "text/x-plan-draft";

/** Plain text from the clipboard; where there is only HTML, the words of it. */
export function pastedText(data: DataTransfer | null): string {
  const text = data?.getData(WRITTEN) || data?.getData("text/plain");
  if (text) return text;
  const html = data?.getData("text/html");
  return html ? linesIn(parseHtml(html).body).join("\n") : "";
}

/** Lines and tables from the clipboard: tables as the program says that they are, which plain text leaves open. */
export function pastedBlocks(data: DataTransfer | null): Pasted {
  const written = data?.getData(WRITTEN);
  if (written) return { blocks: blocksOfWritten(written), merged: false };
  const html = data?.getData("text/html") ?? "";
  if (/<table[\s>]/i.test(html)) {
    const { body } = parseHtml(html);
    if (tablesIn(body).length) return blocksIn(body);
  }
  const text = pastedText(data);
  return { blocks: html ? cleanLines(text) : blocksOfText(text), merged: false };
}

/** The tables of a page that have more than one column, and hold no others that have. */
function tablesIn(body: HTMLElement): HTMLTableElement[] {
  const tables = Array.from(body.querySelectorAll("table")).filter((table) =>
    Array.from(table.rows).some(({ cells }) => cells.length > 1),
  );
  return tables.filter(
    (table) => !tables.some((other) => other !== table && table.contains(other)),
  );
}

/** What stands in a page, in its order. */
function blocksIn(body: HTMLElement): Pasted {
  const found = tablesIn(body).map((table) =>
    spreadCells(
      Array.from(table.rows)
        .filter((row) => !isHidden(row))
        .map(cellsOf),
    ),
  );
  const marks = tablesIn(body).map((table, at) => {
    const mark = table.ownerDocument.createElement("p");
    mark.textContent = `\0${at}`;
    if (table.caption) table.before(table.caption);
    table.replaceWith(mark);
    return `\0${at}`;
  });
  const blocks = linesIn(body).flatMap((line) => {
    const table = found[marks.indexOf(line.trim())];
    return table ? table.blocks : cleanLines(line);
  });
  return { blocks, merged: found.some(({ merged }) => merged) };
}

function cellsOf(row: HTMLTableRowElement): SpannedCell[] {
  return Array.from(row.cells)
    .filter((cell) => !isHidden(cell))
    .map((cell) => ({
      words: linesIn(cell).join("\n"),
      rows: Math.max(1, cell.rowSpan),
      columns: Math.max(1, cell.colSpan),
    }));
}

const BLOCKS = new Set(
  "P DIV LI TR TD TH CAPTION TABLE UL OL BR H1 H2 H3 H4 H5 H6 BLOCKQUOTE SECTION ARTICLE HR DT DD".split(
    " ",
  ),
);
const LEFT_OUT = "style, script, title, head, noframes, template";

/** The lines of an element, as a browser shows them; those that are blank left out. */
function linesIn(element: Element): string[] {
  let text = "";
  const visit = (node: Node) => {
    if (node instanceof Element && (node.matches(LEFT_OUT) || isHidden(node))) return;
    const isBlock = node instanceof Element && BLOCKS.has(node.tagName);
    if (isBlock) text += `\n${numberOf(node)}`;
    if (node.nodeType === Node.TEXT_NODE) text += flowing(node.nodeValue ?? "");
    else for (const child of node.childNodes) visit(child);
    if (isBlock) text += "\n";
  };
  for (const child of element.childNodes) visit(child);
  return text
    .split("\n")
    .map((line) => line.replace(/[ \u00a0]{2,}/g, " ").trim())
    .filter(Boolean);
}

/** What a browser shows before an item of a list that is counted in digits; of other lists, what it is told by. */
function numberOf(item: Element): string {
  const list = item.parentElement;
  if (!(item instanceof HTMLLIElement && list instanceof HTMLOListElement)) return "";
  if (!/^1?$/.test(list.type) || /list-style/i.test(list.getAttribute(STYLE) ?? "")) return "";
  const items = Array.from(list.children).filter((child) => child instanceof HTMLLIElement);
  return `${items.indexOf(item) + list.start}. `;
}

/** White space of a page is one space; programs break their lines within Chinese text, where there is none. */
function flowing(text: string): string {
  return text
    .replace(
      /([\u2e80-\u9fff\uff00-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\u9fff\uff00-\uffef])/g,
      "$1",
    )
    .replace(/[\t\r\n ]+/g, " ");
}

function isHidden(element: Element): boolean {
  const style = element.getAttribute(STYLE) ?? "";
  return /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style);
}
