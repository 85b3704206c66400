/** What stands above an official document: its figures, its names and where they stand. */

import { deepEqual, equal } from "node:assert/strict";
import test from "node:test";
import { documentNumberOf, namesOf, secrecyOf, serialOf, signedHead } from "../../src/model/head";
import { letterheadLines, letterheadSize } from "../../src/model/letterhead";

test("the number of a copy has six figures; what is no number stays", () => {
  const written = ["1", "000012", "１２", "1234567", "第1份", " 7 ", ""];
  deepEqual(written.map(serialOf), [
    "000001",
    "000012",
    "000012",
    "1234567",
    "第1份",
    "000007",
    "",
  ]);
});

test("a degree of secrecy and its time are parted by a star", () => {
  const written = ["秘密*1年", "机密 ★ 5年", "绝密", "秘密☆长期", "秘密＊6个月"];
  deepEqual(written.map(secrecyOf), ["秘密★1年", "机密★5年", "绝密", "秘密★长期", "秘密★6个月"]);
});

test("the number of a document has its year in 〔〕, and neither 第 nor zeros", () => {
  for (const [written, printed] of [
    ["桃政发〔2026〕5号", "桃政发〔2026〕5号"],
    ["桃政发[2026]5号", "桃政发〔2026〕5号"],
    ["桃政发（2026）第05号", "桃政发〔2026〕5号"],
    ["桃政发【２０２６】１２号", "桃政发〔2026〕12号"],
    ["桃政发 [2026] 5", "桃政发〔2026〕5号"],
    ["桃政发〔2026〕100号", "桃政发〔2026〕100号"],
    ["桃政发〔2026〕×号", "桃政发〔2026〕×号"],
    ["2026年第5号", "2026年第5号"],
    ["", ""],
  ] as const)
    equal(documentNumberOf(written), printed);
});

test("names are parted by marks and blanks, but for the blank within one", () => {
  deepEqual(namesOf("张三"), ["张三"]);
  deepEqual(namesOf("张　三"), ["张三"]);
  deepEqual(namesOf(" 张 三、李四 王 五；欧阳建国,赵六"), [
    "张三",
    "李四",
    "王五",
    "欧阳建国",
    "赵六",
  ]);
  deepEqual(namesOf("张 李四"), ["张", "李四"]);
  deepEqual(namesOf("张"), ["张"]);
  deepEqual(namesOf(" 、"), []);
});

const told = (reference: string, ...names: string[]) =>
  signedHead(reference, names).map((row) =>
    row.map(({ text, left }) => `${left}${text}`).join(" "),
  );

test("the number begins a character in, and the name ends one", () => {
  deepEqual(told("桃居〔2026〕5号", "张三"), ["1桃居〔2026〕5号 21签发人： 25张三"]);
  deepEqual(told("", "欧阳修"), ["20签发人： 24欧阳修"]);
});

test("two names a line below each other, the number beside the last of them", () => {
  deepEqual(told("桃〔2026〕5号", "张三", "欧阳修", "李四"), [
    "16签发人： 20张　三 24欧阳修",
    "1桃〔2026〕5号 20李　四",
  ]);
  deepEqual(told("桃〔2026〕5号", "张三", "李四"), ["1桃〔2026〕5号 18签发人： 22张三 25李四"]);
});

test("a number that has no room beside the name stands below it, and nothing is lost of long names", () => {
  const long = "桃花源街道桃园社区居民委员会〔2026〕12号";
  deepEqual(told(long, "张三"), ["21签发人： 25张三", `1${long}`]);
  equal(
    told("", "买买提·吐尔逊江·阿卜杜热合曼·艾合买提江·木合塔尔")[0]?.startsWith("0签发人： 4买"),
    true,
  );
});

test("a letterhead is never smaller than a title; it goes on to another line, broken by sense", () => {
  deepEqual(letterheadLines("桃园镇人民政府文件"), ["桃园镇人民政府文件"]);
  const long = "中共青山区幸福街道幸福里社区总支部委员会青山区幸福街道幸福里社区居民委员会文件";
  const lines = letterheadLines(long);
  equal(lines.join(""), long);
  equal(lines[0], "中共青山区幸福街道幸福里社区总支部委员会");
  for (let length = 1; length <= 60; length++) {
    const size = letterheadSize("国".repeat(length));
    equal(size >= 22 && size <= 62, true, `${length} ${size}`);
  }
});
