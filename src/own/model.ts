/** The user's own old plans (我的旧稿): files that were opened, as they were recognised and corrected. What comes out of a
 * file or a storage is checked to the last value: it may be damaged or foreign. */

import { MAX_LEVEL } from "../contract";
import { type Block, type Plan, type Review, Role } from "../importing/review";
import { isRecord } from "../model/record";

/** A file that is kept. saved: when, as an ISO date. */
export interface OwnFile {
  readonly id: string;
  readonly saved: string;
  readonly review: Review;
}

/** How many files are kept at most. */
export const MAX_OWN = 500;
/** Of an export that is taken in again, in bytes. */
export const MAX_OWN_FILE = 100_000_000;

const FORMAT = "plan-library-own";
const VERSION = 1;
const MAX_LINES = 200_000;
const MAX_LINE = 2_000_000;
const MAX_NAME = 300;
const ID = /^[a-z0-9-]{1,60}$/;
const DAMAGED = "文件已经损坏";

/** Files, or what is wrong with them, in words for the user. */
export type Decoded = { files: OwnFile[] } | { problem: string };

/** Thrown within this file only. */
class Damage extends Error {}

/** Files as the text of an export. */
export function encodeOwn(files: readonly OwnFile[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, files })}\n`;
}

/** Files out of an export, or what is wrong with it. */
export function decodeOwn(text: string): Decoded {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: text.trim() ? DAMAGED : "文件是空的" };
  }
  if (!isRecord(data) || data.format !== FORMAT) return { problem: "不是本站导出的“我的旧稿”" };
  if (typeof data.version === "number" && data.version > VERSION)
    return { problem: "旧稿文件来自更新的版本，请先更新本站" };
  const { files } = data;
  if (data.version !== VERSION || !Array.isArray(files)) return { problem: DAMAGED };
  if (files.length > MAX_OWN) return { problem: `一次最多 ${MAX_OWN} 份` };
  const read = files.map(readOwn);
  return read.includes(null)
    ? { problem: DAMAGED }
    : { files: read.filter((file): file is OwnFile => file !== null) };
}

/** A file out of plain data; null where it is damaged. */
export function readOwn(data: unknown): OwnFile | null {
  try {
    const { id, saved, review } = record(data);
    if (typeof id !== "string" || !ID.test(id)) throw new Damage();
    return { id, saved: text(saved, MAX_NAME), review: reviewIn(review) };
  } catch (error) {
    if (error instanceof Damage) return null;
    throw error;
  }
}

/** What a file is called: its plan's title, or where it has several, its own name. */
export function nameOf({ review }: OwnFile): string {
  const [plan, ...others] = review.plans;
  return (others.length ? "" : (plan?.title ?? "")) || review.name;
}

function reviewIn(data: unknown): Review {
  const found = record(data);
  const lines = list(found.lines).map((line) => text(line, MAX_LINE));
  const losses = list(found.losses).map((data) => {
    const loss = record(data);
    return { line: number(loss.line, 0), text: text(loss.text, MAX_LINE) };
  });
  const plans = list(found.plans).map(planIn);
  const ids = plans.flatMap(({ blocks }) => blocks.map(({ id }) => id));
  if (!plans.length || new Set(ids).size < ids.length) throw new Damage();
  const extraction = text(found.extraction, MAX_LINE);
  return { name: text(found.name, MAX_NAME), extraction, lines, losses, plans };
}

function planIn(data: unknown): Plan {
  const found = record(data);
  const { title, rule } = found;
  return {
    title: text(title, MAX_LINE),
    rule: text(rule, MAX_NAME),
    blocks: list(found.blocks).map(blockIn),
  };
}

function blockIn(data: unknown): Block {
  const found = record(data);
  const was = role(found.was);
  if (was === "out") throw new Damage();
  return {
    id: number(found.id, 0),
    role: role(found.role),
    level: number(found.level, 0, MAX_LEVEL),
    number: text(found.number, MAX_LINE),
    text: text(found.text, MAX_LINE),
    mark: text(found.mark, MAX_LINE),
    runsOn: truth(found.runsOn),
    first: number(found.first, 1),
    last: number(found.last, 1, MAX_LINES),
    why: text(found.why, MAX_LINE),
    ask: text(found.ask, MAX_LINE),
    within: truth(found.within),
    was,
  };
}

function record(data: unknown): Record<string, unknown> {
  if (!isRecord(data)) throw new Damage();
  return data;
}

function list(data: unknown): unknown[] {
  if (!Array.isArray(data) || data.length > MAX_LINES) throw new Damage();
  return data;
}

function text(data: unknown, most: number): string {
  if (typeof data !== "string" || data.length > most) throw new Damage();
  return data;
}

function number(data: unknown, least: number, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof data !== "number" || !Number.isInteger(data)) throw new Damage();
  if (data < least || data > most) throw new Damage();
  return data;
}

function truth(data: unknown): boolean {
  if (typeof data !== "boolean") throw new Damage();
  return data;
}

function role(data: unknown): Role {
  const found = Role.find((name) => name === data);
  if (!found) throw new Damage();
  return found;
}
