/** How far a draft has come. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { countUnfilled } from "../../src/draft/checkup";
import type { Phrase } from "../../src/draft/dated";
import { progressOf, stretchWords } from "../../src/draft/progress";
import { CONTEXT, draftOf, headed, section, TREE } from "./drafts";

const words = (...args: Parameters<typeof progressOf>) => progressOf(...args).map(stretchWords);

test("each section with text of its own, or with none at all, is a stretch", () => {
  assert.deepEqual(words(TREE, CONTEXT), [
    "开头：2 字",
    "1.题c：空着",
    "（二）题d：空着",
    "（一）题f：空着",
  ]);
  const own = draftOf(section("a", 1, "总的说。"), section("b", 2, "第一。"));
  assert.deepEqual(words(own, CONTEXT), ["一、题a：4 字", "（一）题b：3 字"]);
});

test("an opening is a stretch even while it is empty, whatever follows", () => {
  assert.deepEqual(words(draftOf(section("o", 0, ""), section("a", 1, "文。")), CONTEXT), [
    "开头：空着",
    "一、题a：2 字",
  ]);
  assert.deepEqual(words(draftOf(), CONTEXT), []);
});

test("what is to be filled in is counted, in titles too, each time; what the user has filled in is not", () => {
  const texts = section("a", 1, "{{村}}和{{村}}，共××户，{{隐去}}。", "{{年份}}年（待定）");
  const draft = draftOf({ ...texts, title: "{{村}}的事" });
  assert.deepEqual(words(draft, CONTEXT), ["一、××的事：23 字，6 处没有填"]);
  assert.equal(countUnfilled(headed(draft), CONTEXT), 6);
  assert.equal(countUnfilled({ ...headed(draft), title: "{{村}}××年计划" }, CONTEXT), 8);
});

test("dated phrases are counted", () => {
  const dated = (text: string) => Array.from(text.matchAll(/旧/g), () => ({}) as Phrase);
  const context = { ...CONTEXT, dated };
  assert.deepEqual(words(draftOf(section("a", 1, "旧，旧。", "新。")), context), [
    "一、题a：6 字，2 处过时",
  ]);
});

test("where there are too many, lower ones belong to those above them", () => {
  const draft = draftOf(
    section("a", 1),
    section("b", 2, "甲"),
    section("c", 3, "乙乙"),
    section("d", 1, "丙"),
  );
  assert.deepEqual(words(draft, CONTEXT, 4), ["（一）题b：1 字", "1.题c：2 字", "二、题d：1 字"]);
  assert.deepEqual(words(draft, CONTEXT, 3), ["（一）题b：3 字", "二、题d：1 字"]);
  assert.deepEqual(words(draft, CONTEXT, 2), ["一、题a：3 字", "二、题d：1 字"]);
  assert.deepEqual(words(draft, CONTEXT, 1), ["一、题a：3 字", "二、题d：1 字"]);
});
