/** Word files: names, signatures, and what the parts of a file hold. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { toHtml } from "../../src/copy/html";
import { toMarkdown } from "../../src/copy/markdown";
import { titleOf } from "../../src/copy/word";
import { fileName } from "../../src/model/filename";
import type { Line } from "../../src/model/lines";
import { STANDARD_FORM } from "../../src/model/official";
import { signatureIndents, signatureLines, splitSignature } from "../../src/model/signature";
import { type About, officialDocument } from "../../src/word/document";
import { measuresOf, PAGE } from "../../src/word/measures";
import { pack } from "../../src/word/pack";
import { cleanText, paragraphs } from "../../src/word/text";

const { pitch: PITCH, margin: MARGIN } = measuresOf(STANDARD_FORM);

const line = (kind: Line["kind"], text: string, level = 0, number = ""): Line => ({
  kind,
  level,
  number,
  text,
});
const paragraph = (text: string) => line("paragraph", text);

const PLAN: Line[] = [
  line("title", "年度计划"),
  paragraph("为做好工作："),
  line("heading", "任务", 1, "一、"),
  line("heading", "清洁", 2, "（一）"),
  line("heading", "楼道", 3, "1."),
  line("heading", "一楼", 4, "（1）"),
  line("item", "扫地；", 0, "1."),
  paragraph("桃树村村民委员会"),
  paragraph("2026年1月5日"),
];

/** The parts of the file that lines become, by path. */
async function parts(
  lines: readonly Line[],
  about: About = { title: "计划" },
): Promise<Record<string, string>> {
  const files = unzipSync(await pack(officialDocument(lines, about), "uint8array"));
  return Object.fromEntries(Object.entries(files).map(([path, data]) => [path, strFromU8(data)]));
}

async function body(lines: readonly Line[], about?: About): Promise<string> {
  return (await parts(lines, about))["word/document.xml"] ?? "";
}

const all = (text: string, pattern: RegExp) =>
  Array.from(text.matchAll(pattern), ([, part]) => part);

test("a file's name has nothing that a file system refuses", () => {
  assert.equal(fileName("2026年工作计划", ".docx"), "2026年工作计划.docx");
  assert.equal(fileName('a/b\\c:d*e?f"g<h>i|j\u0000k\nl', ".docx"), "abcdefghijkl.docx");
  assert.equal(fileName("\u202etxt.计划\u200b", ".docx"), "txt.计划.docx");
  assert.equal(fileName(" 计划. . ", ".docx"), "计划.docx");
  assert.equal(fileName("𠮷".repeat(100), ".docx"), `${"𠮷".repeat(80)}.docx`);
  for (const empty of ["", " ", "??", "...", "\ud800", "CON", "nul.txt", "com1"])
    assert.equal(fileName(empty, ".docx"), "计划.docx");
});

test("a file is called after its title, its first heading, or how it begins", () => {
  assert.equal(titleOf(PLAN), "年度计划");
  assert.equal(titleOf(PLAN.slice(2)), "任务");
  assert.equal(titleOf([paragraph("甲".repeat(30))]), "甲".repeat(20));
  assert.equal(titleOf([]), "");
});

test("characters that XML cannot hold are dropped, all others stay", () => {
  assert.equal(cleanText("a\u0000\u0008\u000b\u001f\ufffe\uffff\ud800b"), "ab");
  assert.equal(cleanText("甲\t乙"), "甲 乙");
  const kept = "“𠮷”👩‍👩‍👧🇨🇳 مرحبا <b>&amp;";
  assert.equal(cleanText(kept), kept);
});

test("line breaks part paragraphs, and the number stands before the first", () => {
  const parted = paragraphs([line("item", "甲\r\n乙\n丙", 0, "1.")]);
  assert.deepEqual(
    parted.map(({ number, text }) => number + text),
    ["1.甲", "乙", "丙"],
  );
});

test("a signature is an organisation and a date at the end, and nothing else is", () => {
  const { text, signature } = splitSignature(PLAN);
  assert.equal(text.length, PLAN.length - 2);
  assert.deepEqual(signature, { organisation: "桃树村村民委员会", date: "2026年1月5日" });
  for (const date of [
    "20××年×月×日",
    "二〇二六年十二月三十一日",
    "2026年",
    "20xx年x月",
    "2026-01-05",
  ])
    assert.equal(splitSignature([...PLAN.slice(0, -1), paragraph(date)]).signature.date, date);
  for (const end of [
    [paragraph("做好工作。"), paragraph("2026年1月5日")],
    [paragraph("桃树村"), paragraph("2026年1月5日前完成")],
    [line("heading", "桃树村", 1, "一、"), paragraph("2026年1月5日")],
    [paragraph("桃树村"), line("item", "2026年1月5日", 0, "1.")],
  ])
    assert.deepEqual(splitSignature([...PLAN, ...end]), {
      text: [...PLAN, ...end],
      signature: { organisation: "", date: "" },
    });
  assert.equal(splitSignature(PLAN.slice(-2)).text.length, 2);
});

test("the date begins two characters after the name, or ends two from the margin", () => {
  const indents = (organisation: string, date: string) => signatureIndents({ organisation, date });
  assert.deepEqual(indents("桃树村村民委员会", "2026年1月5日"), { organisation: 2, date: 2 });
  assert.deepEqual(indents("殿前街道桃树社区居民委员会", "2026年1月5日"), {
    organisation: 2,
    date: 7,
  });
  assert.deepEqual(indents("桃树村", "2026年1月5日"), { organisation: 7, date: 2 });
  assert.deepEqual(indents("桃树村", ""), { organisation: 2, date: 2 });
  // A line has 28 characters: a longer name begins with it, and the date two characters after that.
  const long = (count: number) => indents("村".repeat(count), "2026年1月5日");
  assert.deepEqual(long(26), { organisation: 2, date: 20 });
  for (const count of [27, 28, 29, 40, 80]) assert.deepEqual(long(count), long(26));
  assert.deepEqual(indents("村", "年".repeat(30)), { organisation: 27, date: 2 });
});

test("several who sign stand one below the other and begin at one place", async () => {
  const signed = [
    line("organisation", "中共桃树村支部委员会"),
    line("organisation", "桃树村村民委员会"),
  ];
  const date = line("date", "2026年1月5日");
  const { signature } = splitSignature([...PLAN.slice(0, -2), ...signed, date]);
  assert.deepEqual(signature, {
    organisation: "中共桃树村支部委员会\n桃树村村民委员会",
    date: "2026年1月5日",
  });
  const indents = signatureLines(signature).map(({ part, text, indent }) => [part, text, indent]);
  assert.deepEqual(indents, [
    ["organisation", "中共桃树村支部委员会", 2],
    ["organisation", "桃树村村民委员会", 4],
    ["date", "2026年1月5日", 4],
  ]);
});

test("a title keeps its line breaks in one paragraph", async () => {
  const xml = await body([line("title", "桃树村2026年\n工作计划"), ...PLAN.slice(1)]);
  assert.match(xml, /桃树村2026年<\/w:t><\/w:r><w:r>.{0,300}<w:br\/>.{0,300}工作计划/);
  assert.equal(toMarkdown([line("title", "桃树村2026年\n工作计划")]), "# 桃树村2026年工作计划");
  assert.match(toHtml([line("title", "桃树村2026年\n工作计划")]), /桃树村2026年<br>工作计划/);
});

test("the end of the text stands on one page with the signature", async () => {
  const kept = async (lines: readonly Line[]) =>
    all(await body(lines), /<w:p>(.*?)<\/w:p>/g)
      .filter((each) => each?.includes("<w:keepNext/>"))
      .map((each) => all(each ?? "", /<w:t[^>]*>([^<]*)</g).join(""));
  assert.deepEqual(await kept(PLAN), ["1.扫地；"]);
  assert.deepEqual(await kept(PLAN.slice(0, -2)), []);
  assert.deepEqual(await kept([...PLAN.slice(0, -2), line("date", "2026年1月5日")]), ["1.扫地；"]);
  assert.deepEqual(await kept([line("organisation", "桃树村")]), []);
});

test("22 lines of 28 characters fill the room between the margins", () => {
  assert.deepEqual(PAGE, { width: 11906, height: 16838 });
  const [height, width] = [
    PAGE.height - MARGIN.top - MARGIN.bottom,
    PAGE.width - MARGIN.left - MARGIN.right,
  ];
  assert.equal(Math.floor(height / PITCH), 22);
  assert.equal(Math.floor(width / (320 - 5)), 28);
});

test("each line is a paragraph of its style, and each run names its font and has the hint", async () => {
  const xml = await body(PLAN);
  assert.deepEqual(all(xml, /<w:pStyle w:val="(\w+)"/g), [
    "Title",
    "Normal",
    "Heading1",
    "Heading2",
    "Heading3",
    "Heading4",
    "ListNumber",
    "Signature",
    "Date",
  ]);
  const texts = PLAN.map(({ number, text }) => number + text);
  assert.deepEqual(all(xml, /<w:t[^>]*>([^<]*)</g), texts);
  const fonts = all(xml, /<w:rFonts ([^>]*)\/>/g);
  assert.equal(fonts.length, PLAN.length);
  assert.ok(fonts.every((font) => font?.includes('w:hint="eastAsia"')));
  assert.ok(fonts[0]?.includes('w:eastAsia="方正小标宋简体"'));
  assert.ok(fonts[2]?.includes('w:eastAsia="黑体"'));
  assert.ok(fonts[3]?.includes('w:eastAsia="楷体_GB2312"'));
  assert.ok(fonts[4]?.includes('w:eastAsia="仿宋_GB2312"'));
});

test("a signature that is given stands after the lines, with an empty line before it", async () => {
  const lines = PLAN.slice(0, -2);
  const about = { title: "计划" };
  lines.push(line("organisation", "桃树村"), line("date", "2026年1月5日"));
  const xml = await body(lines, about);
  assert.deepEqual(all(xml, /<w:t[^>]*>([^<]*)</g).slice(-2), ["桃树村", "2026年1月5日"]);
  assert.deepEqual(all(xml, /<w:spacing w:before="(\d+)"/g), [String(PITCH)]);
  // A name that is shorter than the date begins two characters before it, and the date ends two from the margin.
  assert.deepEqual(all(xml, /<w:ind ([^/]*)\/>/g), [
    `w:left="${18 * 315}" w:right="${2 * 315}" w:firstLine="0"`,
    `w:left="${20 * 315}" w:firstLine="0"`,
  ]);
  const { "docProps/core.xml": core = "" } = await parts(lines, about);
  assert.ok(core.includes("<dc:title>计划</dc:title>"));
  assert.ok(!core.includes("桃树村"));
});

test("levels that official documents do not have are set as the nearest", async () => {
  const xml = await body([line("heading", "零", 0), line("heading", "九", 9)]);
  assert.deepEqual(all(xml, /<w:pStyle w:val="(\w+)"/g), ["Heading1", "Heading4"]);
});

test("nothing in a text becomes markup, and a file can be empty", async () => {
  const xml = await body([paragraph(`<script>alert("a")</script>&amp;\u0001]]>`)]);
  assert.ok(xml.includes(`>&lt;script&gt;alert(`));
  assert.ok(!xml.includes("<script"));
  assert.ok((await body([])).includes("<w:sectPr>"));
  const { "docProps/core.xml": core = "" } = await parts([], { title: "<b>\u0001&" });
  assert.ok(core.includes("<dc:title>&lt;b&gt;&amp;</dc:title>"));
});

test("fonts that a computer may lack have a stead", async () => {
  const { "word/fontTable.xml": table = "" } = await parts(PLAN);
  assert.ok(table.includes('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,'));
});

test("the red line is as wide as the text, whatever stands over it", async () => {
  const number = line("reference", "桃政发〔2026〕5号");
  const signatory = (names: string) => line("signatory", names, 0, "签发人：");
  for (const head of [
    [number],
    [number, signatory("张三")],
    [number, signatory("王建国、李丽、欧阳修")],
    [signatory("张三")],
  ]) {
    const xml = await body([line("letterhead", "桃园镇人民政府文件"), ...head, ...PLAN]);
    const [ruled = ""] = all(xml, /<w:pPr>((?:(?!<\/w:pPr>).)*<w:pBdr>.*?)<\/w:pPr>/g);
    assert.ok(ruled);
    assert.doesNotMatch(ruled, /w:(?:left|start|right|end)="[1-9]/);
  }
});

test("a note stands on one page with the signature over it", async () => {
  const signed = [line("organisation", "桃园村"), line("date", "2026年1月5日")];
  const kept = async (...after: Line[]) => {
    const xml = await body([paragraph("文。"), ...signed, ...after]);
    const [date = ""] = all(xml, /<w:p>((?:(?!<\/w:p>).)*"Date"(?:(?!<\/w:p>).)*)<\/w:p>/g);
    return date.includes("<w:keepNext/>");
  };
  assert.equal(await kept(line("note", "（此件公开）")), true);
  assert.equal(await kept(), false);
});

test("a long letterhead has a line break where its sense has one", async () => {
  const names = [
    "中共青山区幸福街道幸福里社区总支部委员会",
    "青山区幸福街道幸福里社区居民委员会文件",
  ];
  const xml = await body([line("letterhead", names.join("")), ...PLAN]);
  const [head = ""] = all(xml, /<w:p>((?:(?!<\/w:p>).)*"Letterhead"(?:(?!<\/w:p>).)*)<\/w:p>/g);
  assert.equal(head.replace(/<w:br\/>/g, "|").replace(/<[^>]*>/g, ""), names.join("|"));
});
