/** Tables that are made of a draft's own words. */

import { tableText } from "../model/tables";
import type { Draft, Section } from "./model";

const HEAD = ["任务", "措施", "责任人", "完成时限"];
/** Who is to do something, and until when, where the text says so in so many words. */
const WHO = /(?:责任人|责任单位|牵头单位|负责人)[：:]\s*([^，。；;\s]{2,30})/;
const UNTIL =
  /(?:完成时限|时限|完成时间)[：:]\s*([^，。；;\s]{2,20})|((?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|上旬|中旬|下旬)?)(?:以?前|之前)?完成/;

/** The assignment of tasks (任务分解表), a row a section that has words of its own: what is to be done, how, by whom, until
 * when. Nothing is invented: what the text does not say stays empty. Fields stand as written. */
export function assignmentTable({ sections }: Draft): string {
  const tasks = sections.filter((section) => section.level > 0 && isTask(section));
  return tableText([HEAD, ...tasks.map(rowOf)]);
}

const TASKS = new Set(["tasks", "measures"]);

function isTask({ kind, paragraphs }: Section): boolean {
  return TASKS.has(kind) && paragraphs.some(({ text }) => text.trim() !== "");
}

function rowOf({ title, paragraphs }: Section): string[] {
  const text = paragraphs.map((paragraph) => paragraph.text.trim()).filter(Boolean);
  const all = text.join("");
  const until = UNTIL.exec(all);
  return [cell(title), cell(all), WHO.exec(all)?.[1] ?? "", until?.[1] ?? until?.[2] ?? ""];
}

const cell = (text: string): string => text.replace(/[\t\n]+/g, " ").trim();
