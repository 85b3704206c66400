/** What the user corrects in what was recognised: functions from a review to a review. What changes nothing gives the
 * same review back. Blocks are named by their ids. */

import { MAX_LEVEL, MAX_TITLE } from "../contract";
import { typedLevel, withoutTypedNumber } from "../model/numbering";
import { type Block, LEFT_OUT, type Plan, type Review, TABLE, wholeOf } from "./review";
import { stripped } from "./text";

/** The plan that a block belongs to, as its place in the review; -1 where there is none. */
export function planOf({ plans }: Review, id: number): number {
  return plans.findIndex(({ blocks }) => blocks.some((block) => block.id === id));
}

/** A block by its id. */
export function blockOf(review: Review, id: number): Block | undefined {
  return review.plans[planOf(review, id)]?.blocks.find((block) => block.id === id);
}

/** Give a plan another title. */
export function setTitle(review: Review, at: number, title: string): Review {
  return withPlan(review, at, (plan) => (plan.title === title ? plan : { ...plan, title }));
}

/** Make a block a heading: at the level that its number, or the headings with such a number, or else the heading before
 * it has. Where a sentence stands behind the words of a title, it becomes a paragraph. */
export function makeHeading(review: Review, id: number): Review {
  return withBlocks(review, id, (blocks, at) => {
    const block = blocks[at] as Block;
    if (block.role === "heading") return blocks;
    const whole = wholeOf(block);
    const words = withoutTypedNumber(whole);
    const number = whole.slice(0, whole.length - words.length);
    const [text, mark, rest] = cutTitle(words);
    if (!text || text.length > MAX_TITLE) return blocks;
    const level = levelFor(number, blocks, at);
    const heading: Block = {
      ...block,
      ...{ role: "heading", was: "heading", level, number, text, mark, why: "", ask: "" },
    };
    const behind: Block[] = rest ? [paragraphBehind(heading, rest, nextId(review))] : [];
    return replaced(blocks, at, 1, heading, ...behind);
  });
}

/** Make a block a paragraph; what stood behind a heading in the same paragraph joins it again. */
export function makeParagraph(review: Review, id: number): Review {
  return withBlocks(review, id, (blocks, at) => {
    const block = blocks[at] as Block;
    if (block.role === "paragraph") return blocks;
    const behind = blocks[at + 1];
    const whole = wholeOf(block);
    const plain: Block = {
      ...block,
      ...{ role: "paragraph", was: "paragraph", level: 0, why: "", ask: "" },
    };
    if (block.role !== "heading" || !behind?.runsOn || behind.role === "out")
      return replaced(blocks, at, 1, plain);
    const text = whole.slice(block.number.length) + wholeOf(behind);
    return replaced(blocks, at, 2, { ...plain, text, mark: "", last: behind.last });
  });
}

/** Make a block an item of a list. */
export function makeItem(review: Review, id: number): Review {
  return withBlocks(review, id, (blocks, at) => {
    const block = blocks[at] as Block;
    if (block.role === "item") return blocks;
    const whole = wholeOf(block);
    const text = withoutTypedNumber(whole);
    const number = whole.slice(0, whole.length - text.length);
    const item = { role: "item", was: "item", level: 0, number, text, mark: "" } as const;
    return replaced(blocks, at, 1, { ...block, ...item, why: "", ask: "" });
  });
}

/** Make a block a line of the signature. */
export function makeSignature(review: Review, id: number): Review {
  return withBlocks(review, id, (blocks, at) => {
    const block = blocks[at] as Block;
    if (block.role === "signature") return blocks;
    const signature = { role: "signature", was: "signature", level: 0, why: "", ask: "" } as const;
    return replaced(blocks, at, 1, { ...block, ...signature });
  });
}

/** Make the words of a block the plan's title; what was it is left out. */
export function makeTitle(review: Review, id: number): Review {
  const block = blockOf(review, id);
  if (!block || block.role === "title") return review;
  const title = stripped(block.text);
  const at = planOf(review, id);
  const named = withPlan(review, at, (plan) => ({
    ...plan,
    title,
    blocks: plan.blocks.map((other): Block => {
      if (other.id === id) return { ...other, role: "title", was: "title", level: 0, ask: "" };
      return other.role === "title" ? { ...other, role: "out", why: "不作题目" } : other;
    }),
  }));
  return title && title.length <= MAX_TITLE ? named : review;
}

/** Move a heading, with all under it, a level up (-1) or down (1); one that is at the end already stays. */
export function shift(review: Review, id: number, by: -1 | 1): Review {
  return withBlocks(review, id, (blocks, at) => {
    const { role, level } = blocks[at] as Block;
    if (role !== "heading" || level + by < 1 || level + by > MAX_LEVEL) return blocks;
    const behind = blocks.slice(at + 1).filter((block) => block.role === "heading");
    const end = behind.find((block) => block.level <= level);
    const until = end ? blocks.indexOf(end) : blocks.length;
    return blocks.map((block, place) =>
      place < at || place >= until || block.role !== "heading"
        ? block
        : { ...block, level: Math.min(block.level + by, MAX_LEVEL), ask: "" },
    );
  });
}

/** Leave a block out of the plan. */
export function leaveOut(review: Review, id: number): Review {
  const block = blockOf(review, id);
  const at = planOf(review, id);
  const { role: was = "out" } = block ?? {};
  if (!block || was === "out") return review;
  const left = withBlocks(review, id, (blocks, place) =>
    replaced(blocks, place, 1, {
      ...block,
      role: "out",
      why: LEFT_OUT,
      ask: "",
      within: false,
      was,
    }),
  );
  const isTitle = was === "title" && review.plans[at]?.title === stripped(block.text);
  return isTitle ? setTitle(left, at, "") : left;
}

/** Take what was left out into the plan again. Words that were cut out of a line go back to their place in it, or where
 * that is not found become a paragraph of their own. */
export function takeIn(review: Review, id: number): Review {
  return withBlocks(review, id, (blocks, at) => {
    const block = blocks[at] as Block;
    if (block.role !== "out") return blocks;
    const before = block.within ? blocks.slice(0, at) : [];
    const home = before.reverse().find((other) => other.role !== "out" && covers(other, block));
    const put = home && putBack(home, block, review.lines[block.first - 1] ?? "");
    if (put) return blocks.filter((other) => other !== block).map((b) => (b === home ? put : b));
    return replaced(blocks, at, 1, { ...block, role: block.was, within: false, why: "", ask: "" });
  });
}

function covers({ first, last }: Block, { first: line }: Block): boolean {
  return first <= line && line <= last;
}

const AROUND = 8; // characters beside the cut by which its place is found again

/** A block with the words that were cut out of its line; undefined where their place is not found. */
function putBack(home: Block, cut: Block, line: string): Block | undefined {
  const at = line.indexOf(cut.text);
  if (at < 0) return undefined;
  const before = stripped(line.slice(0, at)).slice(-AROUND);
  const after = stripped(line.slice(at + cut.text.length)).slice(0, AROUND);
  const start = before ? home.text.indexOf(before) : -1;
  const end = after ? home.text.indexOf(after) : -1;
  const place = start >= 0 ? start + before.length : end;
  if (place < 0) return undefined;
  return { ...home, text: home.text.slice(0, place) + cut.text + home.text.slice(place) };
}

/** Join a block to the one before it that is not left out, which stays what it is. */
export function join(review: Review, id: number): Review {
  const at = planOf(review, id);
  const joined = withBlocks(review, id, (blocks, place) => {
    const block = blocks[place] as Block;
    const before = blocks.slice(0, place).filter(({ role }) => role !== "out");
    const home = before[before.length - 1];
    if (block.role === "out" || !home || [block, home].some(({ why }) => why === TABLE))
      return blocks;
    const text = home.text + home.mark + wholeOf(block);
    const last = Math.max(home.last, block.last);
    const whole = { ...home, text, mark: "", last, ask: "" };
    return blocks.filter((other) => other !== block).map((b) => (b === home ? whole : b));
  });
  const title = joined.plans[at]?.blocks.find(({ role }) => role === "title")?.text;
  const before = review.plans[at]?.blocks.find(({ role }) => role === "title")?.text;
  return title && title !== before ? setTitle(joined, at, stripped(title)) : joined;
}

const ENDS = /[。！？；!?;][”’》）」)]*(?=.)/g;
const PARTS = /[，：、,:][”’》）」)]*(?=.)/g;

/** Where a block may be split, as UTF-16 units of its text: where lines were joined, behind sentences, or where there is
 * neither, behind what a sentence is made of. */
export function gapsOf({ lines }: Review, block: Block): number[] {
  const { text, number, first, last, why } = block;
  if (why === TABLE) return [];
  const seams: number[] = [];
  let end = -number.length;
  for (let line = first; line < last; line += 1) {
    end += stripped(lines[line - 1] ?? "").length;
    if (end > 0 && end < text.length) seams.push(end);
  }
  const behind = (pattern: RegExp) =>
    Array.from(text.matchAll(pattern), (match) => (match.index ?? 0) + match[0].length);
  const gaps = [...new Set([...seams, ...behind(ENDS)])].sort((a, b) => a - b);
  return gaps.length ? gaps : behind(PARTS);
}

/** Split a block in two: what stands behind a place of its text is a block of its own; a paragraph, behind a heading. */
export function split(review: Review, id: number, at: number): Review {
  return withBlocks(review, id, (blocks, place) => {
    const block = blocks[place] as Block;
    const [before, behind] = [block.text.slice(0, at), block.text.slice(at)];
    if (!stripped(before) || !stripped(behind) || block.why === TABLE) return blocks;
    const line = lineAt(review, block, at);
    const isSeam = line.end === at + block.number.length;
    const first: Block = { ...block, text: stripped(before), mark: "", last: line.number, ask: "" };
    const role = block.role === "heading" || block.role === "title" ? "paragraph" : block.role;
    const second: Block = {
      ...block,
      ...{ id: nextId(review), role, was: role === "out" ? block.was : role, level: 0 },
      ...{ number: "", text: stripped(behind), runsOn: false, why: "", ask: "" },
      first: Math.min(block.last, line.number + (isSeam ? 1 : 0)),
    };
    return replaced(blocks, place, 1, first, second);
  });
}

/** The line that a place of a block's text comes from, and where that ends in the joined text. */
function lineAt(
  { lines }: Review,
  { first, last, number }: Block,
  at: number,
): { number: number; end: number } {
  let end = 0;
  for (let line = first; line <= last; line += 1) {
    end += stripped(lines[line - 1] ?? "").length;
    if (end >= at + number.length) return { number: line, end };
  }
  return { number: last, end };
}

/** Let another plan begin with a block; a short line without a number is its title. */
export function cutPlan(review: Review, id: number): Review {
  const at = planOf(review, id);
  const plan = review.plans[at];
  const place = plan?.blocks.findIndex((block) => block.id === id) ?? 0;
  if (!plan || place < 1) return review;
  const [first, ...rest] = plan.blocks.slice(place) as [Block, ...Block[]];
  const isTitle = !first.number && first.text.length <= 40 && !/[。；]/.test(first.text);
  const opening: Block = isTitle ? { ...first, role: "title", was: "title", level: 0 } : first;
  const cut: Plan = {
    title: isTitle ? stripped(first.text) : "",
    rule: "",
    blocks: [opening, ...rest],
  };
  const plans = [...review.plans];
  plans.splice(at, 1, { ...plan, blocks: plan.blocks.slice(0, place) }, cut);
  return { ...review, plans };
}

/** Join a plan to the one before it; its title becomes a paragraph. */
export function joinPlan(review: Review, at: number): Review {
  const [before, plan] = [review.plans[at - 1], review.plans[at]];
  if (!before || !plan) return review;
  const blocks = plan.blocks.map(
    (block): Block =>
      block.role === "title" ? { ...block, role: "paragraph", was: "paragraph" } : block,
  );
  const plans = [...review.plans];
  plans.splice(at - 1, 2, { ...before, blocks: [...before.blocks, ...blocks] });
  return { ...review, plans };
}

const STOP = /[。：:；;！!？?]/;
const LONGEST_TITLE = 40;

/** The words of a heading, the mark behind them, and what stands behind that. */
function cutTitle(words: string): [text: string, mark: string, rest: string] {
  const trimmed = stripped(words);
  const bare = stripped(trimmed.replace(/[。：:；;，,、]+$/, ""));
  const stop = bare.search(STOP);
  const isSentence = "。！？；".includes(bare.charAt(stop));
  const isShort = stop > 0 && stop <= LONGEST_TITLE;
  const isRunIn = isShort && (isSentence || bare.length > LONGEST_TITLE);
  if (!isRunIn) return [bare, trimmed.slice(bare.length), ""];
  return [
    stripped(trimmed.slice(0, stop)),
    trimmed.charAt(stop),
    stripped(trimmed.slice(stop + 1)),
  ];
}

function paragraphBehind(heading: Block, text: string, id: number): Block {
  return {
    ...heading,
    ...{ id, role: "paragraph", was: "paragraph", level: 0, number: "", text, mark: "" },
    runsOn: true,
  };
}

function levelFor(number: string, blocks: readonly Block[], at: number): number {
  const form = typedLevel(`${number}题`);
  const headings = blocks.filter(({ role }) => role === "heading");
  const alike = form && headings.find((other) => typedLevel(`${other.number}题`) === form);
  if (alike) return alike.level;
  const before = blocks.slice(0, at).filter(({ role }) => role === "heading");
  return form || (before[before.length - 1]?.level ?? 1);
}

function nextId({ plans }: Review): number {
  return 1 + plans.flatMap(({ blocks }) => blocks).reduce((most, { id }) => Math.max(most, id), 0);
}

function replaced(
  blocks: readonly Block[],
  at: number,
  count: number,
  ...instead: Block[]
): Block[] {
  return [...blocks.slice(0, at), ...instead, ...blocks.slice(at + count)];
}

function withPlan(review: Review, at: number, change: (plan: Plan) => Plan): Review {
  const plan = review.plans[at];
  const changed = plan && change(plan);
  if (!changed || changed === plan) return review;
  return { ...review, plans: review.plans.map((other) => (other === plan ? changed : other)) };
}

function withBlocks(
  review: Review,
  id: number,
  change: (blocks: readonly Block[], at: number) => readonly Block[],
): Review {
  return withPlan(review, planOf(review, id), (plan) => {
    const blocks = change(
      plan.blocks,
      plan.blocks.findIndex((block) => block.id === id),
    );
    return blocks === plan.blocks ? plan : { ...plan, blocks };
  });
}
