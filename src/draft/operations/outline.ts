/** Written plans with typed numbers, made into sections. */

import { signedBy } from "../../importing/signed";
import { draftNumbers } from "../lines";
import type { Draft } from "../model";
import { type Cut, cutAtHeadings, type Judge } from "../outline";
import type { LevelsUnder } from "../structure";
import { indexOf, withSections } from "../tree";
import { type Facts, setFacts, tellKind } from "./facts";

/** A number that was typed before a heading, and the one that the draft gives it. */
export interface Renumbered {
  readonly typed: string;
  readonly printed: string;
}

/** A draft that was cut at headings. taken: what of a plan's title and signature has become the draft's. made: how many
 * sections they are. renumbered: those whose number is another than
 * was typed, in form or value, in their order. */
export interface Outlined {
  readonly draft: Draft;
  readonly made: number;
  readonly taken: readonly ("title" | "signature")[];
  readonly renumbered: readonly Renumbered[];
}

/** Make sections of the headings among the paragraphs of a section, each of the kind that its title names. A draft without a
 * title, or a signature, takes that of the text. */
export function outline(
  draft: Draft,
  id: string,
  judge: Judge,
  kinds: ReadonlyMap<string, string>,
  under: LevelsUnder,
): Outlined {
  const index = indexOf(draft, id);
  const section = draft.sections[index];
  const lacks = [
    ...(draft.title.trim() ? [] : ["title" as const]),
    ...((draft.organisation + draft.date).trim() ? [] : ["signature" as const]),
  ];
  const cut = section && cutAtHeadings(section, judge, new Set(lacks));
  const made = cut?.sections.filter((part) => part.id !== id) ?? [];
  if (!cut || !made.length) return { draft, made: 0, taken: [], renumbered: [] };
  const sections = [...draft.sections];
  sections.splice(index, 1, ...cut.sections);
  const outlined = made.reduce(
    (changed, part) => tellKind(changed, part.id, kinds, ""),
    withSections(setFacts(draft, factsOf(cut)), sections, under),
  );
  const taken = lacks.filter((part) => cut[part].length);
  return { draft: outlined, made: made.length, taken, renumbered: renumbered(outlined, cut.typed) };
}

function factsOf({ title, signature }: Cut): Facts {
  return {
    ...(title.length ? { title: title.join("") } : {}),
    ...(signature.length ? signedBy(signature) : {}),
  };
}

function renumbered(draft: Draft, typed: ReadonlyMap<string, string>): Renumbered[] {
  const numbers = draftNumbers(draft);
  return draft.sections.flatMap(({ id }, at) => {
    const change = { typed: typed.get(id) ?? "", printed: numbers[at] ?? "" };
    return change.typed && plain(change.typed) !== plain(change.printed) ? [change] : [];
  });
}

/** A number without what differs by hand alone: 1． 1、 and 1. are one. */
function plain(number: string): string {
  return number
    .normalize("NFKC")
    .replace(/[\s、.,:]+$/, "")
    .replace(/\s/g, "");
}
