/** Search an index as the browser does: JSON in, the data of its files by name and queries; JSON out, for each query
 * what it asks for, and the ids that it finds, in order. */

import { readFileSync } from "node:fs";
import { writingsOf } from "../../src/search/writings";
import { engineOn } from "./builder";

const { parts, queries } = JSON.parse(readFileSync(0, "utf8")) as {
  parts: Record<string, unknown>;
  queries: string[];
};

const engine = engineOn(async (name) => parts[name]);
const answers = [];
for (const query of queries) {
  const { ids } = await engine.search(query, { facets: false });
  const { terms, excluded, phrase } = await engine.parse(query);
  const isPlain = [...terms, ...excluded].every((term) => writingsOf(term).length === 1);
  answers.push({ terms, excluded, phrase, ids, is_plain: isPlain });
}
process.stdout.write(JSON.stringify(answers));
