/** Lines as an official document (GB/T 9704—2012): what there is in it, in Word's terms. */

import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IIndentAttributesProperties,
  type IParagraphOptions,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TextRun,
} from "docx";
import { annexIndents } from "../model/elements";
import { letterheadHeight, letterheadSize } from "../model/letterhead";
import type { Line } from "../model/lines";
import {
  BODY_FONT,
  type FormName,
  fontOf,
  fontPieces,
  HEADING_FONTS,
  headingLevel,
  OFFICIAL,
} from "../model/official";
import { signatureLines, signaturePlaces, splitSignature, withSignature } from "../model/signature";
import { OWN_FILE } from "../model/styles";
import { titleLines } from "../model/title-lines";
import { piecesOf } from "./fonts";
import { footOf } from "./foot";
import {
  ADVANCE,
  type Measures,
  measuresOf,
  millimetres,
  NUMBER_CHARACTER,
  PAGE,
  points,
} from "./measures";
import { FOOTER_FONT, officialStyles, RED, STYLES } from "./styles";
import { tableOf } from "./tables";
import { cleanText, paragraphs } from "./text";

/** What is said about a document beside its lines. */
export interface About {
  /** Names the file, and stands in the file's properties. In the text stand the lines alone, the title among them. */
  title: string;
  /** Which figures it is set in; those of the standard where it does not say. */
  form?: FormName;
}

/** Lines as a document, with a signature at its end where they have one. */
export function officialDocument(lines: readonly Line[], about: About): Document {
  const measures = measuresOf(about.form ?? "standard");
  return new Document({
    title: cleanText(about.title),
    creator: "", // whoever hands it in says so himself
    lastModifiedBy: "",
    customProperties: [{ name: OWN_FILE, value: ownValue(lines, about) }],
    theme: { fonts: THEME_FONTS },
    compatibility: { version: 15 },
    evenAndOddHeaderAndFooters: true,
    styles: { importedStyles: officialStyles(measures) },
    sections: [
      {
        properties: { page: { size: PAGE, margin: measures.margin } },
        footers: { default: footer("right"), even: footer("left") },
        children: blocks(withSignature(paragraphs(lines)), measures),
      },
    ],
  });
}

/** What cannot be told from styles when the file is read back. */
function ownValue(lines: readonly Line[], { form = "standard" }: About): string {
  return lines.some(({ sealed }) => sealed) ? `${form} sealed` : form;
}

/** Nothing is set in the fonts of the theme; programs look for them all the same, and miss foreign ones. */
const THEME_FONTS = {
  headings: { latin: "Times New Roman", eastAsia: HEADING_FONTS[0] ?? BODY_FONT },
  body: { latin: "Times New Roman", eastAsia: BODY_FONT },
};

const isSigned = (line: Line | undefined) => line?.kind === "organisation" || line?.kind === "date";
const isFoot = (line: Line | undefined) => line?.kind === "copies" || line?.kind === "issue";
const isHead = (line: Line | undefined) =>
  line?.kind === "letterhead" || line?.kind === "reference";

/** What stands below each other. What is before a signature, or before what must not be parted from it, is kept with it. */
function blocks(lines: readonly Line[], measures: Measures): (Paragraph | Table)[] {
  const foot = lines.filter(isFoot);
  const text = lines.filter((line) => !isFoot(line));
  const found = text.flatMap((line, at): (Paragraph | Table)[] => {
    const [before, after] = [text[at - 1], text[at + 1]];
    if (line.kind === "table") {
      const keeps = isSigned(after) || after?.kind === "annexes";
      const table = tableOf(line, { pitch: measures.pitch, keeps }, runs);
      // Programs make one of two tables that nothing parts.
      return before?.kind === "table" ? [new Paragraph({ style: STYLES.body }), table] : [table];
    }
    if (isSigned(line)) return isSigned(before) ? [] : signed(text.slice(at), measures);
    return [paragraph(line, before, after, measures)];
  });
  return foot.length ? [...found, ...footOf(foot, runs)] : found;
}

/** The lines of a signature that others begin with. */
function signed(lines: readonly Line[], { pitch }: Measures): Paragraph[] {
  const end = lines.findIndex((line) => !isSigned(line));
  const own = end < 0 ? lines : lines.slice(0, end);
  const sealed = own.some((line) => line.sealed);
  const signature = { ...splitSignature(own).signature, sealed };
  const places = signaturePlaces(signature);
  const { before, beforeSeal } = OFFICIAL.signature;
  return signatureLines(signature).map(({ part, text }, at) => {
    const place = places[part];
    const indents = Object.entries(place).map(([edge, by]) => [edge, Math.round(by * ADVANCE)]);
    return new Paragraph({
      style: STYLES[part],
      alignment: "left" in place ? AlignmentType.LEFT : AlignmentType.RIGHT,
      indent: { ...Object.fromEntries(indents), firstLine: 0 },
      ...(!at && { spacing: { before: pitch * (sealed ? beforeSeal : before) } }),
      children: runs(text, BODY_FONT),
    });
  });
}

function paragraph(
  line: Line,
  before: Line | undefined,
  after: Line | undefined,
  measures: Measures,
): Paragraph {
  const isLast = !after || isSigned(after) || after.kind === "annexes";
  return new Paragraph({
    style: styleOf(line),
    ...(isLast && after && { keepNext: true }),
    ...(line.newPage && { pageBreakBefore: true }),
    ...formOf(line, before, after, measures),
    children: wordsOf(line),
  });
}

/** What depends on what stands before and after a line. */
function formOf(
  line: Line,
  before: Line | undefined,
  after: Line | undefined,
  { pitch }: Measures,
): Partial<IParagraphOptions> {
  const { top, under } = OFFICIAL.letterhead;
  if (line.kind === "letterhead") {
    const height = points(letterheadHeight(line.text));
    return {
      spacing: { before: millimetres(top), line: height, lineRule: "exact" },
      ...(!isHead(after) && ruled()),
    };
  }
  if (line.kind === "reference")
    return { spacing: { before: before ? under * pitch : 0 }, ...ruled() };
  if (line.kind === "title" && isHead(before)) return { spacing: { before: under * pitch } };
  if (line.kind === "annexes") {
    const isFirst = before?.kind !== "annexes";
    const { left, hanging } = annexIndents(line.number, isFirst);
    return {
      indent: { left: Math.round(left * ADVANCE), hanging: Math.round(hanging * ADVANCE) },
      ...(isFirst && { spacing: { before: pitch } }),
    };
  }
  return {};
}

/** The line below the number of a document: 4 mm under its characters, which stand in the middle of theirs. */
function ruled(): Partial<IParagraphOptions> {
  return { border: { bottom: { style: BorderStyle.SINGLE, color: RED, size: 12, space: 8 } } };
}

/** The words of a line: a title on as many lines as it needs. */
function wordsOf(line: Line): TextRun[] {
  if (line.kind === "title")
    return titleLines(line.text).flatMap((text, at) =>
      runs(text, fontOf(line), { onNewLine: at > 0 }),
    );
  if (line.kind === "letterhead")
    return runs(line.text, fontOf(line), { size: letterheadSize(line.text) });
  return fontPieces(line).flatMap(({ text, font }) => runs(text, font));
}

function styleOf(line: Line): string {
  const { kind } = line;
  if (kind === "heading") return STYLES.headings[headingLevel(line) - 1] ?? STYLES.body;
  return kind === "paragraph" ? STYLES.body : STYLES[kind];
}

/** “— 1 —” at the outer side, one character in. */
function footer(side: "left" | "right"): Footer {
  const indent: IIndentAttributesProperties = { [side]: NUMBER_CHARACTER, firstLine: 0 };
  return new Footer({
    children: [
      new Paragraph({
        style: STYLES.footer,
        alignment: side === "left" ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent,
        children: [run(["— ", PageNumber.CURRENT, " —"], FOOTER_FONT)],
      }),
    ],
  });
}

/** How some words are set. size: in points. */
interface Setting {
  onNewLine?: boolean;
  size?: number;
}

/** Text in a font; what it has no characters for is in others. */
function runs(text: string, font: string, { onNewLine = false, size }: Setting = {}): TextRun[] {
  return piecesOf(text, font).map((piece, at) =>
    run(piece.text, piece.font, { onNewLine: onNewLine && !at, ...(size && { size }) }),
  );
}

/** Text in a font, which Word is told to take for quotation marks and dashes too. */
function run(text: string | string[], font: string, { onNewLine, size }: Setting = {}): TextRun {
  return new TextRun({
    ...(onNewLine && { break: 1 }),
    ...(size && { size: size * 2, sizeComplexScript: size * 2 }),
    children: typeof text === "string" ? tabbed(text) : text,
    font: { ascii: font, hAnsi: font, eastAsia: font, cs: "Times New Roman", hint: "eastAsia" },
  });
}

/** U+0009 is an element of its own. */
function tabbed(text: string): (string | Tab)[] {
  return text.split("\t").flatMap((part, at) => (at ? [new Tab(), part] : [part]));
}
