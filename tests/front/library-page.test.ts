/** A draft as a page for the library. What the checks say of such pages is tested where the site exports one. */

import * as assert from "node:assert/strict";
import test from "node:test";
import type { TopicData } from "../../src/contract";
import type { Draft } from "../../src/draft/model";
import { libraryPage, type PageContext } from "../../src/draft/page";
import { acceptancesFor } from "../../src/draft/page/accepted";
import { cleanProse, lineOf } from "../../src/draft/page/clean";
import { topicsFor } from "../../src/draft/page/topics";
import { CONTEXT, draftOf, section } from "./drafts";
import { declared, fieldsOf } from "./fields";

const FIELDS = fieldsOf(
  ...["村", "社区", "年份", "日期", "落款单位", "隐去", "城市"].map((name) => declared(name, {})),
);
const topic = (id: string, title: string, ...aliases: string[]): TopicData => {
  return { id, title, aliases, url: "", summary: "" };
};
const PAGE: PageContext = {
  kinds: CONTEXT.kinds,
  levels: new Map([["village", "村"]]),
  types: new Map([
    ["plan", "计划"],
    ["summary", "总结"],
  ]),
  shapes: CONTEXT.shapes,
  fields: FIELDS,
  topics: [topic("volunteering", "志愿服务", "志愿者", "义工"), topic("environment", "环境整治")],
  nearest: new Map([["学习", "environment"]]),
  number: 9,
};
const page = (draft: Draft) => {
  const made = libraryPage({ ...draft, level: "village", type: "plan" }, PAGE);
  assert.ok("text" in made, JSON.stringify(made));
  return made;
};
const clean = (text: string) => cleanProse(text, FIELDS);
const body = (draft: Draft) => page(draft).text.split("\n---\n")[1]?.trim().split("\n\n");

test("a draft is written as plan pages are", () => {
  const draft: Draft = {
    ...draftOf(
      { ...section("o", 0, "为做好{{年份|2024}}年的工作："), kind: "background" },
      { ...section("a", 1, "开展志愿服务。"), title: "一、任务", topics: ["environment", "gone"] },
      { ...section("b", 1), title: "措施", kind: "measures" },
      {
        ...section("c", 2, "清扫街道。"),
        title: "环境整治",
        paragraphs: [
          { text: "清扫街道。", item: true },
          { text: "规范停车。", item: true },
          { text: "完成任务。", item: false },
        ],
      },
    ),
    title: "{{村}}2024年工作计划",
    organisation: "桃园村委会",
    date: "{{日期}}",
  };
  assert.equal(
    page(draft).text,
    `---
plan: 9
title: 工作计划
level: village
type: plan
opening: {kind: background, topics: [environment]}
closing: {kind: signature}
todo:
  - {what: "篇号暂写 9"}
  - {what: "主题是按用词猜的，请核：“开头”作环境整治；“环境整治”作环境整治"}
  - {what: "章节类型照草稿里选的，请核"}
  - {what: "地名、机构名、人名请做成填空项，或者略去"}
---

为做好{{年份|2024}}年的工作：

## 任务 { #environment data-kind="tasks" data-topics="environment" }

开展志愿服务。

## 措施 { #measures data-kind="measures" }

### 环境整治 { #environment-no-2 data-kind="tasks" data-topics="environment" }

1. 清扫街道。
2. 规范停车。

完成任务。

---

{{落款单位|桃园村委会}}

{{日期}}
`,
  );
  assert.equal(page(draft).name, "village-d.md");
});

test("what the editor still has to do is said", () => {
  const tasks = page(
    draftOf({ ...section("a", 1, "2024年开展wifi建设"), title: "学习" }, section("b", 1)),
  ).tasks.join("\n");
  for (const words of [
    "docs/plans",
    "篇号暂写 9",
    "“学习”作环境整治",
    "年份 1 处",
    "wifi",
    "照录待核 2 处",
    "空着的 1 段",
    "make check",
  ])
    assert.ok(tasks.includes(words), `${words}: ${tasks}`);
});

test("a draft without text, or with more than a page has, is none", () => {
  const none = (draft: Draft) => {
    const made = libraryPage(draft, PAGE);
    return "problem" in made ? made.problem : "";
  };
  assert.match(none(draftOf(section("a", 1))), /没有内容/);
  assert.match(
    none(draftOf(...Array.from({ length: 501 }, (_, at) => section(`s${at}`, 1, "字。")))),
    /500 段/,
  );
  const made = libraryPage(draftOf(section("a", 1, "字。")), { ...PAGE, topics: [] });
  assert.ok("problem" in made);
});

test("what Markdown or HTML would take for its own is text", () => {
  const text = "<b>粗</b> **重** `码` [链](x) ![图](y) ~~删~~ a|b \\n _斜_ {x} #号 &lt;";
  const line = clean(text);
  assert.doesNotMatch(line.replace(/\{\{.*?\}\}/g, ""), /[<>*`[\]~|\\_{}#&]/);
  for (const start of [
    "- 甲。",
    "+ 甲。",
    "> 甲。",
    "# 甲。",
    "1. 甲。",
    "1) 甲。",
    "● 甲。",
    "== 甲。",
    "① 1、 甲。",
    "2024. 甲。",
  ])
    assert.match(lineOf(start, FIELDS), /^[＞＃]? ?(?:2024 )?甲。$/, start);
  assert.equal(lineOf("第一章 一是加强领导。", FIELDS, true), "加强领导");
});

test("marks are those of Chinese texts, and fields stay", () => {
  const cases: [string, string][] = [
    ["加强领导,完善机制;抓好(落实).", "加强领导，完善机制；抓好（落实）。"],
    ['开展"文明"活动', "开展“文明”活动"],
    ["读书、下棋...等", "读书、下棋……等"],
    ["提高素质，，促进。，和谐", "提高素质，促进。和谐"],
    ["不断 提高　素质", "不断提高素质"],
    ["“讲文明 树新风”活动", "“讲文明 树新风”活动"],
    ["达到８０％以上", "达到80%以上"],
    ["⽂明\u200b社区😀", "文明社区"],
    ["1.5公里, 3:1, A.B", "1.5公里， 3:1, A.B"],
    ["{{村|桃, 树}} {{不知}}", "{{村|桃, 树}} 〔〔不知〕〕"],
    ["为xx社区和某市的**，20xx年×月", "为{{社区}}和{{城市}}市的{{隐去}}，{{年份}}年{{隐去}}月"],
  ];
  for (const [from, to] of cases) assert.equal(clean(from), to);
  assert.equal(cleanProse("为xx居民", fieldsOf()), "为xx居民");
});

test("what only an editor can judge is accepted with its words", () => {
  const rules = (text: string, kind: Parameters<typeof acceptancesFor>[1] = "paragraph") =>
    acceptancesFor(text, kind).map(({ rule, words }) => `${rule} ${words}`);
  assert.deepEqual(rules("开展活动。"), []);
  assert.deepEqual(rules("没有写完的一句话就到这里"), ["PLN418 的一句话就到这里"]);
  assert.deepEqual(rules("组长：社区书记"), []);
  assert.deepEqual(rules("没有写完", "heading"), []);
  assert.deepEqual(rules("开展活动，", "item"), ["PLN418 开展活动，"]);
  assert.deepEqual(rules("开展“文明活动。"), ["PLN413 开展“文明活动"]);
  assert.deepEqual(rules("开展“学习“雷锋”精神”活动。"), ["PLN414 展“学习“雷锋”精"]);
  assert.deepEqual(rules("开展‘学习’。"), ["PLN414 开展‘学习’。"]);
  assert.deepEqual(rules("丢失□□的字。"), ["PLN401 □□"]);
  assert.deepEqual(rules("”字。"), ["PLN413 ”字。", "PLN420 ”字。"]);
});

test("headings side by side have the same level, and none without text stays", () => {
  const draft = draftOf(
    section("a", 1, "甲。"),
    section("b", 3, "乙。"),
    section("c", 2, "丙。"),
    section("d", 4, "丁。"),
    section("e", 2),
    section("f", 1),
  );
  const headings = body(draft)?.filter((block) => block.startsWith("#"));
  assert.deepEqual(
    headings?.map((heading) => heading.split(" ")[0]),
    ["##", "###", "###", "####"],
  );
});

test("a plan without what it must have says so", () => {
  const { text } = page(draftOf({ ...section("a", 1, "甲。"), kind: "summary" }));
  assert.match(
    text,
    /\n {2}- \{rule: PLN206, reason: .*\}\n {2}- \{rule: PLN211, words: "题a", reason: .*\}\ntodo:/,
  );
});

test("topics are told by their names", () => {
  assert.deepEqual(topicsFor("开展志愿服务", "", PAGE.topics), ["volunteering"]);
  assert.deepEqual(topicsFor("活动", "组织志愿者和义工整治环境", PAGE.topics), ["volunteering"]);
  assert.deepEqual(topicsFor("活动", "文字", PAGE.topics), []);
});

test("a paragraph longer than a page may have is cut behind a sentence", () => {
  const paragraphs = body(
    draftOf({ ...section("a", 1, `${"字".repeat(5000)}。`.repeat(3)), title: "题" }),
  );
  assert.deepEqual(
    paragraphs?.slice(1).map(({ length }) => length),
    [5001, 5001, 5001],
  );
});
