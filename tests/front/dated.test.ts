/** Dated phrases: where they stand, the numbers that belong to a year, and how they are told. */

import { deepEqual, equal } from "node:assert/strict";
import test from "node:test";
import { NOTICE_NUMBER, NOTICE_YEAR } from "../../src/contract";
import { folding } from "../../src/notices/fold";
import { isWritten, matcherOf, numberFor, writtenLike } from "../../src/notices/match";
import { datedWords, period } from "../../src/notices/words";
import vectors from "../fixtures/notices.json";

type Entry = { id: string; action: string; folded: { pattern: string; except?: string } };

const fold = folding(vectors.traditional);

/** A pattern of the vectors as the browser has it. */
function written(pattern: string): string {
  return pattern.split("{n}").join(NOTICE_NUMBER).split("{y}").join(NOTICE_YEAR);
}

/** As the browser has them: folded, with {n} written out, and without what still holds. */
const notices = vectors.entries
  .filter(({ action }) => action !== "keep")
  .map(({ id, folded }: Entry) => ({
    id,
    pattern: written(folded.pattern),
    exception: written(folded.except ?? ""),
  }));

test("texts are folded as the build folds them, and tell where they come from", () => {
  for (const { text, folded, origins } of vectors.folded) {
    const found = fold(text);
    equal(found.text, folded);
    deepEqual(found.origins, origins, text);
  }
});

test("phrases are marked where the build marks them", () => {
  const find = matcherOf(notices, fold);
  for (const { text, marks } of vectors.cases)
    deepEqual(
      find(text).map(({ start, end, notice }) => [start, end, notice.id]),
      marks,
      text,
    );
});

test("the number of a match is what stands for it in the pattern", () => {
  const find = matcherOf(
    [{ pattern: `第${NOTICE_NUMBER}个|建党${NOTICE_NUMBER}周年`, exception: "" }],
    fold,
  );
  const numbers = (text: string) => find(text).map(({ number }) => number);
  deepEqual(numbers("第十八个、第3个，建党 9 0 周年，第１２个"), ["十八", "3", "9 0", "１２"]);
});

test("numbers are computed for a year and written in the script of the text", () => {
  const day = { year: 2020, number: 18, every: 1 };
  const congress = { year: 2012, number: 18, every: 5 };
  deepEqual(
    [2020, 2022, 2019].map((year) => numberFor(day, year)),
    [18, 20, 17],
  );
  deepEqual(
    [2012, 2016, 2017, 2026].map((year) => numberFor(congress, year)),
    [18, 18, 19, 20],
  );
  equal(writtenLike(20, "十八"), "二十");
  equal(writtenLike(105, "90"), "105");
  equal(writtenLike(105, "九十"), "一百零五");
  equal(writtenLike(105, "九〇"), "一〇五");
  equal(writtenLike(11, "九"), "十一");
  for (const words of ["105", "一百零五", "一百〇五", "一〇五", "一零五"])
    equal(isWritten(105, words), true, words);
  equal(isWritten(105, "九十"), false);
});

test("periods say what is known", () => {
  equal(period({ since: "2001", until: "2005" }), "2001—2005");
  equal(period({ since: "2018-03", until: "2020-12-31" }), "2018年3月—2020年12月31日");
  equal(period({ since: "", until: "2005" }), "至2005");
  equal(period({ since: "2001", until: "" }), "2001起");
  equal(period({ since: "", until: "" }), "");
  equal(datedWords(2), "，含 2 处过时提法");
  equal(datedWords(0), "");
});
