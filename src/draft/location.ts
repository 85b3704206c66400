/** Where something stands in a draft. */

import type { Official } from "../model/elements";
import { type Cell, isTable, tableRows, textParts, wordsOfCell } from "../model/tables";
import type { Draft } from "./model";
import { indexOf } from "./tree";

/** The elements of an official document that are one text each. */
export type ElementName = {
  [Name in keyof Official]: Official[Name] extends string ? Name : never;
}[Exclude<keyof Official, "form">];

/** A part of the draft's head, a section's title, one of its paragraphs, an element of the official document, the title of
 * an annex, or a part of its text (see `textParts`); of what is a table, one of its cells. */
export type Location =
  | { part: "title" | "organisation" | "date" }
  | { part: "section"; section: string }
  | { part: "paragraph"; section: string; at: number; cell?: Cell }
  | { part: "element"; name: ElementName }
  | { part: "annexTitle"; annex: number }
  | { part: "annex"; annex: number; at: number; cell?: Cell };

/** A text with its location, fields as written. */
export interface LocatedText {
  location: Location;
  text: string;
}

/** In the order in which a document has them. */
const ELEMENTS: readonly ElementName[] = [
  "letterhead",
  "reference",
  "addressee",
  "cover",
  "note",
  "copies",
  "issuer",
  "issued",
];

/** The text at a location, fields as written; empty where there is none. */
export function textAt(draft: Draft, location: Location): string {
  switch (location.part) {
    case "section":
      return draft.sections[indexOf(draft, location.section)]?.title ?? "";
    case "paragraph": {
      const section = draft.sections[indexOf(draft, location.section)];
      return cellOf(section?.paragraphs[location.at]?.text ?? "", location.cell);
    }
    case "element":
      return draft.official[location.name];
    case "annexTitle":
      return draft.official.annexes[location.annex]?.title ?? "";
    case "annex": {
      const parts = textParts(draft.official.annexes[location.annex]?.text ?? "");
      return cellOf(parts[location.at] ?? "", location.cell);
    }
    default:
      return draft[location.part];
  }
}

function cellOf(text: string, cell: Cell | undefined): string {
  return cell ? wordsOfCell(text, cell) : text;
}

/** All texts of a draft that are not blank, in reading order, the head's first. */
export function textsOf(draft: Draft): LocatedText[] {
  const head = (["title", "organisation", "date"] as const).map((part) => {
    return { location: { part }, text: draft[part] };
  });
  const body = draft.sections.flatMap(({ id, level, title, paragraphs }): LocatedText[] => [
    { location: { part: "section", section: id }, text: level ? title : "" },
    ...paragraphs.flatMap(({ text }, at) =>
      withCells({ part: "paragraph", section: id, at }, text),
    ),
  ]);
  return [...head, ...body, ...officialTexts(draft)].filter(({ text }) => text.trim() !== "");
}

function officialTexts({ official }: Draft): LocatedText[] {
  const elements = ELEMENTS.map((name): LocatedText => {
    return { location: { part: "element", name }, text: official[name] };
  });
  const annexes = official.annexes.flatMap(({ title, text }, annex): LocatedText[] => [
    { location: { part: "annexTitle", annex }, text: title },
    ...textParts(text).flatMap((part, at) => withCells({ part: "annex", annex, at }, part)),
  ]);
  return [...elements, ...annexes];
}

/** A text, or each cell that it has. */
function withCells(
  location: Extract<Location, { part: "paragraph" | "annex" }>,
  text: string,
): LocatedText[] {
  if (!isTable(text)) return [{ location, text }];
  return tableRows(text).flatMap((cells, row) =>
    cells.map((words, column) => ({
      location: { ...location, cell: { row, column } },
      text: words,
    })),
  );
}
