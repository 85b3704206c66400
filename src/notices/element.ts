/** A dated phrase on the page, as the build writes it: a link to its entry in the list of all. */

import { make } from "../browser/dom";
import type { Pages } from "../browser/pages";
import { MARK_CLASS } from "../contract";

/** The address of a notice on the list of all. */
export function noticeAddress(id: string, pages: Pages): string {
  return `${pages.notices}#${id}`;
}

/** The link of a dated phrase, with nothing in it. href: the entry of its notice. */
export function datedElement(id: string, href: string): HTMLAnchorElement {
  return make("a", { class: MARK_CLASS, href, "data-notice": id });
}

/** What a card says of its section, with all that stands under it: nothing where there is nothing to say. */
export function datedCount(count: number): HTMLElement[] {
  return count ? [make("span", { class: "pl-card__dated" }, `${count} 处过时提法`)] : [];
}
