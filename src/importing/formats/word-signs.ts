/** Signs that Word keeps outside of its text: characters of symbol fonts, and encircled ones made by a field. */

import { ENCIRCLED, SYMBOL_FONTS, UNKNOWN } from "./knowledge";
import { spaced } from "./text";

/** The character for a symbol (w:sym), and whether it is that one; □ where nothing stands for it. */
export function symbol(font: string, code: string): { sign: string; isKnown: boolean } {
  if (!/^[0-9A-Fa-f]{1,6}$/.test(code)) return { sign: UNKNOWN, isKnown: false };
  const point = Number.parseInt(code, 16);
  const isPrivate = point >= 0xf000 && point <= 0xf0ff;
  const known = SYMBOL_FONTS.get(font.toLowerCase())?.get(isPrivate ? point - 0xf000 : point);
  if (known) return { sign: known, isKnown: true };
  if (isPrivate || point < 0x20 || point > 0xffff || (point >= 0xd800 && point < 0xf900))
    return { sign: UNKNOWN, isKnown: false };
  return { sign: String.fromCharCode(point), isKnown: true };
}

/** The sign that an EQ field draws into a circle: ① for 1; empty for other fields. */
export function encircled(code: string): string {
  const inside = ENCIRCLED.exec(spaced(code))?.[1] ?? "";
  const number = /^[0-9]+$/.test(inside) ? Number(inside) : 0;
  return number > 0 && number <= 20 ? String.fromCharCode(0x2460 + number - 1) : inside;
}
