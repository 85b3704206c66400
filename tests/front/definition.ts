/** The search as it is defined, without an index: slow and plain, to hold the engine against. */

import { Facet } from "../../src/contract";
import { byFacet } from "../../src/model/facets";
import { blankOf } from "../../src/search/blanks";
import { CHOICES } from "../../src/search/facets";
import { Folding } from "../../src/search/fold";
import { distinctPairs, pairsOf } from "../../src/search/grams";
import { isSyllable, lettersOf } from "../../src/search/letters";
import { LONGEST_SLIP } from "../../src/search/near";
import { BEGINNING, isBegun, WORDS } from "../../src/search/pinyin";
import { parseQuery } from "../../src/search/query";
import { swappedOf } from "../../src/search/slips";
import type { SearchOptions } from "../../src/search/types";
import { writingsOf } from "../../src/search/writings";
import { type Library, timelinessOf, type Unit } from "./builder";

export interface Defined {
  /** The results in order. */
  results: Unit[];
  more: Map<string, string[]>;
  /** Not given for queries so long that the engine looks up some of their pairs only. */
  near: Unit[] | undefined;
  /** Whether these are but for a slip what is looked for: then the likeliest of them are given. */
  slipped: boolean;
  facets: Record<Facet, Record<string, number>>;
}

export const VALUES: Record<Facet, (unit: Unit) => string[]> = {
  topic: (unit) => unit.section.topics,
  kind: (unit) => [unit.section.kind],
  level: (unit) => [unit.plan.level],
  type: (unit) => [unit.plan.type],
  plan: (unit) => [unit.plan.id],
  timeliness: (unit) => [timelinessOf(unit)],
};

export function define(
  library: Library,
  units: Unit[],
  input: string,
  options: SearchOptions,
): Defined {
  const folding = new Folding(library.fold);
  const fold = (text: string) => folding.fold(text);
  const asked = parseQuery(input, fold);
  const { excluded, phrase, spelled, isFrame } = asked;
  const terms = once(
    asked.terms.flatMap((term) =>
      asked.mixed.includes(term) ? takenApart(library, units, term, fold) : [term],
    ),
  );
  const chosen = (unit: Unit, except?: Facet) =>
    Facet.every((facet) => {
      const wanted = options[CHOICES[facet]] ?? [];
      return (
        facet === except || !wanted.length || VALUES[facet](unit).some((v) => wanted.includes(v))
      );
    });

  const written = new Map<string, string[]>();
  const own = (unit: Unit, term: string) => {
    const writings = written.get(term) ?? [term, ...writingsOf(term).slice(1).map(fold)];
    written.set(term, writings);
    return writings.some((writing) => unit.lines.some((line) => line.includes(writing)));
  };
  const ownAll = (unit: Unit) => terms.every((term) => own(unit, term));
  const holds = (unit: Unit, term: string): boolean =>
    own(unit, term) || unit.below.some((below) => holds(below, term));
  const barred = (unit: Unit) => excluded.some((term) => holds(unit, term));
  const inAll = (unit: Unit) => terms.every((term) => holds(unit, term)) && !barred(unit);
  const below = (unit: Unit): Unit[] => unit.below.flatMap((one) => [one, ...below(one)]);
  const known = new Map<Unit, boolean>();
  const isResult = (unit: Unit): boolean => {
    let result = known.get(unit);
    if (result === undefined) {
      result = inAll(unit) && (ownAll(unit) || !below(unit).some(isResult));
      known.set(unit, result);
    }
    return result;
  };

  const squash = (text: string) => text.replace(/ /g, "");
  const names = [...terms, terms.join("")].map(squash);
  const named = (wanted: string[]) =>
    library.topics.filter(({ title, aliases }) =>
      [title, ...aliases].some((name) => fold(name) && wanted.includes(squash(fold(name)))),
    );
  const about = new Set(named(names).map(({ id }) => id));
  const tier = (unit: Unit): number => {
    if (!terms.length) return 4;
    if (!ownAll(unit)) return 5;
    if (terms.every((term) => own({ ...unit, lines: unit.lines.slice(0, 1) }, term))) return 1;
    if (unit.section.topics.some((topic) => about.has(topic))) return 2;
    return terms.length > 1 && own(unit, phrase) ? 3 : 4;
  };
  const all = units.filter(isResult);
  const results = all.filter((unit) => chosen(unit));
  const byRank = (a: Unit, b: Unit) => a.characters - b.characters || a.order - b.order;
  if (options.sort === "order") results.sort((a, b) => a.order - b.order);
  else if (options.sort === "length") results.sort(byRank);
  else results.sort((a, b) => tier(a) - tier(b) || byRank(a, b));

  const facets = byFacet((facet) => {
    const counts: Record<string, number> = {};
    for (const unit of all.filter((one) => chosen(one, facet)))
      for (const value of new Set(VALUES[facet](unit))) counts[value] = (counts[value] ?? 0) + 1;
    return counts;
  });

  // What may stand in for a term: the words with how they are found, and the topics of these names.
  const standIns = (unit: Unit, term: string): string[] => {
    const found: string[] = [];
    const topics = (name: string, match: string) => {
      for (const topic of named([squash(name)]))
        if (unit.section.topics.includes(topic.id)) found.push(`${match} ${topic.title}`);
    };
    topics(term, "topic");
    for (const group of library.synonyms)
      if (group.some((word) => fold(word) === term))
        for (const word of group)
          if (fold(word) !== term && own(unit, fold(word))) found.push(`synonym ${word}`);
    const words = (typed: string) => {
      for (const word of wordsTyped(library, units, typed)) {
        if (own(unit, fold(word))) found.push(`pinyin ${word}`);
        topics(fold(word), "pinyin");
      }
    };
    const runs = spelled.filter((run) => run.terms.includes(term)).map(({ letters }) => letters);
    const joined = runs.filter((letters) => wordsTyped(library, units, letters).length);
    if (joined.length && isSyllable(term)) found.length = 0;
    for (const letters of joined.slice(-1)) words(letters);
    if (joined.length && isSyllable(term)) return found;
    const blank = blankOf(term);
    if (blank && own(unit, fold(blank))) found.push(`blank ${blank}`);
    words(term);
    if (!units.some((one) => pairsOf(term).every((pair) => own(one, pair))))
      for (const example of examplesIn(unit).map(fold))
        if (example.startsWith(term)) found.push(`example ${example}`);
    return found;
  };
  const more = new Map<string, string[]>();
  for (const unit of terms.length ? units : []) {
    if (isResult(unit) || barred(unit) || !chosen(unit)) continue;
    const ways = terms.map((term) => (own(unit, term) ? ["own"] : standIns(unit, term)));
    if (ways.every((list) => list.length))
      more.set(unit.id, ways.find((list) => list[0] !== "own") ?? []);
  }

  let near: Unit[] | undefined = [];
  let isSlip = false;
  const pairs = distinctPairs(terms);
  if (pairs.length > 24) near = undefined;
  else if (terms.length && !results.length && !more.size && !isFrame) {
    const open = units.filter((unit) => chosen(unit) && !barred(unit));
    const slipped = open.filter((unit) => terms.every((term) => holdsNearly(unit, term)));
    const lengths = terms.map((term) => Array.from(term).length);
    const maySlip = Math.max(...lengths) > 2 && Math.max(...lengths) <= LONGEST_SLIP;
    const shared = (unit: Unit) =>
      pairs.filter((pair) => unit.lines.some((line) => line.includes(pair))).length;
    isSlip = slipped.length > 0 && maySlip;
    const parts = terms.map((term) => longestPart(units, term));
    const holding = parts.every((part) => part)
      ? open.filter((unit) => parts.every((part) => holdsPart(unit, part)))
      : [];
    const inTitle = ({ lines: [heading] }: Unit) =>
      Number(parts.every((part) => heading?.includes(part)));
    holding.sort((a, b) => inTitle(b) - inTitle(a) || byRank(a, b));
    const lengthOf = (texts: string[]) => Array.from(texts.join("")).length;
    const close = open
      .filter((unit) => pairs.length && 2 * shared(unit) >= pairs.length)
      .sort((a, b) => shared(b) - shared(a) || byRank(a, b));
    if (isSlip) near = slipped;
    else if (2 * lengthOf(parts) >= lengthOf(terms) && holding.length) near = holding.slice(0, 10);
    else near = (close.length ? close : holding).slice(0, 10);
  }
  return { results, more, near, slipped: isSlip, facets };
}

function once(list: readonly string[]): string[] {
  return Array.from(new Set(list));
}

/** 社区zyfw where no text holds it and the letters are a word's. */
function takenApart(
  library: Library,
  units: readonly Unit[],
  term: string,
  fold: (text: string) => string,
): string[] {
  const parts = term.match(/[a-zü']{2,}|[^a-zü']+/gu) ?? [];
  const letters = parts.filter((part) => lettersOf(part));
  const holdsAll = (unit: Unit, text: string) =>
    pairsOf(fold(text)).every((pair) => unit.lines.some((line) => line.includes(pair)));
  const isHeld = units.some((unit) => writingsOf(term).some((text) => holdsAll(unit, text)));
  const isSpelled = letters.every((one) => wordsTyped(library, units, one).length);
  return !isHeld && isSpelled ? parts : [term];
}

/** The words that a term is the pinyin of, or several of them behind one another; then those that begin with it and hold
 * none of these. */
function wordsTyped({ pinyin }: Library, units: readonly Unit[], term: string): string[] {
  const letters = lettersOf(term);
  if (letters === undefined) return [];
  const known = [...(pinyin[letters] ?? [])];
  const words = known.length ? known : phrases(pinyin, units, letters);
  const longer = Object.keys(pinyin)
    .filter((key) => key.startsWith(letters) && letters.length >= BEGINNING)
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  for (const word of longer.flatMap((key) => pinyin[key] ?? []))
    if (!words.some((one) => word.includes(one))) words.push(word);
  return (words.length ? words : unfinished(pinyin, units, letters)).slice(0, WORDS);
}

/** What is spelled but for the beginning of a syllable. */
function unfinished(
  pinyin: Record<string, string[]>,
  units: readonly Unit[],
  letters: string,
): string[] {
  for (let end = letters.length - 1; end >= Math.max(4, letters.length - 5); end--) {
    const typed = letters.slice(0, end);
    const found = [...(pinyin[typed] ?? []), ...phrases(pinyin, units, typed)];
    if (found.length && isBegun(letters.slice(end))) return once(found);
  }
  return [];
}

/** Words that letters are of two or more of, which meet in some text. */
function phrases(
  pinyin: Record<string, string[]>,
  units: readonly Unit[],
  letters: string,
): string[] {
  const meet = (before: string, word: string) =>
    units.some(({ lines }) =>
      lines.some((line) => line.includes(before.slice(-1) + word.slice(0, 1))),
    );
  const rest = (before: string, left: string): string[] => {
    if (!left) return before ? [before] : [];
    return Object.keys(pinyin)
      .filter((key) => left.startsWith(key))
      .flatMap((key) => pinyin[key] ?? [])
      .filter((word) => !before || meet(before, word))
      .flatMap((word) => {
        const key = Object.keys(pinyin).find(
          (one) => left.startsWith(one) && pinyin[one]?.includes(word),
        );
        return rest(before + word, left.slice(key?.length));
      });
  };
  return letters.length < 4 ? [] : once(rest("", letters));
}

/** Whether a line holds a term as it is, or if it has three characters or more, with one that is another, is missing or
 * is too many, or two in the wrong order. */
function holdsPart({ lines }: Unit, part: string): boolean {
  return lines.some((line) => line.includes(part));
}

/** The longest part of a term, of three characters and a fifth of it at least, that some text holds; none is "". */
function longestPart(units: readonly Unit[], term: string): string {
  const characters = Array.from(term);
  if (characters.length <= 2) return term;
  const least = Math.max(3, Math.ceil(characters.length / 5));
  for (let length = characters.length; length >= least; length--)
    for (let start = 0; start + length <= characters.length; start++) {
      const part = characters.slice(start, start + length).join("");
      if (/^[的了和与及在是年度月日%]|[的了和与及在是]$/.test(part)) continue;
      if (units.some((unit) => holdsPart(unit, part))) return part;
    }
  return "";
}

function holdsNearly({ lines }: Unit, term: string): boolean {
  const characters = Array.from(term);
  if (characters.length < 3) return lines.some((line) => line.includes(term));
  if (swappedOf(term).some((one) => lines.some((line) => line.includes(one)))) return true;
  return lines.some((line) => {
    // How many slips lie between the first characters of the term and an end of what was read of the line, at least.
    let slips = characters.map((_, i) => i + 1);
    for (const read of line) {
      const before = [0, ...slips];
      slips = [];
      characters.forEach((character, i) => {
        const same = (before[i] as number) + (character === read ? 0 : 1);
        const more = (before[i + 1] as number) + 1;
        const less = (i ? (slips[i - 1] as number) : 0) + 1;
        slips.push(Math.min(same, more, less));
      });
      if ((slips[slips.length - 1] as number) <= 1) return true;
    }
    return false;
  });
}

/** The words of the original that fields stand for. */
function examplesIn({ section }: Unit): string[] {
  const text = [section.title, ...section.lines].join("\n");
  return Array.from(
    text.matchAll(/\{\{[^{}|]+\|([^{}]+)\}\}/g),
    ([, example]) => example as string,
  );
}
