/** The measures of official documents in Word's units: twips, twentieths of a point. */

import { OFFICIAL } from "../model/official";

const { paper, margin, number } = OFFICIAL;
const points = (length: number): number => Math.round(length * 20);
const millimetres = (length: number): number => Math.round((length * 1440) / 25.4);

/** From a line to the next. */
export const PITCH = points(OFFICIAL.pitch);

/** A character of the text. */
export const CHARACTER = points(OFFICIAL.character);
/** By how much characters of the text are set closer. */
export const CLOSER = points(OFFICIAL.spacing);
/** From a character of the text to the next. */
export const ADVANCE = CHARACTER + CLOSER;

/** The paper. */
export const PAGE = { width: millimetres(paper.width), height: millimetres(paper.height) };
/** From the edges of the page. */
export const MARGIN = {
  top: millimetres(margin.top),
  right: millimetres(margin.right),
  bottom: millimetres(margin.bottom),
  left: millimetres(margin.left),
  header: millimetres(15),
  footer: millimetres(number.bottom),
};

/** A character of the page number. */
export const NUMBER_CHARACTER = points(number.character);
/** Of the line that the page number stands in. */
export const NUMBER_PITCH = points(number.pitch);
