/** Characters that a line of text of the user's cannot hold: controls, invisible ones, halves of characters, ends of lines.
 * To be put between brackets in a pattern of code points. */
export const NOT_TEXT = "\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}";
