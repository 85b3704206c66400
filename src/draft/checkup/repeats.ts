/** Passages that stand in two paragraphs. */

import { OPENING_TITLE } from "../../contract";
import { quoted } from "../../model/quoted";
import { draftNumbers } from "../lines";
import type { LocatedText } from "../location";
import type { Draft } from "../model";
import type { Finding, Words } from "./finding";

/** UTF-16 units of a passage, punctuation and blanks aside. */
const SHORTEST = 20;
const MOST = 50;
/** Code points of a passage or a title that are shown. */
const SHOWN = 24;

/** A passage that an earlier text has too. here, there: which of the texts. at: where it begins, in UTF-16 units. */
interface Passage {
  here: number;
  there: number;
  at: number;
  length: number;
}

/** A finding for each passage, at the paragraph that repeats it. */
export function repeats(draft: Draft, texts: readonly LocatedText[], words: Words): Finding[] {
  const titles = titlesOf(draft, words);
  // A table sums up what the text says.
  const paragraphs = texts.filter(
    ({ location }) => location.part === "paragraph" && !location.cell,
  );
  const plain = paragraphs.map(({ text }) => words(text).replace(/[\p{P}\p{Z}]/gu, ""));
  const findings: Finding[] = [];
  for (const { here, there, at, length } of passages(plain)) {
    const other = paragraphs[there]?.location;
    const title = other && "section" in other ? titles.get(other.section) : "";
    const passage = plain[here]?.slice(at, at + length) ?? "";
    findings.push({
      kind: "repeated",
      message: `与${quoted(shorten(title ?? ""))}有 ${length} 字相同：${quoted(shorten(passage))}`,
      hint: "留一处，另一处删去或改写",
      location: paragraphs[here]?.location ?? null,
      words: "",
    });
    if (findings.length >= MOST) break;
  }
  return findings;
}

/** What sections are called, by their ids. */
function titlesOf(draft: Draft, words: Words): Map<string, string> {
  const numbers = draftNumbers(draft);
  return new Map(
    draft.sections.map(({ id, level, title }, at) => [
      id,
      level ? `${numbers[at]}${words(title)}` : OPENING_TITLE,
    ]),
  );
}

/** The passages of texts that an earlier one has, one for each two texts. */
function* passages(texts: readonly string[]): Generator<Passage> {
  const first = new Map<string, readonly [text: number, at: number]>();
  for (const [here, text] of texts.entries()) {
    const told = new Set<number>();
    for (let at = 0; at + SHORTEST <= text.length; at++) {
      const gram = text.slice(at, at + SHORTEST);
      const seen = first.get(gram);
      if (!seen) {
        first.set(gram, [here, at]);
        continue;
      }
      const [there, from] = seen;
      if (there === here || told.has(there)) continue;
      told.add(there);
      const length = sameLength(text, at, texts[there] ?? "", from);
      yield { here, there, at, length };
      at += length - 1;
    }
  }
}

function sameLength(a: string, from: number, b: string, other: number): number {
  let length = 0;
  while (from + length < a.length && a[from + length] === b[other + length]) length += 1;
  return length;
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("")}……` : text;
}
