/** A plan's title in the library, and that of a document. */

import { deepEqual, equal, ok } from "node:assert/strict";
import test from "node:test";
import { documentTitle } from "../../src/model/title";
import { titleLines } from "../../src/model/title-lines";

test("a document does not have what tells plans of the library apart in its title", () => {
  for (const [title, own] of [
    ["文明社区创建规划（另一版本）", "文明社区创建规划"],
    ["社区工作计划（道德教育与社会事业，另一版本之二）", "社区工作计划"],
    ["社区工作计划（道德建设与志愿服务）", "社区工作计划"],
    ["社区工作计划(另一版本)", "社区工作计划"],
    ["社区工作计划（草案）（另一版本）", "社区工作计划（草案）"],
    ["社区工作计划（试行）", "社区工作计划（试行）"],
    ["社区工作计划（征求意见稿）", "社区工作计划（征求意见稿）"],
    ["社区工作计划（2026年度）", "社区工作计划（2026年度）"],
    ["社区规划（2026—2030年）", "社区规划（2026—2030年）"],
    ["社区（村）工作计划", "社区（村）工作计划"],
    ["（另一版本）", "（另一版本）"],
    ["", ""],
  ] as const)
    equal(documentTitle(title), own);
});

/** Each as it is to be broken. */
const BROKEN = [
  "桃园社区精神文明建设工作计划",
  "桃花源街道桃园社区 / 关于2026年精神文明建设工作的计划",
  "桃花源街道桃园社区居民委员会 / 关于加强新时代公民道德建设的实施计划",
  "中共桃花源街道桃园社区总支部委员会 / 桃园社区居民委员会关于深入推进2026年 / 新时代文明实践和精神文明建设工作的计划",
  "关于印发《桃园社区2026年 / 精神文明建设工作计划》的通知",
  "关于××社区2026年度精神文明建设 / 和未成年人思想道德建设工作的计划",
  "桃园社区居民委员会2026年 / 安全生产和消防安全工作计划",
  "大连市甘井子区泡崖街道玉境社区 / 2026年文明城市创建工作实施方案",
  "2026年桃园村乡村振兴战略规划 / 和村庄环境整治工作要点",
  "桃园社区新时代文明实践站2026年度 / 学雷锋志愿服务活动方案（征求意见稿）",
  "桃园社区2026—2030年 / 创建全国文明社区工作规划",
  "桃园社区党总支2026年 / 党风廉政建设和反腐败工作计划",
  "××县××镇××村 / 2026年创建省级文明村镇工作计划",
  "桃园社区贯彻落实 / 《新时代公民道德建设实施纲要》工作方案",
];
/** What no line may end and the next begin with. */
const WHOLE = [
  "社区", "街道", "委员会", "居民", "精神文明", "未成年人", "道德", "工作计划", "工作方案", "实施方案", "志愿服务",
  "新时代", "2026年", "2026年度", "建设工作", "乡村振兴", "党风廉政", "环境", "安全", "通知", "要点", "《", "》", "（", "）",
]; // biome-ignore format: words

test("a title is broken by sense, and its lines are even", () => {
  for (const broken of BROKEN)
    deepEqual(titleLines(broken.replace(/ \/ /g, "")).join(" / "), broken);
});

test("no word is parted, with a browser's list of words or without one", () => {
  const { Segmenter } = Intl as { Segmenter?: unknown };
  try {
    for (const list of [Segmenter, undefined]) {
      (Intl as { Segmenter?: unknown }).Segmenter = list;
      for (const broken of BROKEN) {
        const title = broken.replace(/ \/ /g, "");
        const lines = titleLines(title);
        equal(lines.join(""), title);
        for (const [at, line] of lines.entries()) {
          const next = lines[at + 1];
          if (next === undefined) continue;
          ok(!/^[的，。、；：！？》）”]/.test(next) && !/[《（“]$/.test(line), lines.join(" / "));
          for (const word of WHOLE)
            for (let part = 1; part < word.length; part++)
              ok(
                !(line.endsWith(word.slice(0, part)) && next.startsWith(word.slice(part))),
                `${word} in ${lines.join(" / ")}`,
              );
        }
      }
    }
  } finally {
    (Intl as { Segmenter?: unknown }).Segmenter = Segmenter;
  }
});

test("breaks of the user's own stay, and what has no words is cut", () => {
  deepEqual(titleLines("桃园社区\n2026年工作计划"), ["桃园社区", "2026年工作计划"]);
  deepEqual(titleLines(""), [""]);
  equal(titleLines("国".repeat(45)).join(""), "国".repeat(45));
  for (const line of titleLines("国".repeat(45))) ok(line.length <= 20);
  equal(titleLines("A".repeat(90)).join(""), "A".repeat(90));
  for (const text of ["长", "桃园社区精神文明建设工作计划", "和 的"])
    equal(titleLines(text.repeat(10_000)).join(""), text.repeat(10_000));
});

test("a title of more than three lines is broken between words too", () => {
  const title = "桃园街道关于进一步加强和改进未成年人思想道德建设".repeat(3);
  const lines = titleLines(title);
  equal(lines.join(""), title);
  ok(lines.length > 3);
  for (const line of lines) {
    ok(line.length <= 20, line);
    ok(!/(?:未|未成|未成年|思|思想道|建)$/.test(line), line);
  }
});
