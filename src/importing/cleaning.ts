/** Traditional characters become simplified ones, each at its place. */

import { ConverterFactory } from "opencc-js/core";
import characters from "opencc-js/dict/TSCharacters";
import phrases from "opencc-js/dict/TSPhrases";

const convert = ConverterFactory([phrases, characters]);
const sizeOf = (text: string) => Array.from(text).length;

/** A text in simplified characters, as long as it was. Whole words are looked at; where that would change the length of a
 * line, it is converted character by character. */
export function simplified(text: string): string {
  const converted = convert(text);
  return sizeOf(converted) === sizeOf(text)
    ? converted
    : text.split("\n").map(simplifiedLine).join("\n");
}

function simplifiedLine(line: string): string {
  const converted = convert(line);
  if (sizeOf(converted) === sizeOf(line)) return converted;
  return Array.from(line, (old) => {
    const character = convert(old);
    return sizeOf(character) === 1 ? character : old;
  }).join("");
}
