/** Punctuation that stands in pairs. */

import { PAIRS } from "../../contract";
import { masked } from "../../model/fields";
import type { LocatedText } from "../location";
import type { Finding, Words } from "./finding";

const CLOSERS = new Map(
  Array.from(PAIRS).flatMap((sign, at, all) =>
    at % 2 ? [] : [[sign, all[at + 1] ?? ""] as const],
  ),
);
const OPENERS = new Map(Array.from(CLOSERS, ([opener, closer]) => [closer, opener] as const));

/** The quotation marks and brackets of a text that have no partner, by their UTF-16 units. */
export function unpairedPunctuation(text: string): { sign: string; at: number }[] {
  const open: { sign: string; at: number }[] = [];
  const single: { sign: string; at: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    const opener = OPENERS.get(sign);
    if (CLOSERS.has(sign)) open.push({ sign, at });
    else if (opener && !open.some((other) => other.sign === opener)) single.push({ sign, at });
    else if (opener) {
      for (let last = open.pop(); last && last.sign !== opener; last = open.pop())
        single.push(last);
    }
  }
  return [...single, ...open].sort((a, b) => a.at - b.at);
}

/** A finding for each sign of a text that has no partner. */
export function unbalanced({ location, text }: LocatedText, words: Words): Finding[] {
  return unpairedPunctuation(masked(text)).map(({ sign, at }) => {
    const partner = CLOSERS.get(sign) ?? OPENERS.get(sign) ?? "";
    const before = words(text.slice(0, at)).slice(-6);
    const around = text.slice(Math.max(0, at - 6), at + 7);
    return {
      kind: "punctuation" as const,
      message: `“${before}${words(text.slice(at)).slice(0, 7)}”里的 ${sign} 没有配对的 ${partner}`,
      hint: `补上 ${partner}，或删去 ${sign}`,
      location,
      words: around,
    };
  });
}
