/** The search as it is defined, without an index: slow and plain, to hold the engine against. */

import { Facet } from "../../src/contract";
import { byFacet } from "../../src/model/facets";
import { lettersOf, WORDS } from "../../src/search/alternatives";
import { CHOICES } from "../../src/search/facets";
import { Folding } from "../../src/search/fold";
import { BEGINNING } from "../../src/search/index";
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
  const pairs = new Set<string>();
  for (const term of terms) {
    const characters = Array.from(term);
    for (let i = 1; i < characters.length; i++)
      pairs.add((characters[i - 1] as string) + (characters[i] as string));
  }
  if (pairs.size > 24) near = undefined;
  else if (pairs.size && !results.length && !more.size) {
    const shared = (unit: Unit) => Array.from(pairs).filter((pair) => own(unit, pair)).length;
    near = units
      .filter((unit) => chosen(unit) && !barred(unit) && 2 * shared(unit) >= pairs.size)
      .sort((a, b) => shared(b) - shared(a) || byRank(a, b))
      .slice(0, 10);
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
