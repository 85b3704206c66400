/** The signature (发文机关署名 and 成文日期) at the end of a document, and how far from the margin it stands. */

import { linesOf } from "./breaks";
import { type Line, widthOf } from "./lines";

/** Who signs, several with U+000A between them, and when; empty where nobody says. */
export interface Signature {
  organisation: string;
  date: string;
  /** Whether a seal is put on it. */
  sealed?: boolean;
}

const DIGIT = "[\\d×xX*〇○零一二三四五六七八九十]";
/** 2026年1月5日, 20××年×月, 二〇二六年, 2026-1-5 */
const DATE = new RegExp(
  `^${DIGIT}{2,4}(年(${DIGIT}{1,3}月(${DIGIT}{1,3}日)?)?|([-./]\\d{1,2}){2})$`,
);
const SENTENCE = /[，。；：！？、]/;
const MAX_NAME = 80; // of several that sign together, on one line

/** The text of a document and its signature: the lines that are said to be it, else a name and a date at the end. */
export function splitSignature(lines: readonly Line[]): { text: Line[]; signature: Signature } {
  const said = lines.filter(isSignature);
  if (said.length) {
    const of = (part: "organisation" | "date") =>
      said.flatMap(({ kind, text: words }) => (kind === part ? [words] : []));
    const signature = { organisation: of("organisation").join("\n"), date: of("date")[0] ?? "" };
    return { text: lines.filter((line) => !isSignature(line)), signature };
  }
  const [name, date] = lines.slice(-2);
  const found = lines.length > 2 && name && date && isName(name) && isDate(date);
  return found
    ? { text: lines.slice(0, -2), signature: { organisation: name.text, date: date.text } }
    : { text: [...lines], signature: { organisation: "", date: "" } };
}

/** The lines, those at the end that are no more than a name and a date said to be the signature. */
export function withSignature(lines: readonly Line[]): Line[] {
  if (lines.some(isSignature)) return [...lines];
  const { text, signature } = splitSignature(lines);
  const signed = (["organisation", "date"] as const)
    .filter((kind) => signature[kind])
    .map((kind): Line => ({ kind, level: 0, number: "", text: signature[kind] }));
  return [...text, ...signed];
}

function isSignature({ kind }: Line): boolean {
  return kind === "organisation" || kind === "date";
}

function isDate({ kind, text }: Line): boolean {
  return kind === "paragraph" && DATE.test(text.replace(/\s/g, ""));
}

function isName({ kind, text }: Line): boolean {
  return kind === "paragraph" && text.length <= MAX_NAME && !!text && !SENTENCE.test(text);
}

/** A line of the text, in characters; the signature ends two from its end. */
const LINE = 28;
const FROM_MARGIN = 2;

/** How many characters something stands in from where a line begins, or from where it ends; both, where its own lines
 * may not go on to the end. */
export type Place = { left: number; right?: number } | { right: number };

/** A line of the signature, and how many characters it stands in from the right. */
export interface SignatureLine {
  part: "organisation" | "date";
  text: string;
  indent: number;
}

/** The lines of a signature. Several names stand one below the other (7.3.5.2) and begin at one place. */
export function signatureLines(signature: Signature): SignatureLine[] {
  const indents = signatureIndents(signature);
  const widest = nameWidth(signature);
  const names = linesOf(signature.organisation).map((text): SignatureLine => {
    const indent = indents.organisation + widest - nameWidth({ organisation: text });
    return { part: "organisation", text, indent };
  });
  const date: SignatureLine = { part: "date", text: signature.date, indent: indents.date };
  return signature.date ? [...names, date] : names;
}

/** How wide the widest name is, in characters of a line that it can have. */
function nameWidth({ organisation }: Pick<Signature, "organisation">): number {
  return Math.min(Math.max(0, ...linesOf(organisation).map(widthOf)), LINE - FROM_MARGIN);
}

/** How many characters the widest name and the date stand in from the right: the date begins two characters after the name;
 * whichever ends last ends two characters from the margin (GB/T 9704—2012, 7.3.5.2). A name of several lines begins with
 * the line. */
export function signatureIndents({
  organisation,
  date,
}: Signature): Record<"organisation" | "date", number> {
  const [name, day] = [nameWidth({ organisation }), Math.min(widthOf(date), LINE - FROM_MARGIN)];
  if (!organisation || !date) return { organisation: FROM_MARGIN, date: FROM_MARGIN };
  return day > name
    ? { organisation: Math.min(day - name + 4, LINE - name), date: FROM_MARGIN }
    : { organisation: FROM_MARGIN, date: name - day };
}

/** Where the names and the date stand: what begins at a place does so in any font, whatever room that has for figures. */
export function signaturePlaces({
  organisation,
  date,
  sealed = false,
}: Signature): Record<"organisation" | "date", Place> {
  const end = { right: FROM_MARGIN };
  const names = linesOf(organisation);
  const longest = LINE - FROM_MARGIN;
  const [name, day] = [Math.max(0, ...names.map(widthOf)), widthOf(date)];
  if (sealed && names.length && date) return sealedPlaces(name, day);
  const needed = names.length && day > name ? day + 2 : name;
  const begins = longest - Math.min(needed, longest);
  const atEnd = names.length === 1 && needed === name && name <= longest;
  return {
    organisation: atEnd ? end : { left: begins, ...end },
    date: names.length && date ? { left: begins + 2 } : end,
  };
}

/** With a seal the date ends four characters from the margin, and the name stands over its middle (7.3.5.1), further in
 * where it is too long for that. */
function sealedPlaces(name: number, day: number): Record<"organisation" | "date", Place> {
  const middle = Math.min(LINE - 4 - day / 2, LINE - name / 2);
  return {
    organisation: { left: Math.max(0, middle - name / 2) },
    date: { left: Math.max(0, middle - day / 2) },
  };
}
