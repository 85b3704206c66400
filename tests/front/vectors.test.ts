/** The vectors that the build's tests share. */

import { deepEqual, equal } from "node:assert/strict";
import test from "node:test";
import { piecesOf } from "../../src/draft/model";
import type { Field } from "../../src/fill/model";
import { runsOf } from "../../src/find/runs";
import { Folding } from "../../src/search/fold";
import { shardOf } from "../../src/search/hash";
import { packNumbers, packRanks, unpackNumbers, unpackRanks } from "../../src/search/packing";
import { parseQuery } from "../../src/search/query";
import fieldVectors from "../fixtures/fields.json";
import folds from "../fixtures/search/folding.json";
import packs from "../fixtures/search/packing.json";
import queries from "../fixtures/search/queries.json";
import shards from "../fixtures/search/shards.json";

const folding = new Folding(folds.table);

test("text is cut at its fields as the build cuts it", () => {
  for (const { text, runs } of fieldVectors) {
    const names = runs.flatMap((run) => (typeof run === "string" ? [] : [run.name]));
    const fields = new Map(names.map((name): [string, Field] => [name, declared(name)]));
    deepEqual(piecesOf(text, fields), runs, text);
    const shown = runs.map((run) =>
      typeof run === "string" ? { text: run } : { text: "×", field: run },
    );
    deepEqual(runsOf(text, fields), shown, text);
  }
});

function declared(name: string): Field {
  return { name, label: name, default: "×", hint: "", scope: "user" };
}

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

test("keys are in the shards where the build puts them", () => {
  for (const { key, shards: many, shard } of shards) equal(shardOf(key, many), shard);
});

test("queries are taken apart", () => {
  for (const { query, terms, excluded } of queries) {
    deepEqual(
      parseQuery(query, (text) => folding.fold(text)),
      { terms, excluded },
      query,
    );
  }
  const halves = parseQuery("\ud83d \ude00a", (text) => folding.fold(text));
  deepEqual(halves.terms, ["\ufffd", "\ufffda"]);
});
