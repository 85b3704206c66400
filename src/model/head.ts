/** What stands above an official document (版头) beside the name of who issues it: 份号, 密级和保密期限, 紧急程度, and the line of
 * 发文字号 and 签发人. */

import { type Line, widthOf } from "./lines";

/** The kinds of lines that stand above that name, each on a line of its own at the edge of the text (7.2.1–7.2.3). */
export const isMark = (line: Pick<Line, "kind"> | undefined): boolean =>
  line?.kind === "serial" || line?.kind === "secrecy" || line?.kind === "urgency";

/** The kinds of lines that stand above the title. */
export const isHead = (line: Pick<Line, "kind"> | undefined): boolean =>
  isMark(line) ||
  line?.kind === "letterhead" ||
  line?.kind === "reference" ||
  line?.kind === "signatory";

/** The number of a copy: six figures (7.2.1); what is not a number is left as it is. */
export function serialOf(text: string): string {
  const figures = text
    .trim()
    .replace(/[０-９]/g, (figure) => String("０１２３４５６７８９".indexOf(figure)));
  return /^\d{1,6}$/.test(figures) ? figures.padStart(6, "0") : text.trim();
}

/** A degree of secrecy and its time, with the mark that parts the two: 秘密★1年. */
export function secrecyOf(text: string): string {
  return text.trim().replace(/\s*[*＊☆★]\s*/g, "★");
}

/** The number of a document: its year in 〔〕, and neither 第 nor a 0 before what it is counted by (7.2.5). What has no such form
 * stays. */
export function documentNumberOf(text: string): string {
  const written = /^(\D+?)\s*[[［(（【〔﹝]\s*(\d{4})年?\s*[\]］)）】〕﹞]\s*第?\s*0*(\d+)\s*号?$/;
  const figures = text.trim().replace(/[０-９]/g, (figure) => figure.normalize("NFKC"));
  const [, office, year, number] = written.exec(figures) ?? [];
  return number ? `${office}〔${year}〕${number}号` : text.trim();
}

/** The names of those who sign, without the space that makes two characters as wide as three. */
export function namesOf(text: string): string[] {
  const words = text.split(/[\s、，,；;]+/).filter(Boolean);
  const names: string[] = [];
  let half = "";
  for (const word of words) {
    const isHalf = Array.from(word).length === 1;
    if (half && isHalf) names.push(half + word);
    else if (half) names.push(half, word);
    else if (!isHalf) names.push(word);
    half = !half && isHalf ? word : "";
  }
  return half ? [...names, half] : names;
}

/** What stands before those names. */
export const SIGNED = "签发人：";

/** Some words on a line, and how far they begin from the edge of the text, in characters. */
export interface Cell {
  readonly text: string;
  readonly left: number;
  readonly part: "reference" | "label" | "name";
}

/** The characters of a line, how far from its edges the two sides stand, and how many names a line has (7.2.6). */
const [LINE, INDENT, ABREAST] = [28, 1, 2];

/** The lines of 发文字号 and 签发人: two names a line below each other, the number on the line of the last name (7.2.5,
 * 7.2.6), or below it where it has no room there. names: as `namesOf` gives them. */
export function signedHead(reference: string, names: readonly string[]): Cell[][] {
  const widest = Math.max(0, ...names.map(widthOf));
  const columns = Math.min(ABREAST, names.length);
  const first = LINE - INDENT - columns * widest - (columns - 1);
  const begin = Math.max(widthOf(SIGNED), first);
  const rows: Cell[][] = [];
  for (let at = 0; at < names.length; at += ABREAST)
    rows.push(
      names.slice(at, at + ABREAST).map((name, column) => ({
        text: names.length > 1 ? spread(name, widest) : name,
        left: begin + column * (widest + 1),
        part: "name",
      })),
    );
  rows[0]?.unshift({ text: SIGNED, left: begin - widthOf(SIGNED), part: "label" });
  if (!reference) return rows;
  const number: Cell = { text: reference, left: INDENT, part: "reference" };
  const last = rows[rows.length - 1];
  const fits = last?.[0] && INDENT + widthOf(reference) + 1 <= last[0].left;
  if (fits) last.unshift(number);
  else rows.push([number]);
  return rows;
}

/** A name of two characters among longer ones is as wide as three. */
function spread(name: string, widest: number): string {
  return /^\p{Script=Han}{2}$/u.test(name) && widest >= 3 ? Array.from(name).join("\u3000") : name;
}
