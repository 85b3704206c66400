/** What texts leave open where a term says a year, the number of a congress, of a five-year plan or of an anniversary. */

import { HAN_DIGITS } from "../contract";
import { writingsOf } from "./writings";

const HAN = `[十${HAN_DIGITS.slice(1)}]{1,3}`;
/** Such numbers with what stands around them, and how texts have them. */
const DATED: readonly [RegExp, string][] = [
  [/(^|\D)(?:19|20)\d[\dx×](?=年|$)/gu, "$120××"],
  [new RegExp(`第?${HAN}届${HAN}中全会`, "gu"), "××届×中全会"],
  [/(?:二?十[一二三四五六七八九]?)大(?=$|精神|报告|召开|会议|以来|代表|工作)/gu, "××大"],
  [/十[一二三四五六七八九]五(?=$|规划|计划|期间|时期)/gu, "××五"],
  [/\d{2,3}周年/gu, "××周年"],
];

/** A term (folded) with blanks in the place of such numbers; undefined where it has none. Letters that are a blank alone
 * (xx) are one too. */
export function blankOf(term: string): string | undefined {
  if (/^(?:x{2,}|某{2,})$/.test(term)) return "××";
  for (const writing of writingsOf(term)) {
    const blank = DATED.reduce((text, [number, open]) => text.replace(number, open), writing);
    if (blank !== writing) return blank;
  }
  return undefined;
}
