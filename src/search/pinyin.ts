/** Words by the letters that they are typed with: in whole syllables (zhiyuanfuwu), by initials (zyfw), or as far as they
 * are typed. The index knows words; several of them, right behind one another, are put together here. */

import { ranksIn } from "./bitset";
import type { Index } from "./index";
import { Grade, isSyllable, type Spelled } from "./letters";

/** How many words letters may stand for: each is looked up. */
export const WORDS = 16;
/** Letters from which on words are found that begin with them. */
export const BEGINNING = 3;

const LONGEST_SYLLABLE = 6;
const SHORTEST_PHRASE = 4;
const LONGEST = 60;
/** Letters of the longest word in the index, about: eight syllables. */
const LONGEST_WORD = 48;
/** How many beginnings are followed at each place, and how many words each time. */
const BEAM = 8;

/** The words that letters (as `lettersOf` gives them) may stand for, the surest first: words of the index or several of
 * them behind one another; words that begin so; or else what is spelled but for a syllable that is not typed to its end. */
export async function wordsSpelled(index: Index, letters: string): Promise<Spelled[]> {
  const known = await knownWords(index, letters);
  const reached = known.length ? [] : await phrases(index, letters);
  const words = known.length ? known : surest(reached[letters.length] ?? []);
  for (const word of letters.length < BEGINNING ? [] : await index.wordsBeginning(letters))
    if (!words.some((one) => word.includes(one.word))) words.push({ word, grade: Grade.beginning });
  return (words.length ? words : unfinished(letters, reached)).slice(0, WORDS);
}

/** Those of the index. In initials zh, ch and sh may be typed too. */
async function knownWords(index: Index, letters: string): Promise<Spelled[]> {
  const initials = /[aeiouv]/.test(letters) ? letters : letters.replace(/([zcs])h/g, "$1");
  const lists = await Promise.all([letters, initials].map((one) => index.words(one)));
  const words = Array.from(new Set(lists.flat()), (word) => ({
    word,
    grade: gradeOf(word, letters),
  }));
  return words.sort((a, b) => a.grade - b.grade);
}

function gradeOf(word: string, letters: string): Grade {
  return letters.length > Array.from(word).length && /[aeiouv]/.test(letters)
    ? Grade.whole
    : Grade.initials;
}

/** Words of the index put together. */
interface Phrase extends Spelled {
  parts: number;
}

/** By how many letters are used, what words of the index spell that stand behind one another. Texts have the pair of
 * characters where two of them meet. */
async function phrases(index: Index, letters: string): Promise<Phrase[][]> {
  if (letters.length < SHORTEST_PHRASE || letters.length > LONGEST) return [];
  const reached: Phrase[][] = [[{ word: "", grade: Grade.whole, parts: 0 }]];
  for (let start = 0; start < letters.length; start++) {
    const before = best(reached[start] ?? []);
    if (!before.length) continue;
    for (let end = start + 2; end <= Math.min(letters.length, start + LONGEST_WORD); end++) {
      const words = (await knownWords(index, letters.slice(start, end))).slice(0, BEAM);
      for (const phrase of before)
        for (const { word, grade } of words) {
          if (!(await meet(index, phrase.word, word))) continue;
          const longer = { word: phrase.word + word, grade: worse(phrase.grade, grade) };
          reached[end] = [...(reached[end] ?? []), { ...longer, parts: phrase.parts + 1 }];
        }
    }
  }
  return reached;
}

/** The best phrases, if they are of the same grade. */
function surest(phrases: readonly Phrase[]): Spelled[] {
  const found = best(phrases);
  return found
    .filter(({ grade }) => grade === found[0]?.grade)
    .map(({ word, grade }) => ({ word, grade }));
}

function worse(a: Grade, b: Grade): Grade {
  return a > b ? a : b;
}

function unfinished(letters: string, reached: readonly Phrase[][]): Spelled[] {
  const least = Math.max(SHORTEST_PHRASE, letters.length - LONGEST_SYLLABLE + 1);
  for (let end = letters.length - 1; end >= least; end--) {
    const found = surest(reached[end] ?? []);
    if (found.length && isBegun(letters.slice(end)))
      return found.map(({ word }) => ({ word, grade: Grade.beginning }));
  }
  return [];
}

/** Whether a syllable may begin so. */
export function isBegun(letters: string): boolean {
  return /^(?:[bpmfdtnlgkhjqxryw]|[zcs]h?)$/.test(letters) || isSyllable(letters);
}

function best(list: readonly Phrase[]): Phrase[] {
  const distinct = new Map(list.map((phrase) => [phrase.word, phrase]));
  return Array.from(distinct.values())
    .sort((a, b) => a.grade - b.grade || a.parts - b.parts)
    .slice(0, BEAM);
}

async function meet(index: Index, before: string, word: string): Promise<boolean> {
  if (!before) return true;
  const pair = (Array.from(before).pop() as string) + (Array.from(word)[0] as string);
  return !ranksIn(await index.postings(index.fold(pair))).next().done;
}
