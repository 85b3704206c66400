/** Written plans with typed numbers, made into sections. */

import { OPENING_KIND } from "../../contract";
import { type Draft, newSection } from "../model";
import { cutAtNumbers, hasOutline, withoutFrame } from "../outline";
import type { LevelsUnder } from "../structure";
import { indexOf, withSections } from "../tree";
import { setFacts, tellKind } from "./facts";

/** Make sections of the numbered paragraphs of a section, each of the kind that its title names. */
export function outline(
  draft: Draft,
  id: string,
  kinds: ReadonlyMap<string, string>,
  under: LevelsUnder,
): Draft {
  const index = indexOf(draft, id);
  const section = draft.sections[index];
  if (!section || !hasOutline(section.paragraphs)) return draft;
  const cut = cutAtNumbers(section);
  const sections = [...draft.sections];
  sections.splice(index, 1, ...cut);
  const made = cut.filter((part) => part.id !== id);
  return made.reduce(
    (changed, part) => tellKind(changed, part.id, kinds, ""),
    withSections(draft, sections, under),
  );
}

/** A draft out of the lines of a written plan: its title, its sections by their numbers, who signs and when. */
export function fromText(
  draft: Draft,
  lines: readonly string[],
  kinds: ReadonlyMap<string, string>,
  under: LevelsUnder,
): Draft {
  const { texts, ...facts } = withoutFrame(lines);
  const paragraphs = texts.map((text) => ({ text, item: false }));
  const whole = newSection({ level: 0, kind: OPENING_KIND, paragraphs });
  return outline({ ...setFacts(draft, facts), sections: [whole] }, whole.id, kinds, under);
}
