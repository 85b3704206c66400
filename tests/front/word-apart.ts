/** Write the made-up documents (word-cases.ts) into a folder, each as NAME.docx, all their lines as cases.json, and the
 * forms that they are set in as set.json. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { officialDocument } from "../../src/word/document";
import { pack } from "../../src/word/pack";
import { CASES, SET } from "./word-cases";

const [folder = "."] = process.argv.slice(2);
for (const [name, lines] of Object.entries(CASES))
  writeFileSync(
    join(folder, `${name}.docx`),
    await pack(officialDocument(lines, { title: name, ...SET[name] }), "uint8array"),
  );
writeFileSync(join(folder, "cases.json"), JSON.stringify(CASES));
writeFileSync(join(folder, "set.json"), JSON.stringify(SET));
