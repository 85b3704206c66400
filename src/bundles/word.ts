// Word files, made here and nowhere else. Loaded when one is first asked for (see api.ts).

import { download } from "../browser/download";
import { internals } from "../browser/internals";
import { fileName } from "../model/filename";
import type { Line } from "../model/lines";
import { type About, officialDocument } from "../word/document";
import { pack } from "../word/pack";

/** Download lines as a Word file. Gives the file's name. */
async function saveWord(lines: readonly Line[], about: About): Promise<string> {
  const name = fileName(about.title, ".docx");
  download(name, await pack(officialDocument(lines, about), "blob"));
  return name;
}

internals().parts.word = { saveWord };
