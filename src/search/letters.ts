/** Terms that are letters alone, and how sure it is that a word is meant by them. `pinyin` finds the words. */

/** How letters stand for a word, the surest first. */
export const Grade = { whole: 0, initials: 1, beginning: 2 } as const;
export type Grade = (typeof Grade)[keyof typeof Grade];

/** A word that letters may stand for. */
export interface Spelled {
  word: string;
  grade: Grade;
}

/** The words that letters (as `lettersOf` gives them) may stand for, the surest first. */
export type Spell = (letters: string) => Promise<Spelled[]>;

const LETTERS = /^[a-zü'-]{2,}$/;
const SYLLABLE =
  /^(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|er|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|v|ve|ue)$/;

/** The letters of a term as the index has them: lü is lv, xi'an is xian. */
export function lettersOf(term: string): string | undefined {
  return LETTERS.test(term) ? term.replace(/ü/g, "v").replace(/['-]/g, "") : undefined;
}

/** Whether letters are no more than a syllable. */
export function isSyllable(letters: string): boolean {
  return letters.length < 2 || SYLLABLE.test(letters.replace(/ü/g, "v"));
}
