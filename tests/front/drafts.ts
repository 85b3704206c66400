/** Drafts to test with, and what they stand on: a storage, a hit, what the check-up knows. */

import { type CheckupContext, checkUp, type FindingKind } from "../../src/draft/checkup";
import type { Mirror } from "../../src/draft/mirror";
import { type Draft, emptyDraft, newSection, type Section } from "../../src/draft/model";
import type { KeyValueStorage } from "../../src/draft/store";
import type { Hit } from "../../src/search/types";
import { declared, fieldsOf } from "./fields";

export const UNDER = { 0: [1], 1: [2, 3], 2: [3], 3: [4], 4: [] };
export const FIELDS = fieldsOf(
  ...["村", "年份", "日期"].map((name) => declared(name, { label: `${name}名` })),
  declared("隐去", { label: "隐去名", scope: "local" }),
);
export const neutral = (name: string) => FIELDS.get(name)?.default ?? "";
export const FILLING = { fields: FIELDS, resolve: neutral };

export const section = (id: string, level: number, ...texts: string[]): Section =>
  newSection({
    id,
    level,
    title: level ? `题${id}` : "",
    paragraphs: texts.map((text) => ({ text, item: false })),
  });
export const draftOf = (...sections: Section[]): Draft => ({
  ...emptyDraft("d", "village", "plan"),
  sections,
});
/** a1 b2 c3: ids and levels. */
export const shape = (draft: Draft) => draft.sections.map(({ id, level }) => id + level).join(" ");
export const TREE = draftOf(
  section("o", 0, "开头"),
  section("a", 1),
  section("b", 2),
  section("c", 3),
  section("d", 2),
  section("e", 1),
  section("f", 2),
);

export const hit = (given: Partial<Hit>): Hit => ({
  id: "wm-1/a",
  url: "",
  level: 2,
  number: "（二）",
  title: "题",
  plan: "计划",
  shortName: "篇一",
  crumbs: [],
  kind: "tasks",
  topics: ["family"],
  planLevel: "village",
  planType: "plan",
  characters: 1,
  fields: [],
  lines: [],
  children: [],
  variants: [],
  same: [],
  wordings: [],
  marks: [],
  marksUnder: 0,
  rank: 0,
  match: "exact",
  through: "",
  ...given,
});

export class Box implements KeyValueStorage {
  map = new Map<string, string>();
  room = Number.POSITIVE_INFINITY;
  get length(): number {
    return this.map.size;
  }
  key(index: number): string | null {
    return [...this.map.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.map.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (value.length > this.room) throw new Error("QuotaExceededError");
    this.map.set(key, value);
  }
  removeItem(key: string): void {
    this.map.delete(key);
  }
}

/** The second place for drafts, which writes when it is told to. */
export class MemoryMirror implements Mirror {
  map = new Map<string, string>();
  usable = true;
  async all(): Promise<Map<string, string>> {
    return new Map(this.map);
  }
  async keep(id: string, text: string | null): Promise<boolean> {
    if (!this.usable) return false;
    if (text === null) this.map.delete(id);
    else this.map.set(id, text);
    return true;
  }
}

export const CONTEXT: CheckupContext = {
  shapes: {
    plan: {
      must: [
        ["background", "guidance", "goals"],
        ["tasks", "measures"],
      ],
      must_not: ["summary"],
      order: [["background"], ["guidance", "goals"], ["tasks"], ["safeguards"]],
    },
  },
  kinds: new Map([
    ["background", "背景"],
    ["guidance", "指导思想"],
    ["goals", "目标"],
    ["tasks", "任务"],
    ["measures", "措施"],
    ["summary", "总结"],
    ["safeguards", "组织保障"],
  ]),
  types: new Map([["plan", "计划"]]),
  under: UNDER,
  fields: FIELDS,
  values: new Map([["年份", "2026"]]),
  dated: () => [],
};
export const headed = (draft: Draft): Draft => ({
  ...draft,
  title: "题",
  organisation: "单位",
  date: "2026年1月5日",
});
export const found = (draft: Draft, kind: FindingKind) =>
  checkUp(headed(draft), CONTEXT).filter((finding) => finding.kind === kind);
