/** Texts as the pages of the library have them: nothing that Markdown would take for markup, and marks as GB/T 15834 wants
 * them (planlib/checking/rules: punctuation, characters, safety). Fields stand as they are written. */

import { FIELD_CHARACTER, TYPED_NUMBER } from "../../contract";
import { FIELD, type Fields, writtenField } from "../../model/fields";

/** A field, while its text is cleaned, is one character of private use, which no draft's text has. */
const PLACES = 0xf0000;
const PLACE = /[\u{f0000}-\u{ffffd}]/gu;
const HAN = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{f0000}-\\u{ffffd}";
const TEXT = `[${HAN}，。；：、！？“”《》（）]`;

function pairOf(signs: string): [string, string] {
  return [signs.charAt(0), signs.charAt(1)];
}

/** What Markdown or a field is made of, and what looks like it. */
const SIGNS: Readonly<Record<string, string>> = {
  "\\": "＼",
  "`": "｀",
  "*": "＊",
  _: "＿",
  "~": "～",
  "#": "＃",
  "<": "＜",
  ">": "＞",
  "&": "＆",
  "|": "｜",
  "[": "〔",
  "]": "〕",
  "{": "〔",
  "}": "〕",
  "｛": "〔",
  "｝": "〕",
};
const SIGN = /[\\`*_~#<>&|[\]{}｛｝]/g;
const FULL = new Map([",，", ";；", ":：", "!！", "?？", ".。", "(（", ")）"].map(pairOf));
/** What web pages leave behind where a blank was meant. */
const ENTITY = /&nbsp;|<br\s*\/?>/gi;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cn}\p{Zl}\p{Zp}]|\p{Variation_Selector}/gu;
const STAND_IN =
  /[\uf900-\ufaff\u2e80-\u2fdf\ue000-\uf8ff\ufe50-\ufe6b\uff61-\uff65\u{1f300}-\u{1faff}\u{2f800}-\u{2fa1f}]/gu;
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ％]+(?:．[０-９％]+)*/g;
const BLANKS = "[ \\t\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]+";

/** A text of a draft as a page has it. Masked words become the fields that they stand for. */
export function cleanProse(text: string, fields: Fields): string {
  const kept: string[] = [];
  const keep = (written: string) => String.fromCodePoint(PLACES + kept.push(written) - 1);
  const put = (name: string) => (fields.has(name) ? keep(writtenField(name, null)) : null);
  const apart = text.replace(FIELD, (field, name: string) =>
    fields.has(name) ? keep(field) : field,
  );
  const plain = apart
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(FULL_WIDTH, (run) => run.normalize("NFKC"))
    .replace(STAND_IN, standardOf);
  const signed = plain.replace(ENTITY, " ").replace(SIGN, (sign) => SIGNS[sign] ?? sign);
  const cleaned = withMarks(withFields(signed, put));
  return cleaned.replace(PLACE, (place) => kept[(place.codePointAt(0) ?? 0) - PLACES] ?? "").trim();
}

/** The ordinary character that one stands in for; nothing where there is none. */
function standardOf(character: string): string {
  const plain = character.normalize("NFKC");
  return plain === character ? "" : plain;
}

const MASK = "[xX×＊*_＿○◯△▲●◆◇☆★◎]";
const NAMED: readonly (readonly [pattern: RegExp, field: string, kept: string])[] = [
  [/20(?:[xX×＊*_＿○]{2}|\d[xX×＊*]|[xX×＊*]\d)(?=年)/g, "年份", ""],
  [new RegExp(`(?:${MASK}{2,}|某)社区`, "g"), "社区", ""],
  [new RegExp(`(?:${MASK}{2,}|某)街道`, "g"), "街道", ""],
  [new RegExp(`(?:${MASK}{2,}|某)村(?![民域庄里口级容规])`, "g"), "村", ""],
  [new RegExp(`(?:${MASK}{2,}|某)[镇乡](?![民域])`, "g"), "镇", ""],
  [new RegExp(`(?:${MASK}{2,}|某)市(?![民域场])`, "g"), "城市", "市"],
  [/[xX×＊*_＿]{2,}|[△▲●◆◇☆★◎]{2,}|[○◯]{3,}|某{2,}/g, "隐去", ""],
];
const SINGLE = new RegExp(
  `(^|[${HAN}，。；：、“《（〔])(?!×[宽高]|[xX]光)[xX×＊*](?=[${HAN}”》）〕])`,
  "gu",
);

/** Words that were masked, as fields; as they are, where the library has none such. */
function withFields(text: string, put: (name: string) => string | null): string {
  const named = NAMED.reduce(
    (changed, [pattern, field, rest]) =>
      changed.replace(pattern, (mask) => {
        const place = put(field);
        return place === null ? mask : place + rest;
      }),
    text,
  );
  return named.replace(SINGLE, (mask, before: string) => {
    const place = put("隐去");
    return place === null ? mask : before + place;
  });
}

const ELLIPSIS = /[.．]{3,}|[·・•]{3,}|。{3,}|…+/g;
const DASH = new RegExp(`([${HAN}”》）])(?:-{2,}|―{2,}|－{2,}|─{2,}|—{3,})(?=[${HAN}“《（])`, "gu");
const DOUBLED = /[，。；：、？]{2,}|！[，。；：]+|？[，。；：]+/g;
const APART = new RegExp(`(${TEXT})${BLANKS}(?=${TEXT})`, "gu");
const AFTER = new RegExp(`^[ \\u00a0]*(?:[${HAN}“‘《（("]|$)`, "u");
const BEFORE = new RegExp(`[${HAN}”’》）)"%]$`, "u");

/** Marks in full width, in pairs and singly, and no blanks between Chinese characters. */
function withMarks(text: string): string {
  let marked = quoted(
    quoted(text, /["＂〝〞]/g, "“”"),
    /(^|[^A-Za-z])['´＇]|['´＇](?![A-Za-z])/g,
    "‘’",
  );
  for (let before = ""; before !== marked; ) {
    before = marked;
    marked = withFullWidth(marked).replace(ELLIPSIS, "……").replace(DASH, "$1——");
    marked = withoutBlanks(marked.replace(DOUBLED, singled));
  }
  return marked;
}

/** sign: its group is what stands before the mark. */
function quoted(text: string, sign: RegExp, [open = "", close = ""]: string): string {
  let count = 0;
  return text.replace(sign, (_, before: unknown) => {
    count += 1;
    return (typeof before === "string" ? before : "") + (count % 2 ? open : close);
  });
}

/** Of marks that exclude each other, the one that ends the sentence, else the first. */
function singled(marks: string): string {
  return /[！？]/.exec(marks)?.[0] ?? /。/.exec(marks)?.[0] ?? marks.charAt(0);
}

function withFullWidth(text: string): string {
  const pairs = text.replace(/\(([^()\n]*)\)/g, (pair, inner: string) =>
    new RegExp(`[${HAN}]`, "u").test(inner) ? `（${inner}）` : pair,
  );
  return pairs.replace(/[,;!?:.()]/g, (mark, at: number) => {
    const [before, after] = [pairs.slice(0, at), pairs.slice(at + 1)];
    return isFull(mark, before, after) ? (FULL.get(mark) ?? mark) : mark;
  });
}

/** Whether a half-width mark stands in Chinese text (PLN411). */
function isFull(mark: string, before: string, after: string): boolean {
  if (mark === "(") return /^[“‘《]/.test(after) || HAN_FIRST.test(after);
  const behindText = BEFORE.test(before.slice(-2));
  if (mark === ")" && HAN_LAST.test(before.slice(-2))) return true;
  if (AFTER.test(after) && (behindText || (/[,!?]/.test(mark) && /[0-9A-Za-z]$/.test(before))))
    return mark !== "(";
  if (!behindText) return false;
  if (/[,;!?]/.test(mark) && /^[ \u00a0]*[0-9A-Za-z]/.test(after)) return true;
  return mark === ":" && /^[ \u00a0]*[0-9]/.test(after);
}

const HAN_FIRST = new RegExp(`^[${HAN}]`, "u");
const HAN_LAST = new RegExp(`[${HAN}”’》]$`, "u");

/** The halves of a slogan inside quotation marks, or of a title inside 《 》, may be set apart. */
function withoutBlanks(text: string): string {
  let open = 0; // of “ and 《 that are not closed
  let seen = 0;
  return text.replace(APART, (blank, before: string, at: number) => {
    const here = at + before.length;
    for (; seen < here; seen += 1)
      open += OPENS.includes(text.charAt(seen)) ? 1 : CLOSES.includes(text.charAt(seen)) ? -1 : 0;
    return open > 0 ? blank : before;
  });
}

const OPENS = "“《";
const CLOSES = "”》";

/** A text of a draft as a line of a page: cleaned, without a typed number before it and without what cannot begin it; a
 * heading also without a mark at its end. */
export function lineOf(text: string, fields: Fields, heading = false): string {
  let line = text;
  for (let before: string | undefined; before !== line; ) {
    before = line;
    line = withoutNumbers(cleanProse(line, fields), heading)
      .replace(/^(\d{4,9})[.)](?=\s|$)/, "$1")
      .replace(/^[，。；：、！？+=\s-]+/, "");
    line = (heading ? line.replace(/[。，；、\s]+$/, "") : line).trim();
  }
  return line;
}

const TYPED = new RegExp(`^${TYPED_NUMBER}`, "u");
/** Numbers and bullets of other shapes (PLN204). */
const MARK =
  /^(?:[①-⒛㈠-㈩❶-➓Ⅰ-Ⅻ]\s*[、.．]?|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]\s*|\d{1,2}(?:[.．]\d{1,2})+[、.．]?(?!\s*(?:公里|公斤|千[米克瓦]|平方|[米元倍吨亩]))(?=\s*[^\d\s%％万亿多余个])\s*|[a-zA-Z][.．、)）]\s*|[●◆★▲►▶➢➤✓✔√•](?![●◆★▲])\s*|[-+]\s+)/;
const HEADING_MARK =
  /^(?:[一二三四五六七八九十]{1,3}(?:是(?!一流)|[：，])|[壹贰叁肆伍陆柒捌玖拾]、|\d{1,2}(?:[，：]|\s+)|第\s*(?:[零一二三四五六七八九十百]{1,6}|\d{1,3})\s*(?:章|节(?![日约能])|篇|部分|条(?![例件线街])|[、，：])\s*)/;

/** A text without the numbers and bullets that are typed before it. heading: also without those of headings only. */
function withoutNumbers(text: string, heading = false): string {
  let rest = text;
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(TYPED, "").replace(MARK, "");
    if (heading) rest = rest.replace(HEADING_MARK, "");
  }
  return rest;
}

/** Whether a number or a bullet is typed before a text. */
export function isNumbered(text: string): boolean {
  return withoutNumbers(text) !== text;
}

/** A text with every character of a field replaced by a filler, in code points. */
export function blanked(text: string): string {
  return text.replace(FIELD, (field) => FIELD_CHARACTER.repeat(Array.from(field).length));
}
