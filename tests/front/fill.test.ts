/** What the user fills in: values, how they are written down and read, and what follows from them. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { completed } from "../../src/fill/endings";
import { following, known, levelOf } from "../../src/fill/follows";
import {
  cleanValue,
  type Decoded,
  decodeValues,
  encodeValues,
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

const VALUES = (...values: [string, string][]) => new Map(values);

test("what follows from other values stands for what is not filled in", () => {
  const follows = (...values: [string, string][]) =>
    Object.fromEntries(following(VALUES(...values)));
  assert.deepEqual(follows(["年份", "2025"]), {
    上年份: "2024",
    建党周年: "104",
    五年规划: "十四五",
  });
  assert.deepEqual(follows(["年份", "2026"]), {
    上年份: "2025",
    建党周年: "105",
    五年规划: "十五五",
  });
  assert.equal(follows(["年份", "2031"]).五年规划, "十六五");
  assert.equal(follows(["年份", "2025"], ["上年份", "2023"]).上年份, undefined);
  assert.deepEqual(follows(["年份", "1921"]), { 上年份: "1920" });
  for (const year of ["20××", "25", "20250", "1025", ""])
    assert.deepEqual(follows(["年份", year]), {});
  assert.deepEqual(follows(), {});
  assert.deepEqual(follows(["年份", "2025"], ["党代会届次", "二十"]), {
    上年份: "2024",
    建党周年: "104",
    五年规划: "十四五",
    上届党代会届次: "十九",
    党代会后年数: "三",
  });
  assert.equal(follows(["年份", "2022"], ["党代会届次", "二十"]).党代会后年数, undefined);
  assert.equal(follows(["年份", "2028"], ["党代会届次", "二十"]).党代会后年数, undefined);
  assert.equal(known(VALUES(["年份", "2025"], ["上年份", "2023"])).get("上年份"), "2023");
});

test("who signs, and the level, follow from the smallest place that is filled in", () => {
  const told = (...values: [string, string][]) => [
    known(VALUES(...values)).get("落款单位"),
    levelOf(VALUES(...values)),
  ];
  const street: [string, string] = ["街道", "殿前街道"];
  assert.deepEqual(told(["社区", "桃园社区"], street), ["桃园社区居民委员会", "community"]);
  assert.deepEqual(told(["村", "桃树村"], ["镇", "前洋镇"]), ["桃树村村民委员会", "village"]);
  assert.deepEqual(told(street), ["殿前街道办事处", "subdistrict"]);
  assert.deepEqual(told(["镇", "前洋乡"]), ["前洋乡人民政府", "town"]);
  assert.deepEqual(told(["落款单位", "桃园社区党委"], street), ["桃园社区党委", "subdistrict"]);
  assert.deepEqual(told(["村", "桃树村"], ["社区", "桃园社区"]), [undefined, ""]);
  assert.deepEqual(told(), [undefined, ""]);
});

test("names of places are kept in the form that the texts around them need", () => {
  for (const [name, value, kept] of [
    ["城市", "大连市", "大连"],
    ["城市", "大连", "大连"],
    ["城市", "沙市", "沙市"],
    ["省区", "辽宁省", "辽宁"],
    ["省区", "广西壮族自治区", "广西"],
    ["省区", "内蒙古自治区", "内蒙古"],
    ["省区", "北京市", "北京"],
    ["社区", "桃园", "桃园社区"],
    ["社区", "桃园社区", "桃园社区"],
    ["社区", "桃园社区居委会", "桃园社区"],
    ["社区", "桃园社区居民委员会", "桃园社区"],
    ["社区", "桃园社区党总支", "桃园社区"],
    ["社区", "桃园社区一网格", "桃园社区一网格"],
    ["社区", "××社区", "××社区"],
    ["村", "桃树", "桃树村"],
    ["村", "李家庄", "李家庄村"],
    ["村", "桃树村村委会", "桃树村"],
    ["村", "桃树村委会", "桃树村"],
    ["村", "乌兰嘎查", "乌兰嘎查"],
    ["街道", "殿前", "殿前街道"],
    ["街道", "殿前街道办事处", "殿前街道"],
    ["街道", "前洋镇", "前洋镇"],
    ["镇", "前洋镇人民政府", "前洋镇"],
    ["镇", "前洋", "前洋"],
    ["区", "沙河口", "沙河口"],
    ["区", "沙河口区", "沙河口区"],
    ["落款单位", "大连市", "大连市"],
  ] as const) {
    assert.equal(withValue(new Map(), name, value).get(name), kept, value);
    const read = decodeValues(pack({ [name]: value }));
    assert.equal("values" in read && read.values.get(name), kept, value);
    assert.equal(withValue(new Map(), name, kept).get(name), kept, `${kept} twice`);
  }
});

test("values are kept in the form that the texts around them need, however they are written", () => {
  for (const [name, value, kept] of [
    ["年份", "2027年", "2027"],
    ["年份", "2027 年度", "2027"],
    ["年份", "２０２７", "2027"],
    ["年份", "二〇二七年", "2027"],
    ["年份", "二○二七", "2027"],
    ["年份", "27", "27"],
    ["年份", "20××年", "20××年"],
    ["上年份", "2026年", "2026"],
    ["日期", "2026-12-05", "2026年12月5日"],
    ["日期", "2026.1.5", "2026年1月5日"],
    ["日期", "2026/1/5", "2026年1月5日"],
    ["日期", "2026年01月05日", "2026年1月5日"],
    ["日期", "２０２６年１月５日", "2026年1月5日"],
    ["日期", "二〇二六年十二月三十一日", "2026年12月31日"],
    ["日期", "2026年12月", "2026年12月"],
    ["日期", "2026-13-05", "2026-13-05"],
    ["日期", "2026-1.5", "2026-1.5"],
    ["日期", "二〇二六年十三月一日", "二〇二六年十三月一日"],
    ["五年规划", "“十五五”规划", "十五五"],
    ["五年规划", "“十五五”", "十五五"],
    ["五年规划", "十五五时期", "十五五"],
    ["五年规划", "第十五个五年规划", "十五五"],
    ["五年规划", "十五年", "十五年"],
    ["建党周年", "106周年", "106"],
    ["建党周年", "一百零六", "一百零六"],
    ["党代会届次", "二十大", "二十"],
    ["党代会届次", "党的二十大", "二十"],
    ["党代会届次", "第20次", "二十"],
    ["党代会届次", "二十", "二十"],
    ["党代会后年数", "第5年", "五"],
    ["现有级别", "区", "区级"],
    ["创建级别", "“市级”", "市级"],
    ["创建级别", "省级文明社区", "省级"],
    ["创建级别", "全国", "全国"],
    ["称号级别", "市", "市"],
    ["发展战略", "科技兴区战略", "科技兴区"],
    ["主题口号", "“做文明人”", "做文明人"],
    ["主题教育", "《做文明人》", "做文明人"],
    ["主题口号", "“学”与“做”", "“学”与“做”"],
    ["社区", "“幸福里”", "幸福里社区"],
  ] as const) {
    assert.equal(withValue(new Map(), name, value).get(name), kept, value);
    assert.equal(withValue(new Map(), name, kept).get(name), kept, `${kept} twice`);
  }
});

test("a name that could end in several ways is offered with one, and not completed by itself", () => {
  assert.equal(completed("区", "沙河口"), "沙河口区");
  assert.equal(completed("镇", "前洋"), "前洋镇");
  for (const whole of ["沙河口区", "庄河市", "长海县", "鄂温克旗"])
    assert.equal(completed("区", whole), undefined);
  assert.equal(completed("镇", "前洋乡"), undefined);
  assert.equal(completed("社区", "桃园"), undefined);
});
