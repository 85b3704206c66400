/** What is said of a step that was undone, and where it is shown. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { changeBetween } from "../../src/draft/changed";
import type { Draft } from "../../src/draft/model";
import { draftOf, section, TREE } from "./drafts";

const words = (text: string) => text.replace("{{村}}", "桃园村");
const told = (before: Draft, after: Draft) => {
  const { what, location } = changeBetween(before, after, words);
  const place =
    location && "section" in location
      ? `${location.section}${location.part === "paragraph" ? location.at : ""}`
      : (location?.part ?? "");
  return `${what} @${place}`;
};
const [a, b, c] = [section("a", 1, "一", "二"), section("b", 1, "三"), section("c", 2)];
const BASE = draftOf(a, b, c);

test("the head and the facts", () => {
  assert.equal(told(BASE, { ...BASE, title: "新" }), "改了标题 @title");
  assert.equal(told(BASE, { ...BASE, date: "今天" }), "改了日期 @date");
  assert.equal(told(BASE, { ...BASE, level: "town" }), "改了适用层级或文种 @");
  assert.equal(told(BASE, { ...BASE, title: "新", organisation: "村" }), "改了标题等 2 处 @title");
});

test("a paragraph, a title, a kind", () => {
  const second = { ...a, paragraphs: [a.paragraphs[0], { text: "另", item: false }] } as typeof a;
  assert.equal(told(BASE, draftOf(second, b, c)), "改了“一、题a”第 2 个自然段 @a1");
  const item = { ...b, paragraphs: [{ text: "三", item: true }] };
  assert.equal(told(BASE, draftOf(a, item, c)), "改了“二、题b”第 1 个自然段 @b0");
  const shorter = { ...a, paragraphs: a.paragraphs.slice(0, 1) };
  assert.equal(told(BASE, draftOf(shorter, b, c)), "改了“一、题a”第 2 个自然段 @a0");
  assert.equal(
    told(BASE, draftOf({ ...a, paragraphs: [] }, b, c)),
    "改了“一、题a”第 1 个自然段 @a",
  );
  assert.equal(told(BASE, draftOf(a, { ...b, title: "{{村}}" }, c)), "改了“二、桃园村”的标题 @b");
  assert.equal(told(BASE, draftOf(a, b, { ...c, title: "" })), "改了没有标题的一段的标题 @c");
  assert.equal(told(BASE, draftOf(a, { ...b, kind: "goals" }, c)), "改了“二、题b”的章节类型 @b");
});

test("sections that come and go; what is gone is shown by what stood before it", () => {
  assert.equal(told(draftOf(a, b), BASE), "加上了“（一）题c” @c");
  assert.equal(told(BASE, draftOf(a, b)), "去掉了“（一）题c” @b");
  assert.equal(told(BASE, draftOf(b, c)), "去掉了“一、题a” @b");
  assert.equal(told(BASE, draftOf(a)), "去掉了“二、题b”等 2 处 @a");
  assert.equal(told(draftOf(a), draftOf()), "去掉了“一、题a” @title");
});

test("sections that move, with what stands under them, and such as change their level", () => {
  assert.equal(told(BASE, draftOf(b, c, a)), "改了“二、题a”的位置 @a");
  assert.equal(told(draftOf(b, c, a), BASE), "改了“一、题a”的位置 @a");
  assert.equal(told(BASE, draftOf(a, { ...b, level: 2 }, c)), "改了“（一）题b”的级别 @b");
  const [o, ...rest] = TREE.sections;
  assert.equal(told(TREE, draftOf(...rest, ...(o ? [o] : []))), "改了没有标题的一段的位置 @o");
});
