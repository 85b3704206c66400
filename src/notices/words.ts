/** Notices in words, for readers. */

import type { Action, Confidence, Notice } from "../contract";

/** What is to be done about a phrase. */
export const ACTIONS: Readonly<Record<Action, string>> = {
  replace: "需要替换",
  update: "需要更新",
  fill: "需要填写",
  check: "需要核对",
  delete: "建议删去",
  keep: "可以照用",
};

/** What is said of how sure the register is; nothing where it is. */
export const DOUBTS: Readonly<Record<Confidence, string>> = {
  high: "",
  medium: "较可靠，请核",
  low: "不大可靠，请核",
  unverified: "未经核实，请核",
};

/** 2001—2005, 2018年3月—2020年, 至2005; empty where nothing is known. */
export function period({ since, until }: Pick<Notice, "since" | "until">): string {
  const [start, end] = [dateWords(since), dateWords(until)];
  if (start && end) return `${start}—${end}`;
  if (end) return `至${end}`;
  return start && `${start}起`;
}

/** 2018-03-11 → 2018年3月11日; a year alone stays as it is. */
function dateWords(date: string): string {
  const [year = "", month, day] = date.split("-");
  if (!month) return year;
  return `${year}年${Number(month)}月${day ? `${Number(day)}日` : ""}`;
}

/** What is said of a copy that has dated phrases in it. */
export function datedWords(count: number): string {
  return count ? `，含 ${count} 处过时提法` : "";
}
