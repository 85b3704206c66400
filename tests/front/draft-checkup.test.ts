/** The check-up of a draft. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { checkUp, unfinished, unpairedPunctuation } from "../../src/draft/checkup";
import type { Phrase } from "../../src/draft/dated";
import type { Draft } from "../../src/draft/model";
import { replaceWords } from "../../src/draft/operations";
import vectors from "../fixtures/blanks.json";
import { CONTEXT, draftOf, found, headed, section } from "./drafts";

test("headings side by side are of one level", () => {
  const draft = draftOf(section("a", 1, "文。"), section("b", 3, "文。"), section("c", 2, "文。"));
  const [uneven, ...rest] = found(draft, "order");
  assert.deepEqual(rest, []);
  assert.deepEqual(uneven?.location, { part: "section", section: "c" });
  assert.ok(uneven?.message.startsWith("“（一）"), uneven?.message);
  assert.ok(uneven?.message.includes("并列的“1."), uneven?.message);
});

test("punctuation in a field's own words are the field's", () => {
  const draft = draftOf(section("a", 1, "开展“{{村|“桃}}”活动，“{{村|树”}}。"));
  const single = found(draft, "punctuation");
  assert.equal(single.length, 1);
  assert.ok(single[0]?.words.includes("活动，“"));
});

test("a good draft has no findings", () => {
  const good = draftOf(
    { ...section("o", 0, "为了做好工作。"), kind: "background" },
    { ...section("a", 1, "开展“创建”活动。"), kind: "tasks" },
  );
  assert.deepEqual(checkUp(headed(good), CONTEXT), []);
});

test("missing parts are found by the declared structure; an empty slot is missing too", () => {
  const none = found(draftOf(section("a", 1, "文。")), "missing");
  assert.deepEqual(
    none.map(({ message }) => message),
    ["计划里应当有“背景”或“指导思想”或“目标”，现在没有"],
  );
  assert.equal(none[0]?.location, null);
  const slot = { ...section("g", 1, ""), kind: "guidance" };
  assert.deepEqual(found(draftOf(slot, section("a", 1, "文。")), "missing")[0]?.location, {
    part: "section",
    section: "g",
  });
});

test("order, strange parts, empty sections and an empty head are found", () => {
  const draft = draftOf(
    { ...section("s", 1, "文。"), kind: "safeguards" },
    { ...section("t", 1, "文。"), kind: "tasks" },
    { ...section("z", 1, "文。"), kind: "summary" },
    section("e", 1, " "),
  );
  const order = found(draft, "order").map(({ message }) => message);
  assert.ok(order.includes("“任务”排在“组织保障”之后"));
  assert.ok(order.includes("计划里一般不写“总结”"));
  const empty = found(draft, "empty");
  assert.equal(empty.length, 1);
  assert.ok(empty[0]?.message.startsWith("“四、题e”"));
  assert.equal(checkUp(draft, CONTEXT).filter(({ kind }) => kind === "empty").length, 4);
});

test("fields that are not filled in are found once each, at their first place", () => {
  const draft = draftOf(section("a", 1, "{{年份}}年{{村}}", "{{村|甲村}}{{隐去}}"));
  const [village, hidden] = found(draft, "field");
  assert.equal(village?.message, "“村名”还没有填，共 2 处");
  assert.deepEqual(village?.location, { part: "paragraph", section: "a", at: 0 });
  assert.equal(hidden?.hint, "点带底色的词，就地填好");
});

test("names of other places are found, in fields and after the field is gone", () => {
  const origin = { id: "x/y", plan: "篇一", examples: ["桃树村", "2026"] };
  const draft = draftOf(
    { ...section("a", 1, "桃树村的2026年。"), origin },
    section("b", 1, "在{{村|梨树村}}，梨树村。"),
  );
  const leftover = found(draft, "leftover");
  assert.deepEqual(
    leftover.map(({ words }) => words),
    ["桃树村", "梨树村"],
  );
});

test("passages that stand twice are found once, with their length and where the other one is", () => {
  const passage = "深入开展群众性精神文明创建活动，不断提高居民的文明素质和城市文明程度";
  const draft = draftOf(
    section("a", 1, `一是${passage}。`),
    section("b", 1, `要${passage}，扎实推进。`),
  );
  const repeated = found(draft, "repeated");
  assert.equal(repeated.length, 1);
  assert.ok(
    repeated[0]?.message.startsWith("与“一、题a”有 33 字相同"),
    String(repeated[0]?.message),
  );
  assert.deepEqual(repeated[0]?.location, { part: "paragraph", section: "b", at: 0 });
});

test("punctuation without a partner are found", () => {
  const alone = (text: string) => unpairedPunctuation(text).map(({ sign, at }) => sign + at);
  assert.deepEqual(alone("“甲《乙》（丙）”"), []);
  assert.deepEqual(alone("“甲"), ["“0"]);
  assert.deepEqual(alone("甲”《乙"), ["”1", "《2"]);
  assert.deepEqual(alone("“甲（乙”"), ["（2"]);
  const [finding] = found(draftOf(section("a", 1, "开展“创建活动。")), "punctuation");
  assert.equal(finding?.hint, "补上 ”，或删去 “");
});

test("a check-up of a long draft takes no time to speak of", () => {
  const long = draftOf(
    ...Array.from({ length: 200 }, (_, at) =>
      section(
        `s${at}`,
        1,
        Array.from({ length: 500 }, (_, i) =>
          String.fromCodePoint(0x4e00 + ((at * 7919 + i * 31) % 9000)),
        ).join(""),
      ),
    ),
  );
  const start = Date.now();
  checkUp(headed(long), CONTEXT);
  assert.ok(Date.now() - start < 2000);
});

test("what was left to be written is found, and what only looks like it is not", () => {
  const blanksOf = (text: string) =>
    found(draftOf(section("a", 1, text)), "field").map(({ words }) => words);
  for (const [text = "", words = ""] of [
    ["每年评选××户文明家庭。", "每年评选××户文明家"],
    ["请XX同志、yy社区负责。", "请XX同志、y"],
    ["投入___万元", "投入___万元"],
    ["由***同志负责", "由***同志负责"],
    ["20××年×月×日", "20××年×月×"],
    ["定于X月X日召开", "定于X月X日召"],
    ["20XX年", "20XX年"],
    ["评选**户", "评选**户"],
    ["开展活动N场", "开展活动N场"],
    ["在A市设点", "在A市设点"],
    ["在……街道领导下", "在……街道领导"],
    ["〇〇村全体党员", "〇〇村全体党"],
    ["投入？？万元", "投入？？万元"],
    ["某某村", "某某村"],
    ["□□社区", "□□社区"],
    ["2026年  月  日", "2026年  月  日"],
    ["2026年1月 日", "26年1月 日"],
    ["完成率（ ）", "完成率（ ）"],
    ["（此处填写姓名）负责", "（此处填写姓名）负责"],
    ["由（姓名）担任", "由（姓名）担任"],
    ["【具体时间】召开", "【具体时间】召开"],
    ["（待定）", "（待定）"],
  ])
    assert.deepEqual(blanksOf(text), [words], text);
  for (const { text, draft } of vectors) assert.equal(blanksOf(text).length > 0, draft, text);
  assert.deepEqual(blanksOf("{{村}}"), ["{{村}}"]);
});

test("what a draft lacks before it is handed on", () => {
  const told = (draft: Draft) => unfinished(headed(draft), CONTEXT).map(({ message }) => message);
  assert.deepEqual(told(draftOf(section("a", 1, "好。"))), []);
  assert.deepEqual(told(draftOf(section("a", 1), section("b", 1, "共××户"))), [
    "“一、题a”下面没有内容",
    "“共××户”里还有没写上的",
  ]);
  // An opening that has several places counts once, with how many they are.
  assert.match(told(draftOf(section("a", 1, "××村和××村")))[0] ?? "", /这个自然段共 2 处/);
});

test("a date that official documents print otherwise is found, and replaced by a press", () => {
  const dated = (date: string): Draft => ({ ...draftOf(section("a", 1, "文。")), date });
  const formOf = (draft: Draft) => checkUp(draft, CONTEXT).filter(({ kind }) => kind === "form");
  const draft = dated("2026-12-05");
  const [finding, ...rest] = formOf(draft);
  assert.deepEqual(rest, []);
  assert.equal(finding?.message, "日期“2026-12-05”公文里写作“2026年12月5日”");
  assert.ok(finding?.location && finding.instead);
  const { location, words, instead } = finding;
  const replaced = replaceWords(draft, location, instead.start, words, instead.text);
  assert.equal(replaced.date, "2026年12月5日");
  for (const right of ["2026年12月5日", "{{日期}}", "2026年12月", "20××年×月×日", ""])
    assert.deepEqual(formOf(dated(right)), [], right);
});

test("several who sign on one line are told to have a line each", () => {
  const told = (organisation: string) =>
    checkUp({ ...draftOf(section("a", 1, "文。")), organisation }, CONTEXT).filter(
      ({ kind }) => kind === "form",
    ).length;
  assert.equal(told("中共桃园社区总支部委员会 桃园社区居民委员会"), 1);
  assert.equal(told("桃园社区党委、桃园社区居委会"), 1);
  for (const right of [
    "桃园社区居民委员会",
    "桃园社区党委\n桃园社区居委会",
    "中共桃园社区 总支部委员会",
    "{{落款单位}}",
    "",
  ])
    assert.equal(told(right), 0, right);
});

test("what a phrase has in quotation marks has single ones where it is quoted", () => {
  const words = "“三个代表”思想";
  const notice = {
    title: words,
    since: "",
    until: "",
    now: "",
    note: "",
    action: "replace",
    confidence: "sure",
  };
  const dated = () => [{ words, notice, instead: null, start: 0 }] as unknown as Phrase[];
  const [finding] = checkUp(draftOf(section("a", 1, words)), { ...CONTEXT, dated }).filter(
    ({ kind }) => kind === "dated",
  );
  const message = finding?.message ?? "";
  assert.ok(message.startsWith("“‘三个代表’思想”"), message);
});
