/** What can be done with a draft. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { draftLines, itemNumbers } from "../../src/draft/lines";
import type { Draft, Section } from "../../src/draft/model";
import * as operations from "../../src/draft/operations";
import { judged } from "../../src/importing/recognise";
import { draftOf, FILLING, section, shape, TREE, UNDER } from "./drafts";

test("a section moves with all under it", () => {
  assert.equal(shape(operations.moveDown(TREE, "a", UNDER)), "o0 e1 f2 a1 b2 c3 d2");
  assert.equal(shape(operations.moveUp(TREE, "e", UNDER)), "o0 e1 f2 a1 b2 c3 d2");
  assert.equal(shape(operations.moveUp(TREE, "d", UNDER)), "o0 a1 d2 b2 c3 e1 f2");
  assert.equal(shape(operations.moveDown(TREE, "d", UNDER)), "o0 a1 b2 c3 e1 d2 f2");
  assert.equal(shape(operations.moveUp(TREE, "a", UNDER)), "a1 b2 c3 d2 o0 e1 f2");
  assert.equal(operations.moveDown(TREE, "e", UNDER), TREE);
  assert.equal(operations.moveUp(TREE, "o", UNDER), TREE);
  assert.equal(operations.moveSection(TREE, "a", 3, UNDER), TREE);
});

test("levels go up and down with all under them, and stay such as may follow each other", () => {
  assert.equal(shape(operations.demote(TREE, "e", UNDER)), "o0 a1 b2 c3 d2 e2 f3");
  assert.equal(shape(operations.promote(TREE, "b", UNDER)), "o0 a1 b1 c2 d2 e1 f2");
  assert.equal(operations.demote(TREE, "a", UNDER), TREE);
  assert.equal(operations.promote(TREE, "a", UNDER), TREE);
  assert.equal(operations.promote(TREE, "o", UNDER), TREE);
});

test("a removed section takes along what stands under it", () => {
  assert.equal(shape(operations.removeSection(TREE, "a", UNDER)), "o0 e1 f2");
  assert.equal(shape(operations.removeSection(TREE, "o", UNDER)), "a1 b2 c3 d2 e1 f2");
  assert.equal(operations.removeSection(TREE, "?", UNDER), TREE);
});

test("whatever is done, levels make sense and nothing else is lost", () => {
  let seed = 7;
  const random = (count: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % count;
  };
  let draft = TREE;
  for (let step = 0; step < 3000; step++) {
    const id = draft.sections[random(draft.sections.length)]?.id ?? "";
    const acts = [
      () => operations.moveUp(draft, id, UNDER),
      () => operations.moveDown(draft, id, UNDER),
      () => operations.promote(draft, id, UNDER),
      () => operations.demote(draft, id, UNDER),
      () => operations.moveSection(draft, id, random(draft.sections.length + 1), UNDER),
    ];
    draft = acts[random(acts.length)]?.() ?? draft;
    assert.equal(
      draft.sections
        .map(({ id }) => id)
        .sort()
        .join(""),
      "abcdefo",
    );
    let parents = [0];
    for (const { level } of draft.sections) {
      if (!level) continue;
      parents = parents.filter((parent) => parent < level);
      assert.ok(UNDER[(parents[parents.length - 1] ?? 0) as 0].includes(level), shape(draft));
      parents.push(level);
    }
  }
});

test("an operation leaves the draft that it was given alone, and all it does not touch", () => {
  const before = JSON.stringify(TREE);
  const changed = operations.setTitle(TREE, "b", "新题");
  assert.equal(JSON.stringify(TREE), before);
  assert.equal(changed.sections[0], TREE.sections[0]);
  assert.equal(operations.setTitle(TREE, "b", "题b"), TREE);
  assert.equal(operations.setFacts(TREE, { title: TREE.title, level: "village" }), TREE);
  assert.equal(operations.setFacts(TREE, { title: "新" }).title, "新");
});

test("a typed number goes out of a title when the title is done", () => {
  const typed = operations.setTitle(TREE, "b", "（二）加强领导");
  assert.equal(typed.sections[2]?.title, "（二）加强领导");
  assert.equal(operations.tidyTitle(typed, "b").sections[2]?.title, "加强领导");
  assert.equal(operations.tidyTitle(TREE, "b"), TREE);
});

test("a title that names a kind tells what a section of the user's own is", () => {
  const kinds = new Map([
    ["guidance", "指导思想"],
    ["goals", "目标"],
  ]);
  const titled = (title: string) =>
    operations.tellKind(operations.setTitle(TREE, "b", title), "b", kinds, "").sections[2]?.kind;
  assert.equal(titled("工作目标"), "goals");
  assert.equal(titled("别的"), "tasks");
  assert.equal(titled("向目标看齐"), "tasks");
  const chosen = operations.setKind(operations.setTitle(TREE, "b", "工作目标"), "b", "tasks");
  assert.equal(operations.tellKind(chosen, "b", kinds, "工作目标"), chosen);
  const taken = {
    ...section("a", 1),
    title: "目标",
    origin: { id: "p/x", plan: "篇", examples: [] },
  };
  assert.equal(operations.tellKind(draftOf(taken), "a", kinds, "").sections[0]?.kind, "tasks");
});

test("paragraphs are parted, joined, pasted into and taken away", () => {
  const draft = draftOf(section("a", 1, "甲乙丙", "丁"));
  const texts = (changed: Draft) => changed.sections[0]?.paragraphs.map(({ text }) => text);
  assert.deepEqual(texts(operations.pasteLines(draft, "a", 0, [1, 1], ["", ""])), [
    "甲",
    "乙丙",
    "丁",
  ]);
  assert.deepEqual(texts(operations.mergeParagraph(draft, "a", 1)), ["甲乙丙丁"]);
  assert.equal(operations.mergeParagraph(draft, "a", 0), draft);
  assert.deepEqual(texts(operations.pasteLines(draft, "a", 0, [1, 2], ["一", "二", "三"])), [
    "甲一",
    "二",
    "三丙",
    "丁",
  ]);
  assert.deepEqual(texts(operations.pasteLines(draft, "a", 0, [0, 3], [])), ["", "丁"]);
  assert.deepEqual(texts(operations.removeParagraph(draft, "a", 0)), ["丁"]);
  assert.deepEqual(texts(operations.addParagraph(draft, "a")), ["甲乙丙", "丁", ""]);
});

test("what has no words is not printed, does not count, and parts no list", () => {
  const written = section("a", 1, "甲", " ", "乙", "", "丙");
  const paragraphs = written.paragraphs.map((one, at) => ({ ...one, item: at !== 1 && at !== 4 }));
  assert.deepEqual(itemNumbers(paragraphs), ["1.", "", "2.", "3.", ""]);
  const lines = draftLines(draftOf({ ...written, title: "", paragraphs }), FILLING);
  const printed = lines.map(({ number, text }) => number + text);
  assert.deepEqual(printed, ["一、", "1.甲", "2.乙", "丙"]);
});

test("a plan with typed numbers becomes sections by them", () => {
  const kinds = new Map([
    ["goals", "目标"],
    ["tasks", "任务"],
  ]);
  const pasted = section(
    "a",
    0,
    "为做好工作，制定计划。",
    "一、工作目标",
    "争创先进。",
    "二、主要任务",
    "（一）加强学习。每月一次，记好笔记。",
    "1.读书会",
    "每周读书。",
    "2.交流会",
    "①每月交流，每季评比；",
    "1.一至四季度都要开展的活动，由各小组自己安排时间和地点，并在季末交一份小结给社区。",
  );
  const { draft: cut, made } = operations.outline(draftOf(pasted), "a", judged, kinds, UNDER);
  assert.equal(made, 5);
  const outline = cut.sections.map(({ level, title, kind }) => `${level} ${title} ${kind}`);
  assert.deepEqual(outline, [
    "0  background",
    "1 工作目标 goals",
    "1 主要任务 tasks",
    "2 加强学习 tasks",
    "3 读书会 tasks",
    "3 交流会 tasks",
  ]);
  assert.deepEqual(
    cut.sections.map(({ paragraphs }) => paragraphs.map(({ text }) => text)),
    [
      ["为做好工作，制定计划。"],
      ["争创先进。"],
      [],
      ["每月一次，记好笔记。"],
      ["每周读书。"],
      [
        "①每月交流，每季评比；",
        "一至四季度都要开展的活动，由各小组自己安排时间和地点，并在季末交一份小结给社区。",
      ],
    ],
  );
  const items = cut.sections.flatMap(({ paragraphs }) => paragraphs.filter(({ item }) => item));
  assert.equal(items.length, 1);
  assert.equal(operations.outline(cut, "a", judged, kinds, UNDER).draft, cut);
});

test("下移 undoes 上移, and what would change the level of a section moves nothing", () => {
  const sections = [section("x", 0, "开头"), section("a", 1), section("b", 2), section("c", 2)];
  const draft = draftOf(...sections);
  assert.equal(operations.moveUp(draft, "b", UNDER), draft);
  const ids = (changed: Draft) =>
    changed.sections.map(({ id, level }) => `${id}${level}`).join(" ");
  const up = operations.moveUp(draft, "c", UNDER);
  assert.equal(ids(up), "x0 a1 c2 b2");
  assert.equal(ids(operations.moveDown(up, "c", UNDER)), ids(draft));
});

test("paragraphs become items of a list and back, numbered as they follow each other", () => {
  const draft = draftOf(section("a", 1, "甲", "乙", "丙"));
  const two = operations.toggleItem(operations.toggleItem(draft, "a", 0), "a", 1);
  const numbers = draftLines(two, FILLING).map(({ kind, number }) => `${kind} ${number}`);
  assert.deepEqual(numbers, ["heading 一、", "item 1.", "item 2.", "paragraph "]);
  assert.deepEqual(operations.toggleItem(operations.toggleItem(two, "a", 0), "a", 1), draft);
  assert.equal(operations.toggleItem(draft, "a", 3), draft);
});

test("an own section comes behind another of its level, or at the end", () => {
  assert.equal(shape(operations.addOwn(TREE, "b", "x", UNDER)), "o0 a1 b2 c3 x2 d2 e1 f2");
  assert.equal(shape(operations.addOwn(TREE, null, "x", UNDER)), "o0 a1 b2 c3 d2 e1 f2 x1");
});

test("a template fills an empty section, and is added to a written one", () => {
  const origin = { id: "p/x", plan: "篇一", examples: ["桃树村"] };
  const taken = [{ ...section("x", 1, "文"), origin }, section("y", 2, "下")];
  const empty = draftOf({ ...section("a", 1, ""), title: "自拟" }, section("b", 1, "有"));
  const filled = operations.fillSection(empty, "a", taken, UNDER);
  assert.equal(shape(filled), "a1 y2 b1");
  assert.equal(filled.sections[0]?.title, "自拟");
  assert.deepEqual(filled.sections[0]?.paragraphs, [{ text: "文", item: false }]);
  assert.deepEqual(filled.sections[0]?.origin, origin);
  const more = operations.fillSection(empty, "b", taken, UNDER);
  assert.deepEqual(
    more.sections[1]?.paragraphs.map(({ text }) => text),
    ["有", "文"],
  );
});

test("a template's signature becomes the draft's where it has none, and no paragraphs", () => {
  const closing = { ...section("z", 0, "为此。", "{{村}}村委会", "{{日期}}"), kind: "signature" };
  const empty = draftOf(section("a", 1, ""));
  const signed = { ...empty, organisation: "单位", date: "2026年1月5日" };
  const put = [
    (draft: Draft, given: Section) => operations.addTemplate(draft, [given], [], UNDER),
    (draft: Draft, given: Section) => operations.fillSection(draft, "a", [given], UNDER),
  ];
  for (const into of put) {
    const filled = into(empty, closing);
    assert.deepEqual([filled.organisation, filled.date], ["{{村}}村委会", "{{日期}}"]);
    assert.deepEqual(
      filled.sections.flatMap(({ paragraphs }) => paragraphs).filter(({ text }) => text),
      [{ text: "为此。", item: false }],
    );
    assert.equal(into(signed, closing).organisation, "单位");
    const alone = { ...closing, paragraphs: closing.paragraphs.slice(1) };
    assert.equal(into(signed, alone), signed);
  }
});

test("what is added finds its place: an empty section of its kind and topic, or the order of kinds", () => {
  const order = [["background"], ["guidance", "goals"], ["tasks"], ["safeguards"]];
  const kinds = ["background", "guidance", "tasks", "safeguards"];
  const draft = draftOf(...kinds.map((kind, at) => ({ ...section(kind, at ? 1 : 0, "文"), kind })));
  const added = (kind: string, to = draft, topics: string[] = []) =>
    shape(operations.addTemplate(to, [{ ...section("n", 1, "新"), kind, topics }], order, UNDER));
  assert.equal(added("background"), "background0 n1 guidance1 tasks1 safeguards1");
  assert.equal(added("goals"), "background0 guidance1 n1 tasks1 safeguards1");
  assert.equal(added("tasks"), "background0 guidance1 tasks1 n1 safeguards1");
  assert.equal(added("summary"), "background0 guidance1 tasks1 safeguards1 n1");
  const leading = draftOf(
    section("t", 1),
    { ...section("u", 2, ""), topics: ["family"] },
    { ...section("v", 2, ""), topics: ["minors"] },
  );
  assert.equal(added("tasks", leading, ["minors"]), "t1 u2 v2");
  assert.equal(added("tasks", leading, ["theory"]), "t1 u2 v2 n2");
});
