/** Texts and titles of hits as elements, and where they are found. */

import { make } from "../browser/dom";
import type { LineMark } from "../contract";
import { fieldElement } from "../fill/elements";
import { datedElement, noticeAddress } from "../notices/element";
import type { Range } from "../search/highlight";
import { planName } from "../search/hits";
import type { Hit } from "../search/types";
import type { Context } from "./context";
import { headingOf, highlightsIn, linesOf, type ShownLine } from "./lines";
import { cut, type Run, snippetRange } from "./runs";

/** A line with its fields as spans, the terms highlighted, and links where something has run out. */
export function lineNodes(line: ShownLine, highlights: Range[], context: Context): Node[] {
  return runNodes(line.runs, highlights, context);
}

function runNodes(runs: Run[], highlights: Range[], context: Context): Node[] {
  const nodes: Node[] = [];
  const links = new Map<LineMark, HTMLElement>();
  let at = 0;
  for (const run of runs) {
    const pieces = runPieces(run, highlighted(run.text, at, highlights), context);
    at += run.text.length;
    const link = run.mark && (links.get(run.mark) ?? datedLink(run.mark, context));
    if (!run.mark || !link) {
      nodes.push(...pieces);
      continue;
    }
    link.append(...pieces);
    if (!links.has(run.mark)) nodes.push(link);
    links.set(run.mark, link);
  }
  return nodes;
}

function runPieces({ field }: Run, pieces: Node[], context: Context): Node[] {
  if (!field) return pieces;
  return [fieldElement(field.name, field.example, context.fields, ...pieces)];
}

/** A link to the notice in the register. */
function datedLink({ notice }: LineMark, context: Context): HTMLElement {
  return datedElement(notice, noticeAddress(notice, context.pages));
}

/** The text of a run with <mark> about what is highlighted. at: where it begins in the line. */
function highlighted(text: string, at: number, highlights: Range[]): Node[] {
  const nodes: Node[] = [];
  let done = 0;
  for (const [from, to] of highlights) {
    const start = Math.max(from - at, done);
    const end = Math.min(to - at, text.length);
    if (start >= end) continue;
    if (start > done) nodes.push(document.createTextNode(text.slice(done, start)));
    nodes.push(make("mark", {}, text.slice(start, end)));
    done = end;
  }
  if (done < text.length) nodes.push(document.createTextNode(text.slice(done)));
  return nodes;
}

/** A title in a link, which can hold no other. */
export function titleNodes(hit: Hit, terms: string[], context: Context): Node[] {
  return headingNodes({ ...hit, marks: [] }, terms, context);
}

/** The number and the title with all that is in it. */
export function headingNodes(hit: Hit, terms: string[], context: Context): Node[] {
  const heading = headingOf(hit, context);
  return lineNodes(heading, hit.title ? highlightsIn(heading, terms, context) : [], context);
}

/** 篇二之一　the plan › the sections above */
export function breadcrumb(hit: Hit): string {
  return [planName(hit), ...hit.crumbs].join(" › ");
}

/** The hit in its context: about the first term of the line that holds most of them, else the opening words. */
export function snippetNodes(hit: Hit, terms: string[], context: Context): Node[] {
  const lines = linesOf(hit, context);
  let best: { line: ShownLine; highlights: Range[]; number: number } | undefined;
  lines.forEach((line, number) => {
    const highlights = highlightsIn(line, terms, context);
    if (!best || highlights.length > best.highlights.length) best = { line, highlights, number };
  });
  if (!best) return [];
  const { line, highlights, number } = best;
  const [start, end] = snippetRange(line.text, highlights[0]);
  const shifted = highlights.map(([from, to]): Range => [from - start, to - start]);
  const nodes = runNodes(cut(line.runs, start, end), shifted, context);
  if (start > 0 || number > 0) nodes.unshift(document.createTextNode("……"));
  if (end < line.text.length || number < lines.length - 1)
    nodes.push(document.createTextNode("……"));
  return nodes;
}
