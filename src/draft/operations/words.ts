/** Words of a draft by their location. */

import { type Location, textAt } from "../location";
import type { Draft } from "../model";
import { setFacts, setTitle } from "./facts";
import { setParagraph } from "./paragraphs";

/** Put other words in the place of some. start: where they stood; they may have moved since. */
export function replaceWords(
  draft: Draft,
  location: Location,
  start: number,
  words: string,
  instead: string,
): Draft {
  const old = textAt(draft, location);
  const at = old.startsWith(words, start) ? start : old.indexOf(words);
  if (at < 0) return draft;
  const text = old.slice(0, at) + instead + old.slice(at + words.length);
  if (location.part === "paragraph")
    return setParagraph(draft, location.section, location.at, text);
  if (location.part === "section") return setTitle(draft, location.section, text);
  return setFacts(draft, { [location.part]: text });
}
