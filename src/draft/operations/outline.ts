/** Written plans with typed numbers, made into sections. */

import type { Draft } from "../model";
import { cutAtHeadings, type Judge } from "../outline";
import type { LevelsUnder } from "../structure";
import { indexOf, withSections } from "../tree";
import { tellKind } from "./facts";

/** Make sections of the headings among the paragraphs of a section, each of the kind that its title names. */
export function outline(
  draft: Draft,
  id: string,
  judge: Judge,
  kinds: ReadonlyMap<string, string>,
  under: LevelsUnder,
): Draft {
  const index = indexOf(draft, id);
  const section = draft.sections[index];
  if (!section) return draft;
  const cut = cutAtHeadings(section, judge);
  const made = cut.filter((part) => part.id !== id);
  if (!made.length) return draft;
  const sections = [...draft.sections];
  sections.splice(index, 1, ...cut);
  return made.reduce(
    (changed, part) => tellKind(changed, part.id, kinds, ""),
    withSections(draft, sections, under),
  );
}
