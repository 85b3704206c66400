/** What the browser and the build both do, held to the vectors that tests/unit read too. */

import { deepEqual, equal } from "node:assert/strict";
import test from "node:test";
import { packOf } from "../../src/compare/pack";
import { unpairedPunctuation } from "../../src/draft/checkup";
import { emptyDraft, newSection } from "../../src/draft/model";
import { kindNamed } from "../../src/draft/operations";
import {
  disordered,
  type LevelsUnder,
  misplacedLevels,
  missingGroups,
  unwanted,
} from "../../src/draft/structure";
import { withSections } from "../../src/draft/tree";
import { runsOf } from "../../src/find/runs";
import { printed } from "../../src/importing/formats/word-numbers";
import { lastWhere } from "../../src/model/bisect";
import { masked, piecesOf } from "../../src/model/fields";
import { countCharacters } from "../../src/model/lines";
import {
  numbersOf,
  sectionNumber,
  typedLevel,
  withoutTypedNumber,
} from "../../src/model/numbering";
import { percentSame } from "../../src/model/percent";
import { quoted } from "../../src/model/quoted";
import { isWritten, numberFor, numberIn, writtenLike } from "../../src/notices/match";
import { Folding } from "../../src/search/fold";
import { isBefore } from "../../src/search/order";
import { packNumbers, packRanks, unpackNumbers, unpackRanks } from "../../src/search/packing";
import { parseQuery } from "../../src/search/query";
import { neutralText } from "../../src/search/text";
import packed from "../fixtures/compare/packs.json";
import fieldVectors from "../fixtures/fields.json";
import kinds from "../fixtures/kinds.json";
import likeness from "../fixtures/likeness.json";
import numbering from "../fixtures/numbering.json";
import punctuation from "../fixtures/punctuation.json";
import quotations from "../fixtures/quoted.json";
import folds from "../fixtures/search/folding.json";
import order from "../fixtures/search/order.json";
import packs from "../fixtures/search/packing.json";
import queries from "../fixtures/search/queries.json";
import structure from "../fixtures/structure.json";
import visibleVectors from "../fixtures/visible.json";
import wordNumbers from "../fixtures/word-numbers.json";
import { declared, fieldsOf } from "./fields";

const folding = new Folding(folds.table);

test("text is cut at its fields", () => {
  for (const { text, runs } of fieldVectors) {
    const names = runs.flatMap((run) => (typeof run === "string" ? [] : [run.name]));
    const fields = fieldsOf(...names.map((name) => declared(name, { default: "×" })));
    deepEqual(piecesOf(text, fields), runs, text);
    const shown = runs.map((run) =>
      typeof run === "string" ? { text: run } : { text: "×", field: run },
    );
    deepEqual(runsOf(text, fields), shown, text);
    equal(neutralText(text, fields), shown.map((run) => run.text).join(""));
  }
});

test("sections are numbered", () => {
  for (const { level, ordinal, number } of numbering.sections)
    equal(sectionNumber(level, ordinal), number);
  for (const { levels, numbers } of numbering.orders) deepEqual(numbersOf(levels), numbers);
});

test("a typed number is taken off, and tells the level", () => {
  for (const { text, level, rest } of numbering.typed) {
    equal(withoutTypedNumber(text), rest, text);
    equal(typedLevel(text), level, text);
  }
});

test("a number is known in all its forms, and goes up with the years", () => {
  for (const { number, forms } of numbering.forms) {
    for (const form of forms) equal(isWritten(number, form), true, form);
    for (const form of forms) equal(numberIn(form), number, form);
    for (const form of forms) equal(isWritten(number + 1, form), false, form);
    for (const model of ["7", "七", "十七", "一七"])
      equal(forms.includes(writtenLike(number, model)), true, `${number} like ${model}`);
  }
  for (const { asked, found, ...count } of numbering.counts) equal(numberFor(count, asked), found);
});

test("visible characters are counted", () => {
  for (const { text, visible } of visibleVectors) equal(countCharacters(text), visible, text);
});

test("marks without a partner are found", () => {
  for (const { text, unpaired } of punctuation)
    deepEqual(
      unpairedPunctuation(masked(text)).map(({ sign, at }) => [at, sign]),
      unpaired,
      text,
    );
});

test("kinds are held against the shape of a document", () => {
  for (const { type, sections, missing, unwanted: wrong, disordered: late } of structure.kinds) {
    const shape = structure.shapes[type as keyof typeof structure.shapes];
    const parts = sections.map(([kind, level]) => ({ kind: String(kind), level: Number(level) }));
    const told = `${type} ${JSON.stringify(sections)}`;
    deepEqual(missingGroups(new Set(parts.map(({ kind }) => kind)), shape), missing, told);
    deepEqual(
      unwanted(parts, shape).map((part) => parts.indexOf(part)),
      wrong,
      told,
    );
    deepEqual(
      disordered(parts, shape).map(({ section }) => parts.indexOf(section)),
      late,
      told,
    );
  }
});

test("levels follow each other, and what a draft makes of levels does", () => {
  for (const { levels, misplaced, under: own } of structure.levels) {
    const under: LevelsUnder = own ?? structure.under;
    deepEqual(
      misplacedLevels(levels, under).map(({ at }) => at),
      misplaced,
      String(levels),
    );
    if (own) continue; // as no plan has it: a draft leaves it be
    const draft = emptyDraft("d", "village", "plan");
    const sections = levels.map((level) => newSection({ level }));
    const made = withSections(draft, sections, under).sections.map(({ level }) => level);
    equal(
      misplacedLevels(made, under).every(({ beside }) => beside !== null),
      true,
      String(levels),
    );
    if (!misplaced.length) deepEqual(made, levels);
  }
});

test("text is folded as the build folds it", () => {
  for (const { text, folded } of folds.vectors) equal(folding.fold(text), folded);
});

test("folding with a trace folds alike, and says where everything comes from", () => {
  const all = folds.vectors.map(({ text }) => text);
  for (const text of [...all, all.join("\n"), all.join(" \u0301")]) {
    const { folded, starts, ends } = folding.trace(text);
    equal(folded, folding.fold(text));
    for (let i = 0; i < folded.length; i++) {
      const source = text.slice(starts[i], ends[i]);
      if (folded[i] !== " ") equal(folding.fold(source).includes(folded[i] as string), true);
    }
  }
});

test("a character that is not in the table stays", () => {
  equal(new Folding("").fold("黨 Ａ"), "黨 a");
});

test("numbers and ranks are packed as the build packs them", () => {
  for (const { numbers, packed } of packs.numbers) {
    equal(packNumbers(numbers), packed);
    deepEqual(unpackNumbers(packed), numbers);
  }
  for (const { ranks, packed } of packs.ranks) {
    equal(packRanks(ranks), packed);
    deepEqual(unpackRanks(packed), ranks);
  }
});

test("keys stand in the order in which the build sorts them", () => {
  order.forEach((key, at) => {
    order.forEach((other, its) => {
      equal(isBefore(key, other), at < its, `${key} ${other}`);
    });
    equal(
      lastWhere(order, (first) => !isBefore(key, first)),
      at,
    );
  });
});

test("queries are taken apart", () => {
  for (const { query, phrase, ...expected } of queries) {
    const asked = parseQuery(query, (text) => folding.fold(text));
    const { terms, excluded, phrase: typed } = asked;
    deepEqual({ terms, excluded }, expected, query);
    if (phrase) equal(typed, phrase, query);
  }
  const termsOf = (query: string) => parseQuery(query, (text) => folding.fold(text)).terms;
  deepEqual(termsOf("\ud83d \ude00a"), ["a"]);
  deepEqual(termsOf("\ud83d \ude00\ude00"), ["\ufffd", "\ufffd\ufffd"]);
});

test("numbers are printed in each of Word's forms", () => {
  for (const [form, expected] of Object.entries(wordNumbers.printed))
    deepEqual(
      wordNumbers.numbers.map((number) => printed(number, form)),
      expected,
      form,
    );
});

test("plans are in the packs where the build puts them", () => {
  for (const { plan, packs: many, pack } of packed) equal(packOf(plan, many), pack);
});

test("a heading names its kind", () => {
  const known = new Map(
    ["guidance", "goals", "tasks", "measures", "safeguards", "requirements", "background"].map(
      (kind) => [kind, `类型${kind}`],
    ),
  );
  for (const [title = "", kind] of kinds) equal(kindNamed(title, known, "plan"), kind, title);
});

test("two texts have as much in common as the build says", () => {
  for (const [left, right, percent] of likeness as [string, string, number][]) {
    equal(percentSame(left, right), percent, `${left} ${right}`);
    equal(percentSame(right, left), percent);
  }
});

test("a text is put in quotation marks as the build does it", () => {
  for (const [text, words] of quotations as [string, string][]) equal(quoted(text), words);
});
