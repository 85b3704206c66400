/** What rules on pages would report in a draft's text, and only an editor can judge: it stays as it is, and the page says
 * so. As planlib/checking/rules report it, with the same words; in code points. */

import { unpairedPunctuation } from "../checkup/punctuation";
import { blanked } from "./clean";

/** An entry of “accept”. */
export interface Acceptance {
  readonly rule: string;
  readonly words: string;
}

/** What a line of a page is. */
export type LineKind = "heading" | "paragraph" | "item" | "signature";

const CLOSING = /[。！？：；…—”’》）〉〕】」.!?:;)"'＂]$/u;
const OPEN = /[，、（“‘《〈]$/u;
const HAN = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\ufffc";
const LABELLED = new RegExp(`^[${HAN}]{1,5}：[^。；！？]{1,29}[^。；！？，、：]$`, "u");
const CLOSED = /^[，。；：、！？”’》）]/u;
const LOST = /[□■�▢█▇▆▉▊▓▒░]+/gu;
const MASKED = /[xX×＊*_＿]{2,}|[△▲●◆◇☆★◎]{2,}|某{2,}/gu;
const INNER: Readonly<Record<string, string>> = { "‘": "“", "〈": "《" };
const PAIRS: Readonly<Record<string, string>> = { "”": "“", "’": "‘", "》": "《", "〉": "〈" };
const GROUP: Readonly<Record<string, number>> = { "“": 0, "‘": 0, "《": 1, "〈": 1 };

/** The entries for a line of a page, fields as written. */
export function acceptancesFor(text: string, kind: LineKind): Acceptance[] {
  const written = Array.from(text);
  const plain = blanked(text);
  const words = (start: number, end: number) =>
    written.slice(Math.max(start, 0), Math.min(end, written.length)).join("");
  const at = (unit: number) => Array.from(plain.slice(0, unit)).length;
  const found: Acceptance[] = [];
  const report = (rule: string, start: number, end: number) =>
    found.push({ rule, words: words(start, end) });
  for (const match of plain.matchAll(LOST))
    report("PLN401", at(match.index), at(match.index) + Array.from(match[0]).length);
  for (const match of plain.matchAll(MASKED))
    report("PLN402", at(match.index), at(match.index) + Array.from(match[0]).length);
  const unpaired = unpairedPunctuation(plain);
  for (const sign of unpaired) report("PLN413", at(sign.at) - 4, at(sign.at) + 5);
  if (!unpaired.length)
    for (const unit of misnested(plain)) report("PLN414", at(unit) - 4, at(unit) + 5);
  const { length } = written;
  const isOpen = kind === "item" && OPEN.test(text);
  const isUnended = kind === "paragraph" && !CLOSING.test(text) && !LABELLED.test(plain);
  if (isOpen || isUnended) report("PLN418", length - 8, length + 8);
  if (CLOSED.test(plain)) report("PLN420", 0, 6);
  return found;
}

/** The quotation marks and title marks that stand inside their own kind, or alone where they stand inside others only, by
 * their UTF-16 units. All marks have their partners. */
function misnested(text: string): number[] {
  const found: number[] = [];
  const around: [string[], string[]] = [[], []];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    const outer = around[GROUP[PAIRS[mark] ?? mark] ?? -1];
    if (!outer) continue;
    if (PAIRS[mark]) outer.pop();
    else {
      const last = outer[outer.length - 1];
      const inner = INNER[mark];
      if (inner ? last !== inner : last === mark) found.push(at);
      outer.push(mark);
    }
  }
  return found;
}
