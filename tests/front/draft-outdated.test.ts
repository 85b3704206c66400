/** Phrases of a draft that have run out. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { NOTICE_NUMBER, type Notice } from "../../src/contract";
import { checkUp, countOutdated } from "../../src/draft/checkup";
import { phraseFinder } from "../../src/draft/dated";
import { signedLines } from "../../src/draft/lines";
import { textAt } from "../../src/draft/location";
import type { Draft } from "../../src/draft/model";
import * as operations from "../../src/draft/operations";
import { countDated } from "../../src/model/lines";
import { CONTEXT, draftOf, FILLING, headed, section } from "./drafts";

const NOTICE: Notice = {
  id: "wuwu",
  title: "“五五”普法规划",
  kind: "规划",
  since: "2006",
  until: "2010",
  now: "“八五”普法规划（2021—2025年）。",
  action: "replace",
  note: "",
  pattern: "五五普法(?:规划)?",
  exception: "",
  replacements: { 五五普法: "法治宣传" },
  count: null,
  sources: [{ title: "文件", url: "" }],
  confidence: "high",
  url: "notices/#wuwu",
};
const NOTICES: Notice[] = [
  NOTICE,
  {
    ...NOTICE,
    ...{ id: "day", title: "公民道德宣传日", since: "2003", until: "", now: "", action: "update" },
    ...{
      note: "每年9月20日。",
      pattern: `第${NOTICE_NUMBER}个公民道德宣传日`,
      confidence: "medium",
    },
    count: { year: 2020, number: 18, every: 1 },
  },
];
const phrases = phraseFinder({ notices: NOTICES, traditional: "規规" });
const outdated = (draft: Draft, year = 2026) =>
  checkUp(headed(draft), { ...CONTEXT, dated: (text) => phrases(text, year) }).filter(
    ({ kind }) => kind === "dated",
  );

test("phrases that have run out are found in titles and texts, with what holds now", () => {
  const draft = draftOf({ ...section("a", 1, "开展五五普法规划、五五普法。"), title: "五五普法" });
  const [title, first, second] = outdated(draft);
  assert.deepEqual(title?.location, { part: "section", section: "a" });
  assert.equal(first?.message, "“五五普法规划”需要替换：“五五”普法规划（2006—2010）");
  assert.equal(first?.hint, "现在：“八五”普法规划（2021—2025年）");
  assert.equal(first?.instead, undefined);
  assert.deepEqual(second?.instead, { text: "法治宣传", start: 9 });
  assert.equal(
    countOutdated(draft, (text) => phrases(text, 2026)),
    3,
  );
  assert.deepEqual(outdated(draftOf(section("a", 1, "{{村|五五普法}}"))), []);
});

test("numbers are held against the year of the draft", () => {
  const draft = draftOf(section("a", 1, "迎接第十八个公民道德宣传日，第24个公民道德宣传日"));
  const [first, ...rest] = outdated(draft);
  assert.deepEqual(rest, []);
  assert.deepEqual(first?.instead, { text: "第二十四个公民道德宣传日", start: 2 });
  assert.ok(first?.hint.startsWith("按年份推算是“第二十四个公民道德宣传日”"));
  const [early] = outdated(draft, 2020);
  assert.equal(early?.words, "第24个公民道德宣传日");
  assert.equal(early?.instead, undefined); // a lower number is never offered
});

test("words and numbers are replaced as they stand, where no half of a pair of marks is lost", () => {
  const instead = (text: string) =>
    outdated(draftOf(section("a", 1, text))).map((problem) => problem.instead?.text ?? "");
  assert.deepEqual(instead("五 五普法；**五五**普法；五五的普法"), ["法治宣传", "", "法治宣传"]);
  assert.deepEqual(instead("第２４个公民道德宣传日"), []);
  assert.deepEqual(
    instead("第１２个公民道德宣传日。第 2 2 个公民道德宣传日。第二 十个公民道德宣传日"),
    ["第24个公民道德宣传日", "第 24 个公民道德宣传日", "第二十四个公民道德宣传日"],
  );
});

test("without a year of the draft nothing is computed, and the finding says what is missing", () => {
  const draft = headed(
    draftOf(section("a", 1, "迎接第十八个公民道德宣传日，第24个公民道德宣传日")),
  );
  const finder = phraseFinder({ notices: NOTICES, traditional: "" }, 2026);
  const found = checkUp(draft, { ...CONTEXT, dated: (text) => finder(text, null) });
  const [told, ...rest] = found.filter(({ kind }) => kind === "dated");
  assert.deepEqual(rest, []);
  assert.equal(told?.instead, undefined);
  assert.ok(told?.hint.includes("写明年份后可以推算"));
});

test("words are replaced where they stand, or have moved to, and nowhere else", () => {
  const draft = headed(draftOf(section("a", 1, "一五五普法、五五普法")));
  const location = { part: "paragraph" as const, section: "a", at: 0 };
  const replaced = (start: number, words = "五五普法") =>
    textAt(operations.replaceWords(draft, location, start, words, "普法"), location);
  assert.equal(replaced(6), "一五五普法、普法");
  assert.equal(replaced(2), "一普法、五五普法");
  assert.equal(operations.replaceWords(draft, location, 0, "四五普法", "普法"), draft);
  const title = { part: "section" as const, section: "a" };
  const head = { part: "title" as const };
  assert.equal(operations.replaceWords(draft, title, 0, "题", "标").sections[0]?.title, "标a");
  assert.equal(operations.replaceWords(draft, head, 0, "题", "标题").title, "标题");
});

test("lines count their dated phrases where that is asked for", () => {
  const draft = headed(draftOf(section("a", 1, "五五普法，五五普法")));
  const dated = (text: string) => phrases(text, 2026).length;
  assert.equal(countDated(signedLines(draft, { ...FILLING, dated })), 2);
  assert.equal(countDated(signedLines(draft, FILLING)), 0);
});
