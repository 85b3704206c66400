/** The check-up (体检): what a draft lacks or should not have, where, and what to do about it. */

import { filled, piecesOf } from "../../model/fields";
import { textsOf } from "../location";
import type { Draft } from "../model";
import { blanks, countBlanks } from "./blanks";
import type { CheckupContext, Finding, Words } from "./finding";
import { outdated } from "./outdated";
import { dateForm, empty, levels, signersForm, structure } from "./parts";
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
    ...dateForm(draft),
    ...signersForm(draft),
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

/** How many places of a draft are still to be filled in. */
export function countUnfilled(draft: Draft, context: CheckupContext): number {
  return textsOf(draft).reduce((sum, { text }) => sum + countBlanks(text, context), 0);
}

/** How many of the fields that are filled in once for all a draft uses without the user's words. */
export function countMissing(draft: Draft, { fields, values }: CheckupContext): number {
  const used = textsOf(draft).flatMap(({ text }) =>
    piecesOf(text, fields).flatMap((piece) => (typeof piece === "string" ? [] : [piece.name])),
  );
  const isMissing = (name: string) => fields.get(name)?.scope === "shared" && !values.has(name);
  return new Set(used.filter(isMissing)).size;
}

export { countBlanks } from "./blanks";
export type { CheckupContext, Finding, FindingKind } from "./finding";
export { type Group, grouped, type Same } from "./groups";
export { countOutdated } from "./outdated";
export { unpairedPunctuation } from "./punctuation";
