import * as assert from "node:assert/strict";
import test from "node:test";
import { align } from "../../src/compare/align";
import { compare, shown, summary } from "../../src/compare/comparison";
import { explained, stretches, tokens } from "../../src/compare/difference";
import { labelOf, sectionOf } from "../../src/compare/section";
import {
  type RepairNoteTuple,
  type RepairSpanTuple,
  TITLE_LINE,
  unpackRepairNote,
  unpackRepairSpan,
} from "../../src/contract";
import { splitId } from "../../src/model/sections";
import type { Hit } from "../../src/search/types";
import { hit } from "./drafts";
import { declared, fieldsOf } from "./fields";

const FIELDS = fieldsOf(declared("社区", { default: "××社区" }));

/** A section without a heading, with lines as rows have them. */
function section(lines: string[], repairs: RepairNoteTuple[] = [], spans: RepairSpanTuple[] = []) {
  const found: Hit = hit({ id: "a/x", title: "", lines, marks: [] });
  return sectionOf([found], [], { repairs, spans }, FIELDS);
}

/** What differs, as 甲/乙. */
function differences(a: string, b: string): string[] {
  const left = tokens(a, FIELDS);
  const right = tokens(b, FIELDS);
  return stretches(left, right)
    .filter((stretch) => !stretch.same)
    .map((stretch) => `${shown(left.slice(...stretch.a))}/${shown(right.slice(...stretch.b))}`);
}

test("a field is one token, with its place in the text as written", () => {
  const found = tokens("在{{社区|桃园}}𠮷", FIELDS);
  assert.deepEqual(
    found.map(({ shown, field, example, start, end }) => [shown, field, example, start, end]),
    [
      ["在", "", undefined, 0, 1],
      ["××社区", "社区", "桃园", 1, 10],
      ["𠮷", "", undefined, 10, 11],
    ],
  );
  assert.equal(tokens("{{社区}}", FIELDS)[0]?.shown, "××社区");
  assert.equal(tokens("{{没有}}", FIELDS)[0]?.shown, "{{没有}}");
});

test("the marks of dated phrases, which count UTF-16 units, are on their tokens", () => {
  const mark = { start: 9, end: 13, notice: "law" };
  const all = tokens("𠮷在{{社区}}四五普法", FIELDS, [mark]);
  const dated = all.filter((token) => token.dated === mark);
  assert.equal(shown(dated), "四五普法");
  assert.deepEqual([dated[0]?.start, dated[3]?.end], [8, 12]);
});

test("differences are marked by characters, fields of one name are the same", () => {
  assert.deepEqual(differences("积极开展各类活动", "认真开展各类活动"), ["积极/认真"]);
  assert.deepEqual(differences("在{{社区|甲}}里", "在{{社区|乙}}里"), []);
  assert.deepEqual(differences("持续抓好", "持续抓好工作"), ["/工作"]);
  assert.deepEqual(differences("相同", "相同"), []);
});

test("a character that is the same by chance does not cut a difference in two", () => {
  assert.deepEqual(differences("前春夏的秋冬后", "前甲乙的丙丁后"), ["春夏的秋冬/甲乙的丙丁"]);
  assert.deepEqual(differences("前春，秋后", "前夏，冬后"), ["春/夏", "秋/冬"]);
});

test("the stretches of two lines cover both", () => {
  const left = tokens("加强领导，健全组织机构，明确职责", FIELDS);
  const right = tokens("健全机构，加强组织领导", FIELDS);
  const found = stretches(left, right);
  for (const side of ["a", "b"] as const) {
    let at = 0;
    for (const stretch of found) {
      assert.equal(stretch[side][0], at);
      at = stretch[side][1];
    }
    assert.equal(at, side === "a" ? left.length : right.length);
  }
});

test("lines stand beside their like", () => {
  const a = ["指导思想", "以学习为重点，全面推进各项工作", "清扫楼道，种植花木"];
  const b = ["以学习为中心，全面推进各项工作", "清扫楼道，种植花木", "慰问老人"];
  assert.deepEqual(align(a, b), [
    [0, undefined],
    [1, 0],
    [2, 1],
    [undefined, 2],
  ]);
  assert.deepEqual(align([], ["甲"]), [[undefined, 0]]);
  assert.deepEqual(align(["甲"], ["甲"]), [[0, 0]]);
});

test("sections of more lines than can be compared are set side by side as they come", () => {
  const many = Array.from({ length: 600 }, (_, index) => `第${index}行`);
  const pairs = align(many, many.slice(1));
  assert.equal(pairs.length, 600);
  assert.deepEqual(pairs[0], [0, 0]);
  assert.deepEqual(pairs[599], [599, undefined]);
});

test("a repair explains the difference that it stands in", () => {
  const spans = [unpackRepairSpan(["x", 0, 0, 1, "三", 4])];
  const all = tokens("二是深入开展", FIELDS);
  assert.deepEqual(explained(spans, all, [0, 1], "三"), { repairs: [4], whole: true });
  assert.deepEqual(explained(spans, all, [1, 2], "三"), { repairs: [], whole: false });
  assert.deepEqual(explained(spans, all, [0, 6], "另一句话"), { repairs: [4], whole: false });
});

test("a repair that took something out explains what the other side still has", () => {
  const spans = [unpackRepairSpan(["x", 0, 4, 4, "。", 0])];
  const all = tokens("加强领导", FIELDS);
  assert.deepEqual(explained(spans, all, [4, 4], "。"), { repairs: [0], whole: true });
  assert.deepEqual(explained(spans, all, [4, 4], "工作"), { repairs: [], whole: false });
});

test("a comparison counts what is the same and what repairs brought about", () => {
  const repair: RepairNoteTuple = ["错字", "弘杨", "弘扬", "形近误字", "文内"];
  const a = section(["大力弘扬志愿服务精神，服务居民"], [repair], [["x", 0, 3, 4, "杨", 0]]);
  const b = section(["大力弘杨志愿服务精神，服务群众"]);
  const found = compare(a, b);
  assert.equal(summary(found), "相同 71%，2 处不同，其中 1 处由校订而来");
  const [, first] = found.rows[0]?.parts ?? [];
  assert.deepEqual(first?.explained, [{ side: "a", repair: unpackRepairNote(repair) }]);
  assert.equal(summary(compare(b, b)), "文字完全相同");
});

test("where anything differs, less than all is the same", () => {
  const text = "文明".repeat(500);
  const found = compare(section([text]), section([`${text}。`]));
  assert.equal(summary(found), "相同 99%，1 处不同");
});

test("only an id of a section is looked up", () => {
  assert.deepEqual(splitId("wm-2b/tasks"), ["wm-2b", "tasks"]);
  for (const id of [
    "",
    "wm-2b",
    "../x/y",
    "a/b/c",
    "a/<img>",
    "a/..",
    "a\\b/c",
    `${"a".repeat(61)}/b`,
    `a/${"b".repeat(61)}`,
    "a/b-",
    "a/B",
  ])
    assert.equal(splitId(id), undefined, id);
});

test("a section's lines are those of its row and of the rows under it, with their marks and repairs", () => {
  const top = hit({
    ...{ id: "a/x", number: "一、", title: "{{社区}}任务", lines: ["开头𠮷"] },
    marks: [{ line: TITLE_LINE, start: 0, end: 2, notice: "law" }],
  });
  const under = hit({
    ...{ id: "a/y", number: "", title: "", lines: ["甲", "1.\t乙", "\t丙"] },
    marks: [{ line: 1, start: 0, end: 1, notice: "law" }],
  });
  const spans: RepairSpanTuple[] = [
    ["x", TITLE_LINE, 0, 1, "", 0],
    ["y", 2, 0, 1, "", 1],
    ["other", 0, 0, 1, "", 2],
  ];
  const variants = [{ hit: hit({ id: "b/x" }), text: "" }];
  const found = sectionOf([top, under], variants, { repairs: [], spans }, FIELDS);
  assert.deepEqual(
    found.lines.map(({ kind, number, text, repairs, marks }) => [
      ...[kind, number, text],
      ...[repairs.map(({ repair }) => repair), marks.map(({ start, end }) => [start, end])],
    ]),
    [
      ["heading", "一、", "{{社区}}任务", [0], [[0, 2]]],
      ["paragraph", "", "开头𠮷", [], []],
      ["paragraph", "", "甲", [], []],
      ["item", "1.", "乙", [], [[0, 1]]],
      ["item", "", "丙", [1], []],
    ],
  );
  assert.equal(found.id, "a/x");
  assert.equal(found.variants, variants);
});

test("a section is called by its plan, its number and its title", () => {
  const named = { shortName: "篇二之二", plan: "工作计划", number: "一、" };
  assert.equal(
    labelOf(hit({ ...named, title: "{{社区}}任务" }), FIELDS),
    "篇二之二《工作计划》一、××社区任务",
  );
  const closing = hit({ ...named, id: "a/closing", number: "", title: "" });
  assert.equal(labelOf(closing, FIELDS), "篇二之二《工作计划》结尾");
});
