/** Tables that are made of a draft's own words. */

import { deepEqual, ok } from "node:assert/strict";
import test from "node:test";
import { editTable, putOver, type TableAct } from "../../src/draft/table-edit";
import { dutyTable, scheduleTable, taskTable } from "../../src/draft/tables";
import { LINE_ROOM } from "../../src/model/official";
import {
  joinedParts,
  linesOfRow,
  tableRows,
  tableSetting,
  tableText,
  textParts,
} from "../../src/model/tables";
import { draftOf, section } from "./drafts";

const task = (id: string, level: number, ...texts: string[]) => ({
  ...section(id, level, ...texts),
  kind: "tasks",
});

test("tasks are taken as they are written, and what the text does not say stays empty", () => {
  const draft = draftOf(
    section("o", 0, "开头。"),
    { ...section("a", 1, "指导思想。"), kind: "guidance" },
    task("b", 1),
    task("c", 2, "清理{{村}}楼道。", "责任人：张三；完成时限：2026年6月。"),
    task("d", 2, "3月底前完成台账。"),
    task("e", 2, "责任到人，按时完成。"),
    task("f", 2, " "),
  );
  deepEqual(taskTable(draft), [
    ["任务", "措施", "责任人", "完成时限"],
    ["题c", "清理{{村}}楼道。责任人：张三；完成时限：2026年6月。", "张三", "2026年6月"],
    ["题d", "3月底前完成台账。", "", "3月底"],
    ["题e", "责任到人，按时完成。", "", ""],
  ]);
});

test("a table of nothing names its columns, and has room to write in", () => {
  for (const [rows, head] of [
    [taskTable(draftOf()), ["任务", "措施", "责任人", "完成时限"]],
    [dutyTable(draftOf()), ["序号", "工作任务", "牵头单位", "配合单位", "责任人"]],
    [scheduleTable(draftOf()), ["时间", "工作内容", "责任人"]],
  ] as const)
    deepEqual(rows, [head, head.map(() => ""), head.map(() => "")]);
});

test("who leads, helps and answers for a task is taken as it is written", () => {
  const draft = draftOf(
    task("a", 2, "牵头单位：{{村}}党支部；配合单位：妇联，责任人：张三。"),
    task("b", 2, "人人有责。", "甲\t乙"),
  );
  deepEqual(dutyTable(draft).slice(1), [
    ["1", "题a", "{{村}}党支部", "妇联", "张三"],
    ["2", "题b", "", "", ""],
  ]);
});

test("what begins with a time stands beside it, and so does a section whose title has one", () => {
  const draft = draftOf(
    section("a", 1, "3月上旬，召开动员会，责任人：张三。二季度开展评比；年底总结。"),
    { ...section("b", 1, "摸底。"), title: "准备阶段（1月—2月）" },
    section("c", 1, "全面推进各项工作，到2026年5月1日为止。每月组织一次学习。甲村在1月建成。"),
    section("d", 1, "{{年份|2012}}年7月至8月集中整治。"),
  );
  deepEqual(scheduleTable(draft).slice(1), [
    ["3月上旬", "召开动员会，责任人：张三", "张三"],
    ["二季度", "开展评比", ""],
    ["年底", "总结", ""],
    ["1月—2月", "准备阶段：摸底。", ""],
    ["每月", "组织一次学习", ""],
    ["{{年份|2012}}年7月至8月", "集中整治", ""],
  ]);
});

test("a table is a text and comes back, with the lines of its cells", () => {
  const rows = [
    ["甲", "乙\n丙"],
    ["", ""],
  ];
  deepEqual(tableRows(tableText(rows)), rows);
  deepEqual(tableRows("甲\t乙\n丙"), [
    ["甲", "乙"],
    ["丙", ""],
  ]);
});

test("lines and tables of a text are told apart, and come together again", () => {
  for (const [text, parts] of [
    ["", [""]],
    ["前\n\n后", ["前\n\n后"]],
    ["甲\t乙", ["", "甲\t乙", ""]],
    ["前\n甲\t乙\n丙\t丁\n后", ["前", "甲\t乙\n丙\t丁", "后"]],
    ["甲\t乙\n\n丙\t丁", ["", "甲\t乙", "", "丙\t丁", ""]],
    ["甲\t乙\n后\n", ["", "甲\t乙", "后\n"]],
  ] as const) {
    deepEqual(textParts(text), parts);
    deepEqual(joinedParts(parts), text);
  }
});

const long = "长".repeat(60);

test("the columns fill the width: what is short stands on one line, and the rest is for what is long", () => {
  const { size, shares } = tableSetting([
    ["序号", "内容"],
    ["1", long],
  ]);
  deepEqual([size, ...shares.map((share) => Math.round(share * 100))], [14, 14, 86]);
  for (const columns of [2, 3, 5, 8, 12])
    for (const cell of ["", "短", "六个字的内容", long, "长".repeat(2000)]) {
      const row = Array.from({ length: columns }, (_, at) => (at % 3 ? cell : "一二"));
      const setting = tableSetting([row]);
      deepEqual(Math.round(setting.shares.reduce((sum, share) => sum + share, 0) * 1000), 1000);
      // A character and what is left free beside it.
      const least = Math.min(...setting.shares) * LINE_ROOM;
      ok(least > setting.size + 10.8, `${columns} ${cell.length} ${least}`);
    }
});

test("of many columns the one with most in it is the widest by far", () => {
  const head = [
    "序号",
    "工作项目",
    "具体措施",
    "责任人",
    "完成时限",
    "协办单位",
    "经费（元）",
    "备注",
  ];
  const row = ["1", "道德讲堂活动", long, "张三、李四", "全年", "街道文明办", "5000", "见附件"];
  const setting = tableSetting([head, row]);
  const [, task = 0, measure = 0] = setting.shares;
  ok(measure > 1.8 * task, `${measure} ${task}`);
  ok(linesOfRow(row, setting) <= 8);
});

test("characters are as large as the table fits", () => {
  const row = (columns: number, cell: string) => [Array<string>(columns).fill(cell)];
  deepEqual(
    [row(3, "两字"), row(4, long), row(5, long), row(6, long), row(12, "六个字的内容")].map(
      (rows) => tableSetting(rows).size,
    ),
    [16, 14, 12, 12, 10.5],
  );
});

test("how many lines a row takes is about right", () => {
  const setting = tableSetting([["一二", long]]);
  deepEqual(linesOfRow(["一二", "甲\n乙\n丙"], setting), 3);
  deepEqual(linesOfRow(["一二", long], setting), 3);
});

const TABLE = [
  ["甲", "乙"],
  ["丙", "丁"],
];
const edited = (row: number, column: number, act: TableAct) => {
  const found = editTable({ rows: TABLE, cell: { row, column } }, act);
  return found && [tableText(found.rows), found.cell.row, found.cell.column];
};

test("rows and columns come and go where the caret stands", () => {
  deepEqual(edited(0, 1, "rowBelow"), ["甲\t乙\n\t\n丙\t丁", 1, 0]);
  deepEqual(edited(0, 1, "rowAbove"), ["\t\n甲\t乙\n丙\t丁", 0, 0]);
  deepEqual(edited(1, 1, "removeRow"), ["甲\t乙", 0, 1]);
  deepEqual(edited(0, 0, "columnRight"), ["甲\t\t乙\n丙\t\t丁", 0, 1]);
  deepEqual(edited(0, 0, "removeColumn"), null);
  deepEqual(editTable({ rows: [["甲", "乙"]], cell: { row: 0, column: 0 } }, "removeRow"), null);
  deepEqual(
    editTable({ rows: [["甲", "乙", "丙"]], cell: { row: 0, column: 2 } }, "removeColumn"),
    { rows: [["甲", "乙"]], cell: { row: 0, column: 1 } },
  );
});

test("a table that is put over another makes that larger where it reaches beyond it", () => {
  const over = (row: number, column: number) =>
    tableText(putOver({ rows: TABLE, cell: { row, column } }, [["1", "2"]]));
  deepEqual(over(0, 0), "1\t2\n丙\t丁");
  deepEqual(over(1, 1), "甲\t乙\t\n丙\t1\t2");
  deepEqual(over(2, 1), "甲\t乙\t\n丙\t丁\t\n\t1\t2");
});
