/** What can be taken from a page, and whether it can be by current wording (现行提法). What finds that out, and shows what
 * would change, is loaded where there is something dated. */

import { makeButton } from "../browser/dom";
import { internals } from "../browser/internals";
import { countDated, type Read } from "../model/lines";

/** A part of a plan, or all of it, on a page. */
export interface Passage {
  /** As readers are told of it: “（一）清洁”. */
  name: string;
  read: Read;
  /** Of the template that it is; without it, it cannot be put aside. */
  id?: string;
  /** False where it is known without reading that nothing in it has run out. */
  dated?: boolean;
}

/** What can be done with a passage by current wording; what was done with it as it stands comes first. */
export type Take = "copy" | "word" | "add";

/** show: shows what would change, and lets the reader take it; null where something has no safe replacement. note: what
 * stands in the way, in words for the user. */
export interface Offer {
  show: ((first: Take) => void) | null;
  note: string;
}

/** What is offered beside a passage as it stands; null where nothing has run out in it, or nobody can tell. */
export async function offerFor(passage: Passage): Promise<Offer | null> {
  try {
    if (passage.dated === false || !countDated(await passage.read())) return null;
    return await (await internals().part("current")).offerOf(passage);
  } catch {
    return null;
  }
}

/** A button beside what is said of a passage that was taken as it stands; none where there is nothing to offer. from: the
 * control that took it, to which the focus goes back: what is said goes by itself. */
export async function offerButtons(
  passage: Passage,
  first: Take,
  from: HTMLElement,
): Promise<HTMLElement[]> {
  const show = (await offerFor(passage))?.show;
  if (!show) return [];
  const button = makeButton(CURRENT, "pl-action", () => {
    from.focus({ preventScroll: true });
    show(first);
  });
  return [button];
}

/** What the choice is called. */
export const CURRENT = "按现行提法……";
