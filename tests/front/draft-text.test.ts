/** The words of a draft: cleaned, parted into paragraphs and fields. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { decodeDraft, encodeDraft } from "../../src/draft/file";
import { signedLines } from "../../src/draft/lines";
import { setFacts } from "../../src/draft/operations";
import { cleanBroken, cleanLines, cleanText } from "../../src/draft/text";
import { broken, onOneLine } from "../../src/model/breaks";
import { examplesIn, piecesOf } from "../../src/model/fields";
import { draftOf, FIELDS, FILLING, UNDER } from "./drafts";

test("a text is cleaned of what cannot be seen, and emoji stay whole", () => {
  assert.equal(cleanText("甲\u0000\u0007乙\u202e丙\u200b\ufeff丁\u00ad"), "甲乙丙丁");
  assert.equal(cleanText("甲\t乙\n丙\u2028丁\u00a0戊"), "甲 乙 丙 丁 戊");
  assert.equal(cleanText("\ud800甲\udc00"), "甲");
  assert.equal(cleanText("👨‍👩‍👧 🇨🇳 👍🏽"), "👨‍👩‍👧 🇨🇳 👍🏽");
  assert.equal(cleanText("甲\u200d乙"), "甲乙");
  assert.equal(cleanText("𠮷".repeat(40_000)).length, 50_000);
});

test("pasted text comes in as paragraphs", () => {
  assert.deepEqual(cleanLines("一\r\n\r\n 二\u0085三\u2029\t四 "), ["一", "二", "三", "四"]);
});

test("fields are told from text, undeclared ones are text", () => {
  assert.deepEqual(piecesOf("在{{村|桃树村}}和{{无此项}}{{村}}", FIELDS), [
    "在",
    { name: "村", example: "桃树村" },
    "和{{无此项}}",
    { name: "村", example: null },
  ]);
  assert.deepEqual(examplesIn(["{{村|甲村}}", "{{村|甲村}}{{村}}"], FIELDS), ["甲村"]);
});

test("a title and who signs keep their line breaks, and are read on one line where there is one", () => {
  assert.equal(cleanBroken("甲\t乙\r\n丙\u200b\n\n丁 "), "甲 乙\n丙\n\n丁 ");
  assert.equal(cleanBroken("一二\n三四五", 4), "一二\n三");
  assert.equal(broken(" 甲 \n \n乙"), "甲\n乙");
  assert.equal(onOneLine("桃树村2026年\n工作计划"), "桃树村2026年工作计划");
  assert.equal(onOneLine("Plan\n2026"), "Plan 2026");
  const draft = setFacts(draftOf(), { title: "甲\n乙", organisation: "丙\n丁", date: "1\n2" });
  assert.deepEqual([draft.title, draft.organisation, draft.date], ["甲\n乙", "丙\n丁", "1 2"]);
  const read = decodeDraft(encodeDraft(draft), UNDER);
  assert.deepEqual("draft" in read && read.draft.organisation, "丙\n丁");
  assert.deepEqual(
    signedLines(draft, FILLING).map(({ kind, text }) => [kind, text]),
    [
      ["title", "甲\n乙"],
      ["organisation", "丙"],
      ["organisation", "丁"],
      ["date", "1 2"],
    ],
  );
});
