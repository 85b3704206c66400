/** A draft as lines with numbers. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { draftLines, draftNumbers, signedLines } from "../../src/draft/lines";
import type { Draft } from "../../src/draft/model";
import { draftOf, FILLING, section } from "./drafts";

test("a draft's lines have numbers, fields filled in, and nothing empty", () => {
  const draft: Draft = {
    ...draftOf(section("o", 0, "在{{村|桃树村}}。"), section("a", 1), {
      ...section("b", 2, ""),
      paragraphs: [
        { text: "甲", item: true },
        { text: "乙", item: true },
        { text: "段", item: false },
        { text: "丙", item: true },
      ],
    }),
    title: "{{村}}计划",
    organisation: "{{村}}村委会",
    date: "",
  };
  const plain = signedLines(draft, FILLING).map(({ number, text }) => number + text);
  assert.deepEqual(plain, [
    "××计划",
    "在××。",
    "一、题a",
    "（一）题b",
    "1.甲",
    "2.乙",
    "段",
    "1.丙",
    "××村委会",
  ]);
  assert.equal(draftLines(draft, FILLING).length, 8);
  assert.deepEqual(draftNumbers(draft), ["", "一、", "（一）"]);
});
