/** Where drafts are kept, and windows that share them. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { DraftStore } from "../../src/draft/store";
import { Box, MemoryMirror, TREE, UNDER } from "./drafts";

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

test("what was deleted is put back where its room has been taken: in the window, and in the mirror for the next", async () => {
  const { box, mirror, after } = cutOff(3, 0);
  const store = after();
  const raw = store.raw("d") ?? "";
  store.remove("d");
  assert.equal(mirror.map.size, 0);
  box.room = 10;
  assert.equal(store.restore("d", raw), false);
  assert.deepEqual([titlesOf(store), store.revision("d")], [["第3次"], 3]);
  assert.equal(await store.isSafe("d"), true);
  const next = after();
  await next.recover();
  assert.deepEqual(titlesOf(next), ["第3次"]);
  box.room = Number.POSITIVE_INFINITY;
  assert.equal(store.write(titled("有地方了"), 3, new Date(9)), "kept");
  store.remove("d");
  [box.room, mirror.usable] = [10, false];
  assert.equal(store.restore("d", raw), false);
  assert.deepEqual(titlesOf(store), ["第3次"]);
  assert.equal(await store.isSafe("d"), false);
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

const PREFIX = "plan-library:draft:";
const titled = (title: string) => ({ ...TREE, title });

/** A browser that was cut off: its storage is as it was some changes ago, its mirror as it was last. */
function cutOff(changes: number, forgotten: number) {
  const [box, mirror] = [new Box(), new MemoryMirror()];
  const store = new DraftStore(box, UNDER, "before", null, mirror);
  let late = new Map(box.map);
  for (let at = 0; at < changes; at++) {
    store.write(titled(`第${at + 1}次`), at, new Date(at + 1));
    if (at === changes - forgotten - 1) late = new Map(box.map);
  }
  box.map = late;
  return { box, mirror, after: () => new DraftStore(box, UNDER, "after", null, mirror) };
}

const titlesOf = (store: DraftStore) => store.list().map(({ title }) => title);

test("what the storage has lost comes back from the mirror, a new draft as well", async () => {
  for (const [changes, forgotten] of [
    [9, 5],
    [9, 9],
    [1, 1],
  ] as const) {
    const { after } = cutOff(changes, forgotten);
    const store = after();
    const [back, ...more] = await store.recover();
    assert.deepEqual([back?.title, more.length], [`第${changes}次`, 0]);
    assert.deepEqual([store.revision("d"), store.current()], [changes, "d"]);
    assert.ok(store.wasCutOff("d"));
    assert.equal(store.write(titled("再"), changes, new Date(99)), "kept");
    assert.deepEqual(await after().recover(), []);
  }
});

test("the mirror puts nothing back where nothing was lost", async () => {
  const { box, after } = cutOff(3, 0);
  const before = new Map(box.map);
  assert.deepEqual(await after().recover(), []);
  assert.deepEqual(box.map, before);
});

test("what was deleted stays deleted, and what was put back again stays", async () => {
  const { box, mirror, after } = cutOff(3, 0);
  const store = after();
  const raw = store.raw("d") ?? "";
  store.remove("d");
  assert.equal(mirror.map.size, 0);
  store.restore("d", raw);
  box.map.clear();
  assert.deepEqual(
    (await after().recover()).map(({ title }) => title),
    ["第3次"],
  );
});

test("two states that each seem newer are both kept", async () => {
  const { box, mirror, after } = cutOff(9, 5);
  const early = JSON.parse(mirror.map.get("d") ?? "");
  const written = new DraftStore(box, UNDER, "without", null, null);
  written.write(titled("没有镜像时写的"), 4, new Date(50));
  const store = after();
  await store.recover();
  assert.deepEqual(titlesOf(store).sort(), ["没有镜像时写的", "第9次（找回）"].sort());
  assert.deepEqual(await after().recover(), []);
  // The same revision, written by two windows.
  mirror.map.set("d", JSON.stringify({ ...early, revision: 5, draft: titled("另一个") }));
  await after().recover();
  assert.equal(titlesOf(after()).length, 3);
});

test("a damaged draft comes back whole, and a damaged mirror changes nothing", async () => {
  const { box, mirror, after } = cutOff(3, 0);
  box.map.set(`${PREFIX}d`, '{"revision":3,"saved":"2026","draft":{"ti');
  await after().recover();
  assert.deepEqual(titlesOf(after()), ["第3次"]);
  for (const text of ["", "{", "null", '{"revision":99,"draft":{}}']) {
    mirror.map.set("d", text);
    await after().recover();
    assert.deepEqual(titlesOf(after()), ["第3次"]);
    assert.equal(mirror.map.get("d"), box.map.get(`${PREFIX}d`));
  }
});

test("what a full storage did not take comes back, with or without room", async () => {
  const { box, mirror, after } = cutOff(1, 0);
  const store = after();
  box.room = 10;
  assert.equal(store.write(titled("存不下"), 1, new Date(2)), "full");
  const crowded = after();
  assert.equal((await crowded.recover()).length, 1);
  assert.deepEqual([titlesOf(crowded), crowded.revision("d")], [["存不下"], 2]);
  assert.equal(crowded.write(titled("还是存不下"), 2, new Date(3)), "full");
  box.room = Number.POSITIVE_INFINITY;
  // A window that found it does not write over what another one has written since.
  assert.equal(new DraftStore(box, UNDER, "other").write(titled("别处"), 1, new Date(4)), "kept");
  box.map.set(
    `${PREFIX}d`,
    (box.map.get(`${PREFIX}d`) ?? "").replace('"revision":2', '"revision":3'),
  );
  assert.equal(crowded.write(titled("盖掉"), 2, new Date(5)), "conflict");
  mirror.map.clear();
});

test("whether what is kept is safe is known when it stands in the mirror", async () => {
  const { mirror, after } = cutOff(1, 0);
  const store = after();
  store.write(titled("甲"), 1, new Date(2));
  assert.equal(await store.isSafe("d"), true);
  assert.ok(mirror.map.get("d")?.includes("甲"));
  mirror.usable = false;
  store.write(titled("乙"), 2, new Date(3));
  assert.equal(await store.isSafe("d"), false);
  const alone = new DraftStore(new Box(), UNDER, "alone");
  alone.write(TREE, 0, new Date(1));
  assert.equal(await alone.isSafe("d"), false);
});
