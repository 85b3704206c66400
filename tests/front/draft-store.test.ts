/** Where drafts are kept, and windows that share them. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { DraftStore } from "../../src/draft/store";
import { Box, TREE, UNDER } from "./drafts";

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
