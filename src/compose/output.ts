/** What leaves the composer: the copy, Word, paper, and the draft as a file. */

import { copyControl } from "../copy/control";
import { downloadWord, WORD } from "../copy/word";
import { make, makeButton } from "../dom";
import { encodeDraft } from "../draft/file";
import { draftLines, type Filling, signatureOf, signedLines } from "../draft/lines";
import { type Draft, resolved } from "../draft/model";
import type { App } from "./app";

export function outputControls(app: App): HTMLElement[] {
  return [
    copyControl("复制", "草稿全文", () => signedLines(app.session().draft, counting(app))),
    makeButton(WORD, "pl-action", () => void saveWord(app)),
    makeButton("打印", "pl-action", () => window.print()),
    makeButton("存成文件", "pl-action", () => downloadDraft(app.session().draft, app)),
  ];
}

function saveWord(app: App): Promise<void> {
  const { draft } = app.session();
  const { organisation, date } = signatureOf(draft, app.filling);
  const about = {
    title: nameOf(draft, app),
    ...(organisation ? { organisation } : {}),
    ...(date ? { date } : {}),
  };
  return downloadWord(() => draftLines(draft, counting(app)), about);
}

/** As the draft is filled in, with its dated phrases counted. */
function counting({ filling, dated }: App): Filling {
  return { ...filling, dated: (text) => dated(text).length };
}

/** What a draft is called where its title is empty too. */
export function nameOf(draft: Draft, { filling }: App): string {
  return resolved(draft.title, filling.fields, filling.resolve).trim() || "未命名草稿";
}

export function downloadDraft(draft: Draft, app: App): void {
  download(`${nameOf(draft, app)}.草稿.json`, encodeDraft(draft));
}

/** Hand a text over as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  make("a", { href: url, download: name.replace(/[\\/:*?"<>|]/g, "_") }).click();
  window.setTimeout(() => URL.revokeObjectURL(url), 1000);
}
