/** The year of a draft, and what is offered for it: certain, or nothing. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { NOTICE_NUMBER, type Notice } from "../../src/contract";
import { phraseFinder, yearOf, yearReader } from "../../src/draft/dated";
import type { Draft } from "../../src/draft/model";
import { draftOf, section } from "./drafts";

interface Given {
  title?: string;
  date?: string;
  field?: string;
  text?: string;
  heading?: string;
  type?: string;
}

function written({ title = "", date = "", text = "", heading = "", type = "plan" }: Given): Draft {
  return { ...draftOf({ ...section("a", 1, text), title: heading }), title, date, type };
}

function year(given: Given): number | null {
  return yearOf(written(given), new Map(given.field ? [["年份", given.field]] : []));
}

test("the title says the year, however it is written", () => {
  for (const title of [
    "社区2027年度精神文明建设工作计划",
    "2027年工作要点",
    "2027 年工作计划",
    "二〇二七年工作计划",
    "二零二七年度工作计划",
    "２０２７年工作计划",
    "二○二七年工作计划",
    "关于印发《社区2026年考核办法》的2027年工作计划",
    "落实2012年印发的纲要2027年工作计划",
  ])
    assert.equal(year({ title }), 2027, title);
  assert.equal(year({ title: "2026年工作总结" }), 2026);
});

test("a title of more than one year leaves doubt", () => {
  for (const title of [
    "2027—2028年工作计划",
    "2026-2027学年工作计划",
    "精神文明建设五年规划（2026—2030年）",
    "2026年至2030年规划",
    "2026年工作总结和2027年工作计划",
    "2026年工作总结及下一年工作计划",
  ])
    assert.equal(year({ title, field: "2027" }), null, title);
});

test("the title wins over a field that no text shows, and clashes with one that does", () => {
  assert.equal(year({ title: "2027年工作计划", field: "2026" }), 2027);
  assert.equal(year({ title: "2027年工作计划", field: "2026", text: "{{年份}}年要办好" }), null);
  assert.equal(year({ title: "{{年份|2012}}年工作计划", field: "2027" }), 2027);
  assert.equal(year({ title: "{{年份|2012}}年工作计划" }), null);
  assert.equal(year({ field: "2027" }), 2027);
});

test("a text says the year where it plans for it", () => {
  for (const text of [
    "2027年，社区将继续推进创建工作",
    "2027年是“十五五”规划的第二年，要再接再厉",
    "为做好我社区2027年度精神文明建设工作，特制定本计划",
    "现将2027年工作安排如下",
    "一、2027年工作目标",
    "为了做好2027年的工作，特制定本计划",
    "2027年社区工作的指导思想是",
    "二〇二七年，我们要办好三件事",
  ])
    assert.equal(year({ text }), 2027, text);
  for (const text of [
    "2026年，社区取得了新成绩",
    "2026年，社区坚持正面引导，加强宣传",
    "2026年，社区按照上级要求，抓住主要工作",
    "2025年度工作要点落实情况",
    "贯彻2012年印发的意见，要再接再厉",
    "2021年庆祝建党100周年，社区开展了活动",
    "到2030年，要基本建成",
    "2027年，社区将办两件事。2028年，社区将办三件事",
    "自2019年以来，要求更高",
  ])
    assert.equal(year({ text }), null, text);
  assert.equal(year({ title: "2026年工作计划", text: "2027年，社区将继续推进" }), null);
  assert.equal(year({ field: "2026", text: "2027年，社区将继续推进" }), null);
});

test("a date belongs to a year that it can have been signed for", () => {
  assert.equal(year({ title: "2027年工作计划", date: "2026年12月20日" }), 2027);
  assert.equal(year({ title: "2027年工作计划", date: "二〇二七年一月五日" }), 2027);
  assert.equal(year({ title: "2027年工作计划", date: "2025年1月5日" }), null);
  assert.equal(year({ title: "2026年工作总结", date: "2027年1月5日" }), 2026);
  assert.equal(year({ title: "2026年工作总结", date: "2025年12月5日" }), null);
  assert.equal(year({ date: "2026年12月20日" }), null);
  assert.equal(year({ date: "2027年2月20日" }), 2027);
  assert.equal(year({ date: "2027年2月20日", type: "summary" }), null);
  assert.equal(year({ date: "2027年" }), null);
  assert.equal(year({}), null);
});

test("a plan with a part that looks back has numbers of two years", () => {
  assert.equal(year({ title: "2027年工作计划", heading: "2026年工作回顾" }), null);
  assert.equal(year({ title: "2027年工作计划", heading: "一、指导思想" }), 2027);
});

test("the year is read anew when the draft or the fields change", () => {
  const read = yearReader();
  const draft = written({});
  assert.equal(read(draft, new Map()), null);
  assert.equal(read(draft, new Map([["年份", "2027"]])), 2027);
  assert.equal(read(written({ title: "2028年计划" }), new Map()), 2028);
});

function counted(id: string, pattern: string, count: Notice["count"]): Notice {
  const words = { title: id, kind: "", since: "", until: "", now: "", note: "", url: "" };
  const rest = { exception: "", replacements: {}, sources: [] };
  return { id, pattern, count, action: "update", confidence: "high", ...words, ...rest };
}

const NOTICES: Notice[] = [
  counted("army", `建军${NOTICE_NUMBER}周年`, { year: 2017, number: 90, every: 1 }),
  counted("party", `建党${NOTICE_NUMBER}周年`, { year: 2021, number: 100, every: 1 }),
  counted("day", `第${NOTICE_NUMBER}个公民道德宣传日`, { year: 2003, number: 1, every: 1 }),
  counted("congress", `党${NOTICE_NUMBER}大(?=精神)`, { year: 2023, number: 20, every: 5 }),
  {
    ...counted("office", "工商所|五保(?:对象|老人)|《信访条例》", null),
    replacements: {
      工商所: "市场监管所",
      五保对象: "特困人员",
      五保老人: "特困人员",
      "《信访条例》": "《信访工作条例》",
    },
  },
];
const find = phraseFinder({ notices: NOTICES, traditional: "" }, 2026);
const offers = (text: string, asked: number | null) =>
  find(text, asked).map(({ words, instead }) => [words, instead]);

test("what is of the year or later is right", () => {
  for (const text of ["迎接建军100周年", "第25个公民道德宣传日", "建党106周年"])
    for (const asked of [2026, 2027, null]) {
      if (asked === 2027 || !text.startsWith("第2"))
        assert.deepEqual(offers(text, asked), [], `${text} ${asked}`);
    }
  assert.deepEqual(offers("为迎接2027年建军100周年", 2026), []);
  assert.deepEqual(offers("迎接建党110周年", 2026), []);
  assert.deepEqual(offers("第35个公民道德宣传日", 2026), [["第35个公民道德宣传日", null]]);
  assert.deepEqual(offers("第24个公民道德宣传日", 2027), [
    ["第24个公民道德宣传日", "第25个公民道德宣传日"],
  ]);
  assert.deepEqual(offers("纪念建党九十周年", 2027), [["建党九十周年", "建党一百零六周年"]]);
  assert.deepEqual(offers("纪念建党90周年", null), [["建党90周年", null]]);
});

test("what is recalled keeps its number", () => {
  for (const text of [
    "回顾建党90周年以来的历程",
    "学习庆祝建党100周年重要讲话精神",
    "2021年庆祝建党100周年活动",
    "去年开展庆祝建党105周年活动",
  ])
    assert.deepEqual(offers(text, 2027), [], text);
  for (const text of ["去年开展庆祝建党90周年活动", "开展了庆祝建党90周年活动", "2012年建党90周年"])
    assert.equal(offers(text, 2027)[0]?.[1], null, text);
});

test("around a congress both numbers hold", () => {
  const words = ["学习党的二十大精神", "学习党的二十一大精神"] as const;
  assert.deepEqual(offers(words[0], 2027), []);
  assert.deepEqual(offers(words[1], 2027), []);
  assert.deepEqual(offers(words[1], 2026), []);
  assert.deepEqual(offers(words[0], 2028), [["党的二十大", "党的二十一大"]]);
  assert.deepEqual(offers(words[1], 2028), []);
  for (const text of ["学习党的十八大精神、十九大精神", "学习党的十九大精神和十九届四中全会精神"])
    assert.equal(offers(text, 2026)[0]?.[1], null, text);
  assert.deepEqual(offers("党的十九大精神和十九届历次全会", 2026), [["党的十九大", "党的二十大"]]);
  const twice = "学习党的十六大精神、党的十七大精神";
  assert.deepEqual(
    offers(twice, 2026).map(([, instead]) => instead),
    [null, null],
  );
});

test("a replacement is offered only where the sentence stays whole and true", () => {
  assert.deepEqual(offers("配合工商所检查", null), [["工商所", "市场监管所"]]);
  for (const text of [
    "原工商所的房屋",
    "工商所更名为市场监督所",
    "工商所、市场监管所",
    "关心五保对象、五保老人",
    "依据《信访条例》第三条",
    "国务院《信访条例》",
    "2005年《信访条例》",
    "《信访条例》规定的程序",
    "《工商所管理办法》",
    "五保对象人员",
  ])
    for (const [words, instead] of offers(text, 2027))
      assert.equal(instead, null, `${text}: ${words}`);
});
