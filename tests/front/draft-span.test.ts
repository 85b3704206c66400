/** What is selected over the edges of paragraphs and sections. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { MAX_TITLE } from "../../src/contract";
import { removeSpan, type Spot, spanLines } from "../../src/draft/operations";
import { draftOf, section, UNDER } from "./drafts";

const DRAFT = draftOf(
  section("o", 0, "开头"),
  section("a", 1, "甲一", "甲二", "甲三"),
  section("b", 2, "乙一"),
  section("c", 1, "丙一", "丙二"),
);
/** b1:2 is in the second paragraph of b behind two units; bt:0 is before its title. */
const spot = (text: string): Spot => {
  const [, id = "", at, offset] = /^(\w)(\w):(\d)$/.exec(text) ?? [];
  return { section: id, at: at === "t" ? null : Number(at), offset: Number(offset) };
};
const left = (from: string, to: string) =>
  removeSpan(DRAFT, spot(from), spot(to), UNDER).sections.map(
    ({ id, level, title, paragraphs }) =>
      `${id}${level} ${[title, ...paragraphs.map(({ text }) => text)].join("/")}`,
  );

test("what is left of both ends becomes one text, and what stands between goes", () => {
  const [o, b, c] = ["o0 /开头", "b2 题b/乙一", "c1 题c/丙一/丙二"];
  assert.deepEqual(left("a0:1", "a2:1"), [o, "a1 题a/甲三", b, c]);
  assert.deepEqual(left("a0:0", "a1:2"), [o, "a1 题a//甲三", b, c]);
  assert.deepEqual(left("a1:1", "c0:1"), [o, "a1 题a/甲一/甲一/丙二"]);
  assert.deepEqual(left("a2:2", "bt:1"), [o, "a1 题a/甲一/甲二/甲三b/乙一", c]);
  assert.deepEqual(left("o0:2", "at:0"), ["o0 /开头题a/甲一/甲二/甲三", "b1 题b/乙一", c]);
  assert.deepEqual(left("at:1", "bt:1"), [o, "a1 题b/乙一", c]);
  assert.deepEqual(left("at:1", "a1:1"), [o, "a1 题/二/甲三", b, c]);
});

test("a title that would be too long to be kept leaves its end as a paragraph", () => {
  const long = { ...section("a", 1, "甲"), title: "长".repeat(MAX_TITLE) };
  const two = draftOf(long, { ...long, id: "b" });
  const { sections } = removeSpan(two, spot("at:9"), spot("bt:8"), UNDER);
  const [first] = sections;
  assert.deepEqual([sections.length, first?.title.length, first?.paragraphs.length], [1, 9, 2]);
});

test("a section that is selected whole is gone", () => {
  const [o, a, c] = ["o0 /开头", "a1 题a/甲一/甲二/甲三", "c1 题c/丙一/丙二"];
  assert.deepEqual(left("bt:0", "b0:2"), [o, a, c]);
  assert.deepEqual(left("at:0", "b0:2"), [o, c]);
  assert.deepEqual(left("at:0", "c1:2"), [o]);
  assert.deepEqual(left("o0:0", "c1:2"), ["o0 /"]);
  assert.deepEqual(left("x0:0", "c1:2").length, 4);
  assert.deepEqual(left("c0:0", "a1:2").length, 4);
});

test("the lines between two places have their numbers where they begin there", () => {
  const lines = (from: string, to: string) => spanLines(DRAFT, spot(from), spot(to));
  assert.deepEqual(lines("a1:1", "c0:1"), ["二", "甲三", "（一）题b", "乙一", "二、题c", "丙"]);
  assert.deepEqual(lines("at:1", "a0:1"), ["a", "甲"]);
  assert.deepEqual(lines("at:0", "a0:1"), ["一、题a", "甲"]);
});

const TABLED = draftOf(section("a", 1, "前文", "甲\t乙\n丙\t丁", "后文"), section("b", 1, "末文"));
/** a1.01:2 is in the second cell of the first row of that. */
const placed = (text: string): Spot => {
  const [, plain = "", row, column, offset] = /^(\w\w)(?:\.(\d)(\d))?:(\d)$/.exec(text) ?? [];
  const found = spot(`${plain}:${offset}`);
  return row ? { ...found, cell: { row: Number(row), column: Number(column) } } : found;
};
const leftOf = (from: string, to: string) =>
  removeSpan(TABLED, placed(from), placed(to), UNDER).sections.map(({ title, paragraphs }) =>
    [title, ...paragraphs.map(({ text }) => text)].join("/"),
  );

test("a table that a selection goes over goes; one that it ends in loses its words and stays", () => {
  const b = "题b/末文";
  assert.deepEqual(leftOf("a0:1", "a2:1"), ["题a/前文", b]);
  assert.deepEqual(leftOf("a0:1", "a1.00:1"), ["题a/前/\t乙\n丙\t丁/后文", b]);
  assert.deepEqual(leftOf("a0:1", "a1.11:1"), ["题a/前/后文", b]);
  assert.deepEqual(leftOf("a1.01:0", "a2:1"), ["题a/前文/甲\t\n\t/文", b]);
  assert.deepEqual(leftOf("a1.00:0", "a2:1"), ["题a/前文/文", b]);
  assert.deepEqual(leftOf("a1.00:0", "a1.11:1"), ["题a/前文/\t\n\t/后文", b]);
  assert.deepEqual(leftOf("a1.01:1", "a1.10:1"), ["题a/前文/甲\t乙\n\t丁/后文", b]);
  assert.deepEqual(leftOf("at:1", "a1.00:1"), ["题/\t乙\n丙\t丁/后文", b]);
  assert.deepEqual(leftOf("a1.10:1", "bt:1"), ["题a/前文/甲\t乙\n丙\t/b/末文"]);
  assert.deepEqual(leftOf("at:0", "b0:2"), []);
});

test("of a table the rows that are selected are copied; of one row, the cells", () => {
  const lines = (from: string, to: string) => spanLines(TABLED, placed(from), placed(to));
  assert.deepEqual(lines("a0:1", "a2:1"), ["文", "甲\t乙\n丙\t丁", "后"]);
  assert.deepEqual(lines("a1.01:0", "a1.10:1"), ["\t乙\n丙\t"]);
  assert.deepEqual(lines("a1.10:0", "a2:1"), ["丙\t丁", "后"]);
  assert.deepEqual(lines("a1.00:0", "a1.01:1"), ["甲\t乙"]);
});
