/** What a draft and its sections are: their titles and kinds, and who signs. */

import { MAX_TITLE } from "../../contract";
import { kinds as known } from "../../importing/patterns";
import { pattern } from "../../importing/text";
import { withoutTypedNumber } from "../../model/numbering";
import type { Draft } from "../model";
import { cleanBroken, cleanText } from "../text";
import { indexOf, withSection } from "../tree";

/** What can be set of a draft as a whole. */
export type Facts = Partial<Pick<Draft, "title" | "organisation" | "date" | "level" | "type">>;

/** Set some of what a draft as a whole is, each cleaned and cut to MAX_TITLE. */
export function setFacts(draft: Draft, facts: Facts): Draft {
  const changed = (Object.keys(facts) as (keyof Facts)[])
    .map((name) => [name, cleanFact(name)(facts[name] ?? "", MAX_TITLE)] as const)
    .filter(([name, text]) => draft[name] !== text);
  return changed.length ? { ...draft, ...Object.fromEntries(changed) } : draft;
}

/** What cleans it: a title, and who signs, may have several lines. */
function cleanFact(name: keyof Facts): typeof cleanText {
  return name === "title" || name === "organisation" ? cleanBroken : cleanText;
}

/** Give a section a title, cleaned and cut to MAX_TITLE. */
export function setTitle(draft: Draft, id: string, title: string): Draft {
  return withSection(draft, id, (section) => {
    const text = cleanText(title, MAX_TITLE);
    return text === section.title ? section : { ...section, title: text };
  });
}

/** Take a typed number off a title: numbers follow from the position. */
export function tidyTitle(draft: Draft, id: string): Draft {
  const title = draft.sections[indexOf(draft, id)]?.title ?? "";
  return setTitle(draft, id, withoutTypedNumber(title));
}

/** What a section does in the plan. */
export function setKind(draft: Draft, id: string, kind: string): Draft {
  return withSection(draft, id, (section) =>
    section.kind === kind ? section : { ...section, kind },
  );
}

/** The kind that a title names at its end (工作目标 → 目标), for a section of the user's own. kinds: names by their ids.
 * before: its title when the kind was told last; what that named already is not told again, as the user may have chosen
 * otherwise. */
export function tellKind(
  draft: Draft,
  id: string,
  kinds: ReadonlyMap<string, string>,
  before: string,
): Draft {
  const section = draft.sections[indexOf(draft, id)];
  if (!section || section.origin) return draft;
  const namedBy = (text: string) => kindNamed(text, kinds, draft.type);
  const named = namedBy(section.title);
  return named && named !== namedBy(before) ? setKind(draft, id, named) : draft;
}

const SUMMARY = "summary"; // a kind, and the type of document whose parts are of it
const WORDS = known.KINDS.map(([kind, words]) => [kind, pattern(`(?:${words})$`)] as const);

/** The kind whose words, or whose name, a title ends with; of several the one that says most (总体要求, not 要求). Empty
 * where it names none. type: of the document. */
export function kindNamed(title: string, kinds: ReadonlyMap<string, string>, type: string): string {
  const ended = title.trim().replace(/[：:。]+$/, "");
  const worded = WORDS.map(([kind, words]): [string, number] => {
    const isMeant = kinds.has(kind) && (kind !== SUMMARY || type === SUMMARY);
    return [kind, isMeant ? (words.exec(ended)?.[0].length ?? 0) : 0];
  });
  const named = [...kinds].map(([kind, name]): [string, number] => [
    kind,
    ended.endsWith(name) ? name.length : 0,
  ]);
  const none: [string, number] = ["", 0];
  return [...worded, ...named].reduce((best, each) => (each[1] > best[1] ? each : best), none)[0];
}
