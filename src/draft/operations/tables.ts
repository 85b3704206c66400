/** The tables in a draft's text. */

import { type Cell, isTable, tableRows, tableText, withCell } from "../../model/tables";
import type { Draft, Paragraph } from "../model";
import { cleanBroken, cleanTable } from "../text";
import { withParagraphs } from "../tree";

/** Give a table other cells, cleaned; what is no table stays. at: which of the paragraphs it is. */
export function setTable(draft: Draft, id: string, at: number, table: string): Draft {
  const cleaned = cleanTable(table);
  return withParagraphs(draft, id, (paragraphs) => {
    const old = paragraphs[at];
    if (!old || !isTable(old.text) || !isTable(cleaned) || old.text === cleaned) return paragraphs;
    return paragraphs.map((paragraph, index) =>
      index === at ? { ...paragraph, text: cleaned } : paragraph,
    );
  });
}

/** Give a cell of a table its words, cleaned. */
export function setCell(draft: Draft, id: string, at: number, cell: Cell, words: string): Draft {
  const text = draft.sections.find((section) => section.id === id)?.paragraphs[at]?.text ?? "";
  const rows = withCell(tableRows(text), cell, cleanBroken(words, Number.POSITIVE_INFINITY));
  return setTable(draft, id, at, tableText(rows));
}

/** Put a table behind a paragraph, or in its place where that is blank. Gives where it is then, too. */
export function insertTable(
  draft: Draft,
  id: string,
  behind: number,
  table: string,
): { draft: Draft; at: number } {
  const made: Paragraph = { text: cleanTable(table), item: false };
  let at = 0;
  const changed = withParagraphs(draft, id, (paragraphs) => {
    const old = paragraphs[behind];
    const isBlank = old !== undefined && !isTable(old.text) && !old.text.trim();
    at = isBlank ? behind : Math.min(behind + 1, paragraphs.length);
    return [...paragraphs.slice(0, at), made, ...paragraphs.slice(isBlank ? at + 1 : at)];
  });
  return { draft: changed, at };
}
