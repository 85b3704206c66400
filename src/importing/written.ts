/** A Word file that the site has written itself: what its paragraphs are is told by their styles, and nothing is guessed. */

import { type Annex, COVER_TITLE, NO_OFFICIAL, type Official } from "../model/elements";
import { SIGNED } from "../model/head";
import { formOf } from "../model/official";
import { FOOT, HEADING_STYLES, STYLE_NAMES } from "../model/styles";
import { isTable, tableText } from "../model/tables";
import { titleLines } from "../model/title-lines";
import type { Received } from "./formats/base";
import { type Block, type Review, type Role, TABLE } from "./review";
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

/** A paragraph with its words: a title on its lines, a table with U+0009 between its cells. */
interface Written {
  readonly style: string;
  readonly words: string;
  readonly first: number;
  readonly last: number;
}

/** What stands in such a file, for the user to look over; nothing where another program has written it. */
export function writtenReview(name: string, received: Received): Review | undefined {
  const { text, extraction, losses, own } = received;
  if (!own) return undefined;
  const lines = text.split("\n");
  const all = own.paragraphs
    .map(({ style, first, last, rows }): Written => {
      const between = style === STYLE_NAMES.title ? "\n" : "";
      const words = rows ? tableText(rows) : stripped(lines.slice(first - 1, last).join(between));
      return { style, words, first, last };
    })
    .filter(({ words }) => words);
  const { plan, official } = parted(all, own.said);
  const title = plan.filter(({ style }) => style === STYLE_NAMES.title).map(({ words }) => words);
  const blocks = plan.map(blockOf);
  const found = { title: whole(title.join("\n")), rule: "own-style", blocks, official };
  return { name, extraction, lines, losses, plans: [found] };
}

function blockOf({ style, words, first, last }: Written, id: number): Block {
  const level = HEADING_STYLES.indexOf(style) + 1;
  const role = level ? "heading" : (ROLES.get(style) ?? "paragraph");
  const typed = level ? NUMBERS[level - 1] : role === "item" ? ITEM : undefined;
  const number = typed?.exec(words)?.[0] ?? "";
  return {
    ...{ id, role, level, first, last, mark: "", runsOn: false, within: false, ask: "" },
    // An item is told by what stands behind its number: 1. 2026年.
    number: role === "item" && number ? `${number} ` : number,
    text: words.slice(number.length),
    why: isTable(words) ? TABLE : "own-style",
    was: "paragraph",
  };
}

const isOf =
  (...kinds: (keyof typeof STYLE_NAMES)[]) =>
  ({ style }: Written) =>
    kinds.some((kind) => STYLE_NAMES[kind] === style);
const isElement = isOf(
  "serial",
  "secrecy",
  "urgency",
  "letterhead",
  "reference",
  "signatory",
  "addressee",
  "annexes",
  "note",
  "copies",
  "issue",
);
const isSigned = isOf("organisation", "date");

/** The plan of a file, and what else the file carries. */
function parted(all: readonly Written[], said: string): { plan: Written[]; official: Official } {
  const wordsOf = (kind: keyof typeof STYLE_NAMES) => all.find(isOf(kind))?.words ?? "";
  const [issuer = "", issued = ""] = wordsOf("issue")
    .replace(/^(?=[^\t]*印发$)/, "\t") // the day alone: the tab before it was stripped
    .split("\t");
  const feet: readonly string[] = Object.values(FOOT);
  const kept = all.filter((each) => !isElement(each) && !feet.includes(each.style));
  const annexed = kept.findIndex(isOf("annex"));
  const end = annexed < 0 ? kept.length : annexed;
  const { cover, plan } = withoutCover(kept.slice(0, end));
  const [form, titlePitch, number] = said.split(" ");
  const official = {
    ...NO_OFFICIAL,
    serial: wordsOf("serial"),
    secrecy: wordsOf("secrecy"),
    urgency: wordsOf("urgency"),
    letterhead: wordsOf("letterhead").replace(/\n/g, ""),
    ...signedHeadOf(all),
    addressee: wordsOf("addressee"),
    note: wordsOf("note"),
    copies: wordsOf("copies").replace(/^抄送：/, ""),
    issuer: issuer.trim(),
    issued: issued.trim(),
    annexes: end < kept.length ? annexesOf(kept.slice(end)) : listedOf(all),
    sealed: / sealed$/.test(said),
    cover,
    ...formOf({ form, titlePitch, number }),
  };
  return { plan, official };
}

/** The number of a document and who signs it, which stand on one line or several with U+0009 between them. */
function signedHeadOf(all: readonly Written[]): Pick<Official, "reference" | "signatory"> {
  const numbered = isOf("reference");
  const cells = all.filter(isOf("reference", "signatory")).map((each) => {
    const [first = "", ...others] = each.words.split("\t");
    return numbered(each) ? { number: first, others } : { number: "", others: [first, ...others] };
  });
  const names = cells.flatMap(({ others }) => others.map((cell) => cell.replace(SIGNED, "")));
  return {
    reference: cells.map(({ number }) => number).join(""),
    signatory: names.map((name) => name.replace(/\u3000/g, "")).join("、"),
  };
}

/** The notice that sends out the plan behind it is told by its title; who signs it signs the plan. */
function withoutCover(all: readonly Written[]): { cover: string; plan: Written[] } {
  const isTitle = isOf("title");
  const [title] = all;
  const sent = title && isTitle(title) && COVER_TITLE.exec(title.words.replace(/\n/g, ""))?.[1];
  const at = all.findIndex((each, place) => place > 0 && isTitle(each));
  if (!sent || at < 0) return { cover: "", plan: [...all] };
  const before = all.slice(1, at);
  const cover = before.filter((each) => !isSigned(each)).map(({ words }) => words);
  return { cover: cover.join("\n"), plan: [...all.slice(at), ...before.filter(isSigned)] };
}

/** Each begins with its number; its title follows, and what stands in it. */
function annexesOf(all: readonly Written[]): Annex[] {
  const found: { title: string; text: string[] }[] = [];
  for (const each of all) {
    const last = found[found.length - 1];
    if (isOf("annex")(each)) found.push({ title: "", text: [] });
    else if (last && isOf("title")(each)) last.title += each.words.replace(/\n/g, "");
    else {
      // A blank line parts tables, or two are one.
      if (isTable(each.words) && isTable(last?.text[last.text.length - 1] ?? ""))
        last?.text.push("");
      last?.text.push(each.words);
    }
  }
  return found.map(({ title, text }) => ({ title, text: text.join("\n") }));
}

/** Where none stands behind the text: those that the list names. */
function listedOf(all: readonly Written[]): Annex[] {
  const listed = all.filter(isOf("annexes"));
  return listed.map(({ words }) => ({
    title: words.replace(/^(?:附件：)?(?:\d+\.)?/, ""),
    text: "",
  }));
}

/** A title on one line, unless its lines are others than it would be broken into. */
function whole(title: string): string {
  const joined = title.replace(/\n/g, "");
  return titleLines(joined).join("\n") === title ? joined : title;
}
