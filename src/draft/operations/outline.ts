/** Written plans with typed numbers, made into sections. */

import type { Draft } from "../model";
import { cutAtNumbers, hasOutline } from "../outline";
import type { LevelsUnder } from "../structure";
import { indexOf, withSections } from "../tree";
import { tellKind } from "./facts";

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
