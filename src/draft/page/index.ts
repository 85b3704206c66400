/** A draft as a plan page of the library: Markdown with front matter, which an editor takes in. What the checks would
 * stop is put right where that changes no meaning; what only an editor can judge is accepted with a reason, and told. */

import { BODY_KIND, MAX_LEVEL, type Shape, type TopicData } from "../../contract";
import { rowLines } from "../../importing/formats/tables";
import { linesOf, onOneLine } from "../../model/breaks";
import { FIELD, type Fields, writtenField } from "../../model/fields";
import { isTable, tableRows } from "../../model/tables";
import type { Draft, Paragraph } from "../model";
import { missingGroups, unwanted } from "../structure";
import { type Acceptance, acceptancesFor } from "./accepted";
import { cleanProse, isNumbered, lineOf } from "./clean";
import { topicsFor } from "./topics";

/** What a page is made with. */
export interface PageContext {
  readonly kinds: ReadonlyMap<string, string>;
  readonly levels: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, string>;
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly fields: Fields;
  readonly topics: readonly TopicData[];
  /** By the title of a section, the topic that it comes nearest to where it names none. */
  readonly nearest: ReadonlyMap<string, string>;
  /** The number of the plan, as long as the editor gives it no other. */
  readonly number: number;
}

/** A page. name: of its file. tasks: what the editor still has to do, in words for the user. */
export interface LibraryPage {
  readonly name: string;
  readonly text: string;
  readonly tasks: readonly string[];
}

/** A section on its way. topics: sure, or guessed. */
interface Part {
  readonly level: number;
  readonly title: string;
  readonly kind: string;
  readonly paragraphs: readonly Paragraph[];
  readonly topics: readonly string[];
  readonly guessed: boolean;
}

const REASON = "照草稿收录，待编辑核对";
const MAX_SECTIONS = 500; // of a page (PLN607)
const MAX_TOPICS = 3;
const MOST_NAMED = 6;
const LONGEST = 9000; // characters of a line of a page, which may have 10,000 (PLN607)

/** A draft as a page; or why it is none, in words for the user. */
export function libraryPage(draft: Draft, context: PageContext): LibraryPage | { problem: string } {
  const { shapes, types, levels } = context;
  const all = partsOf(draft, context);
  const parts = withTopics(inLevels(withoutEmpty(all)), context);
  if (!parts.length) return { problem: "草稿里还没有内容" };
  if (parts.length > MAX_SECTIONS) return { problem: `一页最多 ${MAX_SECTIONS} 段，请分成几份` };
  if (!context.topics.length) return { problem: "库里还没有主题，页面要用到" };
  const type = types.has(draft.type) ? draft.type : (first(types) ?? "");
  const level = levels.has(draft.level) ? draft.level : (first(levels) ?? "");
  const title = titleOf(
    draft,
    `${levels.get(level) ?? ""}工作${types.get(type) ?? "计划"}`,
    context,
  );
  const signature = signatureLines(draft, context);
  const todo = todoFor(parts, context);
  const accepted = acceptedIn(parts, signature, shapes[type], title);
  const [opening, ...rest] = parts;
  const isOpened = opening?.level === 0;
  const front = [
    `plan: ${context.number}`,
    `title: ${quoted(title)}`,
    `level: ${level}`,
    `type: ${type}`,
    ...(isOpened && opening
      ? [`opening: {kind: ${opening.kind}, topics: [${opening.topics.join(", ")}]}`]
      : []),
    ...(signature.length ? ["closing: {kind: signature}"] : []),
    ...(accepted.length ? ["accept:", ...accepted.map(acceptedLine)] : []),
    "todo:",
    ...todo.map((what) => `  - {what: ${JSON.stringify(what)}}`),
  ];
  const ids = idsOf(isOpened ? rest : parts);
  const blocks = [
    ...(isOpened && opening ? paragraphBlocks(opening.paragraphs) : []),
    ...(isOpened ? rest : parts).flatMap((part, at) => [
      headingLine(part, ids[at] ?? ""),
      ...paragraphBlocks(part.paragraphs),
    ]),
    ...(signature.length ? ["---", ...signature] : []),
  ];
  const name = `${level}-${/[a-z0-9]+/.exec(draft.id)?.[0].slice(0, 8) ?? "plan"}.md`;
  const text = `---\n${front.join("\n")}\n---\n\n${blocks.join("\n\n")}\n`;
  const empty = all.length - parts.length;
  const tasks = [
    `放进 docs/plans 文件夹。文件名 ${name} 就是它的编号，可以改`,
    ...todo,
    ...(accepted.length ? [`照录待核 ${accepted.length} 处，写在文首的 accept 里`] : []),
    ...(empty ? [`空着的 ${empty} 段没有写进去`] : []),
    "会被当成 Markdown 或网页代码的符号、半角标点，已经换成通行的写法",
    "最后运行 make check；要编辑定的也写在文首的 todo 里，办好一条删一条",
  ];
  return { name, text, tasks };
}

/** The sections of a draft, cleaned; text without a heading joins what stands before it. */
function partsOf({ sections }: Draft, context: PageContext): Part[] {
  const known = new Set(context.topics.map(({ id }) => id));
  const parts: Part[] = [];
  for (const section of sections) {
    const paragraphs = section.paragraphs.flatMap((paragraph) =>
      inLines(paragraph).flatMap((line) => cleaned(line, context)),
    );
    const last = parts[parts.length - 1];
    if (!section.level && last) {
      parts[parts.length - 1] = { ...last, paragraphs: [...last.paragraphs, ...paragraphs] };
      continue;
    }
    const kind = context.kinds.has(section.kind) ? section.kind : BODY_KIND;
    const title = section.level ? lineOf(section.title, context.fields, true) : "";
    const given = [...new Set(section.topics)].filter((topic) => known.has(topic));
    const topics = given.slice(0, MAX_TOPICS);
    const named = title || (section.level ? (context.kinds.get(kind) ?? kind) : "");
    parts.push({ level: section.level, title: named, kind, paragraphs, topics, guessed: false });
  }
  return parts;
}

/** A table as lines, for pages have none. */
function inLines(paragraph: Paragraph): Paragraph[] {
  if (!isTable(paragraph.text)) return [paragraph];
  return rowLines(tableRows(paragraph.text), true).map((text) => ({ text, item: false }));
}

/** A paragraph as a page has it; a text that begins with a typed number is an item. */
function cleaned({ text, item }: Paragraph, { fields }: PageContext): Paragraph[] {
  const line = lineOf(text, fields);
  if (!/[\p{L}\p{N}]/u.test(line)) return [];
  const isItem = item || isNumbered(text);
  return cutLong(line).map((piece) => ({ text: piece, item: isItem }));
}

/** A text in pieces that a page may have, cut behind sentences. */
function cutLong(text: string): string[] {
  if (text.length <= LONGEST) return [text];
  const end = text.slice(0, LONGEST).lastIndexOf("。") + 1 || LONGEST;
  return [text.slice(0, end), ...cutLong(text.slice(end))].filter((piece) => piece.trim());
}

/** Sections under which nothing else stands need a topic: it is guessed where the draft has none. */
function withTopics(parts: readonly Part[], { topics, nearest }: PageContext): Part[] {
  const guesses = parts.map((part) => {
    const text = part.paragraphs.map((paragraph) => paragraph.text).join("\n");
    const named = part.topics.length ? [...part.topics] : topicsFor(part.title, text, topics);
    const near = nearest.get(part.title);
    return named.length || near === undefined ? named : [near];
  });
  const usual = mostFrequent(guesses.flat()) ?? topics[0]?.id;
  return parts.map((part, at) => {
    const isLeaf = !part.level || (parts[at + 1]?.level ?? 0) <= part.level;
    if (part.topics.length || !isLeaf) return part;
    const guessed = guesses[at]?.length ? guesses[at] : [usual ?? ""];
    return { ...part, topics: guessed, guessed: true };
  });
}

function mostFrequent(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Without the sections that have no text, and none with text under them. */
function withoutEmpty(parts: readonly Part[]): Part[] {
  const kept: Part[] = [];
  for (const part of [...parts].reverse()) {
    const below = kept[0];
    const isAbove = part.level > 0 && below !== undefined && below.level > part.level;
    if (part.paragraphs.length || isAbove) kept.unshift(part);
  }
  return kept;
}

/** With the levels that headings may have: those side by side have the same (PLN201). */
function inLevels(parts: readonly Part[]): Part[] {
  const levels = parts.map(({ level }) => level);
  const set = (from: number, to: number, parent: number) => {
    const least = Math.min(...levels.slice(from, to).filter((level) => level > 0));
    const own = parent === 1 ? Math.min(Math.max(least, 2), 3) : Math.min(parent + 1, MAX_LEVEL);
    let at = from;
    while (at < to) {
      const given = parts[at]?.level ?? 0;
      let end = at + 1;
      while (given && end < to && (parts[end]?.level ?? 0) > given) end += 1;
      if (given) levels[at] = own;
      if (given && end > at + 1) set(at + 1, end, own);
      at = end;
    }
  };
  set(0, parts.length, 0);
  return parts.map((part, at) => ({ ...part, level: levels[at] ?? part.level }));
}

/** A title without fields, years and masks, and without the characters that a title cannot have. */
function titleOf({ title }: Draft, otherwise: string, { fields }: PageContext): string {
  const plain = cleanProse(onOneLine(title), fields)
    .replace(FIELD, "")
    .replace(/(?:19|20)\d\d年?度?|[xX×＊＿○]{2,}/g, "")
    .replace(/[<>{}[\]`*_|\\&"'＜＞＼｀｜＆]/g, "")
    .replace(/^[\s年度：:，。、—-]+|[\s：:，。；、—-]+$/g, "");
  return lineOf(plain, fields, true).replace(FIELD, "") || otherwise;
}

/** Who signs, and when, as fields: another plan has others. */
function signatureLines({ organisation, date }: Draft, { fields }: PageContext): string[] {
  return [["落款单位", organisation] as const, ["日期", date] as const].flatMap(([name, words]) => {
    const text = lineOf(linesOf(words).join(" "), fields);
    if (!text) return [];
    const isPlain = !/\{\{/.test(text) && Array.from(text).length <= 80;
    return [isPlain && fields.has(name) ? writtenField(name, text) : text];
  });
}

function acceptedIn(
  parts: readonly Part[],
  signature: readonly string[],
  shape: Shape | undefined,
  title: string,
): Acceptance[] {
  const kinds = new Set(parts.map(({ kind }) => kind));
  if (signature.length) kinds.add("signature");
  const lines = parts.flatMap(({ level, title: heading, paragraphs }) => [
    ...(level ? acceptancesFor(heading, "heading") : []),
    ...paragraphs.flatMap(({ text, item }) => acceptancesFor(text, item ? "item" : "paragraph")),
  ]);
  const found: Acceptance[] = [
    ...(shape && missingGroups(kinds, shape).length ? [{ rule: "PLN206", words: "" }] : []),
    ...(shape ? unwanted(parts, shape) : []).map((part) => ({ rule: "PLN211", words: part.title })),
    ...acceptancesFor(title, "heading"),
    ...lines,
    ...signature.flatMap((line) => acceptancesFor(line, "signature")),
  ];
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

function acceptedLine({ rule, words }: Acceptance): string {
  const said = words ? `, words: ${JSON.stringify(words)}` : "";
  return `  - {rule: ${rule}${said}, reason: ${REASON}}`;
}

/** Plain where YAML takes it for nothing but text. */
function quoted(text: string): string {
  return /^\p{Script=Han}[\p{Script=Han}\p{N}（）《》“”、，]*$/u.test(text)
    ? text
    : JSON.stringify(text);
}

/** An id for each section: its topic, or what it does in the plan; with a number from the second on. */
function idsOf(parts: readonly Part[]): string[] {
  const counts = new Map<string, number>();
  return parts.map(({ kind, topics }) => {
    const stem = kind === BODY_KIND ? (topics[0] ?? kind) : kind;
    const count = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, count);
    return count > 1 ? `${stem}-no-${count}` : stem;
  });
}

function headingLine({ level, title, kind, topics }: Part, id: string): string {
  const named = topics.length ? ` data-topics="${topics.join(" ")}"` : "";
  return `${"#".repeat(level + 1)} ${title} { #${id} data-kind="${kind}"${named} }`;
}

/** Paragraphs, the items of a list together. */
function paragraphBlocks(paragraphs: readonly Paragraph[]): string[] {
  const blocks: string[] = [];
  let items: string[] = [];
  const close = () => {
    if (items.length) blocks.push(items.join("\n"));
    items = [];
  };
  for (const { text, item } of paragraphs) {
    if (item) items.push(`${items.length + 1}. ${text}`);
    else {
      close();
      blocks.push(text);
    }
  }
  close();
  return blocks;
}

/** What only an editor can decide; it stands on the page too. */
function todoFor(parts: readonly Part[], { topics, number }: PageContext): string[] {
  const titles = new Map(topics.map(({ id, title }) => [id, title]));
  const guessed = parts.filter((part) => part.guessed);
  const names = guessed.slice(0, MOST_NAMED).map(({ title, topics }) => {
    return `“${title || "开头"}”作${topics.map((topic) => titles.get(topic) ?? topic).join("、")}`;
  });
  const lines = parts.flatMap(({ title, paragraphs }) => [title, ...paragraphs.map((p) => p.text)]);
  const text = lines.join("\n").replace(FIELD, "");
  const years = text.match(/(?:19|20)\d\d年/g) ?? [];
  const latin = new Set(text.match(/[A-Za-z]*[a-z]{2,}[A-Za-z]*/g) ?? []);
  const others = guessed.length > MOST_NAMED ? ` 等 ${guessed.length} 段` : "";
  return [
    `篇号暂写 ${number}`,
    ...(guessed.length ? [`主题是按用词猜的，请核：${names.join("；")}${others}`] : []),
    "章节类型照草稿里选的，请核",
    ...(years.length ? [`正文里还有年份 ${years.length} 处，换年就要改的，请做成填空项`] : []),
    "地名、机构名、人名请做成填空项，或者略去",
    ...(latin.size
      ? [`有外文词（${[...latin].slice(0, MOST_NAMED).join("、")}），词表里没有的，检查会报告`]
      : []),
  ];
}

function first(names: ReadonlyMap<string, string>): string | undefined {
  return [...names.keys()][0];
}
