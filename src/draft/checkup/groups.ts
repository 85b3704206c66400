/** Findings as they are listed: by what they are about, and those that say the same together. */

import type { Finding, FindingKind } from "./finding";

/** Findings that say the same, each of its own place; at least one. */
export interface Same {
  message: string;
  /** What to do; empty where the group says it for all. */
  hint: string;
  findings: Finding[];
}

/** Findings of one kind. */
export interface Group {
  name: string;
  count: number;
  /** What to do about each of them; empty where that differs. */
  hint: string;
  same: Same[];
}

const NAMES: readonly (readonly [FindingKind, string])[] = [
  ["missing", "缺少的部分"],
  ["order", "次序和文种"],
  ["empty", "空着的地方"],
  ["field", "没有填的信息"],
  ["leftover", "范文留下的名称"],
  ["dated", "过时提法"],
  ["repeated", "重复的文字"],
  ["form", "不合公文格式的写法"],
  ["punctuation", "标点不成对"],
];

/** The groups of findings, without those that have none, in the order in which they are best seen to. */
export function grouped(findings: readonly Finding[]): Group[] {
  return NAMES.flatMap(([kind, name]) => {
    const members = findings.filter((finding) => finding.kind === kind);
    const [first] = members;
    if (!first) return [];
    const shared = members.length > 1 && members.every(({ hint }) => hint === first.hint);
    const same = new Map<string, Same>();
    for (const finding of members) {
      const { message, hint } = finding;
      const key = JSON.stringify([message, hint]);
      const known = same.get(key) ?? { message, hint: shared ? "" : hint, findings: [] };
      known.findings.push(finding);
      same.set(key, known);
    }
    const hint = shared ? first.hint : "";
    return [{ name, count: members.length, hint, same: [...same.values()] }];
  });
}
