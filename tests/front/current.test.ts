/** Current wording: what is put in the place of dated phrases, and what is not. */

import { deepEqual, equal } from "node:assert/strict";
import test from "node:test";
import { NOTICE_NUMBER, type Notice } from "../../src/contract";
import { toHtml } from "../../src/copy/html";
import { toMarkdown } from "../../src/copy/markdown";
import {
  draftChanges,
  renewed,
  renewedDraft,
  renewedLines,
  renewedSections,
  yearFilledIn,
} from "../../src/draft/current";
import { type FindDated, phraseFinder } from "../../src/draft/dated";
import { type Line, toPlain } from "../../src/model/lines";
import { draftOf, FIELDS, section } from "./drafts";

const notice = (
  id: string,
  pattern: string,
  replacements: Record<string, string> = {},
): Notice => ({
  ...{ id, title: id, kind: "formulation", since: "", until: "", now: "", action: "replace" },
  ...{ note: "", pattern, exception: "", replacements, count: null, sources: [] },
  ...{ confidence: "high", url: "" },
});

const NOTICES = [
  notice("office", "工商所", { 工商所: "市场监管所" }),
  notice("guide", "《纲要》", { "《纲要》": "《新时代纲要》" }),
  notice("open", "三讲教育"),
  notice("circle", "旧话", { 旧话: "新的老话" }),
  notice("old", "老话", { 老话: "旧话" }),
  notice("chain", "甲乙", { 甲乙: "三讲教育" }),
  { ...notice("party", `建党${NOTICE_NUMBER}周年`), count: { year: 2021, number: 100, every: 1 } },
];
const find = phraseFinder({ notices: NOTICES, traditional: "" });
const dated: FindDated = (text) => find(text, 2026);

const resolve = (name: string) => (name === "年份" ? "2026" : `〈${name}〉`);
const lines = (...given: Line[]) => renewedLines(given, dated, FIELDS, resolve);
const line = (written: string, given: Partial<Line> = {}): Line => ({
  ...{ kind: "paragraph", level: 0, number: "", written, dated: 1 },
  text: written.replace("{{年份}}", "2026"),
  ...given,
});

test("every phrase of a text is replaced, repeated ones too, and nothing else", () => {
  const { text, changes, left } = renewed("请工商所、工商所依《纲要》办，建党九十周年。", dated);
  equal(text, "请市场监管所、市场监管所依《新时代纲要》办，建党一百零五周年。");
  equal(changes.length, 4);
  deepEqual(left, []);
  const same = renewed("没有什么过时的。", dated);
  deepEqual(same, { text: "没有什么过时的。", changes: [], left: [] });
});

test("what has no safe replacement stays, and is told", () => {
  const { text, changes, left } = renewed("工商所开展三讲教育。", dated);
  equal(text, "市场监管所开展三讲教育。");
  equal(changes.length, 1);
  deepEqual(
    left.map(({ words }) => words),
    ["三讲教育"],
  );
});

test("a text that would be dated all the same stays as it is", () => {
  for (const text of ["说旧话。", "说老话。", "甲乙和工商所"]) {
    const found = renewed(text, dated);
    equal(found.text, text);
    deepEqual(found.changes, []);
    equal(found.left.length, dated(text).length);
  }
});

test("without a year no number is computed", () => {
  const { text, left } = renewed("建党90周年", (words) => find(words, null));
  equal(text, "建党90周年");
  equal(left.length, 1);
});

test("a field is neither lost nor cut", () => {
  const around = renewed("{{年份}}年，{{社区|殿前}}工商所{{年份}}", dated);
  equal(around.text, "{{年份}}年，{{社区|殿前}}市场监管所{{年份}}");
  const text = "在{{社区}}召开";
  const phrase = {
    start: 0,
    end: text.length,
    words: text,
    notice: notice("x", "x"),
    needsYear: false,
  };
  for (const [start, end, instead] of [
    [0, text.length, "于会议室召开"],
    [0, 3, "于{{"],
    [3, text.length, "召开"],
  ] as const) {
    const words = text.slice(start, end);
    const only: FindDated = (asked) =>
      asked === text ? [{ ...phrase, start, end, words, instead }] : [];
    equal(renewed(text, only).text, text);
    equal(renewed(text, only).left.length, 1);
  }
  const kept: FindDated = (asked) =>
    asked === text ? [{ ...phrase, instead: "于{{社区}}开" }] : [];
  equal(renewed(text, kept).text, "于{{社区}}开");
});

test("lines keep what they are, and their fields are filled in", () => {
  const heading = line("配合工商所", { kind: "heading", level: 2, number: "（一）" });
  const item = line("{{年份}}年学《纲要》；", { kind: "item", number: "1." });
  const plain = line("照旧", { dated: 0, text: "自己的话" });
  const found = lines(heading, item, plain);
  deepEqual(
    found.lines.map(({ kind, level, number, text, dated }) => [kind, level, number, text, dated]),
    [
      ["heading", 2, "（一）", "配合市场监管所", 0],
      ["item", 0, "1.", "2026年学《新时代纲要》；", 0],
      ["paragraph", 0, "", "自己的话", 0],
    ],
  );
  equal(found.lines[2], plain);
  deepEqual(found.left, []);
});

test("all forms say the same", () => {
  const given = [
    line("工商所", { kind: "heading", level: 1, number: "一、" }),
    line("学《纲要》。"),
  ];
  const { lines: next } = lines(...given);
  equal(toPlain(next), "一、市场监管所\n学《新时代纲要》。");
  equal(toMarkdown(next), "## 市场监管所\n\n学《新时代纲要》。");
  const html = toHtml(next).replace(/<[^>]*>/g, "");
  equal(html, "一、市场监管所\n学《新时代纲要》。");
});

test("a change is shown in the sentence as it will read", () => {
  const { changes } = lines(line("{{年份}}年，工商所和工商所依《纲要》。"));
  deepEqual(
    changes.map(({ before, words, instead, after }) => [before, words, instead, after]),
    [
      ["2026年，", "工商所", "市场监管所", "和市场监管所依《新时代纲要》。"],
      ["2026年，市场监管所和", "工商所", "市场监管所", "依《新时代纲要》。"],
      ["2026年，市场监管所和市场监管所依", "《纲要》", "《新时代纲要》", "。"],
    ],
  );
});

test("sections of a template are replaced in titles and paragraphs", () => {
  const given = [{ ...section("s", 1, "学《纲要》", "照旧"), title: "请工商所" }];
  const { sections, changes, left } = renewedSections(given, dated);
  deepEqual(
    sections.map(({ title, paragraphs }) => [title, ...paragraphs.map(({ text }) => text)]),
    [["请市场监管所", "学《新时代纲要》", "照旧"]],
  );
  deepEqual([changes, left], [2, 0]);
});

test("a draft is replaced where that is safe, or stays the same draft", () => {
  const body = { ...section("s", 1, "三讲教育，学《纲要》"), title: "请工商所" };
  const before = { ...draftOf(body), title: "建党90周年计划" };
  const after = renewedDraft(before, dated);
  equal(after.title, "建党105周年计划");
  equal(after.sections[0]?.title, "请市场监管所");
  equal(after.sections[0]?.paragraphs[0]?.text, "三讲教育，学《新时代纲要》");
  equal(draftChanges(before, dated, FIELDS, resolve).length, 3);
  equal(renewedDraft(after, dated), after);
  deepEqual(draftChanges(after, dated, FIELDS, resolve), []);
});

test("the year is what the reader has filled in, or none", () => {
  const year = (text: string) => yearFilledIn(new Map([["年份", text]]));
  deepEqual(["2026", "2026年", "2026年度"].map(year), [2026, 2026, 2026]);
  for (const text of ["二〇二六", "20××", "2026—2027", "202", ""]) equal(year(text), null, text);
  equal(yearFilledIn(new Map()), null);
});
