/** What a draft carries as an official document. */

import { MAX_ANNEXES, MAX_TEXT, MAX_TITLE } from "../../contract";
import type { Official } from "../../model/elements";
import type { Draft } from "../model";
import { cleanAligned, cleanText } from "../text";

/** Set some of a draft's elements, each cleaned and cut to what a file may hold. */
export function setOfficial(draft: Draft, given: Partial<Official>): Draft {
  const official = cleaned({ ...draft.official, ...given });
  return JSON.stringify(official) === JSON.stringify(draft.official)
    ? draft
    : { ...draft, official };
}

function cleaned(official: Official): Official {
  const line = (text: string) => cleanText(text, MAX_TITLE);
  return {
    ...official,
    serial: line(official.serial),
    secrecy: line(official.secrecy),
    urgency: line(official.urgency),
    letterhead: line(official.letterhead),
    reference: line(official.reference),
    signatory: line(official.signatory),
    addressee: line(official.addressee),
    annexes: official.annexes
      .slice(0, MAX_ANNEXES)
      .map(({ title, text }) => ({ title: line(title), text: cleanAligned(text, MAX_TEXT) })),
    note: line(official.note),
    copies: line(official.copies),
    issuer: line(official.issuer),
    issued: line(official.issued),
    cover: cleanAligned(official.cover, MAX_TEXT),
  };
}
