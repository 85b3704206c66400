/** A draft: its operations, history, numbers, lines, file and check-up, without a browser. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { Session } from "../../src/compose/session";
import { MAX_PARAGRAPHS, NOTICE_NUMBER, type Notice } from "../../src/contract";
import {
  type CheckupContext,
  checkUp,
  countOutdated,
  unpairedPunctuation,
} from "../../src/draft/checkup";
import { phraseFinder, yearOf } from "../../src/draft/dated";
import { decodeDraft, encodeDraft } from "../../src/draft/file";
import { record, redo, startHistory, undo } from "../../src/draft/history";
import {
  draftLines,
  draftNumbers,
  itemNumbers,
  pagesOf,
  rowsOf,
  signedLines,
} from "../../src/draft/lines";
import {
  cleanLines,
  cleanText,
  type Draft,
  emptyDraft,
  examplesIn,
  excess,
  newSection,
  piecesOf,
  type Section,
} from "../../src/draft/model";
import * as operations from "../../src/draft/operations";
import { draftFrom } from "../../src/draft/skeleton";
import { DraftStore, type KeyValueStorage } from "../../src/draft/store";
import { sectionOfHit, withoutSignature } from "../../src/draft/templates";
import { countDated } from "../../src/model/lines";
import type { Hit } from "../../src/search/types";
import file from "../fixtures/draft.json";
import { declared, fieldsOf } from "./fields";
import { pick, randomOf } from "./random";

const UNDER = { 0: [1], 1: [2, 3], 2: [3], 3: [4], 4: [] };
const FIELDS = fieldsOf(
  ...["村", "年份", "日期"].map((name) => declared(name, { label: `${name}名` })),
  declared("隐去", { label: "隐去名", scope: "local" }),
);
const neutral = (name: string) => FIELDS.get(name)?.default ?? "";
const FILLING = { fields: FIELDS, resolve: neutral };

const section = (id: string, level: number, ...texts: string[]): Section =>
  newSection({
    id,
    level,
    title: level ? `题${id}` : "",
    paragraphs: texts.map((text) => ({ text, item: false })),
  });
const draftOf = (...sections: Section[]): Draft => ({
  ...emptyDraft("d", "village", "plan"),
  sections,
});
/** a1 b2 c3: ids and levels. */
const shape = (draft: Draft) => draft.sections.map(({ id, level }) => id + level).join(" ");
const TREE = draftOf(
  section("o", 0, "开头"),
  section("a", 1),
  section("b", 2),
  section("c", 3),
  section("d", 2),
  section("e", 1),
  section("f", 2),
);

// Numbers

// Text

test("a text is cleaned of what cannot be seen, and emoji stay whole", () => {
  assert.equal(cleanText("甲\u0000\u0007乙\u202e丙\u200b\ufeff丁\u00ad"), "甲乙丙丁");
  assert.equal(cleanText("甲\t乙\n丙\u2028丁\u00a0戊"), "甲 乙 丙 丁 戊");
  assert.equal(cleanText("\ud800甲\udc00"), "甲");
  assert.equal(cleanText("👨‍👩‍👧 🇨🇳 👍🏽"), "👨‍👩‍👧 🇨🇳 👍🏽");
  assert.equal(cleanText("甲\u200d乙"), "甲乙");
  assert.equal(cleanText("𠮷".repeat(40_000)).length, 50_000);
});

test("pasted text comes in as paragraphs", () => {
  assert.deepEqual(cleanLines("一\r\n\r\n 二\u0085三\u2029\t四 "), ["一", "二", "三", "四"]);
});

test("fields are told from text, undeclared ones are text", () => {
  assert.deepEqual(piecesOf("在{{村|桃树村}}和{{无此项}}{{村}}", FIELDS), [
    "在",
    { name: "村", example: "桃树村" },
    "和{{无此项}}",
    { name: "村", example: null },
  ]);
  assert.deepEqual(examplesIn(["{{村|甲村}}", "{{村|甲村}}{{村}}"], FIELDS), ["甲村"]);
});

// Operations

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
    "2.每周读书，每月交流；每季评比。",
    "（1）一至四季度都要开展的活动，由各小组自己安排时间和地点，并在季末交一份小结给社区。",
  );
  const cut = operations.outline(draftOf(pasted), "a", kinds, UNDER);
  const outline = cut.sections.map(({ level, title, kind }) => `${level} ${title} ${kind}`);
  assert.deepEqual(outline, [
    "0  background",
    "1 工作目标 goals",
    "1 主要任务 tasks",
    "2 加强学习 tasks",
    "3 读书会 tasks",
  ]);
  assert.deepEqual(
    cut.sections.map(({ paragraphs }) => paragraphs.map(({ text }) => text)),
    [
      ["为做好工作，制定计划。"],
      ["争创先进。"],
      [],
      ["每月一次，记好笔记。"],
      pasted.paragraphs.slice(-2).map(({ text }) => text),
    ],
  );
  assert.equal(operations.outline(cut, "a", kinds, UNDER), cut);
});

test("a pasted plan becomes a draft with its title, sections and signature", () => {
  const lines = [
    "2026年桃园社区工作计划",
    "为做好工作：",
    "一、目标",
    "争先。",
    "桃园社区居委会",
    "2026年1月5日",
  ];
  const draft = operations.fromText(draftOf(), lines, new Map([["goals", "目标"]]), UNDER);
  assert.deepEqual(
    [draft.title, draft.organisation, draft.date],
    ["2026年桃园社区工作计划", "桃园社区居委会", "2026年1月5日"],
  );
  const sections = draft.sections.map(({ level, title, kind, paragraphs }) => {
    return [level, title, kind, ...paragraphs.map(({ text }) => text)];
  });
  assert.deepEqual(sections, [
    [0, "", "background", "为做好工作："],
    [1, "目标", "goals", "争先。"],
  ]);
  const plain = operations.fromText(draftOf(), ["没有编号的文字。"], new Map(), UNDER);
  assert.deepEqual(
    plain.sections.map(({ level }) => level),
    [0],
  );
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

// History

test("undo and redo go through all states; typing in one place is one step", () => {
  let history = startHistory(0);
  history = record(history, 1, "");
  history = record(history, 2, "t");
  history = record(history, 3, "t");
  history = record(history, 4, "u");
  assert.equal(record(history, 4, ""), history);
  const back = undo(history);
  assert.equal(back.present, 3);
  assert.equal(undo(back).present, 1);
  assert.equal(undo(undo(undo(undo(back)))).present, 0);
  assert.equal(redo(undo(back)).present, 3);
  assert.equal(redo(redo(redo(undo(back)))).present, 4);
  assert.deepEqual(record(undo(back), 9, "t").future, []);
});

// Lines

test("a draft's lines have numbers, fields filled in, and nothing empty", () => {
  const draft: Draft = {
    ...draftOf(section("o", 0, "在{{村|桃树村}}。"), section("a", 1), {
      ...section("b", 2, ""),
      paragraphs: [
        { text: "甲", item: true },
        { text: "乙", item: true },
        { text: "段", item: false },
        { text: "丙", item: true },
      ],
    }),
    title: "{{村}}计划",
    organisation: "{{村}}村委会",
    date: "",
  };
  const plain = signedLines(draft, FILLING).map(({ number, text }) => number + text);
  assert.deepEqual(plain, [
    "××计划",
    "在××。",
    "一、题a",
    "（一）题b",
    "1.甲",
    "2.乙",
    "段",
    "1.丙",
    "××村委会",
  ]);
  assert.equal(draftLines(draft, FILLING).length, 8);
  assert.deepEqual(draftNumbers(draft), ["", "一、", "（一）"]);
});

test("lines are counted as the official page has them", () => {
  const paragraph = (text: string) => rowsOf({ kind: "paragraph", level: 0, number: "", text });
  assert.equal(paragraph("字".repeat(26)), 1);
  assert.equal(paragraph("字".repeat(27)), 2);
  assert.equal(paragraph("a".repeat(52)), 1);
  assert.equal(rowsOf({ kind: "title", level: 0, number: "", text: "字".repeat(21) }), 3);
  assert.deepEqual([0, 22, 23, 45].map(pagesOf), [1, 1, 2, 3]);
});

// Templates and skeletons

const hit = (given: Partial<Hit>): Hit => ({
  id: "wm-1/a",
  url: "",
  level: 2,
  number: "（二）",
  title: "题",
  plan: "计划",
  shortName: "篇一",
  crumbs: [],
  kind: "tasks",
  topics: ["family"],
  planLevel: "village",
  planType: "plan",
  characters: 1,
  fields: [],
  lines: [],
  children: [],
  variants: [],
  marks: [],
  marksUnder: 0,
  rank: 0,
  match: "exact",
  through: "",
  ...given,
});

test("a template of the library becomes a section that knows where it came from", () => {
  const made = sectionOfHit(hit({ lines: ["在{{村|桃树村}}", "1.\t一项"] }), FIELDS);
  assert.equal(made.level, 2);
  assert.deepEqual(made.paragraphs, [
    { text: "在{{村|桃树村}}", item: false },
    { text: "一项", item: true },
  ]);
  assert.deepEqual(made.origin, { id: "wm-1/a", plan: "篇一　计划", examples: ["桃树村"] });
  assert.equal(sectionOfHit(hit({ level: 0, title: "", number: "" }), FIELDS).level, 0);
});

test("a plan's signature is not one of its sections", () => {
  const closing = { ...section("z", 0, "{{村}}村委会", "{{日期}}"), kind: "signature" };
  const parted = withoutSignature([section("a", 1, "文"), closing]);
  assert.deepEqual(parted.signature, ["{{村}}村委会", "{{日期}}"]);
  assert.equal(parted.sections.length, 1);
});

test("a skeleton becomes a draft with a place to write in each slot but those that lead others", () => {
  const slot = (level: number) => ({ kind: "tasks", level, title: level ? "题" : "", topics: [] });
  const draft = draftFrom(
    {
      level: "village",
      type: "plan",
      title: "甲",
      organisation: "乙",
      date: "丙",
      slots: [slot(0), slot(1), slot(2), slot(1)],
    },
    UNDER,
  );
  assert.deepEqual(
    draft.sections.map(({ paragraphs }) => paragraphs.length),
    [1, 0, 1, 1],
  );
  assert.deepEqual(draftNumbers(draft), ["", "一、", "（一）", "二、"]);
});

// Files

test("a draft is read back from its file", () => {
  const written = JSON.stringify(file);
  const decoded = decodeDraft(written, UNDER);
  assert.ok("draft" in decoded);
  assert.deepEqual(JSON.parse(encodeDraft(decoded.draft)), file);
});

test("a damaged or foreign file is told in words", () => {
  const problem = (text: string) => {
    const decoded = decodeDraft(text, UNDER);
    return "problem" in decoded ? decoded.problem : "";
  };
  const changed = (change: (data: Record<string, unknown>) => void) => {
    const data = JSON.parse(JSON.stringify(file));
    change(data);
    return problem(JSON.stringify(data));
  };
  assert.equal(problem(""), "文件是空的");
  assert.equal(problem("{"), "文件已经损坏");
  assert.equal(problem("[]"), "不是本站导出的草稿文件");
  assert.equal(problem('{"format":"plan-library-fields"}'), "不是本站导出的草稿文件");
  assert.ok(changed((data) => (data.version = 2)).includes("更新的版本"));
  for (const name of Object.keys(file.draft))
    assert.ok(
      changed((data) => delete (data.draft as Record<string, unknown>)[name]),
      name,
    );
  for (const name of Object.keys(file.draft.sections[0] ?? {}))
    assert.ok(
      changed((data) => {
        delete (data.draft as { sections: Record<string, unknown>[] }).sections[0]?.[name];
      }),
      name,
    );
  const sections = (change: (sections: Section[]) => void) =>
    changed((data) => change((data.draft as { sections: Section[] }).sections));
  assert.ok(sections((all) => all.push(...all)));
  assert.ok(sections((all) => Object.assign(all[0] ?? {}, { level: 1.5 })));
  assert.ok(sections((all) => Object.assign(all[0] ?? {}, { kind: "<b>" })));
  assert.ok(sections((all) => Object.assign(all[0] ?? {}, { title: "长".repeat(201) })));
});

test("what a file holds is cleaned on its way in", () => {
  const data = JSON.parse(JSON.stringify(file));
  data.draft.title = "甲\u202e乙\u0000";
  data.draft.sections[1].level = 4;
  const decoded = decodeDraft(JSON.stringify(data), UNDER);
  assert.ok("draft" in decoded);
  assert.equal(decoded.draft.title, "甲乙");
  assert.equal(decoded.draft.sections[1]?.level, 1);
});

// The store

class Box implements KeyValueStorage {
  map = new Map<string, string>();
  room = Number.POSITIVE_INFINITY;
  get length(): number {
    return this.map.size;
  }
  key(index: number): string | null {
    return [...this.map.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.map.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (value.length > this.room) throw new Error("QuotaExceededError");
    this.map.set(key, value);
  }
  removeItem(key: string): void {
    this.map.delete(key);
  }
}

test("a draft is kept, listed and read; another window's is never written over", () => {
  const box = new Box();
  const here = new DraftStore(box, UNDER, "here");
  const there = new DraftStore(box, UNDER, "there");
  assert.equal(here.write({ ...TREE, title: "甲" }, 0, new Date(1)), "kept");
  assert.equal(there.write({ ...TREE, title: "乙" }, 0, new Date(2)), "conflict");
  assert.equal(there.write({ ...TREE, title: "乙" }, 1, new Date(2)), "kept");
  assert.equal(here.write({ ...TREE, title: "丙" }, 1, new Date(3)), "conflict");
  const opened = here.read("d");
  assert.ok("draft" in opened);
  assert.deepEqual([opened.draft.title, opened.revision], ["乙", 2]);
  here.write({ ...TREE, id: "e" }, 0, new Date(9));
  assert.deepEqual(
    here.list().map(({ id }) => id),
    ["e", "d"],
  );
  here.remove("d");
  assert.ok("problem" in here.read("d"));
});

test("a full or refused storage is told, and what was kept stays", () => {
  const box = new Box();
  const store = new DraftStore(box, UNDER, "here");
  store.write(TREE, 0, new Date(1));
  box.room = 10;
  assert.equal(store.write({ ...TREE, title: "甲" }, 1, new Date(2)), "full");
  assert.equal(store.revision("d"), 1);
  assert.equal(new DraftStore(null, UNDER, "x").write(TREE, 0, new Date(1)), "refused");
  assert.deepEqual(new DraftStore(null, UNDER, "x").list(), []);
});

test("a damaged draft is listed with its problem, and can be had as it is", () => {
  const box = new Box();
  box.map.set("plan-library:draft:x", '{"revision":3,"draft":{"ti');
  const [stored] = new DraftStore(box, UNDER, "here").list();
  assert.equal(stored?.problem, "这份草稿已经损坏，打不开");
  assert.ok(new DraftStore(box, UNDER, "here").raw("x")?.startsWith("{"));
});

test("what was deleted is put back, but not over what is there", () => {
  const box = new Box();
  const store = new DraftStore(box, UNDER, "here");
  store.write(TREE, 0, new Date(1));
  const raw = store.raw("d") ?? "";
  store.remove("d");
  assert.ok(store.restore("d", raw));
  store.write({ ...TREE, title: "新" }, 1, new Date(2));
  store.restore("d", raw);
  assert.equal(store.revision("d"), 2);
  store.remove("d");
  box.room = 10;
  assert.ok(!store.restore("d", raw));
});

test("a revision is known however a draft was written", () => {
  const box = new Box();
  const store = new DraftStore(box, UNDER, "here");
  box.map.set("plan-library:draft:d", JSON.stringify({ draft: TREE, revision: 7 }));
  assert.equal(store.revision("d"), 7);
  assert.equal(store.write(TREE, 7, new Date(1)), "kept");
  assert.equal(store.revision("d"), 8);
});

test("each window begins with its own draft again, and one that was cut off is told of", () => {
  const box = new Box();
  const [here, there, fresh] = ["here", "there", "fresh"].map(
    (me) => new DraftStore(box, UNDER, me, new Box()),
  ) as [DraftStore, DraftStore, DraftStore];
  for (const id of ["a", "b"]) here.write({ ...TREE, id }, 0, new Date(1));
  here.open("a");
  there.open("b");
  assert.deepEqual([here.current(), there.current(), fresh.current()], ["a", "b", "b"]);
  there.close("b");
  assert.deepEqual([here.wasCutOff("a"), here.wasCutOff("b")], [true, false]);
  here.remove("a");
  assert.deepEqual([here.current(), here.wasCutOff("a")], ["b", false]);
});

test("windows hear each other, but not themselves", () => {
  const box = new Box();
  const [here, there] = [new DraftStore(box, UNDER, "here"), new DraftStore(box, UNDER, "there")];
  here.send("ask", "d", 5);
  const key = "plan-library:draft-talk";
  assert.equal(there.receive(key, box.getItem(key))?.says, "ask");
  assert.equal(here.receive(key, box.getItem(key)), null);
  assert.equal(there.receive(key, "{"), null);
  assert.equal(there.changed("plan-library:draft:d"), "d");
});

// The session

const KEY = "plan-library:draft:d";
const TALK = "plan-library:draft-talk";
const retitled = (title: string) => (draft: Draft) => operations.setFacts(draft, { title });

/** Windows that have the same stored draft open; the first is the oldest. They hear nothing unless they are told. */
function windows(box: Box, ...names: string[]): Session[] {
  new DraftStore(box, UNDER, "before").write(TREE, 0, new Date(1));
  return names.map((me) => {
    const store = new DraftStore(box, UNDER, me, new Box());
    const opened = store.read("d");
    assert.ok("draft" in opened);
    return new Session(store, opened.draft, opened.revision, () => {});
  });
}

test("whatever is done with a draft, it can be read back", () => {
  const random = randomOf(5);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const marks = [..."甲。👨👩‍👧 𠮷", "\ud83d", "\udc00", "\u200b", "\u0000"];
  const words = (most: number) =>
    Array.from({ length: upTo(most) }, () => pick(random, marks)).join("");
  const template = () => {
    const kind = pick(random, ["tasks", "signature"]);
    const lines = Array.from({ length: upTo(4) }, () => words(20));
    const number = pick(random, ["一、", "（一）", "1.", "（1）"]);
    return Array.from({ length: 1 + upTo(2) }, () =>
      sectionOfHit(hit({ kind, lines, number, title: words(300), plan: words(300) }), FIELDS),
    );
  };
  const box = new Box();
  const store = new DraftStore(box, UNDER, "here");
  const session = new Session(store, TREE, 0, () => {});
  for (let step = 0; step < 600; step++) {
    const { sections } = session.draft;
    const id = pick(random, sections)?.id ?? "";
    const at = upTo(3);
    const acts: ((draft: Draft) => Draft)[] = [
      (draft) => operations.setFacts(draft, { title: words(400), date: words(400) }),
      (draft) => operations.setTitle(draft, id, words(400)),
      (draft) => operations.setParagraph(draft, id, at, words(random() < 0.1 ? 60_000 : 9)),
      (draft) =>
        operations.pasteLines(draft, id, at, [1, 2], cleanLines(`${words(9)}\n${words(9)}`)),
      (draft) => operations.pasteLines(draft, id, at, [0, 0], [words(random() < 0.1 ? 60_000 : 9)]),
      (draft) => operations.mergeParagraph(draft, id, at),
      (draft) => operations.toggleItem(draft, id, at),
      (draft) => operations.addParagraph(draft, id),
      (draft) => operations.addOwn(draft, id, `n${step}`, UNDER),
      (draft) => operations.addTemplate(draft, template(), [["tasks"]], UNDER),
      (draft) => operations.fillSection(draft, id, template(), UNDER),
      (draft) => operations.demote(draft, id, UNDER),
      (draft) => operations.moveUp(draft, id, UNDER),
      (draft) => (sections.length > 9 ? operations.removeSection(draft, id, UNDER) : draft),
    ];
    if (!session.apply(pick(random, acts))) continue;
    const read = store.read("d");
    assert.ok("draft" in read, `step ${step}`);
    assert.deepEqual(read.draft, session.draft);
  }
  assert.ok(session.saved);
});

test("what is more than can be read back is refused, and nothing of it is cut", () => {
  const session = new Session(new DraftStore(new Box(), UNDER, "here"), TREE, 0, () => {});
  const lines = Array.from({ length: MAX_PARAGRAPHS + 1 }, () => "行");
  const paste = (draft: Draft) => operations.pasteLines(draft, "o", 0, [0, 0], lines);
  assert.equal(session.apply(paste), false);
  assert.equal(session.refusal, "没有改成：一份草稿最多 20000 段");
  assert.equal(session.draft, TREE);
  const half = "文".repeat(30_000);
  const halves = draftOf(section("a", 1, half, half));
  const merged = operations.mergeParagraph(halves, "a", 1);
  assert.equal(merged.sections[0]?.paragraphs[0]?.text.length, 60_000);
  assert.equal(excess(merged), "一段最多 50000 字");
  const pasted = operations.pasteLines(halves, "a", 0, [5, 5], cleanLines(half));
  assert.equal(excess(pasted), "一段最多 50000 字");
  assert.equal(excess(halves), "");
  assert.ok(session.apply(retitled("甲")));
  assert.equal(session.refusal, "");
});

test("a copy of a draft with the longest title can be opened", () => {
  const store = new DraftStore(new Box(), UNDER, "here");
  const session = new Session(store, { ...TREE, title: "长".repeat(200) }, 0, () => {});
  const copy = store.read(session.copyAway() ?? "");
  assert.ok("draft" in copy);
  assert.equal(copy.draft.title, `${"长".repeat(196)}（另存）`);
});

test("a window does not take over while what it has could not be kept", () => {
  const box = new Box();
  const [here, there] = windows(box, "here", "there") as [Session, Session];
  there.apply(retitled("那边"));
  here.apply(retitled("这里"));
  assert.deepEqual([here.mode, here.outcome], ["lost", "conflict"]);
  box.room = 10;
  assert.equal(here.takeOver(), false);
  assert.deepEqual([here.draft.title, here.mode, here.atRisk], ["这里", "lost", true]);
  box.room = Number.POSITIVE_INFINITY;
  assert.ok(here.takeOver());
  assert.deepEqual([here.draft.title, here.mode, here.atRisk], ["那边", "own", false]);
  const titles = new DraftStore(box, UNDER, "x").list().map(({ title }) => title);
  assert.deepEqual(titles.sort(), ["这里（另存）", "那边"].sort());
});

test("what was kept as a copy is not at risk", () => {
  const [here, there] = windows(new Box(), "here", "there") as [Session, Session];
  there.apply(retitled("那边"));
  here.apply(retitled("这里"));
  assert.ok(here.copyAway());
  assert.equal(here.atRisk, false);
});

test("a window that has a draft says so; one that slept while it was written does not", () => {
  const box = new Box();
  const [first, second] = windows(box, "a", "b") as [Session, Session];
  const ask = box.getItem(TALK);
  first.receive(TALK, ask);
  second.receive(TALK, box.getItem(TALK));
  assert.deepEqual([first.mode, second.mode], ["own", "elsewhere"]);

  const other = new Box();
  const [slept, wrote] = windows(other, "a", "b") as [Session, Session];
  const asked = other.getItem(TALK);
  assert.ok(wrote.apply(retitled("新")));
  slept.receive(TALK, asked);
  assert.equal(other.getItem(TALK), asked);
  slept.receive(KEY, other.getItem(KEY));
  assert.deepEqual([slept.mode, wrote.mode], ["lost", "own"]);
  wrote.receive(TALK, JSON.stringify({ says: "held", id: "d", from: "a", since: 0, turn: 1 }));
  assert.equal(wrote.mode, "own");
});

test("a draft that another window deletes stays here, and is kept again when it goes on", () => {
  const box = new Box();
  const [here] = windows(box, "here") as [Session];
  const raw = box.getItem(KEY) ?? "";
  const there = new DraftStore(box, UNDER, "there");
  there.remove("d");
  here.receive(KEY, null);
  assert.deepEqual([here.mode, here.outcome, here.atRisk], ["own", "deleted", true]);
  there.restore("d", raw);
  here.receive(KEY, raw);
  assert.deepEqual([here.mode, here.atRisk], ["own", false]);
  there.remove("d");
  here.receive(KEY, null);
  assert.ok(here.apply(retitled("还在")));
  assert.deepEqual([here.mode, here.atRisk], ["own", false]);
  there.remove("d");
  here.receive(KEY, null);
  assert.ok(here.takeOver());
  const read = there.read("d");
  assert.ok("draft" in read && read.draft.title === "还在");
  assert.equal(there.list().length, 1);
});

test("a window that comes back shows what was written meanwhile, and goes on", () => {
  const box = new Box();
  const [here, there] = windows(box, "here", "there") as [Session, Session];
  there.apply(retitled("那边"));
  here.close();
  here.refresh();
  assert.deepEqual([here.draft.title, here.mode], ["那边", "own"]);
  assert.ok(new DraftStore(box, UNDER, "x").wasCutOff("d"));
  assert.ok(here.apply(retitled("这里")));
  there.apply(retitled("没有存下"));
  there.refresh();
  assert.deepEqual([there.draft.title, there.mode], ["没有存下", "lost"]);
});

// The check-up

const CONTEXT: CheckupContext = {
  shapes: {
    plan: {
      must: [
        ["background", "guidance", "goals"],
        ["tasks", "measures"],
      ],
      must_not: ["summary"],
      order: [["background"], ["guidance", "goals"], ["tasks"], ["safeguards"]],
    },
  },
  kinds: new Map([
    ["background", "背景"],
    ["guidance", "指导思想"],
    ["goals", "目标"],
    ["tasks", "任务"],
    ["measures", "措施"],
    ["summary", "总结"],
    ["safeguards", "组织保障"],
  ]),
  types: new Map([["plan", "计划"]]),
  under: UNDER,
  fields: FIELDS,
  values: new Map([["年份", "2026"]]),
  dated: () => [],
};
const headed = (draft: Draft): Draft => ({
  ...draft,
  title: "题",
  organisation: "单位",
  date: "2026年1月5日",
});
const found = (draft: Draft, kind: string) =>
  checkUp(headed(draft), CONTEXT).filter((finding) => finding.kind === kind);

test("headings side by side are of one level", () => {
  const draft = draftOf(section("a", 1, "文。"), section("b", 3, "文。"), section("c", 2, "文。"));
  const [uneven, ...rest] = found(draft, "order");
  assert.deepEqual(rest, []);
  assert.deepEqual(uneven?.location, { part: "section", section: "c" });
  assert.ok(uneven?.message.startsWith("“（一）"), uneven?.message);
  assert.ok(uneven?.message.includes("并列的“1."), uneven?.message);
});

test("marks in a field's own words are the field's", () => {
  const draft = draftOf(section("a", 1, "开展“{{村|“桃}}”活动，“{{村|树”}}。"));
  const marks = found(draft, "punctuation");
  assert.equal(marks.length, 1);
  assert.ok(marks[0]?.words.includes("活动，“"));
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

test("punctuation without a partner is found", () => {
  const alone = (text: string) => unpairedPunctuation(text).map(({ sign, at }) => sign + at);
  assert.deepEqual(alone("“甲《乙》（丙）”"), []);
  assert.deepEqual(alone("“甲"), ["“0"]);
  assert.deepEqual(alone("甲”《乙"), ["”1", "《2"]);
  assert.deepEqual(alone("“甲（乙”"), ["（2"]);
  const [finding] = found(draftOf(section("a", 1, "开展“创建活动。")), "punctuation");
  assert.equal(finding?.hint, "补上 ”，或删去 “");
});

const NOTICE: Notice = {
  id: "wuwu",
  title: "“五五”普法规划",
  kind: "规划",
  since: "2006",
  until: "2010",
  now: "“八五”普法规划（2021—2025年）。",
  action: "replace",
  note: "",
  pattern: "五五普法(?:规划)?",
  exception: "",
  replacements: { 五五普法: "法治宣传" },
  count: null,
  sources: [{ title: "文件", url: "" }],
  confidence: "high",
  url: "notices/#wuwu",
};
const NOTICES: Notice[] = [
  NOTICE,
  {
    ...NOTICE,
    ...{ id: "day", title: "公民道德宣传日", since: "2003", until: "", now: "", action: "update" },
    ...{
      note: "每年9月20日。",
      pattern: `第${NOTICE_NUMBER}个公民道德宣传日`,
      confidence: "medium",
    },
    count: { year: 2020, number: 18, every: 1 },
  },
];
const phrases = phraseFinder(NOTICES);
const outdated = (draft: Draft, year = 2026) =>
  checkUp(headed(draft), { ...CONTEXT, dated: (text) => phrases(text, year) }).filter(
    ({ kind }) => kind === "dated",
  );

test("phrases that have run out are found in titles and texts, with what holds now", () => {
  const draft = draftOf({ ...section("a", 1, "开展五五普法规划、五五普法。"), title: "五五普法" });
  const [title, first, second] = outdated(draft);
  assert.deepEqual(title?.location, { part: "section", section: "a" });
  assert.equal(first?.message, "“五五普法规划”需要替换：“五五”普法规划（2006—2010）");
  assert.equal(first?.hint, "现在：“八五”普法规划（2021—2025年）");
  assert.equal(first?.instead, undefined);
  assert.deepEqual(second?.instead, { text: "法治宣传", start: 9 });
  assert.equal(
    countOutdated(draft, (text) => phrases(text, 2026)),
    3,
  );
  assert.deepEqual(outdated(draftOf(section("a", 1, "{{村|五五普法}}"))), []);
});

test("numbers are held against the year of the draft", () => {
  const draft = draftOf(section("a", 1, "迎接第十八个公民道德宣传日，第24个公民道德宣传日"));
  const [first, ...rest] = outdated(draft);
  assert.deepEqual(rest, []);
  assert.deepEqual(first?.instead, { text: "第二十四个公民道德宣传日", start: 2 });
  assert.ok(first?.hint.startsWith("按年份推算是“第二十四个公民道德宣传日”"));
  assert.equal(outdated(draft, 2020)[0]?.words, "第24个公民道德宣传日");
});

test("the year of a draft is the user's, or that of its date, or this one", () => {
  const today = new Date(2030, 0, 1);
  const dated = (date: string) => ({ ...draftOf(), date });
  assert.equal(yearOf(dated("2026年1月5日"), new Map([["年份", "2025"]]), today), 2025);
  assert.equal(yearOf(dated("2026年1月5日"), new Map(), today), 2026);
  assert.equal(yearOf(dated("二〇二六年"), new Map([["年份", "今"]]), today), 2026);
  assert.equal(yearOf(dated("{{日期|2009年1月}}"), new Map(), today), 2030);
});

test("words are replaced where they stand, or have moved to, and nowhere else", () => {
  const draft = headed(draftOf(section("a", 1, "一五五普法、五五普法")));
  const location = { part: "paragraph" as const, section: "a", at: 0 };
  const replaced = (start: number, words = "五五普法") =>
    operations.textAt(operations.replaceWords(draft, location, start, words, "普法"), location);
  assert.equal(replaced(6), "一五五普法、普法");
  assert.equal(replaced(2), "一普法、五五普法");
  assert.equal(operations.replaceWords(draft, location, 0, "四五普法", "普法"), draft);
  const title = { part: "section" as const, section: "a" };
  const head = { part: "title" as const };
  assert.equal(operations.replaceWords(draft, title, 0, "题", "标").sections[0]?.title, "标a");
  assert.equal(operations.replaceWords(draft, head, 0, "题", "标题").title, "标题");
});

test("lines count their dated phrases where that is asked for", () => {
  const draft = headed(draftOf(section("a", 1, "五五普法，五五普法")));
  const dated = (text: string) => phrases(text, 2026).length;
  assert.equal(countDated(signedLines(draft, { ...FILLING, dated })), 2);
  assert.equal(countDated(signedLines(draft, FILLING)), 0);
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
