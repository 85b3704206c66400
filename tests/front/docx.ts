/** Writes a Word file: node docx.mjs FILE < {"lines": […], "about": {…}} */

import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import type { Line } from "../../src/copy/lines";
import { type About, officialDocument } from "../../src/word/document";
import { pack } from "../../src/word/pack";

const { lines, about }: { lines: Line[]; about: About } = JSON.parse(readFileSync(0, "utf-8"));
writeFileSync(argv[2] ?? "", await pack(officialDocument(lines, about), "uint8array"));
