/** What was recognised in a text, for the user to look over: each paragraph beside its lines, and why it is what it is.
 * Everything here is plain data that never changes; `corrections` changes it. */

import type { Official } from "../model/elements";
import { typedLevel } from "../model/numbering";
import { type Rows, tableText } from "../model/tables";
import type { Loss, Received, Tabled } from "./formats/base";
import { recognise as known } from "./patterns";
import type { Document, Paragraph, Recognised, Removed } from "./recognise";
import { signedBy } from "./signed";
import { stripped } from "./text";

/** What a block is: a part of the plan, or left out of it. */
export const Role = ["title", "heading", "item", "paragraph", "signature", "out"] as const;
export type Role = (typeof Role)[number];

/** A paragraph of a text as it was recognised, or words that were left out. first, last: its lines, from 1. */
export interface Block {
  /** Of no other block of the review. */
  readonly id: number;
  readonly role: Role;
  /** Of a heading, 1–4; else 0. */
  readonly level: number;
  /** The number that is typed before it, with the blanks behind. */
  readonly number: string;
  /** What stands behind the number; of a heading without the mark at its end. */
  readonly text: string;
  /** The mark that stands behind the text in the source, where it is not part of it. */
  readonly mark: string;
  /** It stands right behind the block before it, in the same paragraph. */
  readonly runsOn: boolean;
  readonly first: number;
  readonly last: number;
  /** The rule that recognised it; of what is left out, the reason in words for the user. */
  readonly why: string;
  /** What the user should look at; empty where nothing is in doubt. */
  readonly ask: string;
  /** Of what is left out: whether it was cut out of a line, the rest of which stays; what it would be else. */
  readonly within: boolean;
  readonly was: Exclude<Role, "out">;
}

/** One plan of a file. rule: what recognised where it begins. */
export interface Plan {
  readonly title: string;
  readonly rule: string;
  readonly blocks: readonly Block[];
  /** What else it carries as an official document, where its file is the site's own. */
  readonly official?: Official;
}

/** A file as it was received, and the plans in it. name: of the file. */
export interface Review {
  readonly name: string;
  readonly extraction: string;
  readonly lines: readonly string[];
  readonly losses: readonly Loss[];
  readonly plans: readonly Plan[];
}

/** Said of what the user leaves out. */
export const LEFT_OUT = "您略去的";

const PLAIN = {
  level: 0,
  number: "",
  mark: "",
  runsOn: false,
  why: "",
  ask: "",
  within: false,
  was: "paragraph",
} as const;

type Unnumbered = Omit<Block, "id">;

/** What is shown of what was received. */
export type Receivable = Pick<Received, "text" | "extraction" | "losses" | "tables">;

/** What was recognised, for the user to look over. name: of the file. plain: the text in which it was found, in
 * simplified characters. */
export function reviewOf(
  name: string,
  { text, extraction, losses, tables = [] }: Receivable,
  found: Recognised,
  plain: string,
): Review {
  const lines = text.split("\n");
  const plainLines = plain.split("\n");
  const documents = found.documents;
  let id = 0;
  const plans = (documents.length ? documents : [null]).map((document, at): Plan => {
    const first = at ? (document?.first ?? 1) : 1;
    const end = documents[at + 1]?.first ?? lines.length + 1;
    const removed = found.removed.filter(({ line }) => line >= first && line < end);
    const kept = withTables(document ? keptBlocks(document, found) : [], tables);
    const out = removed.map((each) => removedBlock(each, plainLines, kept, document?.title ?? ""));
    const blocks = inOrder(kept, out).map((block) => ({ ...block, id: id++ }));
    return { title: document?.title ?? "", rule: document?.rule ?? "", blocks };
  });
  const whole = new Set(
    plans.flatMap(({ blocks }) =>
      blocks.flatMap(({ why, first }) => (why === TABLE ? [first] : [])),
    ),
  );
  // They have become no lines after all.
  const told = losses.filter(({ line, text }) => !whole.has(line) || !/^表格（/.test(text));
  return { name, extraction, lines, losses: told, plans };
}

/** Why a block is the text of a table. */
export const TABLE = "table";

/** The lines of a table become that again, where nothing of them was taken for something else. */
function withTables(blocks: readonly Unnumbered[], tables: readonly Tabled[]): Unnumbered[] {
  return tables.reduce<Unnumbered[]>(
    (changed, { first, last, rows }) => {
      const isOf = (block: Unnumbered) => block.last >= first && block.first <= last;
      const own = changed.filter(isOf);
      const isWhole = own.every((block) => block.first >= first && block.last <= last);
      const isText = own.every(({ role }) => role !== "title" && role !== "signature");
      if (!own.length || !isWhole || !isText) return changed;
      const at = changed.findIndex(isOf);
      const block = tableBlock(rows, first, last);
      return [...changed.slice(0, at), block, ...changed.slice(at).filter((each) => !isOf(each))];
    },
    [...blocks],
  );
}

function tableBlock(rows: Rows, first: number, last: number): Unnumbered {
  return { ...PLAIN, role: "paragraph", text: tableText(rows), first, last, why: TABLE };
}

function keptBlocks(document: Document, { questions }: Recognised): Unnumbered[] {
  const asked = new Map(questions.map(({ line, text }) => [line, text]));
  // What is asked about the title is told where it is filled in.
  if (!document.title && !document.paragraphs.some(({ entry }) => entry.rule === "short-line"))
    asked.delete(document.first);
  const blocks = (paragraphs: readonly Paragraph[]) =>
    paragraphs.flatMap((paragraph) => paragraphBlocks(paragraph, asked));
  const signature = document.signature.map(({ text, first, last }) => {
    return { ...PLAIN, role: "signature" as const, text, first, last, why: "signature" };
  });
  return [...blocks(document.paragraphs), ...signature, ...blocks(document.annex)];
}

/** A paragraph, or a heading and what stands behind it in the same paragraph. */
function paragraphBlocks(
  { text, first, last, entry }: Paragraph,
  asked: ReadonlyMap<number, string>,
): Unnumbered[] {
  const number = text.slice(0, entry.number?.end ?? 0);
  const { role, level, title, rest, rule: why } = entry;
  const block = { ...PLAIN, role, level, number, first, last, why };
  const ask = why === "short-line" ? (asked.get(first) ?? "") : "";
  if (role !== "heading") return [{ ...block, text: entry.text }];
  const mark = entry.text.slice(title.length, entry.text.length - rest.length);
  const heading = { ...block, text: title, mark, ask };
  if (!rest) return [heading];
  return [heading, { ...PLAIN, role: "paragraph", text: rest, runsOn: true, first, last, why }];
}

function removedBlock(
  { line, text, reason, kind, rule }: Removed,
  lines: readonly string[],
  kept: readonly Unnumbered[],
  title: string,
): Unnumbered {
  const covered = kept.some(({ first, last }) => first <= line && line <= last);
  const within = covered && stripped(lines[line - 1] ?? "") !== text;
  const isTitle = kind === "moved" && title !== "" && belongsTo(title, text);
  const place = { ...PLAIN, text, first: line, last: line, within };
  if (rule === known.CAPTION)
    return { ...place, role: "signature", was: "signature", why: "signature" };
  return isTitle
    ? { ...place, role: "title", was: "title", why: "title" }
    : { ...place, role: "out", why: reason };
}

/** Whether a line that was taken away says the title, or a part of it. */
function belongsTo(title: string, text: string): boolean {
  return text.includes(title) || (text.length >= 4 && title.includes(text));
}

/** What was left out stands behind the paragraph that its line belongs to, else where its line does. */
function inOrder(kept: readonly Unnumbered[], out: readonly Unnumbered[]): Unnumbered[] {
  const blocks: Unnumbered[] = [];
  let next = 0;
  for (const block of kept) {
    for (; (out[next]?.first ?? Number.POSITIVE_INFINITY) < block.first; next += 1)
      blocks.push(out[next] as Unnumbered);
    blocks.push(block);
  }
  return [...blocks, ...out.slice(next)];
}

/** The words of a block: as it stands in the plan, for what is no heading and no item with its typed number. */
export function wordsOf({ role, number, text, mark }: Block): string {
  return role === "heading" || role === "title" || role === "item" ? text : number + text + mark;
}

/** The words of a block as they stand in the text, with its number and its mark. */
export function wholeOf({ number, text, mark }: Block): string {
  return number + text + mark;
}

const ITEM_LEVEL = 3; // 1.

/** Whether an item is counted anew in a draft: one with 1. or without a number is; any other number (①, 一是) stays where
 * it was typed. */
export function isCounted(block: Block): boolean {
  return !block.number || typedLevel(wholeOf(block)) === ITEM_LEVEL;
}

/** Who signs a plan, and when, as the lines of its signature say; empty where they do not. What stands under the title
 * counts where the end does not say. */
export function signatureOf({ blocks }: Plan): { organisation: string; date: string } {
  const isText = ({ role }: Block) => role !== "title" && role !== "out" && role !== "signature";
  const text = blocks.findIndex(isText);
  const lines = (of: readonly Block[]) =>
    of.flatMap((block) => (block.role === "signature" ? [wholeOf(block)] : []));
  const [above, below] = [blocks.slice(0, text), blocks.slice(text)].map((of) =>
    signedBy(lines(of)),
  );
  return {
    organisation: below?.organisation || above?.organisation || "",
    date: below?.date || above?.date || "",
  };
}

/** How many of a plan's blocks there are of each role, of headings by their level, and what has to be looked at. */
export function countsOf(plan: Plan): {
  roles: Readonly<Record<Role, number>>;
  levels: readonly number[];
  asked: number;
  joined: number;
} {
  const roles = Object.fromEntries(Role.map((role) => [role, 0])) as Record<Role, number>;
  const levels = [0, 0, 0, 0];
  let [asked, joined] = [plan.title ? 0 : 1, 0];
  for (const { role, level, ask, first, last, runsOn, why } of plan.blocks) {
    roles[role] += 1;
    if (role === "heading") levels[level - 1] = (levels[level - 1] ?? 0) + 1;
    if (role !== "out" && ask) asked += 1;
    if (role !== "out" && last > first && !runsOn && why !== TABLE) joined += last - first;
  }
  return { roles, levels, asked, joined };
}

/** The first block that is not as it was before; nothing where all are. */
export function changedBlock(before: Review, after: Review): Block | undefined {
  const old = new Set(before.plans.flatMap(({ blocks }) => blocks));
  return after.plans.flatMap(({ blocks }) => blocks).find((block) => !old.has(block));
}
