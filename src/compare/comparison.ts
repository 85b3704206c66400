/** Two sections set side by side: plain data, ready to be shown. */

import type { RepairNote } from "../contract";
import { percentSame } from "../model/percent";
import { align } from "./align";
import { type Explained, explained, stretches, type Token, tokens } from "./difference";
import { type Section, textOf } from "./section";

/** One of two that are compared: 甲, 乙. */
export type Side = "a" | "b";

/** A repair that a difference comes from, of the text of one side. */
export interface Explanation {
  side: Side;
  repair: RepairNote;
}

/** A stretch of one row. `number` counts the differences, from 1; 0 for what is the same. */
export interface Part {
  number: number;
  a: Token[];
  b: Token[];
  explained: Explanation[];
  /** Whether the difference comes from these repairs, and does not only hold one. */
  repaired: boolean;
}

/** Two lines side by side, or one that the other side has none for. */
export interface Row {
  kind: { a: string; b: string };
  number: { a: string; b: string };
  parts: Part[];
  has: { a: boolean; b: boolean };
}

/** Two sections, row by row, and how much of them is the same. */
export interface Comparison {
  rows: Row[];
  differences: number;
  repaired: number;
  /** Of 100; 100 only where nothing differs. */
  same: number;
}

/** Set two sections side by side. */
export function compare(a: Section, b: Section): Comparison {
  const tokensA = a.lines.map((line) => tokens(line.text, a.fields, line.marks));
  const tokensB = b.lines.map((line) => tokens(line.text, b.fields, line.marks));
  const keys = (all: Token[]) => all.map((token) => token.key).join("");
  const rows: Row[] = [];
  let differences = 0;
  let repaired = 0;
  for (const [i, j] of align(tokensA.map(keys), tokensB.map(keys))) {
    const lineA = i === undefined ? undefined : a.lines[i];
    const lineB = j === undefined ? undefined : b.lines[j];
    const inA = (i === undefined ? undefined : tokensA[i]) ?? [];
    const inB = (j === undefined ? undefined : tokensB[j]) ?? [];
    const parts = stretches(inA, inB).map((stretch): Part => {
      const part = { a: inA.slice(...stretch.a), b: inB.slice(...stretch.b) };
      if (stretch.same) {
        return { number: 0, ...part, explained: [], repaired: false };
      }
      differences += 1;
      const inLineA = lineA && explained(lineA.repairs, inA, stretch.a, shown(part.b));
      const inLineB = lineB && explained(lineB.repairs, inB, stretch.b, shown(part.a));
      const found = [...explanations("a", a, inLineA), ...explanations("b", b, inLineB)];
      const whole = found.length > 0 && Boolean(inLineA?.whole || inLineB?.whole);
      if (whole) repaired += 1;
      return { number: differences, ...part, explained: found, repaired: whole };
    });
    rows.push({
      kind: { a: lineA?.kind ?? "", b: lineB?.kind ?? "" },
      number: { a: lineA?.number ?? "", b: lineB?.number ?? "" },
      parts,
      has: { a: lineA !== undefined, b: lineB !== undefined },
    });
  }
  const same = differences ? Math.min(percentSame(textOf(a), textOf(b)), 99) : 100;
  return { rows, differences, repaired, same };
}

function explanations(side: Side, section: Section, found: Explained | undefined): Explanation[] {
  return (found?.repairs ?? []).flatMap((index) => {
    const repair = section.repairs[index];
    return repair ? [{ side, repair }] : [];
  });
}

/** The text as the page shows it. */
export function shown(all: readonly Token[]): string {
  return all.map((token) => token.shown).join("");
}

/** 相同 96%，23 处不同，其中 5 处由校订而来 */
export function summary({ same, differences, repaired }: Comparison): string {
  if (!differences) return "文字完全相同";
  const repairs = repaired ? `，其中 ${repaired} 处由校订而来` : "";
  return `相同 ${same}%，${differences} 处不同${repairs}`;
}
