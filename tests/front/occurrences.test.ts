/** Finding words in a draft, and putting others in their place. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { occurrences, replaceEverywhere } from "../../src/draft/occurrences";
import { NO_OFFICIAL } from "../../src/model/elements";
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

test("the cells of tables are looked into, each by itself, and what else a document carries", () => {
  const draft = {
    ...draftOf(section("a", 1, "桃树\t村桃树村\n{{村|桃树村}}\t桃树村民")),
    official: {
      ...NO_OFFICIAL,
      addressee: "桃树村各组",
      copies: "桃树村",
      cover: "现将\n桃树村",
      annexes: [{ title: "桃树村名单", text: "桃树村\n甲\t桃树村\n乙\t丙\n桃树村" }],
    },
  };
  const found = occurrences(draft, "桃树村", FIELDS);
  assert.deepEqual(
    found.map(({ location, start }) => {
      const cell = "cell" in location && location.cell ? Object.values(location.cell).join() : "";
      const name = location.part === "element" ? location.name : "";
      return [location.part + name, cell, start].join(" ");
    }),
    [
      "paragraph 0,1 1",
      "paragraph 1,1 0",
      "elementaddressee  0",
      "elementcover  3",
      "elementcopies  0",
      "annexTitle  0",
      "annex  0",
      "annex 0,1 0",
      "annex  0",
    ],
  );
  const { sections, official } = replaceEverywhere(draft, "桃树村", "李\n村", FIELDS);
  assert.equal(sections[0]?.paragraphs[0]?.text, "桃树\t村李\u2028村\n{{村|桃树村}}\t李\u2028村民");
  assert.equal(official.addressee, "李 村各组");
  assert.deepEqual(official.annexes, [
    { title: "李 村名单", text: "李\n村\n甲\t李\u2028村\n乙\t丙\n李\n村" },
  ]);
});
