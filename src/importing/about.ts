/** What a plan says of itself: whose it is, and what type of document; both as planlib.meaning guesses them. */

import { type Plan, wordsOf } from "./review";

const LEVELS: readonly (readonly [level: string, words: RegExp])[] = [
  ["village", /我村|本村|全村|村委会|村民|村级|[^乡新农]村(?:精神|工作|计划)/g],
  ["community", /我社区|本社区|社区居委会|居委会|社区|小区|居民/g],
  ["subdistrict", /我街道|全街道?|街道(?:党工委|办事处|办|工作|精神|辖区)|各社区/g],
  ["town", /我[镇乡]|全[镇乡]|[镇乡](?:党委|政府|人大|精神|工作)|各村|镇村/g],
];

/** Whose plan it seems to be; empty where nothing says so. */
export function levelOf({ title, blocks }: Plan): string {
  const kept = blocks.filter(({ role }) => role !== "out").map(wordsOf);
  const text = kept.join("\n").slice(0, 4000);
  const scored = LEVELS.map(([level, words]): [string, number] => {
    const found = text.match(words) ?? [];
    const strong = found.filter((word) => /^[我本全]/.test(word));
    const inTitle = title.match(words) ?? [];
    const score = 6 * inTitle.length + 3 * Math.min(4, strong.length) + Math.min(6, found.length);
    return [level, score];
  });
  const [level, score] = scored.reduce((best, other) => (other[1] > best[1] ? other : best));
  return score ? level : "";
}

/** The type of document that a title names: a summary, an outline, else a plan. */
export function typeOf({ title }: Plan): string {
  if (/总结|汇报|回顾|报告$/.test(title) && !/计划|打算$/.test(title)) return "summary";
  return /要点|目标与任务|任务分解|安排表|目标任务/.test(title) ? "outline" : "plan";
}
