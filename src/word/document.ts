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
import { linesOf } from "../model/breaks";
import type { Line } from "../model/lines";
import { BODY_FONT, fontOf, headingLevel } from "../model/official";
import {
  type Signature,
  type SignatureLine,
  signatureLines,
  splitSignature,
} from "../model/signature";
import { CHARACTER, MARGIN, NUMBER_CHARACTER, PAGE, PITCH } from "./measures";
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
  // Who is guessed from the end of a text has not said to be its author.
  const isSaid = lines.some(({ kind }) => kind === "organisation");
  const creator = isSaid ? linesOf(signature.organisation).join("、") : "";
  return new Document({
    title: cleanText(about.title),
    creator,
    lastModifiedBy: creator,
    compatibility: { version: 15 },
    evenAndOddHeaderAndFooters: true,
    styles: { importedStyles: officialStyles() },
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN } },
        footers: { default: footer("right"), even: footer("left") },
        children: [...body(text, signature), ...signatureLines(signature).map(signatureLine)],
      },
    ],
  });
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
    children: runs(line.number + line.text, fontOf(line)),
  });
}

function styleOf(line: Line): string {
  if (line.kind === "title") return STYLES.title;
  if (line.kind === "heading") return STYLES.headings[headingLevel(line) - 1] ?? STYLES.body;
  return STYLES.body;
}

/** A line of the signature; the first is parted from the text by an empty line. */
function signatureLine({ part, text, indent }: SignatureLine, index: number): Paragraph {
  return new Paragraph({
    style: STYLES[part],
    indent: { right: Math.round(indent * CHARACTER), firstLine: 0 },
    ...(index === 0 && { spacing: { before: PITCH } }),
    children: [run(text, BODY_FONT)],
  });
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

/** Text that may have line breaks, U+000A. */
function runs(text: string, font: string): TextRun[] {
  return text.split("\n").map((line, index) => run(line, font, index > 0));
}

/** Text in a font, which Word is told to take for quotation marks and dashes too. */
function run(text: string | string[], font: string, onNewLine = false): TextRun {
  return new TextRun({
    ...(onNewLine && { break: 1 }),
    children: typeof text === "string" ? [text] : text,
    font: { ascii: font, hAnsi: font, eastAsia: font, cs: "Times New Roman", hint: "eastAsia" },
  });
}
