/** Which font the characters of a text stand in: those of official documents hold no more than the 6,763 of GB 2312, and
 * a program that finds a rare character of a name in none of them takes any font, or shows a box. */

/** Words in one font. */
export interface Piece {
  text: string;
  font: string;
}

/** What stands in for a font that a computer does not have, the first that it has: Windows has 仿宋 and 楷体 under these
 * names today, 统信 and 麒麟 those of 方正, macOS those of 华文. */
export const STEADS: Readonly<Record<string, readonly string[]>> = {
  方正小标宋简体: ["华文中宋", "方正小标宋_GBK", "STZhongsong"],
  仿宋_GB2312: ["仿宋", "FangSong", "方正仿宋_GBK", "STFangsong"],
  楷体_GB2312: ["楷体", "KaiTi", "方正楷体_GBK", "STKaiti"],
  黑体: ["SimHei", "方正黑体_GBK", "STHeiti"],
  宋体: ["SimSun", "方正书宋_GBK", "STSong"],
};

/** Has the characters that are rarer than those of GBK: 㙍, 䶮. */
const RARE = "宋体";
/** Has those beyond U+FFFF: 𠮷. */
const RAREST = "SimSun-ExtB";

const HAN = /\p{Script=Han}/u;
let common: Set<string> | undefined;

/** A text in pieces, each in a font that has its characters. font: of those that it has. */
export function piecesOf(text: string, font: string): Piece[] {
  const pieces: Piece[] = [];
  for (const character of text) {
    const wanted = fontFor(character, font);
    const last = pieces[pieces.length - 1];
    if (last?.font === wanted) last.text += character;
    else pieces.push({ text: character, font: wanted });
  }
  return pieces;
}

function fontFor(character: string, font: string): string {
  if (!HAN.test(character) || commonCharacters().has(character)) return font;
  if (character >= "\u4e00" && character <= "\u9fa5") return STEADS[font]?.[0] ?? font;
  return character.length > 1 ? RAREST : RARE;
}

/** The characters of GB 2312: those of GBK in its rows 0xB0–0xF7, behind 0xA0. */
function commonCharacters(): Set<string> {
  if (!common) {
    const bytes: number[] = [];
    for (let row = 0xb0; row <= 0xf7; row++)
      for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
    common = new Set(`${new TextDecoder("gbk").decode(new Uint8Array(bytes))}〇々`);
  }
  return common;
}
