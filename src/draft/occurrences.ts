/** Words of a draft wherever they stand, fields aside. */

import { FIELD, type Fields } from "../model/fields";
import { type Location, textsOf } from "./location";
import type { Draft } from "./model";
import { replaceWords } from "./operations";

/** What stands for each unit of a field. */
const UNIT = "\0";

/** Where words stand: in which text, and from where in it, in UTF-16 units of the text as written; words: as they are
 * written there. */
export interface Occurrence {
  location: Location;
  start: number;
  words: string;
}

/** All places of some words, in reading order, none over another, whether in large or small letters. What stands within
 * fields is not looked at: it is not the draft's own. */
export function occurrences(draft: Draft, words: string, fields: Fields): Occurrence[] {
  if (!words || words.includes(UNIT)) return [];
  return textsOf(draft).flatMap(({ location, text }) =>
    startsOf(folded(words), folded(withoutFields(text, fields))).map((start) => {
      return { location, start, words: text.slice(start, start + words.length) };
    }),
  );
}

/** The draft with other words in all places of some. */
export function replaceEverywhere(
  draft: Draft,
  words: string,
  instead: string,
  fields: Fields,
): Draft {
  // From the end, so that what is still to be replaced stays where it is.
  return occurrences(draft, words, fields).reduceRight(
    (changed, { location, start, words }) => replaceWords(changed, location, start, words, instead),
    draft,
  );
}

function startsOf(words: string, text: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    starts.push(at);
  return starts;
}

/** A text of the same length in small letters; what has other lengths there stays. */
function folded(text: string): string {
  return text.replace(/\p{Lu}/gu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}

/** A text of the same length in which fields cannot be found. */
function withoutFields(text: string, fields: Fields): string {
  return text.replace(FIELD, (field, name) =>
    fields.has(name) ? UNIT.repeat(field.length) : field,
  );
}
