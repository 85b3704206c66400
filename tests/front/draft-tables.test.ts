/** Tables that are made of a draft's own words. */

import { deepEqual } from "node:assert/strict";
import test from "node:test";
import { editTable, type TableAct } from "../../src/draft/table-edit";
import { assignmentTable } from "../../src/draft/tables";
import { columnShares, tableRows, tableText } from "../../src/model/tables";
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
  deepEqual(tableRows(assignmentTable(draft)), [
    ["任务", "措施", "责任人", "完成时限"],
    ["题c", "清理{{村}}楼道。责任人：张三；完成时限：2026年6月。", "张三", "2026年6月"],
    ["题d", "3月底前完成台账。", "", "3月底"],
    ["题e", "责任到人，按时完成。", "", ""],
  ]);
});

test("a table of no tasks names its columns", () => {
  deepEqual(tableRows(assignmentTable(draftOf())), [["任务", "措施", "责任人", "完成时限"]]);
});

test("every row has as many cells, and the columns fill the width", () => {
  deepEqual(tableRows("甲\t乙\n丙"), [
    ["甲", "乙"],
    ["丙", ""],
  ]);
  deepEqual(tableText([["甲", "乙"]]), "甲\t乙");
  const shares = columnShares([
    ["序号", "内容"],
    ["1", "长".repeat(60)],
  ]);
  deepEqual(
    shares.map((share) => Math.round(share * 100)),
    [14, 86],
  );
});

/** A text with | where the caret stands. */
const edited = (text: string, act: TableAct): string | null => {
  const caret = text.indexOf("|");
  const found = editTable({ text: text.replace("|", ""), caret }, act);
  return found && `${found.text.slice(0, found.caret)}|${found.text.slice(found.caret)}`;
};

test("rows and columns come and go where the caret stands", () => {
  const text = "前\n甲\t乙|\n丙\t丁\n后";
  deepEqual(edited(text, "addRow"), "前\n甲\t乙\n|\t\n丙\t丁\n后");
  deepEqual(edited(text, "removeRow"), "前\n|丙\t丁\n后");
  deepEqual(edited(text, "addColumn"), "前\n甲\t乙\t|\n丙\t丁\t\n后");
  deepEqual(edited("前\n甲\t乙|\t子\n丙\t丁\t丑", "removeColumn"), "前\n|甲\t子\n丙\t丑");
  deepEqual(edited("|甲\t乙", "addColumn"), "甲\t|\t乙");
  deepEqual(edited("甲\t乙\n丙|\t丁", "removeRow"), "|甲\t乙");
});

test("a table is put behind the line of the caret, and nothing is done outside of one", () => {
  deepEqual(edited("前|\n后", "insert"), "前\n|\t\t\n\t\t\n后");
  deepEqual(edited("|", "insert"), "|\t\t\n\t\t");
  for (const act of ["addRow", "removeRow", "addColumn", "removeColumn"] as const)
    deepEqual(edited("前|\n甲\t乙", act), null);
});
