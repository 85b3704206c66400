/** The check-up (体检): what a draft lacks or should not have, where, and what to do about it. */

import { filled } from "../../model/fields";
import { textsOf } from "../location";
import type { Draft } from "../model";
import { blanks } from "./blanks";
import type { CheckupContext, Finding, Words } from "./finding";
import { outdated } from "./outdated";
import { empty, levels, structure } from "./parts";
import { unbalanced } from "./punctuation";
import { repeats } from "./repeats";
import { leftovers, unfilled } from "./words";

/** All findings, by what they are about. */
export function checkUp(draft: Draft, context: CheckupContext): Finding[] {
  const texts = textsOf(draft);
  const { fields, values } = context;
  const words: Words = (text) => filled(text, values, fields);
  return [
    ...structure(draft, context),
    ...levels(draft, context, words),
    ...empty(draft, words),
    ...unfilled(texts, context),
    ...blanks(texts, context),
    ...leftovers(draft, texts, context),
    ...outdated(texts, context.dated),
    ...repeats(draft, texts, words),
    ...texts.flatMap((text) => unbalanced(text, words)),
  ];
}

/** What is still to be written before the draft is handed on: fields and ×× that are not filled in, empty sections. */
export function unfinished(draft: Draft, context: CheckupContext): Finding[] {
  const { fields, values } = context;
  const texts = textsOf(draft);
  const words: Words = (text) => filled(text, values, fields);
  return [...empty(draft, words), ...unfilled(texts, context), ...blanks(texts, context)];
}

export type { CheckupContext, Finding, FindingKind } from "./finding";
export { countOutdated } from "./outdated";
export { unpairedPunctuation } from "./punctuation";
