/** Lines as an official document (GB/T 9704—2012): what there is in it, in Word's terms. */

import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IIndentAttributesProperties,
  type IParagraphOptions,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from "docx";
import { annexIndents } from "../model/elements";
import { type Cell, isHead, isMark, namesOf, signedHead } from "../model/head";
import { HEADS, keepsNext } from "../model/keeping";
import { letterheadHeight, letterheadLines, letterheadSize } from "../model/letterhead";
import type { Line } from "../model/lines";
import {
  BODY_FONT,
  type Form,
  fontOf,
  fontPieces,
  formOf,
  HEADING_FONTS,
  headingLevel,
  NAME_FONT,
  NUMBER_WORDS,
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

/** What is said about a document beside its lines; of the form, what is not said is as the standard has it. */
export interface About extends Partial<Form> {
  /** Names the file, and stands in the file's properties. In the text stand the lines alone, the title among them. */
  title: string;
}

/** Lines as a document, with a signature at its end where they have one. */
export function officialDocument(lines: readonly Line[], about: About): Document {
  const form = formOf(about);
  const measures = measuresOf(form);
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
        ...footersOf(form),
        children: blocks(withSignature(paragraphs(lines)), measures),
      },
    ],
  });
}

/** What cannot be told from styles when the file is read back. */
function ownValue(lines: readonly Line[], about: About): string {
  const { form, titlePitch, number } = formOf(about);
  const said = [form, titlePitch, number].join(" ");
  return lines.some(({ sealed }) => sealed) ? `${said} sealed` : said;
}

/** Nothing is set in the fonts of the theme; programs look for them all the same, and miss foreign ones. */
const THEME_FONTS = {
  headings: { latin: "Times New Roman", eastAsia: HEADING_FONTS[0] ?? BODY_FONT },
  body: { latin: "Times New Roman", eastAsia: BODY_FONT },
};

const isSigned = (line: Line | undefined) => line?.kind === "organisation" || line?.kind === "date";
const isFoot = (line: Line | undefined) => line?.kind === "copies" || line?.kind === "issue";

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
    if (line.kind === "reference" && after?.kind === "signatory") return [];
    if (line.kind === "signatory") return signatories(text, at, measures);
    return [paragraph(text, at, measures)];
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
  const keepsNote = lines[own.length]?.kind === "note";
  return signatureLines(signature).map(({ part, text }, at) => {
    const place = places[part];
    const indents = Object.entries(place).map(([edge, by]) => [edge, Math.round(by * ADVANCE)]);
    return new Paragraph({
      style: STYLES[part],
      alignment: "left" in place ? AlignmentType.LEFT : AlignmentType.RIGHT,
      indent: { ...Object.fromEntries(indents), firstLine: 0 },
      ...(!at && { spacing: { before: pitch * (sealed ? beforeSeal : before) } }),
      ...(keepsNote && { keepNext: true }),
      children: runs(text, BODY_FONT),
    });
  });
}

/** The lines of the number of a document and of who signs it, the name of an own font. */
function signatories(lines: readonly Line[], at: number, { pitch }: Measures): Paragraph[] {
  const [line, over] = [lines[at] as Line, lines[at - 1]];
  const reference = over?.kind === "reference" ? over : undefined;
  const before = reference ? lines[at - 2] : over;
  const rows = signedHead(reference?.text ?? "", namesOf(line.text));
  return rows.map((cells, row) => {
    const isLast = row === rows.length - 1;
    const [first] = cells;
    const isNumbered = first?.part === "reference";
    const stops = cells.filter((_, place) => hasTab(cells, place));
    return new Paragraph({
      style: STYLES[isNumbered ? "reference" : "signatory"],
      alignment: AlignmentType.LEFT,
      indent: { left: 0, firstLine: 0 }, // the line below is as wide as the text (7.2.7)
      tabStops: stops.map(({ left }) => ({
        type: TabStopType.LEFT,
        position: Math.round(left * ADVANCE),
      })),
      ...(!row && before && { spacing: { before: OFFICIAL.letterhead.under * pitch } }),
      ...(isLast && ruled()),
      children: cells.flatMap((cell, place) =>
        runs((hasTab(cells, place) ? "\t" : "") + cell.text, fontOfCell(cell)),
      ),
    });
  });
}

/** A name goes on right behind what says that it signs. */
const hasTab = (cells: readonly Cell[], at: number) => cells[at - 1]?.part !== "label";
const fontOfCell = ({ part }: Cell) => (part === "name" ? NAME_FONT : BODY_FONT);

const byStyle = ({ kind }: Line) => kind === "heading" || HEADS.has(kind);

function paragraph(lines: readonly Line[], at: number, measures: Measures): Paragraph {
  const line = lines[at] as Line;
  const keeps = at === lines.length - 1 ? byStyle(line) : keepsNext(lines, at);
  return new Paragraph({
    style: styleOf(line),
    ...(keeps !== byStyle(line) && { keepNext: keeps }),
    ...(line.newPage && { pageBreakBefore: true }),
    ...placeOf(lines, at, measures),
    children: wordsOf(line),
  });
}

/** What depends on what stands before and after a line. */
function placeOf(
  lines: readonly Line[],
  at: number,
  { pitch }: Measures,
): Partial<IParagraphOptions> {
  const [before, line, after] = [lines[at - 1], lines[at] as Line, lines[at + 1]];
  const { top, under } = OFFICIAL.letterhead;
  if (line.kind === "letterhead") {
    const height = points(letterheadHeight(line.text));
    const above = millimetres(top) - lines.slice(0, at).filter(isMark).length * pitch;
    return {
      spacing: { before: above, line: height, lineRule: "exact" },
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
    return letterheadLines(line.text).flatMap((text, at) =>
      runs(text, fontOf(line), { onNewLine: at > 0, size: letterheadSize(line.text) }),
    );
  return fontPieces(line).flatMap(({ text, font }) => runs(text, font));
}

function styleOf(line: Line): string {
  const { kind } = line;
  if (kind === "heading") return STYLES.headings[headingLevel(line) - 1] ?? STYLES.body;
  return kind === "paragraph" ? STYLES.body : STYLES[kind];
}

/** The page numbers: one character in at the outer side, or in the middle. */
function footersOf({ number }: Form): Pick<ISectionOptions, "footers"> {
  const [before, ...rest] = NUMBER_WORDS[number];
  if (before === undefined) return {};
  const counted = rest.length > 1 ? [PageNumber.TOTAL_PAGES, rest[1] ?? ""] : [];
  const words = [before, PageNumber.CURRENT, rest[0] ?? "", ...counted].filter(Boolean);
  return number === "outer"
    ? { footers: { default: footer(words, "right"), even: footer(words, "left") } }
    : { footers: { default: footer(words), even: footer(words) } };
}

function footer(words: string[], side?: "left" | "right"): Footer {
  const indent: IIndentAttributesProperties = side
    ? { [side]: NUMBER_CHARACTER, firstLine: 0 }
    : { firstLine: 0 };
  return new Footer({
    children: [
      new Paragraph({
        style: STYLES.footer,
        alignment: side ?? AlignmentType.CENTER,
        indent,
        children: [run(words, FOOTER_FONT)],
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
