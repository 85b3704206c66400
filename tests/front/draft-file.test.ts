/** A draft as a file. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { decodeFile } from "../../src/browser/upload";
import { MAX_TEXT } from "../../src/contract";
import { decodeDraft, encodeDraft, MAX_FILE_BYTES, readDraft } from "../../src/draft/file";
import type { Section } from "../../src/draft/model";
import file from "../fixtures/draft.json";
import { draftOf, section, UNDER } from "./drafts";

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
  assert.ok(changed((data) => (data.version = 4)).includes("更新的版本"));
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

/** The paragraphs that a file of a version has, whose first one has a text. */
const readAt = (version: number, text: string): unknown => {
  const data = JSON.parse(JSON.stringify(file));
  data.version = version;
  if (version === 1) delete data.draft.official;
  data.draft.sections[0].paragraphs = [{ text, item: false }];
  const decoded = decodeDraft(JSON.stringify(data), UNDER);
  return "draft" in decoded ? decoded.draft.sections[0]?.paragraphs[0]?.text : decoded.problem;
};

test("a table is kept in a file, cleaned, and files from before it have none", () => {
  const table = "甲\t乙\u202e\u2028丙\n丁\t\u0000";
  assert.equal(readAt(3, table), "甲\t乙\u2028丙\n丁\t");
  assert.equal(readAt(3, "甲\t乙\n丙"), "甲\t乙\n丙\t");
  for (const version of [1, 2]) assert.equal(readAt(version, "甲\t乙\n丙"), "甲 乙 丙");
});

test("what a newer site has stored is not read as if it were older", () => {
  const { draft } = JSON.parse(JSON.stringify(file));
  const read = readDraft({ ...draft, version: 4 }, UNDER);
  assert.deepEqual(read, { problem: "来自更新的版本，请先更新本站" });
});

test("the file of the largest draft that a browser keeps is read back", async () => {
  const kept = 5 * 1024 * 1024; // UTF-16 units of a site's storage
  const texts = Array.from({ length: Math.floor(kept / MAX_TEXT) }, () => "字".repeat(MAX_TEXT));
  const draft = draftOf(section("a", 1, ...texts));
  const written = new File([encodeDraft(draft)], "大.草稿.json");
  assert.ok(written.size > 15_000_000);
  const read = await decodeFile(written, MAX_FILE_BYTES, (text) => decodeDraft(text, UNDER));
  assert.ok("draft" in read);
  assert.deepEqual(read.draft.sections, draft.sections);
});
