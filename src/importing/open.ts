/** Files and pasted texts as the user looks them over. Loaded when one is first opened. */

import { tableRows, tableText } from "../model/tables";
import { simplified } from "./cleaning";
import { headingsOf, read, Unreadable } from "./formats";
import { unflattened } from "./lines";
import { recognise } from "./recognise";
import { type Receivable, type Review, reviewOf } from "./review";
import { writtenReview } from "./written";

/** Read a file and recognise the plans in it; or what is wrong with it, in words for the user. */
export async function openFile(file: File): Promise<Review | { problem: string }> {
  try {
    const received = await read(file);
    return (
      writtenReview(file.name, received) ?? recognised(file.name, received, headingsOf(received))
    );
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message };
    throw error;
  }
}

/** Recognise the plans in a text. name: what it is called. */
export function openText(name: string, text: string): Review {
  const lines = unflattened(text.replace(/\r\n?/g, "\n"));
  return recognised(name, { text: lines, extraction: "", losses: [] });
}

/** headings: the lines that are set apart by their form, each with the level that it says. */
function recognised(
  name: string,
  received: Receivable,
  headings: ReadonlyMap<number, number> = new Map(),
): Review {
  const plain = simplified(received.text);
  const found = recognise(plain, headings);
  if (plain === received.text) return reviewOf(name, received, found, plain);
  const told = received.extraction ? `${received.extraction}；` : "";
  const extraction = `${told}繁体字已转为简体`;
  const tables = received.tables?.map(({ rows, ...lines }) => ({
    ...lines,
    rows: tableRows(simplified(tableText(rows))),
  }));
  return reviewOf(name, { ...received, extraction, ...(tables && { tables }) }, found, plain);
}
