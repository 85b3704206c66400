import assert from "node:assert/strict";
import test from "node:test";
import type { LineMark } from "../../src/contract";
import { linesToCopy } from "../../src/find/copyhit";
import { cut, runsOf, snippetRange, textOf } from "../../src/find/runs";
import { isPlain, optionsOf, readState, writeState } from "../../src/find/state";
import { planName } from "../../src/search/hits";
import type { Hit } from "../../src/search/types";
import { declared, fieldsOf } from "./fields";

const FIELDS = fieldsOf(declared("年份", { default: "20××" }));

test("fields become runs of their own, with their neutral words", () => {
  const runs = runsOf("做好{{年份}}年、{{年份|2012}}年的{{没有}}工作", FIELDS);
  assert.equal(textOf(runs), "做好20××年、20××年的{{没有}}工作");
  assert.deepEqual(runs[3]?.field, { name: "年份", example: "2012" });
  assert.deepEqual(cut(runs, 1, 4), [
    { text: "好" },
    { text: "20", field: { name: "年份", example: null } },
  ]);
});

test("runs are cut where dated phrases begin and end, and fields stay whole", () => {
  const first: LineMark = { line: 0, start: 2, end: 4, notice: "a" };
  const second: LineMark = { line: 0, start: 4, end: 12, notice: "b" };
  const runs = runsOf("开展普法{{年份}}年的工作", FIELDS, [first, second]);
  assert.deepEqual(runs, [
    { text: "开展" },
    { text: "普法", mark: first },
    { text: "20××", field: { name: "年份", example: null }, mark: second },
    { text: "年的", mark: second },
    { text: "工作" },
  ]);
  const within: LineMark = { line: 0, start: 5, end: 8, notice: "c" };
  const [, field] = runsOf("开展{{年份}}", FIELDS, [within]);
  assert.equal(field?.mark, within);
  assert.deepEqual(cut(runs, 3, 5), [
    { text: "法", mark: first },
    { text: "2", field: { name: "年份", example: null }, mark: second },
  ]);
});

test("a plan is called by its number and title, or by its title alone", () => {
  assert.equal(planName({ shortName: "篇一", plan: "年度计划" }), "篇一　年度计划");
  assert.equal(planName({ shortName: "", plan: "年度计划" }), "年度计划");
});

test("a hit is copied with its heading's own level, the words of its fields, and its items apart", () => {
  const hit: Hit = {
    ...{ id: "p/s", url: "", level: 3, number: "（一）", title: "做好{{年份|2012}}年工作" },
    ...{ lines: ["在{{年份}}年。", "1.\t一项"], plan: "", shortName: "", crumbs: [], kind: "" },
    ...{ topics: [], planLevel: "", planType: "", characters: 0, fields: [], children: [] },
    ...{
      variants: [],
      same: [],
      wordings: [],
      marksUnder: 2,
      rank: 0,
      match: "exact",
      through: "",
    },
    marks: [
      { line: -1, start: 0, end: 2, notice: "a" },
      { line: 1, start: 0, end: 1, notice: "b" },
    ],
  };
  const closing: Hit = { ...hit, level: 0, number: "", title: "", lines: ["完"], marks: [] };
  const value = (name: string, example: string | null, fallback: string) =>
    `<${name} ${example} ${fallback}>`;
  assert.deepEqual(linesToCopy([hit, closing], { fields: FIELDS }, value), [
    {
      ...{ kind: "heading", level: 3, number: "（一）", dated: 1 },
      ...{ text: "做好<年份 2012 20××>年工作", written: "做好{{年份|2012}}年工作" },
    },
    {
      ...{ kind: "paragraph", level: 0, number: "", dated: 0 },
      ...{ text: "在<年份 null 20××>年。", written: "在{{年份}}年。" },
    },
    { kind: "item", level: 0, number: "1.", text: "一项", written: "一项", dated: 1 },
    { kind: "paragraph", level: 0, number: "", text: "完", written: "完", dated: 0 },
  ]);
});

test("a snippet stands about its first hit and never parts a character", () => {
  const text = `${"文".repeat(100)}讲${"明".repeat(100)}`;
  const [start, end] = snippetRange(text, [100, 101]);
  assert.ok(start > 0 && start <= 100 && end > 101 && end - start <= 72);
  assert.deepEqual(snippetRange("短", undefined), [0, 1]);
  const pairs = "𠮷".repeat(100);
  for (const hit of [60, 90, 120, 198]) {
    const range = snippetRange(pairs, [hit, hit + 2]);
    assert.deepEqual(
      range.map((at) => at % 2),
      [0, 0],
    );
  }
});

test("the address holds the state, and gives it back", () => {
  const address = "?q=%E6%96%87+%E6%98%8E&topic=a&topic=b&level=town&plan=wm-1&sort=length";
  assert.equal(writeState(readState(address)), address);
  assert.equal(writeState(readState("?sort=nonsense&other=1&topic=&q=+")), "");
  assert.deepEqual(readState("?kind=tasks&kind=tasks").chosen.kind, ["tasks"]);
  assert.ok(isPlain(readState("?q=+&sort=relevance")));
  const dated = readState("?timeliness=update&timeliness=replace&kind=tasks");
  assert.equal(writeState(dated), "?kind=tasks&timeliness=update&timeliness=replace");
  assert.deepEqual(optionsOf(dated), {
    ...{ topics: [], kinds: ["tasks"], levels: [], types: [], plans: [] },
    ...{ timeliness: ["update", "replace"], sort: "relevance" },
  });
});

test("an address from when timeliness was called notice is understood", () => {
  const former = readState("?notice=update&timeliness=replace&notice=replace");
  assert.deepEqual(former.chosen.timeliness, ["replace", "update"]);
  assert.equal(writeState(former), "?timeliness=replace&timeliness=update");
});
