/** Finding words in a draft, and putting others in their place. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { occurrences, replaceEverywhere } from "../../src/draft/occurrences";
import { draftOf, FIELDS, section } from "./drafts";

const DRAFT = {
  ...draftOf(
    section("a", 1, "桃树村和{{村|桃树村}}，{{不是|桃树村}}"),
    section("b", 1, "啊啊啊啊啊"),
  ),
  title: "桃树村计划",
  organisation: "桃树村",
};

test("words are found in reading order, not within fields, and never one over another", () => {
  const at = (words: string) =>
    occurrences(DRAFT, words, FIELDS).map(({ location, start }) => `${location.part} ${start}`);
  assert.deepEqual(at("桃树村"), ["title 0", "organisation 0", "paragraph 0", "paragraph 19"]);
  assert.deepEqual(at("啊啊"), ["paragraph 0", "paragraph 2"]);
  assert.deepEqual(at("题a"), ["section 0"]);
  for (const words of ["", "村|", "没有", "\0"]) assert.deepEqual(at(words), []);
});

test("large and small letters are one, and each place is replaced as it is written", () => {
  const draft = draftOf(section("a", 1, "App 和 aPP，İapp"));
  const found = occurrences(draft, "APP", FIELDS).map(({ start, words }) => [start, words]);
  assert.deepEqual(found, [
    [0, "App"],
    [6, "aPP"],
    [11, "app"],
  ]); // prettier-ignore
  const text = replaceEverywhere(draft, "app", "小程序", FIELDS).sections[0]?.paragraphs[0]?.text;
  assert.equal(text, "小程序 和 小程序，İ小程序");
});

test("all of them give way at once, and what is put in is not looked at again", () => {
  const texts = (words: string, instead: string) => {
    const draft = replaceEverywhere(DRAFT, words, instead, FIELDS);
    return [draft.title, ...draft.sections.map(({ paragraphs }) => paragraphs[0]?.text)];
  };
  assert.deepEqual(texts("桃树村", "桃树村桃"), [
    "桃树村桃计划",
    "桃树村桃和{{村|桃树村}}，{{不是|桃树村桃}}",
    "啊啊啊啊啊",
  ]);
  assert.deepEqual(texts("啊啊", "")[2], "啊");
  assert.equal(replaceEverywhere(DRAFT, "没有", "有", FIELDS), DRAFT);
});
