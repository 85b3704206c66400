// Builds the MiniSearch index: node build-minisearch.mjs SECTIONS FOLDER. Prints the seconds, reading aside.

import { readFileSync, writeFileSync } from "node:fs";
import MiniSearch from "minisearch";
import { OPTIONS } from "./bigrams.js";

const [sections, folder] = process.argv.slice(2);
const documents = readFileSync(sections, "utf8").trim().split("\n").map(toDocument);
const start = performance.now();
const index = new MiniSearch(OPTIONS);
index.addAll(documents);
writeFileSync(`${folder}/index.json`, JSON.stringify(index));
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000 }));

function toDocument(line) {
  const { id, title, lines } = JSON.parse(line);
  return { id, title, text: lines.join("\n") };
}
