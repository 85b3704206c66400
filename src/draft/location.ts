/** Where something stands in a draft. */

import type { Draft } from "./model";
import { indexOf } from "./tree";

/** A part of the draft's head, a section's title, or one of its paragraphs. */
export type Location =
  | { part: "title" | "organisation" | "date" }
  | { part: "section"; section: string }
  | { part: "paragraph"; section: string; at: number };

/** A text with its location, fields as written. */
export interface LocatedText {
  location: Location;
  text: string;
}

/** The text at a location, fields as written; empty where there is none. */
export function textAt(draft: Draft, location: Location): string {
  if (!("section" in location)) return draft[location.part];
  const section = draft.sections[indexOf(draft, location.section)];
  const paragraph = location.part === "paragraph" ? section?.paragraphs[location.at] : undefined;
  return (location.part === "paragraph" ? paragraph?.text : section?.title) ?? "";
}

/** All texts of a draft that are not blank, in reading order, the head's first. */
export function textsOf(draft: Draft): LocatedText[] {
  const head = (["title", "organisation", "date"] as const).map((part) => {
    return { location: { part }, text: draft[part] };
  });
  const body = draft.sections.flatMap(({ id, level, title, paragraphs }): LocatedText[] => [
    { location: { part: "section", section: id }, text: level ? title : "" },
    ...paragraphs.map(({ text }, at) => {
      return { location: { part: "paragraph" as const, section: id, at }, text };
    }),
  ]);
  return [...head, ...body].filter(({ text }) => text.trim() !== "");
}
