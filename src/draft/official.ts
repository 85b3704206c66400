/** What a draft carries as an official document beside its title, its text and who signs (公文要素), each optional. */

import { onOneLine } from "../model/breaks";
import { printedDate } from "../model/dates";
import type { Annex, Official } from "../model/elements";
import { documentNumberOf, namesOf, SIGNED, secrecyOf, serialOf } from "../model/head";
import type { Line } from "../model/lines";
import { isTable, tableRows, textParts } from "../model/tables";

/** What the notice says that sends a plan out. title: of the plan. */
export function coverText(title: string): string {
  return `现将《${title}》印发给你们，请结合实际，认真贯彻执行。`;
}

/** The title of that notice. */
export function coverTitle(title: string): string {
  return `关于印发《${title}》的通知`;
}

/** Gives a written text its words. */
type Words = (text: string) => string;

const lineOf = (kind: Line["kind"], text: string, number = ""): Line => ({
  kind,
  level: 0,
  number,
  text,
});
const filled = (...lines: Line[]) => lines.filter(({ text }) => text.trim());

/** The parts of a document that are there already, of whatever kind. name: the words of the title. */
interface Plan<Part> {
  name: string;
  title: readonly Part[];
  text: readonly Part[];
  signed: readonly Part[];
}

/** How an element becomes a part, and what makes a part begin a page. */
interface Making<Part> {
  of(line: Line): Part;
  onNewPage(part: Part): Part;
}

/** The lines of a document with all its elements. plan: the title and the text; signed: who signs, and when. */
export function officialLines(
  official: Official,
  plan: readonly Line[],
  signed: readonly Line[],
  words: Words,
): Line[] {
  const title = plan.slice(0, plan[0]?.kind === "title" ? 1 : 0);
  const parts = {
    name: onOneLine(title[0]?.text ?? ""),
    title,
    text: plan.slice(title.length),
    signed: signed.map((line) => (official.sealed ? { ...line, sealed: true } : line)),
  };
  const making = {
    of: (line: Line) => line,
    onNewPage: (line: Line) => ({ ...line, newPage: true }),
  };
  return officialParts(official, parts, making, words);
}

/** A document with all its elements in their order (GB/T 9704—2012, 7). */
export function officialParts<Part>(
  official: Official,
  { name, title, text, signed }: Plan<Part>,
  { of, onNewPage }: Making<Part>,
  words: Words,
): Part[] {
  const { cover } = official;
  const made = (lines: readonly Line[]) => lines.map(of);
  const beginning = ([first, ...others]: readonly Part[]) =>
    first === undefined ? [] : [onNewPage(first), ...others];
  const addressee = made(
    filled(
      lineOf("addressee", ended(unlabelled(words(official.addressee), LABELS.addressee), "：")),
    ),
  );
  const end = [...signed, ...made(filled(lineOf("note", bracketed(words(official.note)))))];
  const annexes = official.annexes.filter((annex) => annex.title.trim() || annex.text.trim());
  const list = made(annexList(annexes, words));
  const plan = cover.trim()
    ? [
        ...made([lineOf("title", coverTitle(name))]),
        ...addressee,
        ...made(annexText(words(cover))),
        ...end,
        ...beginning([...title, ...text, ...list]),
      ]
    : [...title, ...addressee, ...text, ...list, ...end];
  const attached = annexes.flatMap((annex, at) =>
    beginning(
      made([
        lineOf("annex", `附件${annexes.length > 1 ? at + 1 : ""}`),
        ...filled(lineOf("title", annexName(words(annex.title)))),
        ...annexText(words(annex.text)),
      ]),
    ),
  );
  return [...made(head(official, words)), ...plan, ...attached, ...made(foot(official, words))];
}

function head(official: Official, words: Words): Line[] {
  return filled(
    lineOf("serial", serialOf(words(official.serial))),
    lineOf("secrecy", secrecyOf(words(official.secrecy))),
    lineOf("urgency", words(official.urgency).trim()),
    lineOf("letterhead", words(official.letterhead)),
    lineOf("reference", documentNumberOf(words(official.reference))),
    lineOf(
      "signatory",
      namesOf(unlabelled(words(official.signatory), LABELS.signatory)).join("、"),
      SIGNED,
    ),
  );
}

function annexList(annexes: readonly Annex[], words: Words): Line[] {
  return annexes.map(({ title }, at) => {
    const number = annexes.length > 1 ? `${at + 1}.` : "";
    return lineOf("annexes", annexName(words(title)), (at ? "" : "附件：") + number);
  });
}

/** Paragraphs, and tables where lines have U+0009 in them. */
export function annexText(text: string): Line[] {
  return textParts(text).flatMap((part): Line[] => {
    if (isTable(part)) return [{ ...lineOf("table", part), rows: tableRows(part) }];
    const lines = part.split("\n").map((line) => line.trim());
    return filled(...lines.map((line) => lineOf("paragraph", line)));
  });
}

function foot({ copies, issuer, issued }: Official, words: Words): Line[] {
  const day = printedDate(words(issued).trim().replace(/印发$/, ""));
  const issue = `${words(issuer).trim()}\t${day ? ended(day, "印发") : ""}`;
  return filled(
    lineOf("copies", ended(unlabelled(words(copies), LABELS.copies), "。"), "抄送："),
    lineOf("issue", issue),
  );
}

/** What stands before elements on the sheet, and is not there twice where it was typed too. */
const LABELS = {
  addressee: /^主送(?:机关|单位)?\s*[:：]/,
  copies: /^抄送(?:机关|单位)?\s*[:：]/,
  signatory: /^签发(?:人)?\s*[:：]/,
  annex:
    /^附件(?:\s*[:：]|\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d一二三四五六七八九十份个项页号])\s*[:：.．、]?)/,
};

function unlabelled(text: string, label: RegExp): string {
  return text.trim().replace(label, "").trim();
}

/** The name of an annex, which has neither its number nor a mark behind it (7.3.4). */
function annexName(text: string): string {
  return unlabelled(text, LABELS.annex).replace(/[。；;，,]+$/, "");
}

/** A text with a mark at its end; an empty one stays empty. */
function ended(text: string, mark: string): string {
  const words = text.trim().replace(/[:：。]+$/, "");
  return words && !words.endsWith(mark) ? words + mark : words;
}

function bracketed(text: string): string {
  const words = text.trim();
  return words && `（${words.replace(/^[（(](.*)[）)]$/s, "$1")}）`;
}
