/** The styles of an official document. Word knows its own by these names, and shows them in its language: 标题, 标题 1 …, 正文. */

import { ImportedXmlComponent, type XmlComponent } from "docx";
import { BODY_FONT, HEADING_FONTS, OFFICIAL, TITLE_FONT } from "../model/official";
import { HEADING_STYLES, STYLE_NAMES } from "../model/styles";
import { CHARACTER, CLOSER, NUMBER_PITCH, PITCH } from "./measures";

/** The ids of the styles. */
export const STYLES = {
  body: "Normal",
  title: "Title",
  headings: ["Heading1", "Heading2", "Heading3", "Heading4"],
  item: "ListNumber",
  footer: "Footer",
  organisation: "Signature",
  date: "Date",
} as const;

/** Of the page number. */
export const FOOTER_FONT = "宋体";

/** A style; `paragraph` and `run` are their properties in the order that the schema has them in. */
interface Style {
  id: string;
  name: string;
  alias?: string;
  paragraph: string;
  run: string;
}

const LEVELS = ["一级", "二级", "三级", "四级"];
const LANGUAGE = '<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/>';
const NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>';
/** None between figures and Chinese characters: the sheets on the screen have none, and a line has 28 characters. */
const NO_GAPS = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>';
const pitch = (line: number, after = 0) =>
  `<w:spacing w:before="0" w:after="${after}" w:line="${line}" w:lineRule="exact"/>`;
const size = (points: number) => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const fonts = (name: string) =>
  `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="Times New Roman" w:hint="eastAsia"/>`;

/** Of the text, which all others are based on. Pages hold 22 lines, so none is kept back with the next one. That marks may
 * hang over the end of a line is what Word does anyhow; LibreOffice takes it for the opposite, which is as well, because it
 * loses marks that hang. */
const BODY: Style = {
  id: STYLES.body,
  name: STYLE_NAMES.paragraph,
  paragraph: `<w:widowControl w:val="0"/><w:overflowPunct w:val="1"/>${NO_GAPS}<w:snapToGrid w:val="0"/>${pitch(PITCH)}<w:ind w:firstLineChars="200" w:firstLine="${2 * CHARACTER}"/><w:jc w:val="both"/>`,
  run: `${fonts(BODY_FONT)}<w:snapToGrid w:val="0"/><w:spacing w:val="${CLOSER}"/>${size(OFFICIAL.character)}`,
};

/** The title has an empty line after it. */
const TITLE: Style = {
  id: STYLES.title,
  name: STYLE_NAMES.title,
  paragraph: `<w:keepNext/>${pitch(PITCH, PITCH)}${NO_INDENT}<w:jc w:val="center"/>`,
  run: fonts(TITLE_FONT) + size(OFFICIAL.title),
};

const HEADINGS: Style[] = STYLES.headings.map((id, index) => ({
  id,
  name: HEADING_STYLES[index] ?? "",
  alias: LEVELS[index] ?? "",
  paragraph: `<w:keepNext/><w:outlineLvl w:val="${index}"/>`,
  run: fonts(HEADING_FONTS[index] ?? BODY_FONT),
}));

const OTHERS: Style[] = [
  { id: STYLES.item, name: STYLE_NAMES.item, paragraph: "", run: "" },
  {
    id: STYLES.footer,
    name: "footer",
    paragraph: pitch(NUMBER_PITCH) + NO_INDENT,
    run: `${fonts(FOOTER_FONT)}<w:spacing w:val="0"/>${size(OFFICIAL.number.character)}`,
  },
  {
    id: STYLES.organisation,
    name: STYLE_NAMES.organisation,
    paragraph: `<w:keepNext/>${NO_INDENT}<w:jc w:val="right"/>`,
    run: "",
  },
  {
    id: STYLES.date,
    name: STYLE_NAMES.date,
    paragraph: `${NO_INDENT}<w:jc w:val="right"/>`,
    run: "",
  },
];

const DEFAULTS = `<w:docDefaults><w:rPrDefault><w:rPr>${fonts(BODY_FONT)}${LANGUAGE}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;

/** Of the marks of notes, which every file of docx speaks of. */
const NOTES = ["footnote", "endnote"].map(
  (kind) =>
    `<w:style w:type="character" w:styleId="${kind === "footnote" ? "FootnoteReference" : "EndnoteReference"}"><w:name w:val="${kind} reference"/><w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`,
);

/** What a style sheet of docx holds, without its own styles in blue. */
export function officialStyles(): XmlComponent[] {
  const styles = [BODY, TITLE, ...HEADINGS, ...OTHERS].map(written);
  return [DEFAULTS, ...styles, ...NOTES].map((xml) => ImportedXmlComponent.fromXmlString(xml));
}

function written({ id, name, alias, paragraph, run }: Style): string {
  const start = id === STYLES.body ? ' w:default="1"' : "";
  const based = id === STYLES.body ? "" : '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>';
  const also = alias ? `<w:aliases w:val="${alias}"/>` : "";
  return `<w:style w:type="paragraph"${start} w:styleId="${id}"><w:name w:val="${name}"/>${also}${based}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}
