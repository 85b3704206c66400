/** The styles of an official document. Word knows its own by these names, and shows them in its language: 标题, 标题 1 …, 正文. */

import { ImportedXmlComponent, type XmlComponent } from "docx";
import { BODY_FONT, HEADING_FONTS, OFFICIAL, TITLE_FONT } from "../model/official";
import { FOOT, HEADING_STYLES, STYLE_NAMES, TABLE_HEAD } from "../model/styles";
import { TABLE_PITCH, TABLE_SIZES } from "../model/tables";
import {
  CHARACTER,
  CLOSER,
  type Measures,
  millimetres,
  NUMBER_PITCH,
  points,
  SMALL,
} from "./measures";

/** The ids of the styles. */
export const STYLES = {
  body: "Normal",
  title: "Title",
  headings: ["Heading1", "Heading2", "Heading3", "Heading4"],
  item: "ListNumber",
  footer: "Footer",
  organisation: "Signature",
  date: "Date",
  serial: "Serial",
  secrecy: "Secrecy",
  urgency: "Urgency",
  letterhead: "Letterhead",
  reference: "Reference",
  signatory: "Signatory",
  addressee: "Salutation",
  table: "TableText",
  tableHead: "TableHead",
  annexes: "AnnexList",
  note: "Note",
  annex: "AnnexNumber",
  copies: "Copies",
  issue: "Issue",
  footEdge: "FootEdge",
  footRule: "FootRule",
  footAnchor: "FootAnchor",
} as const;

/** Of the name of who issues, and of the line below it. */
export const RED = "FF0000";

/** Of the page number. */
export const FOOTER_FONT = "宋体";

/** A style; `paragraph` and `run` are their properties in the order that the schema has them in. */
interface Style {
  id: string;
  name: string;
  alias?: string;
  paragraph?: string;
  run?: string;
}

const LEVELS = ["一级", "二级", "三级", "四级"];
const LANGUAGE = '<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/>';
const NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>';
/** None between figures and Chinese characters: the sheets on the screen have none, and a line has 28 characters. */
const NO_GAPS = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>';
const pitch = (line: number, after = 0) =>
  `<w:spacing w:before="0" w:after="${after}" w:line="${line}" w:lineRule="exact"/>`;
const justified = (side: "left" | "center" | "right" | "both") => `<w:jc w:val="${side}"/>`;
/** Of what stands above a letterhead. */
const ATOP = `<w:keepNext/>${NO_INDENT}${justified("left")}`;
const sized = (points: number) => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const fonts = (name: string) =>
  `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="Times New Roman" w:hint="eastAsia"/>`;

/** The styles in the measures of a form. The text is what all others are based on. Pages hold 22 lines, so none is kept back
 * with the next one. That marks may hang over the end of a line is what Word does anyhow; LibreOffice takes it for the
 * opposite, which is as well, because it loses marks that hang. The title has an empty line after it. */
function stylesOf({ pitch: line, titlePitch }: Measures): Style[] {
  const small = `<w:spacing w:val="0"/>${sized(OFFICIAL.small)}`;
  const headings = STYLES.headings.map((id, index) => ({
    id,
    name: HEADING_STYLES[index] ?? "",
    alias: LEVELS[index] ?? "",
    paragraph: `<w:keepNext/><w:outlineLvl w:val="${index}"/>`,
    run: fonts(HEADING_FONTS[index] ?? BODY_FONT),
  }));
  const named = (kind: keyof typeof STYLE_NAMES & keyof typeof STYLES) => ({
    id: STYLES[kind] as string,
    name: STYLE_NAMES[kind],
  });
  return [
    {
      id: STYLES.body,
      name: STYLE_NAMES.paragraph,
      paragraph: `<w:widowControl w:val="0"/><w:overflowPunct w:val="1"/>${NO_GAPS}<w:snapToGrid w:val="0"/>${pitch(line)}<w:ind w:firstLineChars="200" w:firstLine="${2 * CHARACTER}"/>${justified("both")}`,
      run: `${fonts(BODY_FONT)}<w:snapToGrid w:val="0"/><w:spacing w:val="${CLOSER}"/>${sized(OFFICIAL.character)}`,
    },
    {
      ...named("title"),
      paragraph: `<w:keepNext/>${pitch(titlePitch, line)}${NO_INDENT}${justified("center")}`,
      run: fonts(TITLE_FONT) + sized(OFFICIAL.title),
    },
    ...headings,
    named("item"),
    {
      id: STYLES.footer,
      name: "footer",
      paragraph: pitch(NUMBER_PITCH) + NO_INDENT,
      run: `${fonts(FOOTER_FONT)}<w:spacing w:val="0"/>${sized(OFFICIAL.number.character)}`,
    },
    {
      ...named("organisation"),
      paragraph: `<w:keepNext/>${NO_INDENT}${justified("right")}`,
    },
    { ...named("date"), paragraph: `${NO_INDENT}${justified("right")}` },
    { ...named("serial"), paragraph: ATOP },
    ...(["secrecy", "urgency"] as const).map((kind) => ({
      ...named(kind),
      paragraph: ATOP,
      run: fonts(HEADING_FONTS[0] ?? BODY_FONT),
    })),
    {
      ...named("letterhead"),
      paragraph: `<w:keepNext/>${NO_INDENT}${justified("center")}`,
      run: `${fonts(TITLE_FONT)}<w:color w:val="${RED}"/><w:spacing w:val="0"/>${sized(OFFICIAL.letterhead.size)}`,
    },
    { ...named("reference"), paragraph: `<w:keepNext/>${NO_INDENT}${justified("center")}` },
    { ...named("signatory"), paragraph: ATOP },
    { ...named("addressee"), paragraph: NO_INDENT },
    ...TABLE_SIZES.flatMap(tableStyles),
    { ...named("annexes"), paragraph: "<w:keepLines/>" },
    named("note"),
    {
      ...named("annex"),
      paragraph: `<w:keepNext/>${pitch(line, line)}${NO_INDENT}${justified("left")}`,
      run: fonts(HEADING_FONTS[0] ?? BODY_FONT),
    },
    {
      ...named("copies"),
      paragraph: `<w:ind w:left="${4 * SMALL}" w:right="${SMALL}" w:hanging="${3 * SMALL}"/>${justified("both")}`,
      run: small,
    },
    {
      ...named("issue"),
      paragraph: `<w:ind w:left="${SMALL}" w:right="${SMALL}" w:firstLine="0"/>${justified("left")}`,
      run: small,
    },
    { id: STYLES.footEdge, name: FOOT.edge, paragraph: footLine(0.35) },
    { id: STYLES.footRule, name: FOOT.rule, paragraph: footLine(0.25) },
    { id: STYLES.footAnchor, name: FOOT.anchor, paragraph: pitch(20) + NO_INDENT },
  ];
}

/** The ids of the styles of a table's text and of its first row, by the size of its characters in points. */
export function tableStyleIds(size: number): { text: string; head: string } {
  const suffix = size === OFFICIAL.small ? "" : String(size * 2);
  return { text: STYLES.table + suffix, head: STYLES.tableHead + suffix };
}

/** Lines by the size of their characters: the pitch of the text would burst the rows, which have a height of their own. */
function tableStyles(size: number): Style[] {
  const { text, head } = tableStyleIds(size);
  const suffix = size === OFFICIAL.small ? "" : ` ${size} 磅`;
  const lines = pitch(points(size * TABLE_PITCH));
  const run = `<w:spacing w:val="0"/>${sized(size)}`;
  return [
    {
      id: text,
      name: STYLE_NAMES.table + suffix,
      paragraph: `${lines}${NO_INDENT}${justified("left")}`,
      run,
    },
    {
      id: head,
      name: TABLE_HEAD + suffix,
      paragraph: `<w:keepNext/>${lines}${NO_INDENT}${justified("center")}`,
      run: fonts(HEADING_FONTS[0] ?? BODY_FONT) + run,
    },
  ];
}

/** A line, so thick in millimetres: a paragraph in black, for LibreOffice has no frame where paragraphs have borders. */
const footLine = (thickness: number) =>
  `<w:shd w:val="clear" w:color="auto" w:fill="000000"/>${pitch(millimetres(thickness))}${NO_INDENT}`;

const DEFAULTS = `<w:docDefaults><w:rPrDefault><w:rPr>${fonts(BODY_FONT)}${LANGUAGE}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;

/** Of the marks of notes, which every file of docx speaks of. */
const NOTES = ["footnote", "endnote"].map(
  (kind) =>
    `<w:style w:type="character" w:styleId="${kind === "footnote" ? "FootnoteReference" : "EndnoteReference"}"><w:name w:val="${kind} reference"/><w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`,
);

/** What a style sheet of docx holds, without its own styles in blue. */
export function officialStyles(measures: Measures): XmlComponent[] {
  const styles = stylesOf(measures).map(written);
  return [DEFAULTS, ...styles, ...NOTES].map((xml) => ImportedXmlComponent.fromXmlString(xml));
}

function written({ id, name, alias, paragraph = "", run = "" }: Style): string {
  const start = id === STYLES.body ? ' w:default="1"' : "";
  const based = id === STYLES.body ? "" : '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>';
  const also = alias ? `<w:aliases w:val="${alias}"/>` : "";
  return `<w:style w:type="paragraph"${start} w:styleId="${id}"><w:name w:val="${name}"/>${also}${based}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}
