/** What is said of what was recognised in an opened file. */

import { figure } from "../../browser/dom";
import {
  type Block,
  countsOf,
  type Plan,
  type Review,
  type Role,
  TABLE,
  wordsOf,
} from "../../importing/review";

/** Characters of a block by which it is told from others. */
const BEGINNING = 12;

const LEVELS = ["一级", "二级", "三级", "四级"];

const ROLES: Readonly<Record<Role, string>> = {
  title: "题目",
  heading: "标题",
  item: "列表项",
  paragraph: "自然段",
  signature: "落款",
  out: "略去",
};

/** By the rules of the recogniser. */
const RULES: Readonly<Record<string, string>> = {
  "number-line": "编号后面是短语",
  "number-run-in": "编号后面是标题，同一个自然段里连着正文",
  "number-run": "和同一组编号的标题一样",
  "number-item": "编号后面是整句",
  form: "文件里的样式或字体是标题",
  "known-words": "常用的标题",
  "short-line": "短行，没有编号",
  "own-style": "本站生成的 Word 文件，按样式",
};

/** What a block is called: 二级标题. */
export function roleWords({ role, level, why }: Pick<Block, "role" | "level" | "why">): string {
  if (why === TABLE && role === "paragraph") return "表格";
  return (role === "heading" ? (LEVELS[level - 1] ?? "") : "") + ROLES[role];
}

/** Why a block is what it is, and what was done to its lines; empty where there is nothing to say. */
export function whyWords({ role, why, first, last, runsOn, within }: Block): string {
  if (why === TABLE) return "";
  if (role === "out") return `${within ? "从这一行里略去：" : ""}${why}`;
  const told = role === "paragraph" && !runsOn ? "" : (RULES[why] ?? "");
  const joined = last > first && !runsOn ? `第 ${first}—${last} 行接成一个自然段` : "";
  return [told, joined].filter(Boolean).join("；");
}

/** What was found in a plan, in a line. */
export function planWords(plan: Plan): string {
  const { roles, levels, joined } = countsOf(plan);
  const each = levels.flatMap((count, at) => (count ? [`${LEVELS[at]} ${count}`] : []));
  return [
    roles.heading ? `标题 ${roles.heading} 个（${each.join("，")}）` : "没有标题",
    `自然段 ${figure(roles.paragraph)} 个`,
    ...(roles.item ? [`列表项 ${roles.item} 个`] : []),
    ...(roles.out ? [`略去 ${roles.out} 处`] : []),
    ...(joined ? [`接上断行 ${joined} 处`] : []),
  ].join("，");
}

/** What a plan is called in the choice of plans. at: from 0. */
export function planName({ title }: Plan, at: number): string {
  return `${at + 1}. ${title || "没有题目"}`;
}

/** What a file is called: its own name, and how it was read. */
export function fileWords({ name, extraction }: Review): string {
  return extraction ? `${name}（${extraction}）` : name;
}

/** What is another between two states of a review. changed: the first block that is. */
export function changeWords(before: Review, after: Review, changed: Block | undefined): string {
  if (!changed) return before.plans.length === after.plans.length ? "改了题目" : "改了各份的分法";
  const words = Array.from(wordsOf(changed));
  const more = words.length > BEGINNING ? "……" : "";
  return `改了“${words.slice(0, BEGINNING).join("")}${more}”这一处`;
}
