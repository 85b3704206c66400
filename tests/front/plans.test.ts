import assert from "node:assert/strict";
import test from "node:test";
import type { PlansData } from "../../src/contract";
import { type Asked, labelOf, PlanList } from "../../src/plans/list";

const DATA: PlansData = {
  url: "plans/*/",
  levels: [
    ["village", "村"],
    ["town", "乡镇"],
  ],
  types: [
    ["plan", "计划"],
    ["outline", "要点"],
  ],
  collections: [
    ["旧合集全名", "旧合集", false],
    ["2025年工作计划", "2025年工作计划", true],
  ],
  plans: [
    ["a", "村文明创建计划", 2, 1, 0, 0, 0, 900, 9],
    ["b", "镇Wi-Fi进村要点", 12, 0, 1, 1, 0, 300, 4],
    ["c", "一份计划", 1, 0, 1, 0, 1, 1200, 3],
    ["d", "没有编号的计划", 0, 0, 0, 0, -1, 500, 5],
  ],
};
const PLAIN: Asked = { q: "", level: "", type: "", collection: "", sort: "number" };

const list = new PlanList(DATA);
const ids = (asked: Partial<Asked>) => list.find({ ...PLAIN, ...asked }).map(({ id }) => id);

test("plans are called as the build calls them", () => {
  assert.deepEqual(list.find(PLAIN).map(labelOf), [
    "旧合集 篇二之一　村文明创建计划",
    "旧合集 篇十二　镇Wi-Fi进村要点",
    "2025年工作计划　一份计划",
    "没有编号的计划",
  ]);
  assert.deepEqual(list.find(PLAIN)[0]?.url, "plans/a/");
  assert.deepEqual(list.collections, ["旧合集全名", "2025年工作计划"]);
});

test("plans are found by words of their names and titles, and by their number", () => {
  assert.deepEqual(ids({ q: " 计划 文明 " }), ["a"]);
  assert.deepEqual(ids({ q: "ｗｉ-ＦＩ" }), ["b"]);
  assert.deepEqual(ids({ q: "12" }), ["b"]);
  assert.deepEqual(ids({ q: "篇二" }), ["a"]);
  assert.deepEqual(ids({ q: "99" }), []);
  assert.deepEqual(ids({ q: "没有的" }), []);
});

test("plans are narrowed and sorted", () => {
  assert.deepEqual(ids({ level: "town", type: "plan" }), ["c"]);
  assert.deepEqual(ids({ collection: "旧合集全名" }), ["a", "b"]);
  assert.deepEqual(ids({ sort: "length" }), ["c", "a", "d", "b"]);
  assert.deepEqual(ids({ sort: "title" }), ["a", "d", "c", "b"]);
  assert.deepEqual(ids({}), ["a", "b", "c", "d"]);
});
