/** A section as it is compared: its lines, with what is marked in them and what was repaired. */

import {
  type LineKind,
  type Mark,
  type PlanRepairs,
  type RepairNote,
  type RepairSpan,
  TITLE_LINE,
  unpackRepairNote,
  unpackRepairSpan,
} from "../contract";
import type { Fields } from "../model/fields";
import { unheadedTitle } from "../model/sections";
import { neutralText, parseLine } from "../search/text";
import type { Hit } from "../search/types";

/** A line as written, with fields as {{name}} or {{name|example}}. */
export interface SectionLine {
  kind: LineKind;
  number: string;
  text: string;
  repairs: RepairSpan[];
  marks: Mark[];
}

/** A section with what it takes to show it, and all that stands under it. */
export interface Section {
  id: string;
  label: string;
  /** From the site's root. */
  url: string;
  lines: SectionLine[];
  repairs: RepairNote[];
  fields: Fields;
  /** One of each other wording of it, nearest first; where there is none, what says the same elsewhere. */
  variants: readonly Variant[];
}

/** Another wording. */
export interface Variant {
  hit: Hit;
  /** As it is compared (`comparedText`). */
  text: string;
}

/** What the library knows of a section. hits: it, and all under it, in reading order. repairs: of its plan. */
export function sectionOf(
  hits: readonly [Hit, ...Hit[]],
  variants: readonly Variant[],
  repairs: PlanRepairs,
  fields: Fields,
): Section {
  const [{ id, url }] = hits;
  const spans = repairs.spans.map(unpackRepairSpan);
  return {
    id,
    label: labelOf(hits[0], fields),
    url,
    lines: hits.flatMap((hit) => linesOf(hit, spans)),
    repairs: repairs.repairs.map(unpackRepairNote),
    fields,
    variants,
  };
}

/** The text of a section as `comparedText` has it. */
export function textOf({ lines, fields }: Section): string {
  return lines.map(({ text }) => neutralText(text, fields)).join("\n");
}

/** A section in one line, with its plan: 篇二之二《…》一、指导思想. */
export function labelOf({ id, shortName, plan, number, title }: Hit, fields: Fields): string {
  return `${shortName}《${plan}》${number}${neutralText(title, fields) || unheadedTitle(id)}`;
}

/** The own lines of a section. spans: the repairs of its plan. */
function linesOf(hit: Hit, spans: readonly RepairSpan[]): SectionLine[] {
  const own = spans.filter(({ section }) => hit.id.endsWith(`/${section}`));
  const found = (at: number) => ({
    repairs: own.filter(({ line }) => line === at),
    marks: hit.marks.filter(({ line }) => line === at),
  });
  const lines = hit.lines.map((written, at): SectionLine => {
    const { item, number, text } = parseLine(written);
    return { kind: item ? "item" : "paragraph", number, text, ...found(at) };
  });
  if (!hit.title) return lines;
  const { number, title } = hit;
  return [{ kind: "heading", number, text: title, ...found(TITLE_LINE) }, ...lines];
}
