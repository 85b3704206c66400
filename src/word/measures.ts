/** The measures of official documents (GB/T 9704—2012). Word counts in twips, twentieths of a point. */

const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** 22 lines of exactly this fill the 225 mm between the margins. */
export const PITCH = 579;

/** A character of 16 pt. 28 of them, each set 0.25 pt closer, fill the 156 mm of a line. */
export const CHARACTER = 320;
/** By how much characters of the text are set closer. */
export const CLOSER = -5;

/** A4, and its margins. The footer stands where its dashes are 7 mm below the text. */
export const PAGE = { width: twips(210), height: twips(297) };
/** From the edges of the page. */
export const MARGIN = {
  top: twips(37),
  right: twips(26),
  bottom: twips(35),
  left: twips(28),
  header: twips(15),
  footer: twips(24.8),
};

/** The page number: 14 pt in a line of 18 pt. */
export const NUMBER_CHARACTER = 280;
/** Of the line that the page number stands in. */
export const NUMBER_PITCH = 360;
