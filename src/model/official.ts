/** The form of official documents (GB/T 9704—2012), for what is shown, printed, copied and downloaded: fonts and figures. */

import type { Line } from "./lines";

/** Of a document's title. */
export const TITLE_FONT = "方正小标宋简体";
/** Of the text, and of headings from level 3 on. */
export const BODY_FONT = "仿宋_GB2312";

/** Of the names of those who sign a document that goes up. */
export const NAME_FONT = "楷体_GB2312";

/** Of headings, by their level; deeper ones are set like the text. */
export const HEADING_FONTS: readonly string[] = ["黑体", NAME_FONT, BODY_FONT, BODY_FONT];

/** The figures; styles/official.css has them for style sheets, and a test compares the two. */
export const OFFICIAL = {
  /** A4, in millimetres. */
  paper: { width: 210, height: 297 },
  /** From the edges of the paper, in millimetres. */
  margin: { top: 37, right: 26, bottom: 35, left: 28 },
  /** Lines that a page holds. */
  lines: 22,
  /** From a line to the next, in points: 22 of them fill the 225 mm between the margins. */
  pitch: 28.95,
  /** The size of characters in points, and by how much they are set apart: 28 of them fill the 156 mm of a line. */
  character: 16,
  spacing: -0.25,
  /** The size of the title's characters, in points. */
  title: 22,
  /** From a line of the title to the next, in points. */
  titlePitch: 28.95,
  /** The name of who issues: how far in millimetres it stands below the edge of the text, and the largest size of its
   * characters in points. Two lines are empty under it, and under the line below the number. */
  letterhead: { top: 35, size: 48, under: 2 },
  /** The size of characters in what stands at the foot of the last page, and in tables, in points. */
  small: 14,
  /** Lines that are empty before a signature, and before one with a seal: its upper edge is to be within a line of the
   * text, and it is 42 mm wide. */
  signature: { before: 1, beforeSeal: 3 },
  /** The page number: the size of its characters and of its line in points, and how far in millimetres the line ends above
   * the edge of the paper, so that its dashes are 7 mm below the text. */
  number: { character: 14, pitch: 18, bottom: 24.8 },
} as const;

const { paper, margin } = OFFICIAL;
/** Points in a millimetre. */
export const POINTS = 72 / 25.4;
/** The room that a line has, in points. */
export const LINE_ROOM = (paper.width - margin.left - margin.right) * POINTS;

/** The figures that are chosen from: those of the standard, or such that the characters of the first and of the last line,
 * which are lower than a line, stand at the edges of its margins (GB/T 33476.2). */
export const FORMS = {
  standard: OFFICIAL,
  electronic: {
    ...OFFICIAL,
    margin: { ...OFFICIAL.margin, top: 34.58, bottom: 32.58 },
    pitch: 29.45,
    titlePitch: 29.45,
  },
} as const;
export type FormName = keyof typeof FORMS;
/** From a line of the title to the next, in points: what the text has, or a fixed 35. */
export const TITLE_PITCHES = { text: undefined, "35": 35 } as const;
/** Page numbers: “— 1 —” at the outer side, as the standard has them, or in the middle; 1; 第1页　共3页; none. */
export const NUMBER_FORMS = ["outer", "centre", "plain", "total", "none"] as const;
export type NumberForm = (typeof NUMBER_FORMS)[number];

/** What users choose of the form (版式), each by its name. */
export interface Form {
  readonly form: FormName;
  readonly titlePitch: keyof typeof TITLE_PITCHES;
  readonly number: NumberForm;
}

/** What the standard has. */
export const STANDARD_FORM: Form = { form: "standard", titlePitch: "text", number: "outer" };

/** From a line of the title to the next, in points. */
export function titlePitchOf({ form, titlePitch }: Pick<Form, "form" | "titlePitch">): number {
  return TITLE_PITCHES[titlePitch] ?? FORMS[form].titlePitch;
}

/** What stands around the number of a page, and around the count of all pages where that is told; nothing where pages are
 * not numbered. */
export const NUMBER_WORDS: Readonly<Record<NumberForm, readonly string[]>> = {
  outer: ["— ", " —"],
  centre: ["— ", " —"],
  plain: ["", ""],
  total: ["第", "页　共", "页"],
  none: [],
};

/** A choice of the form out of foreign data; what is not known, or not told, is what the standard has. */
export function formOf(told: Partial<Record<keyof Form, unknown>>): Form {
  const { form, titlePitch, number } = told;
  return {
    form: isKey(form, FORMS) ? form : STANDARD_FORM.form,
    titlePitch: isKey(titlePitch, TITLE_PITCHES) ? titlePitch : STANDARD_FORM.titlePitch,
    number: NUMBER_FORMS.find((name) => name === number) ?? STANDARD_FORM.number,
  };
}

function isKey<T extends object>(name: unknown, choices: T): name is keyof T {
  return Object.keys(choices).some((choice) => choice === name);
}

/** The level of a heading, of those that official documents have. */
export function headingLevel(line: Line): number {
  return Math.min(Math.max(line.level, 1), HEADING_FONTS.length);
}

/** The parts of a line, each in a font of its own: a heading ends at its 。 where text runs on behind it. */
export function fontPieces(line: Line): { text: string; font: string }[] {
  const { text, number } = line;
  const end = line.kind === "heading" ? HEADING_END.exec(text)?.[0].length : undefined;
  if (end === undefined) return [{ text: number + text, font: fontOf(line) }];
  return [
    { text: number + text.slice(0, end), font: fontOf(line) },
    { text: text.slice(end), font: BODY_FONT },
  ];
}

const HEADING_END = /^[^。]*。(?=[^”’》）])/u;

/** The font of a line. */
export function fontOf(line: Line): string {
  if (line.kind === "title" || line.kind === "letterhead") return TITLE_FONT;
  if (line.kind === "annex" || line.kind === "secrecy" || line.kind === "urgency")
    return HEADING_FONTS[0] ?? BODY_FONT;
  if (line.kind === "heading") return HEADING_FONTS[headingLevel(line) - 1] ?? BODY_FONT;
  return BODY_FONT;
}
