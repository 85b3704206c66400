/** What the user fills in: values, how they are written down and read, and what follows from them. */

import * as assert from "node:assert/strict";
import test from "node:test";
import {
  cleanValue,
  type Decoded,
  decodeValues,
  encodeValues,
  suggestions,
  withValue,
} from "../../src/fill/model";

const pack = (values: unknown, more: object = {}) =>
  JSON.stringify({ format: "plan-library-fields", version: 1, values, ...more });
const problem = (decoded: Decoded) => ("problem" in decoded ? decoded.problem : "");

test("a value is trimmed, freed of control characters, and at most 40 characters long", () => {
  assert.equal(cleanValue("  和平\n社区\u3000"), "和平社区");
  assert.equal(cleanValue("\u202e和\u200b平\u0000\u2028"), "和平");
  assert.equal(cleanValue("\ud800村"), "村");
  assert.equal(cleanValue(" \t "), "");
  assert.equal(Array.from(cleanValue("𠮷".repeat(50))).length, 40);
});

test("a value is set, changed, and taken away by an empty one", () => {
  const one = withValue(new Map(), "村", " 桃树村 ");
  assert.deepEqual([...one], [["村", "桃树村"]]);
  assert.deepEqual([...withValue(one, "村", "梨树村")], [["村", "梨树村"]]);
  assert.deepEqual([...withValue(one, "村", "  ")], []);
  assert.equal(one.get("村"), "桃树村");
});

test("what is written down is read back", () => {
  const values = new Map([
    ["年份", "2025"],
    ["__proto__", "怪"],
  ]);
  const decoded = decodeValues(encodeValues(values));
  assert.ok("values" in decoded);
  assert.deepEqual([...decoded.values], [...values]);
});

test("damaged and foreign data is refused with its reason", () => {
  for (const text of ["", "{", "null x"]) assert.equal(problem(decodeValues(text)), "内容已经损坏");
  for (const text of ["null", "[]", "3", '{"年份":"2025"}', pack({}, { format: "other" })])
    assert.equal(problem(decodeValues(text)), "不是本站导出的“我的信息”");
  assert.equal(problem(decodeValues(pack({}, { version: 2 }))), "格式的版本不同");
  for (const values of [null, [], "x", { 年份: 2025 }, { 年份: { x: "1" } }])
    assert.equal(problem(decodeValues(pack(values))), "内容已经损坏");
  assert.equal(problem(decodeValues(pack({ 村: "长".repeat(41) }))), "“村”超过 40 个字");
  const many = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`${index}`, "x"]));
  assert.equal(problem(decodeValues(pack(many))), "内容过多");
});

test("values that were written by hand are cleaned, and empty ones left out", () => {
  const decoded = decodeValues(pack({ 村: " 桃树\n村 ", 镇: "  " }));
  assert.ok("values" in decoded);
  assert.deepEqual([...decoded.values], [["村", "桃树村"]]);
});

test("from the year follow the year before and the anniversary, where they are not filled in", () => {
  const offered = (...values: [string, string][]) => [...suggestions(new Map(values))];
  assert.deepEqual(offered(["年份", "2025"]), [
    ["上年份", "2024"],
    ["建党周年", "104"],
  ]);
  assert.deepEqual(offered(["年份", "2025"], ["上年份", "2023"]), [["建党周年", "104"]]);
  assert.deepEqual(offered(["年份", "1921"]), [["上年份", "1920"]]);
  for (const year of ["20××", "25", "20250", "1025", ""])
    assert.deepEqual(offered(["年份", year]), []);
  assert.deepEqual(offered(), []);
});
