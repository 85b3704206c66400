import { CLOSING_ID, CLOSING_TITLE, OPENING_TITLE } from "../contract";

/** What a template without a heading of its own is called, by its id, PLAN/SECTION. */
export function unheadedTitle(id: string): string {
  return id.endsWith(`/${CLOSING_ID}`) ? CLOSING_TITLE : OPENING_TITLE;
}
