/** What can be done with the current paragraph of an opened plan. */

import { make, makeButton } from "../../browser/dom";
import { toast } from "../../browser/toast";
import * as corrections from "../../importing/corrections";
import { type Block, type Review, wordsOf } from "../../importing/review";
import { roleWords } from "./words";

/** A function from a review to a review; what changes nothing gives the same back. */
export type Correction = (review: Review) => Review;

/** What the tools need of the pane that they are on. */
export interface Bench {
  review(): Review;
  block(): Block | undefined;
  /** Change the review. focus: the block that gets it then. Whether anything has changed. */
  apply(correction: Correction, focus?: number): boolean;
}

/** The tools, and how they show what the current block is. */
export interface Tools {
  element: HTMLElement;
  show(): void;
  /** Move the current heading a level up or down. */
  shift(by: -1 | 1): void;
}

type Make = (review: Review, id: number) => Review;

/** By what a block is to be. */
const ROLES: Readonly<Record<string, Make>> = {
  标题: corrections.makeHeading,
  自然段: corrections.makeParagraph,
  列表项: corrections.makeItem,
  落款: corrections.makeSignature,
  题目: corrections.makeTitle,
};

/** The tools, for no block yet. */
export function makeTools(bench: Bench): Tools {
  const cuts = make("div", { class: "pl-rv__cuts", role: "group", "aria-label": "在哪里拆开" });
  const button = (caption: string, act: (block: Block) => void) =>
    makeButton(caption, "pl-tool", () => {
      const block = bench.block();
      if (block) act(block);
    });
  const roles = Object.entries(ROLES).map(([caption, change]) =>
    button(caption, (block) => turn(block, change, caption, bench)),
  );
  const shift = (by: -1 | 1) => {
    const block = bench.block();
    if (block) shiftLevel(block, by, bench);
  };
  const leave = button("略去", (block) => {
    const isOut = block.role === "out";
    const change = isOut ? corrections.takeIn : corrections.leaveOut;
    if (bench.apply((review) => change(review, block.id))) toast(isOut ? "已列入" : "已略去");
  });
  const kept = [
    button("升级", () => shift(-1)),
    button("降级", () => shift(1)),
    button("并入前面", (block) => joinBack(block, bench)),
    button("拆开", (block) => offerCuts(block, cuts, bench)),
    button("另起一份计划", (block) => {
      const done = bench.apply((review) => corrections.cutPlan(review, block.id), block.id);
      toast(done ? "从这里起是另一份计划" : "这里已经是一份计划的开头");
    }),
  ];
  const is = make("span", { class: "pl-rv__group", role: "group", "aria-label": "这一处是" });
  is.append(...roles);
  const element = make(
    "div",
    { class: "pl-rv__tools", role: "group", "aria-label": "改这一处" },
    is,
    leave,
    ...kept,
    cuts,
  );
  const show = () => {
    const block = bench.block();
    cuts.replaceChildren();
    if (!block) return;
    const isOut = block.role === "out";
    leave.textContent = isOut ? "列入" : "略去";
    is.hidden = isOut;
    for (const tool of kept) tool.hidden = isOut;
    for (const tool of roles) {
      const pressed = roleWords({ ...block, level: 0 }) === tool.textContent;
      tool.setAttribute("aria-pressed", String(pressed));
    }
    for (const tool of kept.slice(0, 2)) tool.hidden = isOut || block.role !== "heading";
  };
  return { element, show, shift };
}

function turn(block: Block, change: Make, caption: string, bench: Bench): void {
  if (bench.apply((review) => change(review, block.id))) {
    const changed = bench.block();
    toast(`已改为${changed ? roleWords(changed) : caption}`);
  } else if (roleWords({ ...block, level: 0 }) !== caption)
    toast(`这个自然段太长，不能作${caption}，请先拆开`);
}

function shiftLevel(block: Block, by: -1 | 1, bench: Bench): void {
  const done = bench.apply((review) => corrections.shift(review, block.id, by));
  const changed = bench.block();
  if (done && changed) toast(`已改为${roleWords(changed)}`);
  else if (block.role === "heading") toast(by < 0 ? "不能再升级" : "不能再降级");
}

function joinBack(block: Block, bench: Bench): void {
  const { plans } = bench.review();
  const plan = plans[corrections.planOf(bench.review(), block.id)];
  const before = plan?.blocks.slice(0, plan.blocks.indexOf(block)) ?? [];
  const home = before.reverse().find(({ role }) => role !== "out");
  const done = home && bench.apply((review) => corrections.join(review, block.id), home.id);
  toast(done ? "已并入前面" : "前面没有可以并入的");
}

/** Split at once where there is one place for it; where there are several, let the user choose. */
function offerCuts(block: Block, cuts: HTMLElement, bench: Bench): void {
  const gaps = corrections.gapsOf(bench.review(), block);
  const cut = (at: number) => {
    if (bench.apply((review) => corrections.split(review, block.id, at), block.id))
      toast("已拆成两个自然段");
  };
  const isOpen = cuts.hasChildNodes();
  cuts.replaceChildren();
  const [only] = gaps;
  if (only === undefined) toast("这个自然段只有一句，没有可以拆开的地方");
  else if (gaps.length === 1) cut(only);
  else if (!isOpen) showCuts(block, gaps, cuts, cut);
}

function showCuts(
  block: Block,
  gaps: readonly number[],
  cuts: HTMLElement,
  cut: (at: number) => void,
): void {
  const ends = [...gaps, block.text.length];
  const pieces = ends.flatMap((end, at) => {
    const words = block.text.slice(ends[at - 1] ?? 0, end);
    const before = at ? "" : wordsOf({ ...block, text: "", mark: "" });
    const piece = make("span", { class: "pl-rv__piece" }, before + words);
    if (at === gaps.length) return [piece];
    const button = makeButton("在此拆开", "pl-tool", () => cut(end));
    button.setAttribute("aria-label", `“${words.slice(-8)}”后面，在此拆开`);
    return [piece, button];
  });
  cuts.replaceChildren(...pieces);
  cuts.querySelector("button")?.focus();
}
