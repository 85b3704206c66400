/** What everything shown is made with: the engine, the names of things, the marking of terms. */

import { type LineMark, TITLE_LINE } from "../contract";
import { unheadedTitle } from "../model/sections";
import type { Engine } from "../search/engine";
import type { Folding } from "../search/fold";
import { distinctPairs } from "../search/grams";
import { highlight, type Range } from "../search/highlight";
import { parseLine } from "../search/text";
import type { Hit, Manifest } from "../search/types";
import { type Fields, type Run, runsOf, textOf } from "./runs";

export type Topic = Manifest["topics"][number];

export interface Context {
  /** The address of the site's root. */
  root: string;
  /** Whether pages are files (compare.html) rather than folders (compare/). */
  flat: boolean;
  engine: Engine;
  folding: Folding;
  fields: Fields;
  topics: Map<string, Topic>;
  kinds: Map<string, string>;
  levels: Map<string, string>;
  types: Map<string, string>;
}

export async function openContext(engine: Engine, root: string): Promise<Context> {
  const { manifest, folding } = await engine.open();
  return {
    root,
    flat: manifest.topics.some((topic) => topic.url.endsWith(".html")),
    engine,
    folding,
    fields: new Map(manifest.fields.map((field) => [field.name, field])),
    topics: new Map(manifest.topics.map((topic) => [topic.id, topic])),
    kinds: new Map(manifest.kinds),
    levels: new Map(manifest.levels),
    types: new Map(manifest.types),
  };
}

/** The address of a page from its path below the site's root. A folder's own file is named where no server does it. */
export function addressOf(path: string, context: Context): string {
  const address = new URL(path, context.root);
  if (address.protocol === "file:" && address.pathname.endsWith("/"))
    address.pathname += "index.html";
  return address.href;
}

/** The topics of these ids. */
export function topicsOf(ids: readonly string[], context: Context): Topic[] {
  return ids.flatMap((id) => context.topics.get(id) ?? []);
}

/** A line of a section, ready to be searched and shown. runs: with the number; text: what they show at the neutral defaults. */
export interface Line {
  number: string;
  runs: Run[];
  text: string;
  item: boolean;
}

export function headingOf(hit: Hit, context: Context): Line {
  const runs = hit.title
    ? [{ text: hit.number }, ...runsOf(hit.title, context.fields, marksIn(hit, TITLE_LINE))]
    : [{ text: unheadedTitle(hit.id) }];
  return { number: hit.number, runs, text: textOf(runs), item: false };
}

/** The own lines under the heading. */
export function linesOf(hit: Hit, context: Context): Line[] {
  return hit.lines.map((written, at) => {
    const { item, number, text } = parseLine(written);
    const runs = runsOf(text, context.fields, marksIn(hit, at));
    if (number) runs.unshift({ text: number });
    return { number, runs, text: textOf(runs), item };
  });
}

/** The marks of a line, or of the title. */
export function marksIn(hit: Hit, line: number): LineMark[] {
  return hit.marks.filter((mark) => mark.line === line);
}

export function titleOf(hit: Hit, context: Context): string {
  return headingOf(hit, context).text;
}

export function spansIn(line: Line, terms: string[], context: Context): Range[] {
  return highlight(line.text, terms, context.folding);
}

/** The words to mark in a hit: the terms, and what stood in for one; the pairs that make it come near. */
export function wordsOf(hit: Hit, terms: string[], context: Context): string[] {
  if (hit.match === "near") return distinctPairs(terms);
  if (!hit.through) return terms;
  return [...terms, context.folding.fold(hit.through)];
}

/** Hits that come in by another word, in runs by that word. */
export function runsByWord(hits: Hit[]): { match: Hit["match"]; through: string; hits: Hit[] }[] {
  const groups = new Map<string, { match: Hit["match"]; through: string; hits: Hit[] }>();
  for (const hit of hits) {
    const key = `${hit.match} ${hit.through}`;
    const group = groups.get(key) ?? { match: hit.match, through: hit.through, hits: [] };
    group.hits.push(hit);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const MATCHES = { topic: "主题", synonym: "近义词", pinyin: "拼音", exact: "", near: "" };

/** What a run of such hits is called. */
export function wordHeading(match: Hit["match"], through: string): string {
  if (match === "near") return "文字相近的范文";
  return `相关：${MATCHES[match]}“${through}”`;
}
