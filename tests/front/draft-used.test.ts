/** What is offered for a section first, and what it holds already. */

import * as assert from "node:assert/strict";
import test from "node:test";
import type { Draft, Section } from "../../src/draft/model";
import { addMissing, fillSection, replaceSection } from "../../src/draft/operations";
import { isSafe, type Merits, ranked } from "../../src/draft/ranked";
import { isIn, isInDraft, usedIn } from "../../src/draft/used";
import { draftOf, section, shape, UNDER } from "./drafts";

const from = (id: string, plan = "篇一") => ({ id: `wm-1/${id}`, plan, examples: [] });
const taken = (id: string, level: number, ...texts: string[]): Section => ({
  ...section(id, level, ...texts),
  origin: from(id),
});
const words = ({ sections }: Draft) =>
  sections.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join("/")).join(" ");
/** Templates are loaded anew each time. */
const anew = (sections: readonly Section[]) =>
  sections.map((one) => ({ ...one, id: `${one.id}${Math.random()}` }));

test("what fits the level and holds nothing outdated comes first, what is used last of its like", () => {
  const merits = (name: string): Merits => ({
    fits: name.includes("合"),
    current: !name.includes("旧"),
    used: name.includes("用"),
  });
  const names = ["旧", "新", "合旧", "合用", "合", "用", "合二", "合旧用"];
  assert.deepEqual(ranked(names, merits), [
    "合",
    "合二",
    "合用",
    "合旧",
    "合旧用",
    "新",
    "用",
    "旧",
  ]);
  assert.deepEqual(
    names.filter((name) => isSafe(merits(name))),
    ["合", "合二"],
  );
  assert.deepEqual(ranked([], merits), []);
});

test("a template is used where it was taken from it, or where its words are", () => {
  const template = taken("t", 1, "甲。", "乙。");
  const draft = draftOf(
    { ...section("a", 1, "改过了。"), origin: from("t") },
    section("b", 1, "别的。", "乙。", " 甲。"),
    section("c", 1, "甲。"),
    { ...section("d", 1, ""), origin: from("t") },
  );
  assert.deepEqual(usedIn(draft, template), ["a", "b"]);
  assert.deepEqual(usedIn(draft, section("own", 1, "甲。")), ["b", "c"]);
  assert.deepEqual(usedIn(draft, section("none", 1)), [], "no words are nowhere");
});

test("the words under a template count where all of it is looked for", () => {
  const draft = draftOf(section("a", 1, "甲。"), section("b", 2, "乙。"), section("c", 1, "丙。"));
  const template = [section("t", 1, "甲。"), section("u", 2, "乙。")];
  assert.ok(isIn(draft, "a", template));
  assert.ok(!isIn(draft, "c", template));
  assert.ok(!isIn(draft, "none", template));
  assert.ok(isInDraft(draft, [...template, section("v", 2, "丙。")]));
  assert.ok(!isInDraft(draft, [section("v", 2, "丁。")]));
  assert.ok(!isInDraft(draft, [section("v", 2)]), "an empty part is always new");
});

test("the same words are never added twice to a section", () => {
  const empty = draftOf(section("a", 1, ""), section("z", 1, "尾。"));
  const template = [taken("t", 1, "甲。", "乙。"), taken("u", 2, "丙。")];
  const once = fillSection(empty, "a", anew(template), UNDER);
  assert.equal(words(once), "甲。/乙。 丙。 尾。");
  assert.equal(addMissing(once, "a", anew(template), UNDER), once);
  const more = [taken("w", 1, "乙。", "丁。"), taken("u", 2, "丙。"), taken("v", 2, "戊。")];
  assert.equal(words(addMissing(once, "a", anew(more), UNDER)), "甲。/乙。/丁。 丙。 戊。 尾。");
});

test("a template that repeats itself is taken as it is", () => {
  const empty = draftOf(section("a", 1, ""));
  const template = [taken("t", 1, "甲。", "甲。")];
  assert.equal(words(addMissing(empty, "a", template, UNDER)), "甲。/甲。");
});

test("a replaced section keeps its title and place; what came with the old words goes", () => {
  const start = draftOf(section("a", 1, ""), section("z", 1, "尾。"));
  const filled = fillSection(start, "a", [taken("t", 1, "甲。"), taken("u", 2, "乙。")], UNDER);
  const [head, below, ...rest] = filled.sections;
  assert.ok(head && below);
  const own = { ...filled, sections: [head, below, section("o", 2, "自己写的。"), ...rest] };
  const other = { ...section("n", 1, "新。"), title: "别的题", origin: from("n", "篇二") };
  const replaced = replaceSection(own, "a", [other], UNDER);
  assert.equal(words(replaced), "新。 自己写的。 尾。");
  assert.equal(shape(replaced), "a1 o2 z1");
  assert.equal(replaced.sections[0]?.title, "题a");
  assert.deepEqual(replaced.sections[0]?.origin, other.origin);
});

test("what is replaced by the same is as it was taken", () => {
  const start = draftOf(section("a", 1, ""));
  const template = [taken("t", 1, "甲。"), taken("u", 2, "乙。")];
  const filled = fillSection(start, "a", anew(template), UNDER);
  const changed = {
    ...filled,
    sections: filled.sections.map((one) => ({
      ...one,
      paragraphs: [{ text: "改。", item: false }],
    })),
  };
  assert.equal(words(replaceSection(changed, "a", anew(template), UNDER)), "甲。 乙。");
});

test("what only signs replaces nothing where the draft is signed", () => {
  const signed = { ...draftOf(section("a", 1, "文。")), organisation: "甲", date: "今天" };
  const closing = { ...section("s", 0, "乙", "明天"), kind: "signature" };
  assert.equal(replaceSection(signed, "a", [closing], UNDER), signed);
  assert.equal(addMissing(signed, "a", [closing], UNDER), signed);
});
