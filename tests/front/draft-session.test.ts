/** An open draft: kept as it changes, and limited to what can be read back. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { Session } from "../../src/compose/session";
import { MAX_PARAGRAPHS } from "../../src/contract";
import { type Draft, excess } from "../../src/draft/model";
import * as operations from "../../src/draft/operations";
import { DraftStore } from "../../src/draft/store";
import { sectionOfHit } from "../../src/draft/templates";
import { cleanLines } from "../../src/draft/text";
import { Box, draftOf, FIELDS, hit, section, TREE, UNDER } from "./drafts";
import { pick, randomOf } from "./random";

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
  assert.equal(session.refusal, "没有改成：一份草稿最多 20000 个自然段");
  assert.equal(session.draft, TREE);
  const half = "文".repeat(30_000);
  const halves = draftOf(section("a", 1, half, half));
  const merged = operations.mergeParagraph(halves, "a", 1);
  assert.equal(merged.sections[0]?.paragraphs[0]?.text.length, 60_000);
  assert.equal(excess(merged), "一个自然段最多 50000 字，请分成几段");
  const pasted = operations.pasteLines(halves, "a", 0, [5, 5], cleanLines(half));
  assert.equal(excess(pasted), "一个自然段最多 50000 字，请分成几段");
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
