/** Phrases that have run out. */

import { quoted } from "../../model/quoted";
import { ACTIONS, DOUBTS, period } from "../../notices/words";
import type { FindDated, Phrase } from "../dated";
import { type LocatedText, textsOf } from "../location";
import type { Draft } from "../model";
import type { Finding } from "./finding";

/** A finding for each phrase, with what can safely stand in its place. */
export function outdated(texts: readonly LocatedText[], dated: FindDated): Finding[] {
  return texts.flatMap(({ location, text }) =>
    dated(text).map((phrase): Finding => {
      const { words, instead, start } = phrase;
      const told = { kind: "dated" as const, ...tell(phrase), location, words };
      return instead === null ? told : { ...told, instead: { text: instead, start } };
    }),
  );
}

/** How many dated phrases a draft has. */
export function countOutdated(draft: Draft, dated: FindDated): number {
  return outdated(textsOf(draft), dated).length;
}

const NO_YEAR = "写明年份后可以推算（各处要一致）";

/** What ran out and when; what holds now. */
function tell({ words, notice, instead, needsYear }: Phrase): Pick<Finding, "message" | "hint"> {
  const { title, now, note, count } = notice;
  const when = period(notice);
  const name = title === words ? "" : `：${title}`;
  const doubt = DOUBTS[notice.confidence];
  const advice = count && instead ? `按年份推算是${quoted(instead)}` : now ? `现在：${now}` : note;
  const hint = needsYear ? `${withoutStop(advice)}；${NO_YEAR}` : advice;
  return {
    message: `${quoted(words)}${ACTIONS[notice.action]}${name}${when && `（${when}）`}`,
    hint: withoutStop(hint) + (doubt && `（${doubt}）`),
  };
}

/** The list of findings ends every sentence itself. */
function withoutStop(sentence: string): string {
  return sentence.replace(/。$/, "");
}
