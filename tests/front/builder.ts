/** A straightforward builder of the search index (the real one is in Python), and a search by its definition. */

import {
  EXAMPLE_KEY,
  FACET_KEY,
  type Field,
  HEADING_RANKS,
  LETTERS_KEY,
  type LineMarkTuple,
  type Manifest,
  type RowTuple,
  SEARCH_VERSION,
  SECTION_KEY,
  type TextBlock,
  TITLE_LINE,
  type Timeliness,
  type TopicData,
  type TreeData,
} from "../../src/contract";
import { fieldsByName } from "../../src/model/fields";
import { Engine } from "../../src/search/engine";
import { Folding } from "../../src/search/fold";
import type { Load } from "../../src/search/loader";
import * as meant from "../../src/search/meant";
import { isBefore } from "../../src/search/order";
import { packNumbers, packRanks } from "../../src/search/packing";
import { lineText } from "../../src/search/text";

/** An engine that has what it loads of programs at hand. fewBlocks: as its own. */
export function engineOn(load: Load, fewBlocks?: number): Engine {
  return new Engine(load, async () => meant, fewBlocks);
}

export type Dating = "update" | "replace";

export interface Section {
  number: string;
  title: string;
  lines: string[];
  kind: string;
  topics: string[];
  children: Section[];
  /** What its own dated phrases ask for. */
  dated: Dating[];
  /** 开头 or 结尾. */
  edge?: boolean;
}

export interface Plan {
  id: string;
  title: string;
  level: string;
  type: string;
  sections: Section[];
}

export interface Library {
  plans: Plan[];
  topics: TopicData[];
  fields: Field[];
  synonyms: string[][];
  /** Words by their letters. */
  pinyin: Record<string, string[]>;
  /** Groups of characters that are taken for each other. */
  alike?: string[];
  fold: string;
}

export interface Shape {
  /** Keys a file. */
  keys: number;
  /** Sections a text block. */
  block: number;
  /** Whether the texts come with the manifest in place of the grams. */
  whole?: boolean;
}

/** A section as both the builder and the definition see it. */
export interface Unit {
  section: Section;
  plan: Plan;
  id: string;
  depth: number;
  above: Unit[];
  below: Unit[];
  rank: number;
  order: number;
  characters: number;
  /** Own lines, folded; the heading first. */
  lines: string[];
}

export const KINDS: [string, string][] = [
  ["tasks", "任务"],
  ["goals", "目标"],
];
export const LEVELS: [string, string][] = [
  ["village", "村"],
  ["community", "社区"],
];
export const TYPES: [string, string][] = [
  ["plan", "计划"],
  ["summary", "总结"],
];

/** What the dated phrases of a section, and of all under it, ask for. */
export function datings({ section, below }: Unit): Dating[] {
  return [...section.dated, ...below.flatMap(datings)];
}

/** How current a section is. */
export function timelinessOf(unit: Unit): Timeliness {
  const all = datings(unit);
  if (all.includes("replace")) return "replace";
  return all.length ? "update" : "none";
}

/** All sections, in the order of their ranks. */
export function unitsOf(library: Library): Unit[] {
  const folding = new Folding(library.fold);
  const fields = fieldsByName(library.fields);
  const units: Unit[] = [];
  const walk = (section: Section, plan: Plan, above: Unit[]): Unit => {
    const raw = [section.number + section.title, ...section.lines];
    const texts = raw.map((line) => lineText(line, fields));
    const unit: Unit = {
      section,
      plan,
      id: `${plan.id}/s${units.length}`,
      depth: section.edge ? 0 : above.length + 1,
      above,
      below: [],
      rank: 0,
      order: units.length,
      characters: Array.from(texts.join("").replace(/\s/g, "")).length,
      lines: texts.map((line) => folding.fold(line)),
    };
    units.push(unit);
    unit.below = section.children.map((child) => walk(child, plan, [...above, unit]));
    for (const child of unit.below) unit.characters += child.characters;
    return unit;
  };
  for (const plan of library.plans) for (const section of plan.sections) walk(section, plan, []);
  units.sort((a, b) => a.characters - b.characters || a.order - b.order);
  units.forEach((unit, rank) => {
    unit.rank = rank;
  });
  return units;
}

/** The files of the index, by name. */
export function buildIndex(library: Library, units: Unit[], shape: Shape): Map<string, unknown> {
  const folding = new Folding(library.fold);
  const keys = new Map<string, { ranks: number[]; headings: number[] }>();
  const put = (key: string, unit: Unit, heading = false) => {
    const entry = keys.get(key) ?? { ranks: [], headings: [] };
    keys.set(key, entry);
    for (const list of heading ? [entry.ranks, entry.headings] : [entry.ranks])
      if (list[list.length - 1] !== unit.rank) list.push(unit.rank);
  };
  for (const unit of units) {
    unit.lines.forEach((line, i) => {
      const characters = Array.from(line);
      characters.forEach((character, at) => {
        put(character, unit, i === 0);
        if (at) put((characters[at - 1] as string) + character, unit, i === 0);
      });
    });
    const raw = [unit.section.title, ...unit.section.lines].join("\n");
    for (const [, example] of raw.matchAll(/\{\{[^{}|]+\|([^{}]+)\}\}/g))
      put(`${EXAMPLE_KEY}${folding.fold(example as string)}`, unit);
    for (const topic of new Set(unit.section.topics)) put(`${FACET_KEY}topic:${topic}`, unit);
    put(`${SECTION_KEY}${unit.id.slice(unit.id.indexOf("/") + 1)}`, unit);
    put(`${FACET_KEY}kind:${unit.section.kind}`, unit);
    put(`${FACET_KEY}level:${unit.plan.level}`, unit);
    put(`${FACET_KEY}type:${unit.plan.type}`, unit);
    put(`${FACET_KEY}plan:${unit.plan.id}`, unit);
    put(`${FACET_KEY}timeliness:${timelinessOf(unit)}`, unit);
  }

  const files = new Map<string, unknown>();
  const values = new Map<string, string>();
  for (const [key, { ranks, headings }] of keys)
    values.set(
      key,
      packRanks(ranks) + (headings.length ? HEADING_RANKS + packRanks(headings) : ""),
    );
  for (const [letters, words] of Object.entries(library.pinyin))
    values.set(LETTERS_KEY + letters, words.join(" "));
  const isNamed = (key: string) => Array.from(key).length > 2;
  const sorted = Array.from(values.keys())
    .filter((key) => !shape.whole || isNamed(key))
    .sort((a, b) => (isBefore(a, b) ? -1 : 1));
  const firsts: string[] = [];
  for (let start = 0; start < sorted.length; start += shape.keys) {
    const some = sorted.slice(start, start + shape.keys);
    files.set(
      `keys/${firsts.length}`,
      Object.fromEntries(some.map((key) => [key, values.get(key)])),
    );
    firsts.push(some[0] as string);
  }

  const starts: number[] = [];
  for (let start = 0; start < units.length; start += shape.block) {
    files.set(`texts/${starts.length}`, blockOf(units.slice(start, start + shape.block)));
    starts.push(start);
  }
  const reading = units.slice().sort((a, b) => a.order - b.order);
  const tree: TreeData = {
    depths: reading.map(({ depth }) => depth).join(""),
    characters: packNumbers(reading.map(({ characters }) => characters)),
    plans: packNumbers(library.plans.map((plan) => units.filter((u) => u.plan === plan).length)),
  };
  files.set("tree", tree);
  files.set("alike", library.alike ?? []);
  const whole = shape.whole
    ? {
        keys: files.get("keys/0") as Record<string, string>,
        texts: files.get("texts/0") as TextBlock,
        tree,
      }
    : null;
  if (whole) for (const name of ["keys/0", "texts/0", "tree"]) files.delete(name);
  const { topics, synonyms, fold } = library;
  const manifest: Manifest = {
    ...{ version: SEARCH_VERSION, sections: units.length, keys: firsts },
    ...{ blocks: packRanks(starts), page: "plans/*/", fold, topics, synonyms },
    ...{ kinds: KINDS, levels: LEVELS, types: TYPES, fields: library.fields, whole },
  };
  files.set("manifest", manifest);
  return files;
}

function blockOf(units: Unit[]): TextBlock {
  const plans = Array.from(new Set(units.map(({ plan }) => plan)));
  return {
    plans: plans.map(({ id, title, level, type }) => [id, title, id, level, type]),
    rows: units.map((unit) => rowOf(unit, plans.indexOf(unit.plan))),
  };
}

function rowOf(unit: Unit, plan: number): RowTuple {
  const { section, id, above, below, characters } = unit;
  const { number, title, lines, kind, topics } = section;
  const crumbs = above.map((one) => one.section.title);
  const children = below.map((one) => one.rank);
  const level = section.edge ? 0 : above.length + 1;
  const marks = section.dated.map((dating): LineMarkTuple => [TITLE_LINE, 0, 1, dating]);
  const under = datings(unit).length;
  const own = id.slice(id.indexOf("/") + 1);
  const about = [number, title, lines, kind, topics, characters] as const;
  const row: RowTuple = [plan, children, [], own, level, ...about];
  if (under) row.push([], crumbs, marks, under);
  else if (crumbs.length) row.push([], crumbs);
  return row;
}

/** Hands out files as a browser gets them: each a copy, later. */
export function loaderOf(files: Map<string, unknown>, loads: string[] = []): Load {
  return async (name) => {
    loads.push(name);
    await Promise.resolve();
    const data = files.get(name);
    if (data === undefined) throw new Error(`搜索数据没有加载成（${name}）`);
    return data;
  };
}
