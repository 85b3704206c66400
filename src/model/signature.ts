/** The signature (发文机关署名 and 成文日期) at the end of a document, and how far from the margin it stands. */

import { type Line, widthOf } from "./lines";

/** Who signs, and when; empty where nobody says. */
export interface Signature {
  organisation: string;
  date: string;
}

const DIGIT = "[\\d×xX*〇○零一二三四五六七八九十]";
/** 2026年1月5日, 20××年×月, 二〇二六年, 2026-1-5 */
const DATE = new RegExp(
  `^${DIGIT}{2,4}(年(${DIGIT}{1,3}月(${DIGIT}{1,3}日)?)?|([-./]\\d{1,2}){2})$`,
);
const SENTENCE = /[，。；：！？、]/;
const MAX_NAME = 80; // of several that sign together

/** The text of a document and its signature: the lines that are said to be it, else a name and a date at the end. */
export function splitSignature(lines: readonly Line[]): { text: Line[]; signature: Signature } {
  const said = lines.filter(isSignature);
  if (said.length) {
    const of = (part: keyof Signature) => said.find(({ kind }) => kind === part)?.text ?? "";
    const signature = { organisation: of("organisation"), date: of("date") };
    return { text: lines.filter((line) => !isSignature(line)), signature };
  }
  const [name, date] = lines.slice(-2);
  const found = lines.length > 2 && name && date && isName(name) && isDate(date);
  return found
    ? { text: lines.slice(0, -2), signature: { organisation: name.text, date: date.text } }
    : { text: [...lines], signature: { organisation: "", date: "" } };
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

/** How many characters the name and the date stand in from the right: the date begins two characters after the name;
 * whichever ends last ends two characters from the margin (GB/T 9704—2012, 7.3.5.2). A name of several lines begins with
 * the line. */
export function signatureIndents({
  organisation,
  date,
}: Signature): Record<keyof Signature, number> {
  const longest = LINE - FROM_MARGIN;
  const [name, day] = [Math.min(widthOf(organisation), longest), Math.min(widthOf(date), longest)];
  if (!organisation || !date) return { organisation: FROM_MARGIN, date: FROM_MARGIN };
  return day > name
    ? { organisation: Math.min(day - name + 4, LINE - name), date: FROM_MARGIN }
    : { organisation: FROM_MARGIN, date: name - day };
}
