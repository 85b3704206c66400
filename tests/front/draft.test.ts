/** A draft: its operations, history, numbers, lines, file and check-up, without a browser. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { countDated } from "../../src/copy/lines";
import { NUMBER } from "../../src/dated/match";
import type { Notice } from "../../src/dated/notices";
import {
  type CheckupContext,
  checkUp,
  countOutdated,
  unpairedMarks,
} from "../../src/draft/checkup";
import { phraseFinder, yearOf } from "../../src/draft/dated";
import { decodeDraft, encodeDraft } from "../../src/draft/file";
import { record, redo, startHistory, undo } from "../../src/draft/history";
import { draftLines, draftNumbers, pagesOf, rowsOf, signedLines } from "../../src/draft/lines";
import {
  cleanLines,
  cleanText,
  type Draft,
  emptyDraft,
  examplesIn,
  newSection,
  piecesOf,
  type Section,
} from "../../src/draft/model";
import {
  levelOfNumber,
  numbersOf,
  sectionNumber,
  withoutTypedNumber,
} from "../../src/draft/numbering";
import * as operations from "../../src/draft/operations";
import { draftFrom } from "../../src/draft/skeleton";
import { DraftStore, type Shelf } from "../../src/draft/store";
import { asTop, sectionOfHit, withoutSignature } from "../../src/draft/templates";
import type { Hit } from "../../src/search/types";
import file from "../fixtures/draft.json";
import vectors from "../fixtures/numbering.json";

const UNDER = { 0: [1], 1: [2, 3], 2: [3], 3: [4], 4: [] };
const FIELDS = new Map(
  ["村", "年份", "日期", "隐去"].map((name) => [
    name,
    {
      name,
      label: `${name}名`,
      default: "××",
      hint: "",
      scope: name === "隐去" ? "place" : "user",
    },
  ]),
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

test("numbers are those of the build", () => {
  for (const { level, ordinal, number } of vectors.sections)
    assert.equal(sectionNumber(level, ordinal), number);
  for (const { levels, numbers } of vectors.orders) assert.deepEqual(numbersOf(levels), numbers);
  for (const { text, rest } of vectors.typed) assert.equal(withoutTypedNumber(text).trim(), rest);
});

test("a number tells its level", () => {
  for (const { level, number } of vectors.sections)
    if (level && !/^（?1000/.test(number)) assert.equal(levelOfNumber(number), level);
});

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
    operations.tellKind(operations.setTitle(TREE, "b", title), "b", kinds).sections[2]?.kind;
  assert.equal(titled("工作目标"), "goals");
  assert.equal(titled("别的"), "tasks");
  const taken = {
    ...section("a", 1),
    title: "目标",
    origin: { id: "p/x", plan: "篇", examples: [] },
  };
  assert.equal(operations.tellKind(draftOf(taken), "a", kinds).sections[0]?.kind, "tasks");
});

test("paragraphs are parted, joined, pasted into and taken away", () => {
  const draft = draftOf(section("a", 1, "甲乙丙", "丁"));
  const texts = (changed: Draft) => changed.sections[0]?.paragraphs.map(({ text }) => text);
  assert.deepEqual(texts(operations.splitParagraph(draft, "a", 0, 1)), ["甲", "乙丙", "丁"]);
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
  number: "（二）",
  title: "题",
  plan: "计划",
  place: "篇一",
  crumbs: [],
  kind: "tasks",
  topics: ["family"],
  level: "village",
  type: "plan",
  characters: 1,
  fields: [],
  lines: [],
  children: [],
  variants: [],
  dated: [],
  notices: 0,
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
  assert.equal(sectionOfHit(hit({ title: "", number: "" }), FIELDS).level, 0);
  assert.deepEqual(
    asTop([section("a", 2), section("b", 3)]).map(({ level }) => level),
    [1, 2],
  );
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

class Box implements Shelf {
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

test("windows hear each other, but not themselves", () => {
  const box = new Box();
  const [here, there] = [new DraftStore(box, UNDER, "here"), new DraftStore(box, UNDER, "there")];
  here.say("ask", "d", 5);
  const key = "plan-library:draft-talk";
  assert.equal(there.heard(key, box.getItem(key))?.says, "ask");
  assert.equal(here.heard(key, box.getItem(key)), null);
  assert.equal(there.heard(key, "{"), null);
  assert.equal(there.changed("plan-library:draft:d"), "d");
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
  assert.equal(none[0]?.place, null);
  const slot = { ...section("g", 1, ""), kind: "guidance" };
  assert.deepEqual(found(draftOf(slot, section("a", 1, "文。")), "missing")[0]?.place, {
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
  assert.deepEqual(village?.place, { part: "paragraph", section: "a", at: 0 });
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
  assert.deepEqual(repeated[0]?.place, { part: "paragraph", section: "b", at: 0 });
});

test("marks without a partner are found", () => {
  const marks = (text: string) => unpairedMarks(text).map(({ mark, at }) => mark + at);
  assert.deepEqual(marks("“甲《乙》（丙）”"), []);
  assert.deepEqual(marks("“甲"), ["“0"]);
  assert.deepEqual(marks("甲”《乙"), ["”1", "《2"]);
  assert.deepEqual(marks("“甲（乙”"), ["（2"]);
  const [finding] = found(draftOf(section("a", 1, "开展“创建活动。")), "marks");
  assert.equal(finding?.hint, "补上 ”，或删去 “");
});

const NOTICE: Notice = {
  id: "wuwu",
  title: "“五五”普法规划",
  kind: "规划",
  from: "2006",
  until: "2010",
  now: "“八五”普法规划（2021—2025年）。",
  action: "replace",
  note: "",
  pattern: "五五普法(?:规划)?",
  except: "",
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
    ...{ id: "day", title: "公民道德宣传日", from: "2003", until: "", now: "", action: "update" },
    ...{ note: "每年9月20日。", pattern: `第${NUMBER}个公民道德宣传日`, confidence: "medium" },
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
  assert.deepEqual(title?.place, { part: "section", section: "a" });
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
  const place = { part: "paragraph" as const, section: "a", at: 0 };
  const replaced = (start: number, words = "五五普法") =>
    operations.textAt(operations.replaceWords(draft, place, start, words, "普法"), place);
  assert.equal(replaced(6), "一五五普法、普法");
  assert.equal(replaced(2), "一普法、五五普法");
  assert.equal(operations.replaceWords(draft, place, 0, "四五普法", "普法"), draft);
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
