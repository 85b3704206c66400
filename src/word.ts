// Word files, made here and nowhere else. Loaded when one is first asked for (see api.ts).

import type { Line } from "./copy/lines";
import { make } from "./dom";
import { type About, officialDocument } from "./word/document";
import { pack } from "./word/pack";
import { fileName } from "./word/text";

const KEPT_MS = 60_000;

/** Download lines as a Word file. Gives the file's name. */
async function saveWord(lines: readonly Line[], about: About): Promise<string> {
  const blob = await pack(officialDocument(lines, about), "blob");
  const url = URL.createObjectURL(blob);
  const name = fileName(about.title);
  make("a", { href: url, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
  return name;
}

window.planLibrary.parts.word = { saveWord };
