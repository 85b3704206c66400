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
}

for (const { what, text, plans, joined, removed } of cases as Case[])
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
  });
