/** Written plans with typed numbers, made into sections. */

import { BODY_KIND, OPENING_KIND } from "../../contract";
import { type Document, recognise } from "../../importing/recognise";
import { type Draft, newSection, type Section } from "../model";
import { cutAtHeadings, hasOutline, sectionsOf, signatureOf } from "../outline";
import type { LevelsUnder } from "../structure";
import { indexOf, withSections } from "../tree";
import { setFacts, tellKind } from "./facts";

/** Make sections of the headings among the paragraphs of a section, each of the kind that its title names. */
export function outline(
  draft: Draft,
  id: string,
  kinds: ReadonlyMap<string, string>,
  under: LevelsUnder,
): Draft {
  const index = indexOf(draft, id);
  const section = draft.sections[index];
  if (!section || !hasOutline(section.paragraphs.map(({ text }) => text))) return draft;
  const cut = cutAtHeadings(section);
  const sections = [...draft.sections];
  sections.splice(index, 1, ...cut);
  const made = cut.filter((part) => part.id !== id);
  return withKinds(withSections(draft, sections, under), made, kinds);
}

function withKinds(
  draft: Draft,
  sections: readonly Section[],
  kinds: ReadonlyMap<string, string>,
): Draft {
  return sections.reduce((changed, { id }) => tellKind(changed, id, kinds, ""), draft);
}

/** A draft out of a recognised plan: its title, its sections, who signs and when. */
export function fromDocument(
  draft: Draft,
  document: Document,
  kinds: ReadonlyMap<string, string>,
  under: LevelsUnder,
): Draft {
  const opening = newSection({ level: 0, kind: OPENING_KIND });
  const all = sectionsOf(opening, document.paragraphs, { kind: BODY_KIND });
  const sections = all.filter((section) => section.level || section.paragraphs.length);
  const titled = setFacts(draft, { title: document.title, ...signatureOf(document) });
  return withKinds(withSections(titled, sections, under), sections, kinds);
}

/** A draft out of the lines of a written plan. Where they hold several plans, none is left out: all of it is one. */
export function fromText(
  draft: Draft,
  lines: readonly string[],
  kinds: ReadonlyMap<string, string>,
  under: LevelsUnder,
): Draft {
  const { documents } = recognise(lines.join("\n"));
  const [first, ...others] = documents;
  if (first && !others.length) return fromDocument(draft, first, kinds, under);
  const paragraphs = lines.map((text) => ({ text, item: false }));
  const whole = newSection({ level: 0, kind: OPENING_KIND, paragraphs });
  return outline({ ...draft, sections: [whole] }, whole.id, kinds, under);
}
