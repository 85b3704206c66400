// Builds the Pagefind index: node build-pagefind.mjs SECTIONS FOLDER. Prints the seconds, reading aside.

import { readFileSync } from "node:fs";
import * as pagefind from "pagefind";

const AT_ONCE = 64;
const [sections, folder] = process.argv.slice(2);
const documents = readFileSync(sections, "utf8").trim().split("\n");
const start = performance.now();
const { index } = await pagefind.createIndex({ forceLanguage: "zh" });
for (let first = 0; first < documents.length; first += AT_ONCE)
  await Promise.all(documents.slice(first, first + AT_ONCE).map(add));
const { errors } = await index.writeFiles({ outputPath: `${folder}/pagefind` });
if (errors.length) throw new Error(errors.join("\n"));
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000 }));
await pagefind.close();

async function add(line) {
  const { id, title, lines } = JSON.parse(line);
  const content = [title, ...lines].filter(Boolean).join("\n");
  const record = { url: id, content, language: "zh", meta: { title } };
  const { errors } = await index.addCustomRecord(record);
  if (errors.length) throw new Error(errors.join("\n"));
}
