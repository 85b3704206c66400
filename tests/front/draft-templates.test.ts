/** Templates and skeletons become sections. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { draftNumbers } from "../../src/draft/lines";
import { draftFrom } from "../../src/draft/skeleton";
import { sectionOfHit, withoutSignature } from "../../src/draft/templates";
import { FIELDS, hit, section, UNDER } from "./drafts";

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
