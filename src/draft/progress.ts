/** How far a draft has come, stretch by stretch. */

import { OPENING_TITLE } from "../contract";
import { filled } from "../model/fields";
import { countCharacters } from "../model/lines";
import { type CheckupContext, countBlanks } from "./checkup";
import { draftNumbers } from "./lines";
import type { Draft, Section } from "./model";

/** A section with what has no stretch of its own under it. */
export interface Stretch {
  /** The section's id. */
  section: string;
  /** The section's number and title. */
  name: string;
  /** Of its text, code points. */
  characters: number;
  /** How many places are still to be filled in. */
  blanks: number;
  /** How many dated phrases it has. */
  dated: number;
}

/** How many stretches can still be told apart. */
const MOST = 40;
const LEVELS = [4, 3, 2, 1];

/** The stretches of a draft, in reading order: its sections, and where they are too many, the upper ones alone. What holds
 * nothing but sections with stretches of their own is none. */
export function progressOf(draft: Draft, context: CheckupContext, most = MOST): Stretch[] {
  const { sections } = draft;
  const starts = startsOf(sections, most);
  const numbers = draftNumbers(draft);
  return starts.flatMap((start, at) => {
    const end = starts[at + 1] ?? sections.length;
    const [first] = sections.slice(start, end);
    if (!first) return [];
    const stretch = measured(first, numbers[start] ?? "", sections.slice(start, end), context);
    const isHeading = !stretch.characters && (sections[end]?.level ?? 0) > first.level;
    return isHeading && first.level ? [] : [stretch];
  });
}

/** Where stretches begin: at the sections down to the lowest level that leaves few enough. */
function startsOf(sections: readonly Section[], most: number): number[] {
  const down = (lowest: number) =>
    sections.flatMap(({ level }, at) => (at === 0 || level <= lowest ? [at] : []));
  return LEVELS.map(down).find(({ length }) => length <= most) ?? down(1);
}

function measured(
  { id, level, title }: Section,
  number: string,
  sections: readonly Section[],
  context: CheckupContext,
): Stretch {
  const { fields, values, dated } = context;
  const words = (text: string) => filled(text, values, fields);
  const stretch = {
    section: id,
    name: number + (words(title) || (level ? "没有标题的一段" : OPENING_TITLE)),
    characters: 0,
    blanks: 0,
    dated: 0,
  };
  for (const section of sections) {
    const texts = section.paragraphs.map(({ text }) => text);
    for (const text of texts) stretch.characters += countCharacters(words(text));
    for (const text of section.level ? [section.title, ...texts] : texts) {
      stretch.blanks += countBlanks(text, context);
      stretch.dated += dated(text).length;
    }
  }
  return stretch;
}

/** A stretch in words: what is amiss, or else how long it is. */
export function stretchWords({ name, characters, blanks, dated }: Stretch): string {
  const facts = [
    characters ? `${characters} 字` : "空着",
    ...(blanks ? [`${blanks} 处没有填`] : []),
    ...(dated ? [`${dated} 处过时`] : []),
  ];
  return `${name}：${facts.join("，")}`;
}
