/** The measures of official documents in Word's units: twips, twentieths of a point. */

import { FORMS, type Form, LINE_ROOM, OFFICIAL, titlePitchOf } from "../model/official";

/** Points in twips. */
export const points = (length: number): number => Math.round(length * 20);
/** Millimetres in twips. */
export const millimetres = (length: number): number => Math.round((length * 1440) / 25.4);

/** A character of the text. */
export const CHARACTER = points(OFFICIAL.character);
/** By how much characters of the text are set closer. */
export const CLOSER = points(OFFICIAL.spacing);
/** From a character of the text to the next. */
export const ADVANCE = CHARACTER + CLOSER;
/** A character of what is set smaller. */
export const SMALL = points(OFFICIAL.small);

/** A character of the page number. */
export const NUMBER_CHARACTER = points(OFFICIAL.number.character);
/** Of the line that the page number stands in. */
export const NUMBER_PITCH = points(OFFICIAL.number.pitch);

/** The paper. */
export const PAGE = {
  width: millimetres(OFFICIAL.paper.width),
  height: millimetres(OFFICIAL.paper.height),
};

/** What depends on the form: from a line to the next, also of the title, and the margins. */
export interface Measures {
  pitch: number;
  titlePitch: number;
  margin: Record<"top" | "right" | "bottom" | "left" | "header" | "footer", number>;
}

/** The measures of a form. */
export function measuresOf(form: Form): Measures {
  const { pitch, margin, number } = FORMS[form.form];
  return {
    pitch: points(pitch),
    titlePitch: points(titlePitchOf(form)),
    margin: {
      top: millimetres(margin.top),
      right: millimetres(margin.right),
      bottom: millimetres(margin.bottom),
      left: millimetres(margin.left),
      header: millimetres(15),
      footer: millimetres(number.bottom),
    },
  };
}

/** The width of the text. */
export const TEXT_WIDTH = points(LINE_ROOM);
