/** The words of a draft: cleaned, parted into paragraphs and fields. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { cleanLines, cleanText } from "../../src/draft/text";
import { examplesIn, piecesOf } from "../../src/model/fields";
import { FIELDS } from "./drafts";

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
