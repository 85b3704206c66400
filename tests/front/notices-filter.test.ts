/** Words that narrow the list of notices. */

import { equal, ok } from "node:assert/strict";
import test from "node:test";
import { plain } from "../../src/notices/filter";

test("words are found in whatever width and between whatever quotation marks", () => {
  const row = plain("“十五”计划 “三个代表”重要思想 2015年 APP");
  for (const asked of ["２０１５", "'三个代表'重要思想", "“十五”", "十五计划", "app", "「十五」"])
    ok(row.includes(plain(asked)), asked);
  equal(row.includes(plain("十六")), false);
  equal(plain("“”"), "");
});
