/** A plan's title in the library, and that of a document. */

import { equal } from "node:assert/strict";
import test from "node:test";
import { documentTitle } from "../../src/model/title";

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
