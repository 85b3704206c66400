/** The forms that lines are copied in. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { toHtml, toInlineHtml } from "../../src/copy/html";
import { toMarkdown } from "../../src/copy/markdown";
import { countCharacters, type Line, toPlain } from "../../src/model/lines";
import { tableText } from "../../src/model/tables";

const line = (kind: Line["kind"], level: number, number: string, text: string): Line => ({
  kind,
  level,
  number,
  text,
});
const heading = (level: number, number: string, text: string) =>
  line("heading", level, number, text);
const paragraph = (text: string) => line("paragraph", 0, "", text);

const PLAN: Line[] = [
  line("title", 0, "", "年度计划"),
  paragraph("为做好工作："),
  heading(1, "一、", "任务"),
  heading(2, "（一）", "清洁"),
  heading(3, "1.", "楼道"),
  heading(4, "（1）", "一楼"),
  line("item", 0, "1.", "扫地；"),
  line("item", 0, "2.", "擦窗。"),
  paragraph("每月一次。"),
  line("item", 0, "", "另加一项"),
];

test("plain text has the numbers and a line each", () => {
  assert.equal(
    toPlain(PLAN),
    "年度计划\n为做好工作：\n一、任务\n（一）清洁\n1.楼道\n（1）一楼\n1.扫地；\n2.擦窗。\n每月一次。\n另加一项",
  );
  assert.equal(toPlain([]), "");
});

test("characters are counted without blanks, and rare ones once", () => {
  assert.equal(countCharacters("一、 任务\n𠮷　人"), 6);
});

test("Markdown has levels in place of numbers, and keeps the items of a list together", () => {
  assert.equal(
    toMarkdown(PLAN),
    [
      "# 年度计划",
      "为做好工作：",
      "## 任务",
      "### 清洁",
      "#### 楼道",
      "##### 一楼",
      "1. 扫地；\n2. 擦窗。",
      "每月一次。",
      "- 另加一项",
    ].join("\n\n"),
  );
});

test("Markdown keeps characters that would be marks", () => {
  const escaped = (text: string) => toMarkdown([paragraph(text)]);
  assert.equal(escaped("合格*人_甲_"), "合格\\*人\\_甲\\_");
  assert.equal(escaped("# 不是标题"), "\\# 不是标题");
  assert.equal(escaped("- 不是列表"), "\\- 不是列表");
  assert.equal(escaped("2012. 不是编号"), "2012\\. 不是编号");
  assert.equal(escaped("> 不是引文"), "\\> 不是引文");
  assert.equal(escaped("<b>&amp;[x](y)`z`\\"), "\\<b\\>\\&amp;\\[x\\](y)\\`z\\`\\\\");
});

test("rich text has headings by level, fonts by level, and the measures of official documents", () => {
  const blocks = toHtml(PLAN).split("\n");
  const tags = blocks.map((block) => /^<(\w+)/.exec(block)?.[1]);
  assert.deepEqual(tags, ["p", "p", "h1", "h2", "h3", "h4", "p", "p", "p", "p"]);
  const fonts = blocks.map((block) => /mso-fareast-font-family:'([^']+)'/.exec(block)?.[1]);
  assert.deepEqual(fonts, [
    "方正小标宋简体",
    "仿宋_GB2312",
    "黑体",
    "楷体_GB2312",
    ...new Array(6).fill("仿宋_GB2312"),
  ]);
  for (const [index, block] of blocks.entries()) {
    const [, name, style] = /^<(\w+) lang="zh-CN" style="([^"]*)">/.exec(block) ?? [];
    assert.ok(style?.includes("line-height:28.95pt;mso-line-height-rule:exactly"));
    assert.ok(
      style?.includes(index ? "text-indent:32pt;mso-char-indent-count:2.0" : "text-align:center"),
    );
    assert.ok(style?.includes(`font-size:${index ? 16 : 22}pt`));
    assert.ok(block.endsWith(`</span></${name}>`));
  }
  assert.ok(blocks[2]?.includes(">一、任务<"));
});

test("rich text ends with the name and the date at the right", () => {
  const lines = [...PLAN, paragraph("××社区居民委员会"), paragraph("20××年1月5日")];
  const [name, date] = toHtml(lines).split("\n").slice(-2);
  for (const block of [name, date]) assert.ok(block?.includes("text-align:right;text-indent:0pt"));
  // The name two characters in from the right, an empty line above it; the shorter date ends where it may.
  assert.ok(name?.includes("margin-top:28.95pt;margin-right:32pt;"));
  assert.ok(date?.includes("margin-right:32pt;") && !date.includes("margin-top"));
});

test("nothing in a text becomes markup", () => {
  const html = toHtml([heading(1, "一、", `<img src=x onerror="a">&'`)]);
  assert.ok(html.includes("一、&lt;img src=x onerror=&quot;a&quot;&gt;&amp;'"));
  assert.ok(!html.includes("<img"));
  assert.ok(toInlineHtml("<b>").startsWith("<span "));
  assert.ok(toInlineHtml("<b>").includes(">&lt;b&gt;<"));
});

test("a table goes out as one in every form", () => {
  const rows = [
    ["任务", "措施"],
    ["整治|清洁", "清理\n<规范>"],
  ];
  const table: Line = { ...line("table", 0, "", tableText(rows)), rows };
  assert.equal(toPlain([paragraph("前"), table]), "前\n任务\t措施\n整治|清洁\t清理 <规范>");
  assert.equal(
    toMarkdown([table]),
    "| 任务 | 措施 |\n| --- | --- |\n| 整治\\|清洁 | 清理<br>\\<规范\\> |",
  );
  const html = toHtml([table]);
  assert.equal(html.match(/<tr>/g)?.length, 2);
  assert.ok(/清理<br [^>]*same-cell[^>]*>&lt;规范&gt;/.test(html));
});
