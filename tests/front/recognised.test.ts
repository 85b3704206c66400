/** What texts hold is recognised as planlib.importing recognises it: tests/unit/importing reads the same cases. */

import { deepEqual } from "node:assert/strict";
import test from "node:test";
import { simplified } from "../../src/importing/cleaning";
import { unflattened } from "../../src/importing/lines";
import { recognise } from "../../src/importing/recognise";
import cases from "../fixtures/import/recognised.json";

interface Case {
  what: string;
  text: string[];
  plans: { title: string; headings: [level: number, number: string, title: string][] }[];
  joined?: number[];
  removed?: number[];
  signature?: string[][];
}

const CASES = cases as unknown as readonly Case[];

for (const { what, text, plans, joined, removed, signature } of CASES)
  test(what, () => {
    const found = recognise(simplified(unflattened(text.join("\n"))));
    const shown = found.documents.map(({ title, paragraphs }) => ({
      title,
      headings: paragraphs
        .map(({ entry }) => entry)
        .filter(({ level }) => level)
        .map(({ level, number, title }) => [level, number?.text ?? "", title]),
    }));
    deepEqual(shown, plans);
    if (joined)
      deepEqual(
        found.joined.map(({ line }) => line),
        joined,
      );
    const lines = [...new Set(found.removed.map(({ line }) => line))].sort((a, b) => a - b);
    if (removed) deepEqual(lines, removed);
    const signed = found.documents.map(({ signature }) => signature.map(({ text }) => text));
    if (signature) deepEqual(signed, signature);
  });

test("half-width marks are marks of a sentence as wide ones are", () => {
  for (const { what, text, plans } of CASES) {
    const found = recognise(simplified(unflattened(halved(text.join("\n")))));
    const titles = found.documents.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ entry }) => (entry.level ? [[entry.level, halved(entry.title)]] : [])),
    );
    const wanted = plans.flatMap(({ headings }) =>
      headings.map(([level, , title]) => [level, halved(title)]),
    );
    deepEqual(titles, wanted, what);
  }
});

function halved(text: string): string {
  return text.replace(/[，；：]/g, (mark) => ({ "，": ",", "；": ";", "：": ":" })[mark] ?? mark);
}
