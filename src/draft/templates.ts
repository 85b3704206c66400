/** Templates of the library as sections of a draft. */

import { MAX_TITLE, SIGNATURE_KIND } from "../contract";
import type { Fields } from "../model/fields";
import { examplesIn } from "../model/fields";
import { planName } from "../search/hits";
import { parseLine } from "../search/text";
import type { Hit } from "../search/types";
import { newSection, type Section } from "./model";
import { cleanText } from "./text";

/** A section as the search gives it. */
export function sectionOfHit(hit: Hit, fields: Fields): Section {
  const paragraphs = hit.lines.map((line) => {
    const { item, text } = parseLine(line);
    return { text: cleanText(text), item };
  });
  const examples = examplesIn([hit.title, ...hit.lines], fields);
  return newSection({
    level: hit.level,
    title: cleanText(hit.title, MAX_TITLE),
    paragraphs,
    kind: hit.kind,
    topics: hit.topics,
    origin: { id: hit.id, plan: cleanText(planName(hit), MAX_TITLE), examples },
  });
}

/** Of a whole plan, or a template: its signature (who, when) as the draft has it, apart from its sections. */
export function withoutSignature(sections: readonly Section[]): {
  sections: Section[];
  signature: string[];
} {
  const last = sections[sections.length - 1];
  if (last?.kind !== SIGNATURE_KIND || last.level !== 0)
    return { sections: [...sections], signature: [] };
  const text = last.paragraphs.slice(0, -2);
  const rest = text.length ? [{ ...last, paragraphs: text }] : [];
  return {
    sections: [...sections.slice(0, -1), ...rest],
    signature: last.paragraphs.slice(-2).map(({ text }) => text),
  };
}
