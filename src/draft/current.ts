/** Current wording (现行提法): what can safely stand in the place of dated phrases, put there. It is done here and nowhere
 * else, on texts with their fields as written, before they take any form. */

import { FIELD, type Fields, type Resolve, resolved } from "../model/fields";
import type { Line } from "../model/lines";
import { changedText } from "../model/tables";
import type { FindDated, Phrase } from "./dated";
import { textsOf } from "./location";
import type { Draft, Section } from "./model";
import { setText } from "./operations";

/** A text by current wording. */
export interface Renewed {
  text: string;
  /** The phrases that were replaced, where they stood in the text as it was. */
  changes: readonly Phrase[];
  /** The phrases that are still in it. */
  left: readonly Phrase[];
}

/** Replace what can be replaced safely. Where that would be dated itself, the text stays as it is. */
export function renewed(text: string, dated: FindDated): Renewed {
  const phrases = dated(text);
  const changes = phrases.filter((phrase) => isSafe(phrase, text));
  if (!changes.length) return { text, changes, left: phrases };
  const next = replaced(text, changes);
  const left = dated(next);
  const asItWas = { text, changes: [], left: phrases };
  return left.length > phrases.length - changes.length ? asItWas : { text: next, changes, left };
}

/** A stretch of a text with the changes made that are in it. */
function replaced(text: string, changes: readonly Phrase[], from = 0, to = text.length): string {
  let [next, end] = ["", from];
  for (const change of changes) {
    next += text.slice(end, change.start) + change.instead;
    end = change.end;
  }
  return next + text.slice(end, to);
}

/** A field is never cut, nor lost. */
function isSafe({ start, end, words, instead }: Phrase, text: string): boolean {
  if (instead === null) return false;
  const inside = Array.from(words.matchAll(FIELD), ([field]) => field);
  const kept = Array.from(instead.matchAll(FIELD), ([field]) => field);
  if (inside.join() !== kept.join()) return false;
  return Array.from(text.matchAll(FIELD)).every(({ 0: field, index = 0 }) => {
    const last = index + field.length;
    return last <= start || index >= end || (start <= index && last <= end);
  });
}

/** A change as it is shown, with the text about it as it will read, fields filled in. */
export interface Change {
  before: string;
  words: string;
  instead: string;
  after: string;
  phrase: Phrase;
}

/** Lines by current wording, and what was changed in them. */
export interface RenewedLines {
  lines: Line[];
  changes: Change[];
  left: readonly Phrase[];
}

/** Lines as they are copied, by current wording. What no phrase was replaced in stays as it is. */
export function renewedLines(
  lines: readonly Line[],
  dated: FindDated,
  fields: Fields,
  resolve: Resolve,
): RenewedLines {
  const words = (text: string) => resolved(text, fields, resolve);
  const all = lines.map((line) => {
    const { written = "" } = line;
    const found = renewed(written, dated);
    const { changes, left, text } = found;
    const next = { ...line, text: words(text).trim(), written: text, dated: left.length };
    return {
      line: changes.length ? next : line,
      changes: changesShown(written, found, words),
      left,
    };
  });
  return {
    lines: all.map(({ line }) => line),
    changes: all.flatMap(({ changes }) => changes),
    left: all.flatMap(({ left }) => left),
  };
}

/** The changes of a text in what it will read as. text: as it was. */
function changesShown(
  text: string,
  { changes }: Renewed,
  words: (text: string) => string,
): Change[] {
  return changes.map((phrase, at) => {
    const { start, end, words: old, instead } = phrase;
    const before = replaced(text, changes.slice(0, at), 0, start);
    const after = replaced(text, changes.slice(at + 1), end);
    return {
      before: words(before),
      words: words(old),
      instead: words(instead ?? ""),
      after: words(after),
      phrase,
    };
  });
}

/** Sections by current wording. */
export function renewedSections(
  sections: readonly Section[],
  dated: FindDated,
): { sections: Section[]; changes: number; left: number } {
  let [changes, left] = [0, 0];
  const renew = (text: string) => {
    const found = renewed(text, dated);
    changes += found.changes.length;
    left += found.left.length;
    return found.text;
  };
  const next = sections.map((section) => ({
    ...section,
    title: section.level ? renew(section.title) : section.title,
    paragraphs: section.paragraphs.map((one) => ({ ...one, text: changedText(one.text, renew) })),
  }));
  return { sections: next, changes, left };
}

/** A draft by current wording: what can be replaced safely is, the rest stays; the same draft where nothing is. */
export function renewedDraft(draft: Draft, dated: FindDated): Draft {
  return textsOf(draft).reduce((changed, { location, text }) => {
    const next = renewed(text, dated).text;
    return next === text ? changed : setText(changed, location, next);
  }, draft);
}

/** The changes that current wording would make in a draft. */
export function draftChanges(
  draft: Draft,
  dated: FindDated,
  fields: Fields,
  resolve: Resolve,
): Change[] {
  const words = (text: string) => resolved(text, fields, resolve);
  return textsOf(draft).flatMap(({ text }) => changesShown(text, renewed(text, dated), words));
}
