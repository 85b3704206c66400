/** Files of drafts as they come from other programs. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { decodeFile, OUT_OF_REACH, textOf } from "../../src/browser/upload";

const DRAFT = '{"title":"社区精神文明建设工作计划，志愿服务联通千家万户"}';
/** The same in the encoding of Notepad on a Chinese Windows. */
const GBK = Buffer.from(
  "7b227469746c65223a22c9e7c7f8beabc9f1cec4c3f7bda8c9e8b9a4d7f7bcc6bbaea3acd6bed4b8b7fecef1c1aacda8c7a7bcd2cdf2bba7227d",
  "hex",
);
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return big ? bytes.swap16() : bytes;
};

test("a text is read in whatever encoding an office's editor has kept it, or not at all", () => {
  const utf8 = Buffer.from(DRAFT);
  for (const bytes of [utf8, Buffer.from(`\ufeff${DRAFT}`), GBK])
    assert.equal(textOf(bytes), DRAFT);
  for (const big of [false, true]) {
    const marked = utf16(DRAFT, big);
    for (const bytes of [marked, marked.subarray(2)]) assert.equal(textOf(bytes), DRAFT);
  }
  assert.equal(textOf(Buffer.from('{"a":1}')), '{"a":1}');
  assert.equal(textOf(Buffer.from("")), "");
});

test("damaged bytes never become other characters", () => {
  const utf8 = Buffer.from(DRAFT);
  for (let at = 10; at < utf8.length - 2; at++) {
    const damaged = Buffer.from(utf8);
    damaged[at] = 0xff;
    assert.equal(textOf(damaged), null);
    const lacking = Buffer.concat([utf8.subarray(0, at), utf8.subarray(at + 1)]);
    const text = textOf(lacking);
    assert.ok(text === null || DRAFT.includes(text.slice(0, 8)), `without byte ${at}`);
    assert.ok(text === null || !/[\ufffd]/.test(text));
  }
});

test("what another program has made is named, and what cannot be had is not called damaged", async () => {
  const told = async (...parts: BlobPart[]) => decodeFile(new File(parts, "x"), 99, () => "text");
  const problem = (name: string) => ({ problem: `这是${name}，不是本站导出的 .json 文件` });
  assert.deepEqual(await told("PK\x03\x04rest"), problem(" Word 文档或压缩包"));
  assert.deepEqual(await told("%PDF-1.7"), problem(" PDF 文件"));
  assert.deepEqual(await told(Buffer.from("d0cf11e0a1b11ae1", "hex")), problem("旧版 Word 文档"));
  assert.equal(await told("{}"), "text");
  assert.deepEqual(await told("x".repeat(100)), { problem: "文件太大" });
  const held = new File(["{}"], "x");
  held.arrayBuffer = () => Promise.reject(new DOMException("", "NotReadableError"));
  assert.deepEqual(await decodeFile(held, 99, () => ""), { problem: OUT_OF_REACH });
});
