/** What a draft carries as an official document: its lines, in their order, and what is kept of it. */

import { deepEqual, equal } from "node:assert/strict";
import test from "node:test";
import { decodeDraft, encodeDraft } from "../../src/draft/file";
import { signedLines } from "../../src/draft/lines";
import type { Draft } from "../../src/draft/model";
import { coverText } from "../../src/draft/official";
import { setOfficial } from "../../src/draft/operations";
import { NO_OFFICIAL, type Official } from "../../src/model/elements";
import { draftOf, FILLING, section, UNDER } from "./drafts";

const PLAN: Draft = {
  ...draftOf(section("a", 1, "文。")),
  title: "工作计划",
  organisation: "桃园村",
  date: "2026年1月5日",
};
const told = (official: Partial<Official>) =>
  signedLines(setOfficial(PLAN, official), FILLING).map(
    ({ kind, number, text, newPage }) => `${newPage ? "| " : ""}${kind} ${number}${text}`,
  );
const TEXT = ["heading 一、题a", "paragraph 文。"];
const SIGNED = ["organisation 桃园村", "date 2026年1月5日"];

test("a draft without elements has its title, its text and who signs", () => {
  deepEqual(told({}), ["title 工作计划", ...TEXT, ...SIGNED]);
});

test("every element has its place and its marks", () => {
  const lines = told({
    serial: "1",
    secrecy: "秘密 * 1年",
    urgency: "特急",
    letterhead: "桃园村文件",
    reference: "桃村〔2026〕1号",
    signatory: "张 三 李四",
    addressee: "各小组",
    annexes: [
      { title: "任务分解表", text: "说明\n任务\t措施\n清扫\t每周一次\n\n完" },
      { title: "名单", text: "" },
    ],
    note: "联系人：张三",
    copies: "镇文明办",
    issuer: "桃园村",
    issued: "2026年1月6日",
  });
  deepEqual(lines, [
    "serial 000001",
    "secrecy 秘密★1年",
    "urgency 特急",
    "letterhead 桃园村文件",
    "reference 桃村〔2026〕1号",
    "signatory 签发人：张三、李四",
    "title 工作计划",
    "addressee 各小组：",
    ...TEXT,
    "annexes 附件：1.任务分解表",
    "annexes 2.名单",
    ...SIGNED,
    "note （联系人：张三）",
    "| annex 附件1",
    "title 任务分解表",
    "paragraph 说明",
    "table 任务\t措施\n清扫\t每周一次",
    "paragraph 完",
    "| annex 附件2",
    "title 名单",
    "copies 抄送：镇文明办。",
    "issue 桃园村\t2026年1月6日印发",
  ]);
});

test("a single annex has no number, and marks that are typed are not doubled", () => {
  const lines = told({
    addressee: "各小组：",
    annexes: [{ title: "名单", text: "" }],
    note: "（此件公开）",
    copies: "镇文明办。",
    issued: "2026年1月6日印发",
  });
  deepEqual(
    lines.filter((line) => !/heading|paragraph|organisation|date/.test(line)),
    [
      "title 工作计划",
      "addressee 各小组：",
      "annexes 附件：名单",
      "note （此件公开）",
      "| annex 附件",
      "title 名单",
      "copies 抄送：镇文明办。",
      "issue \t2026年1月6日印发",
    ],
  );
});

test("labels that are typed are not doubled, and what is written otherwise is printed as the standard has it", () => {
  const lines = told({
    reference: "幸社居发[2027]第003号",
    signatory: "签发人：王建国 李丽",
    addressee: "主送：各居民小组",
    annexes: [
      { title: "附件1：任务分解表。", text: "" },
      { title: "附件二 名单", text: "" },
      { title: "附件材料清单", text: "" },
      { title: "附件12份清单", text: "" },
    ],
    note: "(联系人:王芳)",
    copies: "抄送: 街道党工委；存档",
    issued: "2026.12.09印发",
  });
  deepEqual(
    lines.filter((line) => !/heading|paragraph|organisation|date/.test(line)),
    [
      "reference 幸社居发〔2027〕3号",
      "signatory 签发人：王建国、李丽",
      "title 工作计划",
      "addressee 各居民小组：",
      "annexes 附件：1.任务分解表",
      "annexes 2.名单",
      "annexes 3.附件材料清单",
      "annexes 4.附件12份清单",
      "note （联系人:王芳）",
      "| annex 附件1",
      "title 任务分解表",
      "| annex 附件2",
      "title 名单",
      "| annex 附件3",
      "title 附件材料清单",
      "| annex 附件4",
      "title 附件12份清单",
      "copies 抄送：街道党工委；存档。",
      "issue \t2026年12月9日印发",
    ],
  );
});

test("a notice that sends the plan out stands on a page before it", () => {
  deepEqual(told({ cover: coverText("工作计划"), addressee: "各小组" }), [
    "title 关于印发《工作计划》的通知",
    "addressee 各小组：",
    "paragraph 现将《工作计划》印发给你们，请结合实际，认真贯彻执行。",
    ...SIGNED,
    "| title 工作计划",
    ...TEXT,
  ]);
});

test("what is said of a table or a seal reaches its lines", () => {
  const lines = signedLines(
    setOfficial(PLAN, { sealed: true, annexes: [{ title: "表", text: "甲\t乙\n丙\t" }] }),
    FILLING,
  );
  deepEqual(lines.find(({ kind }) => kind === "table")?.rows, [
    ["甲", "乙"],
    ["丙", ""],
  ]);
  equal(lines.filter(({ sealed }) => sealed).length, 2);
});

test("elements are kept in a file, and a file without them is read", () => {
  const draft = setOfficial(PLAN, { note: "甲\n乙", cover: "一\n二", form: "electronic" });
  equal(draft.official.note, "甲 乙");
  const back = decodeDraft(encodeDraft(draft), UNDER);
  deepEqual("draft" in back && back.draft.official, draft.official);
  const old = JSON.parse(encodeDraft(PLAN));
  old.version = 1;
  delete old.draft.official;
  const read = decodeDraft(JSON.stringify(old), UNDER);
  deepEqual("draft" in read && read.draft.official, NO_OFFICIAL);
  const damaged = JSON.parse(encodeDraft(draft));
  damaged.draft.official.form = "other";
  equal("problem" in decodeDraft(JSON.stringify(damaged), UNDER), true);
});

test("what an earlier file does not tell is as the standard has it", () => {
  const { draft, ...file } = JSON.parse(encodeDraft(setOfficial(PLAN, { form: "electronic" })));
  for (const name of ["serial", "secrecy", "urgency", "signatory", "titlePitch", "number"])
    delete draft.official[name];
  const read = decodeDraft(JSON.stringify({ ...file, draft }), UNDER);
  deepEqual("draft" in read && read.draft.official, { ...NO_OFFICIAL, form: "electronic" });
});

test("what changes nothing gives the same draft back", () => {
  equal(setOfficial(PLAN, { note: "" }), PLAN);
});
