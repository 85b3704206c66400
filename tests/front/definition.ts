/** The search as it is defined, without an index: slow and plain, to hold the engine against. */

import { Facet } from "../../src/contract";
import { byFacet } from "../../src/model/facets";
import { lettersOf, WORDS } from "../../src/search/alternatives";
import { CHOICES } from "../../src/search/facets";
import { Folding } from "../../src/search/fold";
import { distinctPairs, pairsOf } from "../../src/search/grams";
import { BEGINNING } from "../../src/search/index";
import { LONGEST_SLIP } from "../../src/search/near";
import { parseQuery } from "../../src/search/query";
import type { SearchOptions } from "../../src/search/types";
import { type Library, timelinessOf, type Unit } from "./builder";

export interface Defined {
  /** The results in order. */
  results: Unit[];
  more: Map<string, string[]>;
  /** Not given for queries so long that the engine looks up some of their pairs only. */
  near: Unit[] | undefined;
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
  const { terms, excluded, phrase } = parseQuery(input, fold);
  const chosen = (unit: Unit, except?: Facet) =>
    Facet.every((facet) => {
      const wanted = options[CHOICES[facet]] ?? [];
      return (
        facet === except || !wanted.length || VALUES[facet](unit).some((v) => wanted.includes(v))
      );
    });

  const own = (unit: Unit, term: string) => unit.lines.some((line) => line.includes(term));
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
    if (terms.every((term) => unit.lines[0]?.includes(term))) return 1;
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
    for (const word of wordsTyped(library, term)) {
      if (own(unit, fold(word))) found.push(`pinyin ${word}`);
      topics(fold(word), "pinyin");
    }
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
  const pairs = distinctPairs(terms);
  if (pairs.length > 24) near = undefined;
  else if (terms.length && !results.length && !more.size) {
    const open = units.filter((unit) => chosen(unit) && !barred(unit));
    const slipped = open.filter((unit) => terms.every((term) => holdsNearly(unit, term)));
    const lengths = terms.map((term) => Array.from(term).length);
    const maySlip = Math.max(...lengths) > 2 && Math.max(...lengths) <= LONGEST_SLIP;
    const shared = (unit: Unit) => pairs.filter((pair) => own(unit, pair)).length;
    if (slipped.length && maySlip) near = slipped.sort(byRank);
    else if (pairs.length)
      near = open
        .filter((unit) => 2 * shared(unit) >= pairs.length)
        .sort((a, b) => shared(b) - shared(a) || byRank(a, b));
    near = near.slice(0, 10);
  }
  return { results, more, near, facets };
}

/** The words that a term is the pinyin of, then those that begin with it and hold none of these. */
function wordsTyped({ pinyin }: Library, term: string): string[] {
  const letters = lettersOf(term);
  if (letters === undefined) return [];
  const words = [...(pinyin[letters] ?? [])];
  const longer = Object.keys(pinyin)
    .filter((key) => key.startsWith(letters) && letters.length >= BEGINNING)
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  for (const word of longer.flatMap((key) => pinyin[key] ?? []))
    if (!words.some((one) => word.includes(one))) words.push(word);
  return words.slice(0, WORDS);
}

/** Whether a line holds a term as it is, or if it has three characters or more, with one that is another, is missing or
 * is too many. */
function holdsNearly({ lines }: Unit, term: string): boolean {
  const characters = Array.from(term);
  if (characters.length < 3) return lines.some((line) => line.includes(term));
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
