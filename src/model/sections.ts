/** Templates by their ids, PLAN/SECTION. */

import { CLOSING_ID, CLOSING_TITLE, ID, MAX_ID, OPENING_TITLE } from "../contract";

const TEMPLATE = new RegExp(`^(${ID})/(${ID})$`);

/** Cut the id of a template in two; undefined for anything else. */
export function splitId(id: string): [plan: string, section: string] | undefined {
  const [, plan = "", section = ""] = TEMPLATE.exec(id) ?? [];
  const fits = plan !== "" && Math.max(plan.length, section.length) <= MAX_ID;
  return fits ? [plan, section] : undefined;
}

/** What a template without a heading of its own is called. */
export function unheadedTitle(id: string): string {
  return id.endsWith(`/${CLOSING_ID}`) ? CLOSING_TITLE : OPENING_TITLE;
}
