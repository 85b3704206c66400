/** The limits of a draft: what is just within them comes in and is kept, what is one more does not. */

import * as assert from "node:assert/strict";
import test from "node:test";
import {
  MAX_LEVEL,
  MAX_LIST,
  MAX_PARAGRAPHS,
  MAX_SECTIONS,
  MAX_TEXT,
  MAX_TITLE,
} from "../../src/contract";
import { readDraft } from "../../src/draft/file";
import { type Draft, excess, type Section } from "../../src/draft/model";
import * as operations from "../../src/draft/operations";
import { draftOf, section, shape, UNDER } from "./drafts";

/** Why a draft cannot be read; empty where it can. */
function problem(draft: Draft): string {
  const read = readDraft(JSON.parse(JSON.stringify(draft)), UNDER);
  return "problem" in read ? read.problem : "";
}
const many = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index));
const given = (more: Partial<Section>) => draftOf({ ...section("a", 1, "文"), ...more });
const taken = (examples: readonly string[]) => ({ id: "p/x", plan: "篇一", examples });

test("a draft has so many sections", () => {
  const most = draftOf(...many(MAX_SECTIONS, (at) => section(`s${at}`, 1)));
  assert.deepEqual([problem(most), excess(most)], ["", ""]);
  const more = draftOf(...most.sections, section("more", 1));
  assert.deepEqual([problem(more), excess(more)], ["段数太多", `一份草稿最多 ${MAX_SECTIONS} 段`]);
});

test("a draft has so many paragraphs, in one section or in several", () => {
  const half = many(MAX_PARAGRAPHS / 2, () => "文");
  const most = draftOf(section("a", 1, ...half), section("b", 1, ...half));
  assert.deepEqual([problem(most), excess(most)], ["", ""]);
  const told = ["自然段太多", `一份草稿最多 ${MAX_PARAGRAPHS} 个自然段`];
  const more = draftOf(...most.sections, section("c", 1, "文"));
  assert.deepEqual([problem(more), excess(more)], told);
  const one = draftOf(section("a", 1, ...half, ...half, "文"));
  assert.deepEqual([problem(one), excess(one)], told);
});

test("texts and titles are so long", () => {
  const text = (length: number) => draftOf(section("a", 1, "文".repeat(length)));
  assert.deepEqual([problem(text(MAX_TEXT)), excess(text(MAX_TEXT))], ["", ""]);
  const more = text(MAX_TEXT + 1);
  assert.deepEqual(
    [problem(more), excess(more)],
    ["有的文字太长", `一个自然段最多 ${MAX_TEXT} 字，请分成几段`],
  );
  const title = (length: number) => given({ title: "题".repeat(length) });
  assert.equal(problem(title(MAX_TITLE)), "");
  assert.equal(problem(title(MAX_TITLE + 1)), "有的文字太长");
});

test("a section has so many topics and examples", () => {
  const topics = (count: number) => given({ topics: many(count, (at) => `t${at}`) });
  assert.equal(problem(topics(MAX_LIST)), "");
  assert.equal(problem(topics(MAX_LIST + 1)), "文件已经损坏");
  const examples = (count: number) => given({ origin: taken(many(count, (at) => `村${at}`)) });
  assert.equal(problem(examples(MAX_LIST)), "");
  assert.equal(problem(examples(MAX_LIST + 1)), "文件已经损坏");
});

test("of the examples of several templates as many are remembered as can be read back", () => {
  const names = (prefix: string) => taken(many(MAX_LIST - 1, (at) => `${prefix}${at}`));
  const draft = draftOf({ ...section("a", 1, "文"), origin: names("甲") });
  const template = [{ ...section("x", 1, "文"), origin: names("乙") }];
  const filled = operations.fillSection(draft, "a", template, UNDER);
  const examples = filled.sections[0]?.origin?.examples ?? [];
  assert.equal(examples.length, MAX_LIST);
  assert.deepEqual(examples.slice(-2), [`甲${MAX_LIST - 2}`, "乙0"]);
  assert.equal(problem(filled), "");
});

test("headings have so many levels, whatever is done", () => {
  const chain = draftOf(...["a", "b", "c", "d"].map((id, at) => section(id, at + 1)));
  assert.equal(problem(chain), "");
  assert.equal(problem(draftOf(section("a", MAX_LEVEL + 1))), "文件已经损坏");
  assert.equal(problem(draftOf(section("a", -1))), "文件已经损坏");
  assert.equal(operations.demote(chain, "d", UNDER), chain);
  const pair = draftOf(section("o", 1), section("a", 1), section("b", 3), section("c", 4));
  assert.equal(shape(operations.demote(pair, "b", UNDER)), "o1 a1 b3 c4");
  const template = many(MAX_LEVEL, (at) => section(`x${at}`, at + 1, "文"));
  const deep = draftOf(section("a", 1), section("b", 2), { ...section("c", 3), kind: "other" });
  assert.equal(shape(operations.fillSection(deep, "c", template, UNDER)), "a1 b2 c3 x14 x24 x34");
  const under = draftOf(section("a", 1), section("b", 2, "文"));
  assert.equal(
    shape(operations.addTemplate(under, template, [["tasks"]], UNDER)),
    "a1 b2 x02 x13 x24 x34",
  );
});
