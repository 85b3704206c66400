/** Words of a draft by their location. */

import {
  isTable,
  joinedParts,
  tableRows,
  tableText,
  textParts,
  withCell,
} from "../../model/tables";
import { type Location, textAt } from "../location";
import type { Draft } from "../model";
import { setFacts, setTitle } from "./facts";
import { setOfficial } from "./official";
import { setParagraph } from "./paragraphs";
import { setCell } from "./tables";

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
  return setText(draft, location, old.slice(0, at) + instead + old.slice(at + words.length));
}

/** Give a location another text, cleaned. */
export function setText(draft: Draft, location: Location, text: string): Draft {
  switch (location.part) {
    case "section":
      return setTitle(draft, location.section, text);
    case "paragraph": {
      const { section, at, cell } = location;
      return cell
        ? setCell(draft, section, at, cell, text)
        : setParagraph(draft, section, at, text);
    }
    case "element":
      return setOfficial(draft, { [location.name]: text });
    case "annexTitle":
      return setAnnex(draft, location.annex, { title: text });
    case "annex":
      return setAnnex(draft, location.annex, { text: annexText(draft, location, text) });
    default:
      return setFacts(draft, { [location.part]: text });
  }
}

/** Give an annex another title or text. annex: which of them. */
export function setAnnex(
  draft: Draft,
  annex: number,
  given: { title?: string; text?: string },
): Draft {
  const annexes = draft.official.annexes.map((each, at) =>
    at === annex ? { ...each, ...given } : each,
  );
  return setOfficial(draft, { annexes });
}

/** All of the text of an annex, with another part, or cell of a part. */
function annexText(
  { official }: Draft,
  { annex, at, cell }: Extract<Location, { part: "annex" }>,
  text: string,
): string {
  const parts = textParts(official.annexes[annex]?.text ?? "");
  const changed = (part: string) =>
    cell && isTable(part) ? tableText(withCell(tableRows(part), cell, text)) : text;
  return joinedParts(parts.map((part, place) => (place === at ? changed(part) : part)));
}
