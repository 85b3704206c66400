/** What was recognised in a text, and how the user corrects it. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { fromPlan } from "../../src/draft/reviewed";
import { levelOf, typeOf } from "../../src/importing/about";
import { ACCEPTED } from "../../src/importing/accepted";
import * as corrections from "../../src/importing/corrections";
import { SUFFIXES } from "../../src/importing/formats";
import { openFile, openText } from "../../src/importing/open";
import { recognise } from "../../src/importing/recognise";
import { type Plan, type Review, reviewOf, signatureOf } from "../../src/importing/review";
import { draftOf, UNDER } from "./drafts";
import { idOf, review, shown } from "./review";

const PLAN = review(
  "2024年桃园社区工作计划",
  "本文来源：网络",
  "为做好工作，制定本计划。",
  "一、指导思想",
  "以党的精神为指导，努力工作，不断进步，努力工作，不断进步，",
  "开创新的局面。",
  "二、主要任务",
  "（一）加强学习。每月组织一次集中学习，提高认识，统一思想。",
  "（二）整治环境。每周清扫一次街道，保持整洁，方便居民。",
  "1、清理垃圾；",
  "2、规范停车。",
  "第1页",
  "三、保障措施",
  "一是加强领导。",
  "桃园社区居委会",
  "2024年1月5日",
);
const plan = ({ plans }: Review, at = 0) => plans[at] as Plan;
const draft = (of: Review, at = 0) =>
  fromPlan(draftOf(), plan(of, at), new Map([["tasks", "任务"]]), UNDER);
const told = (of: Review) =>
  draft(of).sections.map(({ level, title, paragraphs }) =>
    [`${level} ${title}`, ...paragraphs.map(({ text, item }) => (item ? "* " : "") + text)].join(
      "|",
    ),
  );
/** Of what a correction makes, the lines that were not there before. */
const changed = (to: Review, from = PLAN) =>
  shown(to).filter((line) => !shown(from).includes(line));

test("a text is shown line by line as what it was recognised", () => {
  assert.deepEqual(shown(PLAN), [
    "t 2024年桃园社区工作计划",
    "o 本文来源：网络",
    "p 为做好工作，制定本计划。",
    "h1 一、|指导思想",
    "p 以党的精神为指导，努力工作，不断进步，努力工作，不断进步，开创新的局面。",
    "h1 二、|主要任务",
    "h2 （一）|加强学习|。",
    "p 每月组织一次集中学习，提高认识，统一思想。",
    "h2 （二）|整治环境|。",
    "p 每周清扫一次街道，保持整洁，方便居民。",
    "i 1、|清理垃圾；",
    "i 2、|规范停车。",
    "o 第1页",
    "h1 三、|保障措施",
    "p 一是加强领导。",
    "s 桃园社区居委会",
    "s 2024年1月5日",
  ]);
});

test("a reviewed plan becomes a draft", () => {
  assert.deepEqual(told(PLAN), [
    "0 |为做好工作，制定本计划。",
    "1 指导思想|以党的精神为指导，努力工作，不断进步，努力工作，不断进步，开创新的局面。",
    "1 主要任务",
    "2 加强学习|每月组织一次集中学习，提高认识，统一思想。",
    "2 整治环境|每周清扫一次街道，保持整洁，方便居民。|* 清理垃圾；|* 规范停车。",
    "1 保障措施|一是加强领导。",
  ]);
  const made = draft(PLAN);
  assert.equal(made.title, "2024年桃园社区工作计划");
  assert.deepEqual([made.organisation, made.date], ["桃园社区居委会", "2024年1月5日"]);
  assert.deepEqual(made.sections.map(({ kind }) => kind).slice(0, 3), [
    "background",
    "tasks",
    "tasks",
  ]);
});

test("who signs, and when, is found under the title too, and what is annexed stays in the text", () => {
  const lines = ["社区工作计划", "（桃园社区居委会 2026年1月5日）", "一、任务", "做好工作。"];
  const captioned = review(...lines);
  assert.ok(shown(captioned).includes("s （桃园社区居委会 2026年1月5日）"));
  const signed = ({ organisation, date }: ReturnType<typeof draft>) => [organisation, date];
  assert.deepEqual(signed(draft(captioned)), ["桃园社区居委会", "2026年1月5日"]);
  const both = review(...lines, "桃树社区居委会", "2026年2月5日", "附件：1.名单", "2.分工");
  assert.deepEqual(signed(draft(both)), ["桃树社区居委会", "2026年2月5日"]);
  assert.deepEqual(told(both), ["1 任务|做好工作。|附件：1.名单|2.分工"]);
});

test("items that a draft would count otherwise keep the numbers that are typed", () => {
  const tasks = (...items: string[]) =>
    told(review("社区工作计划", "一、任务", ...items, "二、保障", "加强领导。"))[0];
  assert.equal(tasks("1、清扫；", "2、整治；"), "1 任务|* 清扫；|* 整治；");
  assert.equal(tasks("1、清扫；", "3、整治；"), "1 任务|1、清扫；|3、整治；");
  assert.equal(
    tasks("1、清扫；", "每天一次。", "2、整治；"),
    "1 任务|1、清扫；|每天一次。|2、整治；",
  );
  const two = ["1、清扫；", "2、整治；", "1、学习；", "2、走访；"];
  assert.equal(tasks(...two), "1 任务|* 清扫；|* 整治；|1、学习；|2、走访；");
});

test("whose plan it is, and of what type, is guessed from its words", () => {
  assert.equal(levelOf(plan(PLAN)), "community");
  assert.equal(levelOf(plan(review("关于开展工作的安排", "一、目标", "做好工作。"))), "");
  assert.equal(typeOf(plan(PLAN)), "plan");
  assert.equal(typeOf({ ...plan(PLAN), title: "年度工作总结" }), "summary");
  assert.equal(typeOf({ ...plan(PLAN), title: "年度工作总结及明年计划" }), "plan");
  assert.equal(typeOf({ ...plan(PLAN), title: "年度工作要点" }), "outline");
});

test("a heading that is none becomes a paragraph, with its number, its mark and what ran on behind it", () => {
  const to = corrections.makeParagraph(PLAN, idOf(PLAN, "加强学习"));
  assert.deepEqual(changed(to), ["p （一）|加强学习。每月组织一次集中学习，提高认识，统一思想。"]);
  assert.ok(told(to)[2]?.includes("（一）加强学习。每月组织"));
  const alone = corrections.makeParagraph(PLAN, idOf(PLAN, "指导思想"));
  assert.deepEqual(changed(alone), ["p 一、|指导思想"]);
});

test("a paragraph becomes a heading at the level of those with such a number", () => {
  const back = corrections.makeHeading(
    corrections.makeParagraph(PLAN, idOf(PLAN, "整治环境")),
    idOf(PLAN, "整治环境"),
  );
  assert.deepEqual(changed(back), []);
  const item = corrections.makeHeading(PLAN, idOf(PLAN, "清理垃圾"));
  assert.deepEqual(changed(item), ["h3 1、|清理垃圾|；"]);
  const bare = corrections.makeHeading(PLAN, idOf(PLAN, "一是加强领导"));
  assert.deepEqual(changed(bare), ["h1 一是加强领导|。"]);
});

test("of a long paragraph its first words become the heading", () => {
  const text =
    "加强领导：成立由社区书记任组长的领导小组，明确责任，层层抓好落实，一级抓一级，确保各项任务落到实处，取得成效。";
  const from = review("工作计划", "一、目标", "做好工作。", text);
  const to = corrections.makeHeading(from, idOf(from, "加强领导"));
  assert.deepEqual(changed(to, from), ["h1 加强领导|：", `p ${text.slice(5)}`]);
  assert.deepEqual(changed(corrections.makeParagraph(to, idOf(to, "加强领导")), from), []);
  const endless = review("工作计划", "一、目标", "字".repeat(300));
  assert.equal(corrections.makeHeading(endless, idOf(endless, "字字")), endless);
});

test("levels move with what stands under them, within 1 to 4", () => {
  const down = corrections.shift(PLAN, idOf(PLAN, "主要任务"), 1);
  assert.deepEqual(changed(down), [
    "h2 二、|主要任务",
    "h3 （一）|加强学习|。",
    "h3 （二）|整治环境|。",
  ]);
  assert.equal(corrections.shift(PLAN, idOf(PLAN, "主要任务"), -1), PLAN);
  assert.equal(corrections.shift(PLAN, idOf(PLAN, "为做好工作"), 1), PLAN);
  assert.deepEqual(shown(corrections.shift(down, idOf(down, "主要任务"), -1)), shown(PLAN));
});

test("what is left out comes back as what it was", () => {
  const left = corrections.leaveOut(PLAN, idOf(PLAN, "加强学习"));
  assert.deepEqual(changed(left), ["o2 （一）|加强学习|。"]);
  assert.equal(corrections.leaveOut(left, idOf(left, "加强学习")), left);
  assert.deepEqual(shown(corrections.takeIn(left, idOf(left, "加强学习"))), shown(PLAN));
  const taken = corrections.takeIn(PLAN, idOf(PLAN, "第1页"));
  assert.deepEqual(changed(taken), ["p 第1页"]);
});

test("words that were cut out of a line go back to their place", () => {
  const taken = (line: string) => {
    const from = review("社区工作计划", "一、目标", line, "二、措施", "抓好落实。");
    const cut = plan(from).blocks.find(({ role }) => role === "out");
    assert.ok(cut?.within, shown(from).join("\n"));
    return changed(corrections.takeIn(from, cut.id), from);
  };
  assert.deepEqual(taken("做好工作，www.example.com完成任务。"), [
    "p 做好工作，www.example.com完成任务。",
  ]);
  assert.deepEqual(taken("（一）做好工作。希望对大家有所帮助。年底完成任务。"), [
    "p 希望对大家有所帮助。年底完成任务。",
  ]);
});

test("paragraphs are joined to what stands before them", () => {
  const to = corrections.join(PLAN, idOf(PLAN, "规范停车"));
  assert.deepEqual(changed(to), ["i 1、|清理垃圾；2、规范停车。"]);
  const heading = corrections.join(PLAN, idOf(PLAN, "整治环境"));
  assert.deepEqual(changed(heading), [
    "p 每月组织一次集中学习，提高认识，统一思想。（二）整治环境。",
  ]);
  const over = corrections.join(PLAN, idOf(PLAN, "保障措施"));
  assert.deepEqual(changed(over), ["i 2、|规范停车。三、保障措施"]);
  assert.equal(corrections.join(PLAN, idOf(PLAN, "2024年桃园")), PLAN);
  const title = corrections.join(PLAN, idOf(PLAN, "为做好工作"));
  assert.equal(plan(title).title, "2024年桃园社区工作计划为做好工作，制定本计划。");
});

test("a paragraph is split where lines were joined, or behind sentences", () => {
  const id = idOf(PLAN, "以党的精神");
  const block = corrections.blockOf(PLAN, id);
  assert.ok(block);
  const [gap] = corrections.gapsOf(PLAN, block);
  const to = corrections.split(PLAN, id, gap ?? 0);
  assert.deepEqual(changed(to), [
    "p 以党的精神为指导，努力工作，不断进步，努力工作，不断进步，",
    "p 开创新的局面。",
  ]);
  const second = corrections.blockOf(to, idOf(to, "开创新的局面"));
  assert.deepEqual([second?.first, second?.last], [6, 6]);
  const one = review("工作计划", "一、目标", "甲乙。丙“丁。”戊己！");
  const sentences = plan(one).blocks.find(({ text }) => text.startsWith("甲乙"));
  assert.ok(sentences);
  assert.deepEqual(corrections.gapsOf(one, sentences), [3, 8]);
  const parts = { ...sentences, text: "甲，乙、丙" };
  assert.deepEqual(corrections.gapsOf(one, parts), [2, 4]);
  assert.equal(corrections.split(PLAN, id, 0), PLAN);
});

test("any line can be the title, one only", () => {
  const to = corrections.makeTitle(PLAN, idOf(PLAN, "指导思想"));
  assert.equal(plan(to).title, "指导思想");
  assert.deepEqual(changed(to), ["o 2024年桃园社区工作计划", "t 一、|指导思想"]);
  const left = corrections.leaveOut(PLAN, idOf(PLAN, "2024年桃园"));
  assert.equal(plan(left).title, "");
  assert.equal(plan(corrections.setTitle(PLAN, 0, "另一个")).title, "另一个");
});

test("who signs and when is told apart, also on one line", () => {
  const signed = (...lines: string[]) => {
    const from = review("工作计划", "一、目标", "做好工作。", "二、措施", "抓好落实。", ...lines);
    const all = lines.reduce((to, line) => corrections.makeSignature(to, idOf(to, line)), from);
    return Object.values(signatureOf(plan(all)));
  };
  assert.deepEqual(signed("桃园社区居委会", "2024年1月5日"), ["桃园社区居委会", "2024年1月5日"]);
  assert.deepEqual(signed("桃园社区居委会 二〇二四年一月"), ["桃园社区居委会", "二〇二四年一月"]);
  assert.deepEqual(signed("桃园社区居委会"), ["桃园社区居委会", ""]);
  assert.deepEqual(signed("20××年×月×日"), ["", "20××年×月×日"]);
});

test("several plans of a file are told apart, cut and put together", () => {
  const from = review(
    "社区工作计划(精选2篇)",
    "篇一：社区文明工作计划",
    "一、目标",
    "做好文明工作，服务社区居民，提高大家的文明素质。",
    "篇二：社区卫生工作计划",
    "一、目标",
    "做好卫生工作，服务社区居民，保持小区的整洁环境。",
  );
  assert.deepEqual(
    from.plans.map(({ title }) => title),
    ["社区文明工作计划", "社区卫生工作计划"],
  );
  const one = corrections.joinPlan(from, 1);
  assert.equal(one.plans.length, 1);
  assert.equal(plan(one).blocks.length, plan(from).blocks.length + plan(from, 1).blocks.length);
  assert.equal(corrections.joinPlan(from, 0), from);
  const again = corrections.cutPlan(one, plan(from, 1).blocks[0]?.id ?? -1);
  assert.deepEqual(
    again.plans.map(({ title }) => title),
    ["社区文明工作计划", "篇二：社区卫生工作计划"],
  );
  assert.equal(corrections.cutPlan(from, plan(from).blocks[0]?.id ?? -1), from);
});

test("items with 1. are counted anew, any other number stays where it was typed", () => {
  const from = review("工作计划", "一、目标", "1、做好工作；", "2、服务居民。");
  assert.deepEqual(told(from), ["1 目标|* 做好工作；|* 服务居民。"]);
  const bullets = review("工作计划", "一、目标", "●做好工作；", "●服务居民。");
  assert.deepEqual(told(bullets), ["1 目标|●做好工作；|●服务居民。"]);
  const bare = corrections.makeItem(PLAN, idOf(PLAN, "为做好工作"));
  assert.ok(told(bare).includes("0 |* 为做好工作，制定本计划。"));
  const words = corrections.makeItem(PLAN, idOf(PLAN, "一是加强领导"));
  assert.ok(told(words).includes("1 保障措施|* 一是加强领导。"));
});

test("traditional characters are told, and become simplified ones", () => {
  const found = openText("粘贴的文字", "桃園社區工作計劃\n一、目標\n做好各項工作。");
  assert.equal(found.extraction, "繁体字已转为简体");
  assert.equal(found.lines[0], "桃園社區工作計劃");
  assert.deepEqual(shown(found), ["t 桃园社区工作计划", "h1 一、|目标", "p 做好各项工作。"]);
});

test("a text without any plan is shown all the same", () => {
  assert.deepEqual(shown(review("")), []);
  const only = review("上一篇", "下一篇");
  assert.deepEqual(shown(only), ["o 上一篇", "o 下一篇"]);
});

test("files and pasted texts are opened alike", async () => {
  const text = "社区工作计划\n一、目标\n做好工作。";
  const file = await openFile(new File([text], "计划.txt"));
  assert.ok("plans" in file);
  assert.deepEqual(shown(file), shown(openText("粘贴的文字", text)));
  assert.equal(file.name, "计划.txt");
  assert.deepEqual(await openFile(new File([], "空.txt")), { problem: "文件是空的" });
});

test("the file chooser offers what can be read", () => {
  assert.deepEqual(ACCEPTED.split(","), SUFFIXES);
});

/** A file in which a table stands in some of its lines. */
const tabled = (first: number, last: number, ...lines: string[]) => {
  const text = lines.join("\n");
  const rows = [
    ["任务", "措施"],
    ["整治", "清理\n规范"],
  ];
  const losses = [{ line: first, text: "表格（2 行 2 列）改成逐行的文字" }];
  const received = { text, extraction: "", losses, tables: [{ first, last, rows }] };
  return reviewOf("计划.docx", received, recognise(text), text);
};

test("a table of a file stays one", () => {
  const before = ["2024年桃园社区工作计划", "一、主要任务", "任务分解如下，请抓好落实："];
  const opened = tabled(
    4,
    4,
    ...before,
    "任务：整治；措施：清理 规范。",
    "二、保障措施",
    "加强领导。",
  );
  assert.deepEqual(opened.losses, []);
  assert.deepEqual(told(opened).slice(0, 1), [
    "1 主要任务|任务分解如下，请抓好落实：|任务\t措施\n整治\t清理\u2028规范",
  ]);
});

test("lines of a table that were taken for a title or a signature stay lines, and that is told", () => {
  const opened = tabled(1, 1, "2024年桃园社区工作计划", "一、主要任务", "加强领导，抓好落实。");
  assert.equal(opened.losses.length, 1);
  assert.deepEqual(told(opened), ["1 主要任务|加强领导，抓好落实。"]);
});
