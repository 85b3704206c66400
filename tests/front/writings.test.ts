import { deepEqual, equal, ok } from "node:assert/strict";
import test from "node:test";
import { blankOf } from "../../src/search/blanks";
import { parseQuery } from "../../src/search/query";
import { holds, withBlanks, writingsOf } from "../../src/search/writings";

const fold = (text: string) => text.normalize("NFKC").toLowerCase();
/** The one term of a query. */
const termOf = (query: string) => parseQuery(query, fold).terms.join("|");

test("what is left out is found, whatever stands for it", () => {
  const forms =
    "××社区 xx社区 XX社区 ＸＸ社区 xxx社区 某社区 某某社区 **社区 ****社区 ○○社区 __社区 △△社区";
  for (const typed of forms.split(" ")) {
    for (const text of ["在××社区的", "在×××社区的", "本社区（××社区）"])
      ok(holds(text, termOf(typed)), `${typed} in ${text}`);
  }
  for (const typed of "20xx年 20XX年 ２０ＸＸ年 20**年 20__年 20○○年 20--年 20……年 201x年".split(
    " ",
  ))
    ok(holds(typed.startsWith("201") ? "201×年" : "20××年度", termOf(typed)), typed);
  for (const typed of ["20xx年x月x日", "20XX年XX月XX日", "20__年__月__日", "20××年×月×日"])
    ok(holds("20××年×月×日", termOf(typed)), typed);
  ok(holds("××省××市××区", termOf("xx省xx市xx区")));
  ok(holds("党的××大精神", termOf("党的xx大")));
  ok(holds("xx社区的计划", "××社区"), "the other way round too");
  ok(holds("**社区的计划", "××社区"));
});

test("what only looks like a blank is none", () => {
  for (const word of ["xx", "xxx", "×", "xxl", "exxon", "某些人", "某种", "二〇〇八", "x光"])
    deepEqual(
      writingsOf(word).filter((writing) => /××|某社区|\*\*/.test(writing)),
      [],
      word,
    );
  equal(withBlanks("**志愿服务**").trim(), "志愿服务");
  equal(termOf("**志愿服务**的__意义__"), "志愿服务|的|意义");
  equal(withBlanks("二○○八年"), "二○○八年");
});

test("numbers are found in digits and in numerals", () => {
  const same: string[][] = [
    ["2012年", "二〇一二年", "二零一二年", "二○一二年"],
    ["1998年工作", "一九九八年工作"],
    ["第3季度", "第三季度"],
    ["12月5日", "十二月五日"],
    ["2012年12月25日", "二〇一二年十二月二十五日"],
    ["90%以上", "百分之九十以上"],
    ["100%", "百分之百"],
    ["18届三中全会", "十八届三中全会"],
    ["党的18大", "党的十八大"],
    ["4个全面", "四个全面"],
    ["2个", "两个"],
    ["24字", "二十四字"],
    ["建党100周年", "建党一百周年"],
    ["十二五规划", "“十二五”规划", "第十二个五年规划", "第12个五年规划"],
    ["十三五期间", "“十三五”期间"],
  ];
  for (const group of same)
    for (const typed of group)
      for (const text of group) ok(holds(`按${text}要求`, typed), `${typed} in ${text}`);
  ok(holds("二〇一二年", termOf("二O一二年")));
  ok(holds("二〇一二年", termOf("二0一二年")));
  ok(holds("2012年", termOf("2O12年")));
  ok(holds("2012年", termOf("２０１２年")));
  ok(holds("20××年", termOf("二〇XX年")));
});

test("a number is no other number", () => {
  for (const [typed, text] of [
    ["2012年", "2013年"],
    ["2012年", "12012年"],
    ["十二五", "二十五"],
    ["第三季度", "第十三季度"],
    ["一致", "1致"],
    ["九十", "90"],
  ] as const)
    equal(
      writingsOf(typed)
        .slice(1)
        .some((writing) => text.includes(writing)),
      false,
      typed,
    );
  deepEqual(writingsOf("志愿服务"), ["志愿服务"]);
  deepEqual(writingsOf("统一思想"), ["统一思想"]);
  ok(writingsOf("20xx年第3季度xx社区").length <= 24);
});

test("what changes from year to year is left open", () => {
  const open: Record<string, string> = {
    "2017年": "20××年",
    二〇一七年: "20××年",
    "2017年工作计划": "20××年工作计划",
    党的十八大: "党的××大",
    党的18大精神: "党的××大精神",
    十八届三中全会: "××届×中全会",
    第十八届三中全会: "××届×中全会",
    "201x年": "20××年",
    第十二个五年规划: "××五规划",
    十四五: "××五",
    建党95周年: "建党××周年",
    xx: "××",
  };
  for (const [term, blank] of Object.entries(open)) equal(blankOf(term), blank, term);
  for (const term of ["志愿服务", "十大杰出青年", "2012", "120173年", "人大代表", "三个代表"])
    if (term !== "2012") equal(blankOf(term), undefined, term);
});
