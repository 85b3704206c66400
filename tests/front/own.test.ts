/** The user's own old plans: as a file, and how they are searched. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { OwnIndex } from "../../src/own/find";
import { decodeOwn, encodeOwn, nameOf, type OwnFile, readOwn } from "../../src/own/model";
import { section, UNDER } from "./drafts";
import { review } from "./review";

const KINDS = new Map([
  ["goals", "目标"],
  ["tasks", "任务"],
]);
const file = (id: string, ...lines: string[]): OwnFile => {
  return { id, saved: "2026-01-05T08:00:00.000Z", review: review(...lines) };
};
const ONE = file(
  "one",
  "桃园社区工作计划",
  "一、工作目标",
  "争创文明社区，提高居民素质。",
  "二、重点工作",
  "（一）志愿服务",
  "每月开展一次志愿服务。",
  "（二）環境整治",
  "每周清扫一次ＷＣ。",
);
const TWO = file("two", "梨树村工作计划", "一、环境整治", "清理垃圾，保持整洁。");
const INDEX = new OwnIndex([ONE, TWO], { kinds: KINDS, under: UNDER });
const fold = (text: string) => text.normalize("NFKC").toLowerCase().replace(/環/g, "环");
const found = (query: string) =>
  INDEX.search(query, fold).map(
    ({ title, number, sections }) => `${title} ${number}${sections[0]?.title}`,
  );

test("an export comes back as it went", () => {
  assert.deepEqual(decodeOwn(encodeOwn([ONE, TWO])), { files: [ONE, TWO] });
  assert.deepEqual(decodeOwn(encodeOwn([])), { files: [] });
});

test("what is damaged or foreign is told, and never taken", () => {
  const problem = (text: string) => {
    const read = decodeOwn(text);
    return "problem" in read ? read.problem : "";
  };
  assert.equal(problem(""), "文件是空的");
  assert.equal(problem("{"), "文件已经损坏");
  assert.equal(problem('{"format": "plan-library-draft"}'), "不是本站导出的“我的旧稿”");
  assert.match(problem('{"format": "plan-library-own", "version": 2, "files": []}'), /更新的版本/);
  const text = encodeOwn([ONE]);
  const damages: [string, string][] = [
    ['"role":"heading"', '"role":"script"'],
    ['"was":"paragraph"', '"was":"out"'],
    ['"level":1', '"level":9'],
    ['"level":1', '"level":1.5'],
    ['"first":2', '"first":"2"'],
    ['"runsOn":false', '"runsOn":0'],
    ['"id":1', '"id":0'],
    ['"id":"one"', '"id":"../one"'],
    ['"lines":[', '"lines":[3,'],
    ['"losses":[]', '"losses":[{}]'],
    ['"title":"', '"title":3,"x":"'],
    ['"version":1', '"version":0'],
  ];
  for (const [from, to] of damages) {
    assert.ok(text.includes(from), from);
    assert.equal(problem(text.replace(from, to)), "文件已经损坏", to);
  }
  assert.equal(
    problem(
      JSON.stringify({ format: "plan-library-own", version: 1, files: Array(501).fill(ONE) }),
    ),
    "一次最多 500 份",
  );
  assert.equal(readOwn(null), null);
  assert.equal(readOwn({ ...ONE, review: { ...ONE.review, plans: [] } }), null);
});

test("a file is called by its plan, or where it has several, by its own name", () => {
  assert.equal(nameOf(ONE), "桃园社区工作计划");
  const [plan] = ONE.review.plans;
  assert.ok(plan);
  assert.equal(nameOf({ ...ONE, review: { ...ONE.review, plans: [plan, plan] } }), "计划.txt");
  assert.equal(
    nameOf({ ...ONE, review: { ...ONE.review, plans: [{ ...plan, title: "" }] } }),
    "计划.txt",
  );
});

test("sections are found by every word, those whose title has them first", () => {
  assert.deepEqual(found("志愿"), ["桃园社区工作计划 （一）志愿服务"]);
  assert.deepEqual(found("环境整治"), [
    "桃园社区工作计划 （二）環境整治",
    "梨树村工作计划 一、环境整治",
  ]);
  assert.deepEqual(found("整洁 环境"), ["梨树村工作计划 一、环境整治"]);
  assert.deepEqual(found("每周 wc"), ["桃园社区工作计划 （二）環境整治"]);
  assert.deepEqual(found("志愿 垃圾"), []);
  assert.deepEqual(found("环境 -整洁"), ["桃园社区工作计划 （二）環境整治"]);
  assert.deepEqual(found(""), []);
});

test("words that only meet under a section find it, with all that stands there", () => {
  assert.deepEqual(found("每月 每周"), ["桃园社区工作计划 二、重点工作"]);
  const [hit] = INDEX.search("每月 每周", fold);
  assert.deepEqual(
    hit?.sections.map(({ title }) => title),
    ["重点工作", "志愿服务", "環境整治"],
  );
  assert.ok(hit?.sections.every(({ origin }) => origin?.plan === "我的旧稿　桃园社区工作计划"));
});

test("sections that do the same are offered; of tasks, those that are called alike", () => {
  const like = (kind: string, title: string) =>
    INDEX.like({ ...section("x", 1), kind, title }).map(({ sections }) => sections[0]?.title);
  assert.deepEqual(like("goals", "目标"), ["工作目标"]);
  assert.deepEqual(like("tasks", "整治脏乱"), ["環境整治", "环境整治"]);
  assert.deepEqual(like("tasks", "文化"), []);
});
