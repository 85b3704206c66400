/** Tables on the clipboard. */

import { deepEqual } from "node:assert/strict";
import test from "node:test";
import { blocksOfText, blocksOfWritten, spreadCells } from "../../src/draft/pasted";
import { tableText } from "../../src/model/tables";

/** Cells of a page: words, or over how many rows and columns they go. */
const cells = (...rows: (string | [words: string, rows: number, columns: number])[][]) =>
  rows.map((row) =>
    row.map((cell) => {
      const [words, high, wide] = typeof cell === "string" ? ([cell, 1, 1] as const) : cell;
      return { words, rows: high, columns: wide };
    }),
  );

test("a table of a page becomes one", () => {
  deepEqual(spreadCells(cells(["任务", "措施"], ["整治", "清理\n规范"], ["", ""])), {
    blocks: ["任务\t措施\n整治\t清理\u2028规范\n\t"],
    merged: false,
  });
});

test("what goes over several rows is there in each, what goes over columns once, and both are told", () => {
  const pasted = spreadCells(
    cells(
      ["任务", "措施", "人"],
      [["党建", 2, 1], "学习", "张三"],
      ["宣讲", "李四"],
      [["合计", 1, 2], "2"],
    ),
  );
  deepEqual(pasted, {
    blocks: [
      tableText([
        ["任务", "措施", "人"],
        ["党建", "学习", "张三"],
        ["党建", "宣讲", "李四"],
        ["合计", "", "2"],
      ]),
    ],
    merged: true,
  });
});

test("what stands over a whole table is its name, and goes before it", () => {
  const named = cells([["任务分解表", 1, 2]], ["任务", "措施"], ["整治", "清理"]);
  deepEqual(spreadCells(named).blocks, ["任务分解表", "任务\t措施\n整治\t清理"]);
});

test("a row with a single word is a row, and a form without words comes whole", () => {
  deepEqual(spreadCells(cells(["甲", ""], ["乙", "丙"])).blocks, ["甲\t\n乙\t丙"]);
  deepEqual(spreadCells(cells(["甲", ""], ["", "乙"])).blocks, ["甲\t\n\t乙"]);
});

test("a single column is lines, and what is empty beside it goes", () => {
  deepEqual(spreadCells(cells(["甲"], ["乙"])).blocks, ["甲", "乙"]);
  deepEqual(spreadCells(cells(["", "甲", ""], ["", "乙", ""], ["", "", ""])).blocks, ["甲", "乙"]);
  deepEqual(spreadCells(cells(["", ""])).blocks, []);
  deepEqual(spreadCells([]).blocks, []);
});

test("cells that say to be larger than any table are held to its edges", () => {
  const [table = ""] = spreadCells(cells([["甲", 65_534, 16_384], "乙"], ["丙", "丁"])).blocks;
  deepEqual(table.split("\n").length <= 2 && table.split("\t").length < 200, true);
});

test("no row and no column of a sheet is left out, however many there are", () => {
  const [table = ""] = spreadCells(
    cells([["名单", 1, 60]], ...Array.from({ length: 2500 }, () => Array<string>(60).fill("甲"))),
  ).blocks.slice(-1);
  deepEqual(new Set(table.split("\n").map((row) => row.split("\t").length)), new Set([60]));
  deepEqual(table.split("\n").length, 2500);
});

test("the items of a list, which Word parts from their numbers by tabs, are no table", () => {
  for (const [text, blocks] of [
    ["1.\t走访\n2.\t台账", ["1. 走访", "2. 台账"]],
    ["一、\t总体要求\n（一）\t党建\n\t每月一次。", ["一、 总体要求", "（一） 党建", "每月一次。"]],
    ["●\t走访\r\n●\t台账\r\n", ["● 走访", "● 台账"]],
    ["\uf0d8\t走访\n\uf0d8\t台账", ["走访", "台账"]],
    ["1.1\t走访\n1.2\t台账", ["1.1 走访", "1.2 台账"]],
  ] as const)
    deepEqual(blocksOfText(text), blocks, text);
  for (const table of [
    "1\t走访\n2\t台账",
    "序号\t任务\n1.\t走访",
    "1.\t走访\t张三\n2.\t台账\t李四",
  ])
    deepEqual(blocksOfText(table), [table]);
});

test("records parted by tabs are a table, with the lines of fields in quotes", () => {
  deepEqual(blocksOfText('前\r\n任务\t措施\r\n整治\t"清理\n规范""楼道"""\r\n后\r\n'), [
    "前",
    '任务\t措施\n整治\t清理\u2028规范"楼道"',
    "后",
  ]);
});

test("a tab alone makes no table", () => {
  for (const [text, blocks] of [
    ["\t为了做好工作，", ["为了做好工作，"]],
    ["\t一段。\n\t又一段。", ["一段。", "又一段。"]],
    ["联系人：\t张三", ["联系人： 张三"]],
    ['"两手抓"\n"两手硬"', ['"两手抓"', '"两手硬"']],
    ['"开头的引号', ['"开头的引号']],
    ["", []],
  ] as const)
    deepEqual(blocksOfText(text), blocks);
});

test("tables of Markdown are read, and lines that only have its mark are not", () => {
  const table = "| 任务 | 措施 |\n|:---|---:|\n| **整治** | 清理<br>规范 |\n| 甲\\|乙 | |";
  deepEqual(blocksOfText(`前\n${table}\n后`), [
    "前",
    "任务\t措施\n整治\t清理\u2028规范\n甲|乙\t",
    "后",
  ]);
  deepEqual(blocksOfText("| 甲 | 乙 |\n| 丙 | 丁 |"), ["| 甲 | 乙 |", "| 丙 | 丁 |"]);
});

test("what was copied here comes back as it was", () => {
  deepEqual(blocksOfWritten("一、前\n甲\t乙\u2028丙\n丁\t\n\n戊\t己\n后"), [
    "一、前",
    "甲\t乙\u2028丙\n丁\t",
    "戊\t己",
    "后",
  ]);
});
