/** What sites and word processors put around a plan and into it: whole lines, and sentences in a paragraph. */

import { isNumber } from "./numbers";
import { noise } from "./patterns";
import { everywhere, opening, pattern, stripped } from "./text";

/** A stretch of a line that is no part of a plan. reason: for the editor. rule: which of the rules saw it. */
export interface Noise {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  readonly rule: string;
}

/** A stretch that was put into a line, and what stands there rightly. */
export interface Insertion extends Noise {
  readonly text: string;
}

const LINES = noise.LINES.map(([rule, reason, source]) => [rule, reason, opening(source)] as const);
const IN_TEXT = pattern(noise.IN_TEXT);
const PAGE = new RegExp(`^(?:${noise.PAGE})`, "u");
const MARKUP = opening(noise.MARKUP);
const ROW = opening(noise.ROW);
const ENTITIES: Readonly<Record<string, string>> = noise.ENTITIES;

/** What makes a whole line noise; null where it may be part of a plan. */
export function wholeLine(text: string): Noise | null {
  const found = LINES.find(([, , form]) => form(text));
  return found ? { start: 0, end: text.length, reason: found[1], rule: found[0] } : null;
}

/** Sentences in a line that are a site's words, in order. */
export function talk(text: string): Noise[] {
  return Array.from(text.matchAll(everywhere(noise.SENTENCE)))
    .filter(([sentence]) => sentence && IN_TEXT.test(sentence))
    .map((match) => ({ ...spanOf(match), reason: "小编的话", rule: "editor" }));
}

/** A text with a semicolon for the tabs between the cells of a table's row, and a space for any other. */
export function withCells(text: string): string {
  const gaps = Array.from(text.matchAll(everywhere(noise.TABS)), spanOf);
  const inner = gaps.filter(({ start }) => !isNumber(text.slice(0, start)));
  const [only, ...others] = inner;
  if (only && !others.length && PAGE.test(text.slice(only.end))) return text; // of a table of contents
  let shown = text;
  for (const gap of gaps.reverse())
    shown =
      shown.slice(0, gap.start) +
      (inner.length > 1 && inner.includes(gap) ? "；" : " ") +
      shown.slice(gap.end);
  return shown;
}

/** A text without the gaps between characters that are set apart each: 指 导 思 想. */
export function closed(text: string): string {
  return text.replace(everywhere(noise.SPACED), (apart) =>
    apart.replace(everywhere(noise.BLANKS), ""),
  );
}

/** What was put into a line, inside its sentences, in order. */
export function insertions(text: string): Insertion[] {
  const found: Insertion[] = Array.from(text.matchAll(everywhere(noise.INSERTED)), (match) => ({
    ...spanOf(match),
    text: "",
    reason: "网页插入的字",
    rule: "inserted",
  }));
  for (const match of text.matchAll(everywhere(noise.INVISIBLE)))
    found.push({ ...spanOf(match), text: "", reason: "看不见的字符", rule: "invisible" });
  const markup = MARKUP(text);
  for (const span of [...(markup ? [spanOf(markup)] : []), ...stars(text)])
    found.push({ ...span, text: "", reason: "Markdown 的标记", rule: "markup" });
  if (ROW(text))
    for (const span of Array.from(text.matchAll(everywhere(noise.BAR)), spanOf)) {
      const isInner = span.start > 0 && span.end < text.length;
      found.push({ ...span, text: isInner ? "；" : "", reason: "Markdown 的标记", rule: "markup" });
    }
  for (const match of text.matchAll(everywhere(noise.ENTITY))) {
    const words = characterOf(match);
    if (words)
      found.push({
        ...spanOf(match),
        text: words === "\u00a0" ? "" : words,
        reason: "网页的字符代码",
        rule: "entity",
      });
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A text without the marks of Markdown in it; empty for a line that is nothing else. */
export function withoutMarkup(text: string): string {
  let plain = text;
  for (const { start, end, text: words, rule } of insertions(text).reverse())
    if (rule === "markup") plain = plain.slice(0, start) + words + plain.slice(end);
  return wholeLine(stripped(plain))?.rule === "rule-line" ? "" : stripped(plain);
}

/** The stars of bold type: two that words stand right behind, or right before. */
function* stars(text: string): Generator<{ start: number; end: number }> {
  for (const match of text.matchAll(everywhere(noise.STARS))) {
    const { start, end } = spanOf(match);
    if (stripped(text.charAt(end))) yield { start: end - 2, end };
    else if (end - start === 2 && stripped(text.charAt(start - 1))) yield { start, end };
  }
}

/** The character that an entity stands for; empty for a name that is none, and for what no text holds. */
function characterOf([, name, decimal, hexadecimal]: RegExpMatchArray): string {
  if (name) return ENTITIES[name] ?? "";
  const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal ?? "0", 16);
  const isText =
    (code >= 0x20 && code < 0x7f) ||
    (code >= 0xa0 && code < 0xd800) ||
    (code >= 0xe000 && code <= 0xffff);
  return isText ? String.fromCharCode(code) : "";
}

function spanOf(match: RegExpMatchArray): { start: number; end: number } {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}
