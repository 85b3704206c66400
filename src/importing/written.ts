/** A Word file that the site has written itself: what its paragraphs are is told by their styles, and nothing is guessed. */

import { HEADING_STYLES, STYLE_NAMES } from "../model/styles";
import { titleLines } from "../model/title-lines";
import type { Received } from "./formats/base";
import type { Block, Review, Role } from "./review";
import { stripped } from "./text";

/** How numbers are printed, by the level of a heading. */
const NUMBERS = [
  /^[一二三四五六七八九十百]+、/,
  /^（[一二三四五六七八九十百]+）/,
  /^\d+\./,
  /^（\d+）/,
];
const ITEM = /^\d+\./;

const ROLES = new Map<string, Role>([
  [STYLE_NAMES.title, "title"],
  [STYLE_NAMES.item, "item"],
  [STYLE_NAMES.organisation, "signature"],
  [STYLE_NAMES.date, "signature"],
]);

/** What stands in such a file, for the user to look over; nothing where another program has written it. */
export function writtenReview(name: string, received: Received): Review | undefined {
  const { text, extraction, losses, own } = received;
  if (!own) return undefined;
  const lines = text.split("\n");
  const blocks = own
    .map(({ style, first, last }, id): Block => {
      const words = stripped(
        lines.slice(first - 1, last).join(style === STYLE_NAMES.title ? "\n" : ""),
      );
      const level = HEADING_STYLES.indexOf(style) + 1;
      const role = level ? "heading" : (ROLES.get(style) ?? "paragraph");
      const typed = level ? NUMBERS[level - 1] : role === "item" ? ITEM : undefined;
      const number = typed?.exec(words)?.[0] ?? "";
      return {
        ...{ id, role, level, first, last, mark: "", runsOn: false, within: false, ask: "" },
        // An item is told by what stands behind its number: 1. 2026年.
        number: role === "item" && number ? `${number} ` : number,
        text: words.slice(number.length),
        why: "own-style",
        was: "paragraph",
      };
    })
    .filter(({ text: words }) => words);
  const title = blocks.filter(({ role }) => role === "title").map(({ text: words }) => words);
  const plan = { title: whole(title.join("\n")), rule: "own-style", blocks };
  return { name, extraction, lines, losses, plans: [plan] };
}

/** A title on one line, unless its lines are others than it would be broken into. */
function whole(title: string): string {
  const joined = title.replace(/\n/g, "");
  return titleLines(joined).join("\n") === title ? joined : title;
}
