/** Texts as they are recognised, to be corrected in tests. */

import { recognise } from "../../src/importing/recognise";
import { type Block, type Review, reviewOf } from "../../src/importing/review";

export const review = (...lines: string[]): Review => {
  const text = lines.join("\n");
  return reviewOf("计划.txt", { text, extraction: "", losses: [] }, recognise(text), text);
};

/** What a block is, in short: h1 一、|加强领导 */
const told = ({ role, level, number, text, mark }: Block): string =>
  `${role[0]}${level || ""} ${[number, text, mark].filter(Boolean).join("|")}`;

export const shown = ({ plans }: Review, at = 0): string[] => plans[at]?.blocks.map(told) ?? [];

/** The id of the block that begins with these words. */
export const idOf = ({ plans }: Review, words: string): number => {
  const found = plans.flatMap(({ blocks }) => blocks).find(({ text }) => text.startsWith(words));
  if (!found) throw new Error(`no block ${words}`);
  return found.id;
};
