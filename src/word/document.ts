/** Lines as an official document (GB/T 9704—2012): what there is in it, in Word's terms. */

import {
  AlignmentType,
  Document,
  Footer,
  type IIndentAttributesProperties,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import type { Line } from "../model/lines";
import { BODY_FONT, fontPieces, HEADING_FONTS, headingLevel, TITLE_FONT } from "../model/official";
import {
  type Place,
  type Signature,
  signatureLines,
  signaturePlaces,
  splitSignature,
} from "../model/signature";
import { OWN_FILE } from "../model/styles";
import { titleLines } from "../model/title-lines";
import { piecesOf } from "./fonts";
import { ADVANCE, MARGIN, NUMBER_CHARACTER, PAGE, PITCH } from "./measures";
import { FOOTER_FONT, officialStyles, STYLES } from "./styles";
import { cleanText, paragraphs } from "./text";

/** What is said about a document beside its lines. */
export interface About {
  /** Names the file, and stands in the file's properties. In the text stand the lines alone, the title among them. */
  title: string;
}

/** Lines as a document, with a signature at its end where they have one. */
export function officialDocument(lines: readonly Line[], about: About): Document {
  const { text, signature } = splitSignature(paragraphs(lines));
  return new Document({
    title: cleanText(about.title),
    creator: "", // whoever hands it in says so himself
    lastModifiedBy: "",
    customProperties: [{ name: OWN_FILE, value: "1" }],
    theme: { fonts: THEME_FONTS },
    compatibility: { version: 15 },
    evenAndOddHeaderAndFooters: true,
    styles: { importedStyles: officialStyles() },
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN } },
        footers: { default: footer("right"), even: footer("left") },
        children: [...body(text, signature), ...signed(signature)],
      },
    ],
  });
}

/** Nothing is set in the fonts of the theme; programs look for them all the same, and miss foreign ones. */
const THEME_FONTS = {
  headings: { latin: "Times New Roman", eastAsia: HEADING_FONTS[0] ?? BODY_FONT },
  body: { latin: "Times New Roman", eastAsia: BODY_FONT },
};

/** Who signs, a line each, and when. */
function signed(signature: Signature): Paragraph[] {
  const places = signaturePlaces(signature);
  return signatureLines(signature).map(({ part, text }, at) =>
    signatureLine(STYLES[part], text, places[part], !at),
  );
}

/** The text, whose end stands on one page with the signature. */
function body(text: readonly Line[], { organisation, date }: Signature): Paragraph[] {
  const end = organisation || date ? text.length - 1 : text.length;
  return text.map((line, at) => paragraph(line, at === end));
}

function paragraph(line: Line, keepNext: boolean): Paragraph {
  return new Paragraph({
    style: styleOf(line),
    ...(keepNext && { keepNext }),
    children: wordsOf(line),
  });
}

/** The words of a line: a title on as many lines as it needs. */
function wordsOf(line: Line): TextRun[] {
  if (line.kind === "title")
    return titleLines(line.text).flatMap((text, at) => runs(text, TITLE_FONT, at > 0));
  return fontPieces(line).flatMap(({ text, font }) => runs(text, font));
}

function styleOf(line: Line): string {
  if (line.kind === "title") return STYLES.title;
  if (line.kind === "heading") return STYLES.headings[headingLevel(line) - 1] ?? STYLES.body;
  if (line.kind === "item") return STYLES.item;
  return STYLES.body;
}

/** A line of the signature; the first is parted from the text by an empty line. place: in characters. */
function signatureLine(style: string, text: string, place: Place, first: boolean): Paragraph {
  const side = "left" in place ? AlignmentType.LEFT : AlignmentType.RIGHT;
  const indents = Object.entries(place).map(([edge, by]) => [edge, inTwips(by)]);
  return new Paragraph({
    style,
    alignment: side,
    indent: { ...Object.fromEntries(indents), firstLine: 0 },
    ...(first && { spacing: { before: PITCH } }),
    children: runs(text, BODY_FONT),
  });
}

const inTwips = (characters: number) => Math.round(characters * ADVANCE);

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

/** Text in a font; what it has no characters for is in others. */
function runs(text: string, font: string, onNewLine = false): TextRun[] {
  return piecesOf(text, font).map((piece, at) => run(piece.text, piece.font, onNewLine && !at));
}

/** Text in a font, which Word is told to take for quotation marks and dashes too. */
function run(text: string | string[], font: string, onNewLine = false): TextRun {
  return new TextRun({
    ...(onNewLine && { break: 1 }),
    children: typeof text === "string" ? [text] : text,
    font: { ascii: font, hAnsi: font, eastAsia: font, cs: "Times New Roman", hint: "eastAsia" },
  });
}
