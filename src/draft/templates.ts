/** Templates of the library as sections of a draft. */

import type { Hit } from "../search/types";
import { examplesIn, type Fields, newSection, type Section } from "./model";
import { levelOfNumber } from "./numbering";

/** A section as the search gives it: items are written as their number, a tab and their text. */
export function sectionOfHit(hit: Hit, fields: Fields): Section {
  const paragraphs = hit.lines.map((line) => {
    const tab = line.indexOf("\t");
    return { text: line.slice(tab + 1), item: tab >= 0 };
  });
  const examples = examplesIn([hit.title, ...hit.lines], fields);
  return newSection({
    level: hit.title ? levelOfNumber(hit.number) : 0,
    title: hit.title,
    paragraphs,
    kind: hit.kind,
    topics: hit.topics,
    origin: { id: hit.id, plan: `${hit.place}　${hit.plan}`, examples },
  });
}

/** A template with all that stands under it, as sections whose first is of level 1, or 0 where it has no heading. */
export function asTop(sections: readonly Section[]): Section[] {
  const shift = Math.max((sections[0]?.level ?? 0) - 1, 0);
  return sections.map((section) => ({ ...section, level: Math.max(section.level - shift, 0) }));
}

/** Of a whole plan: its signature (who, when) as the draft has it, apart from its sections. */
export function withoutSignature(sections: readonly Section[]): {
  sections: Section[];
  signature: string[];
} {
  const last = sections[sections.length - 1];
  if (last?.kind !== "signature" || last.level !== 0)
    return { sections: [...sections], signature: [] };
  const text = last.paragraphs.slice(0, -2);
  const rest = text.length ? [{ ...last, paragraphs: text }] : [];
  return {
    sections: [...sections.slice(0, -1), ...rest],
    signature: last.paragraphs.slice(-2).map(({ text }) => text),
  };
}
