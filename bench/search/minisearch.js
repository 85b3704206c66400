// MiniSearch over single characters and pairs; a query asks for all pairs of its words.

import MiniSearch from "minisearch";
import { OPTIONS, pairsOf } from "./bigrams.js";

const SHOWN = 10;
let index;

export async function open() {
  const response = await fetch("index.json");
  index = await MiniSearch.loadJSONAsync(await response.text(), OPTIONS);
}

export async function search(query) {
  const found = index.search(query, { combineWith: "AND", tokenize: pairsOf });
  return { ids: found.map((hit) => hit.id), hits: found.slice(0, SHOWN) };
}
