/** Tables that are made of a draft's own words. Nothing is invented: what the text does not say stays empty. Fields stand as
 * written. */

import { isTable, type Rows } from "../model/tables";
import type { Draft, Section } from "./model";

/** A kind of table that can be made of a draft; of a blank one too, which takes nothing. */
export interface TableKind {
  readonly name: string;
  rows(draft: Draft): Rows;
}

const WORDS = "\\s*([^，。；;\\s]{2,30})";
/** Who is to do something, and until when, where the text says so in so many words. */
const PERSON = new RegExp(`(?:责任人|负责人)[：:]${WORDS}`);
const LEADING = new RegExp(`(?:牵头单位|责任单位|牵头部门|责任部门)[：:]${WORDS}`);
const HELPING = new RegExp(`(?:配合单位|协办单位|配合部门)[：:]${WORDS}`);
const WHO = new RegExp(`(?:责任人|责任单位|牵头单位|负责人)[：:]${WORDS}`);
const UNTIL =
  /(?:完成时限|时限|完成时间)[：:]\s*([^，。；;\s]{2,20})|((?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|上旬|中旬|下旬)?)(?:以?前|之前)?完成/;

/** The assignment of tasks (任务分解表), a row a section that has words of its own: what is to be done, how, by whom, until
 * when. */
export function taskTable(draft: Draft): Rows {
  const rows = tasksOf(draft).map(({ title, text }) => {
    const until = UNTIL.exec(text);
    return [title, text, told(WHO, text), until?.[1] ?? until?.[2] ?? ""];
  });
  return withRoom(["任务", "措施", "责任人", "完成时限"], rows);
}

/** Who does what (责任分工表), a row a section that has words of its own. */
export function dutyTable(draft: Draft): Rows {
  const rows = tasksOf(draft).map(({ title, text }, at) => [
    String(at + 1),
    title,
    told(LEADING, text),
    told(HELPING, text),
    told(PERSON, text),
  ]);
  return withRoom(["序号", "工作任务", "牵头单位", "配合单位", "责任人"], rows);
}

const MONTH = "(?:(?:\\d{4}|\\{\\{[^{}]*\\}\\})年)?\\d{1,2}月(?:份|\\d{1,2}日|底|初|[上中下]旬)?";
const TIME = new RegExp(
  `^(?:在|于|从)?(${MONTH}(?:(?:[—–\\-~～至到]{1,2}|、)${MONTH})*(?:之?前)?|第?[一二三四]季度|[上下]半年|年[初中底]|全年|每(?:年|月|周|季度?))(?:[，,：:、]|(?=[\\p{Script=Han}]))`,
  "u",
);
const STAGE = new RegExp(`[（(]((?:${MONTH}|第?[一二三四]季度)[^（()）]{0,20})[）)]\\s*$`, "u");

/** When what is done (时间安排表): a row a section whose title names its time, or a sentence that begins with one. */
export function scheduleTable({ sections }: Draft): Rows {
  const rows = sections.flatMap((section) => {
    const text = wordsOf(section);
    const stage = STAGE.exec(section.title);
    if (stage) {
      const title = section.title.slice(0, stage.index).trim();
      return [[stage[1] ?? "", text ? `${title}：${text}` : title, told(PERSON, text)]];
    }
    return text.split(/[。；;]/).flatMap((sentence) => {
      const words = sentence.trim();
      const time = TIME.exec(words);
      const rest = time ? words.slice(time[0].length).trim() : "";
      return time && rest ? [[time[1] ?? "", rest, told(PERSON, words)]] : [];
    });
  });
  return withRoom(["时间", "工作内容", "责任人"], rows);
}

/** The kinds of tables that are offered, the plainest first. */
export const TABLE_KINDS: readonly TableKind[] = [
  { name: "空白表格", rows: () => blank(3, 4) },
  { name: "任务分解表", rows: taskTable },
  { name: "责任分工表", rows: dutyTable },
  { name: "时间安排表", rows: scheduleTable },
];

const TASKS = new Set(["tasks", "measures"]);

interface Task {
  title: string;
  text: string;
}

function tasksOf({ sections }: Draft): Task[] {
  return sections.flatMap((section) => {
    const text = wordsOf(section);
    const isTask = section.level > 0 && TASKS.has(section.kind) && text;
    return isTask ? [{ title: section.title.trim(), text }] : [];
  });
}

/** The words of a section's paragraphs; what stands in its tables has been taken from somewhere. */
function wordsOf({ paragraphs }: Section): string {
  return paragraphs
    .flatMap(({ text }) => (isTable(text) ? [] : [text.trim()]))
    .filter(Boolean)
    .join("");
}

function told(who: RegExp, text: string): string {
  return who.exec(text)?.[1] ?? "";
}

/** A table with room to write in where there are no rows. */
function withRoom(head: readonly string[], rows: Rows): Rows {
  return [head, ...(rows.length ? rows : blank(2, head.length))];
}

function blank(rows: number, columns: number): Rows {
  return Array.from({ length: rows }, () => Array<string>(columns).fill(""));
}
