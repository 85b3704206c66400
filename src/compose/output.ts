/** What leaves the composer: the copy, Word, paper, the draft as a file, and as a page for the library. */

import { make, makeButton } from "../browser/dom";
import { downloadJson } from "../browser/download";
import { copyControl } from "../copy/control";
import { downloadWord, WORD } from "../copy/word";
import { unfinished } from "../draft/checkup";
import { encodeDraft } from "../draft/file";
import { type Filling, signedLines } from "../draft/lines";
import type { Draft } from "../draft/model";
import { knownValues } from "../fill/store";
import { onOneLine } from "../model/breaks";
import { resolved } from "../model/fields";
import { fileName } from "../model/filename";
import { formOf } from "../model/official";
import type { App } from "./app";
import { libraryPageButton } from "./library-page";

/** The controls that take the open draft out of the composer. review: shows all findings. */
export function outputControls(app: App, review: () => void): HTMLElement[] {
  const lines = () => signedLines(app.session().draft, counting(app));
  const title = () => nameOf(app.session().draft, app);
  return [
    copyControl("复制", { name: "草稿全文", read: lines }),
    makeButton(WORD, "pl-action", async () => {
      const form = formOf(app.session().draft.official);
      const extend = await downloadWord(lines, { title: title(), ...form });
      extend?.(unfinishedWords(app, review));
    }),
    makeButton("打印", "pl-action", () => window.print()),
    makeButton("存成文件", "pl-action", () => downloadDraft(app.session().draft, app)),
    libraryPageButton(app),
  ];
}

/** What is said of a draft that was taken out before it was finished, with a way to what is missing. */
function unfinishedWords(app: App, review: () => void): HTMLElement[] {
  const context = { ...app.drafting, values: knownValues(), dated: app.dated };
  const [first, ...more] = unfinished(app.session().draft, context);
  if (!first) return [];
  const words = more.length
    ? `，还有 ${more.length + 1} 处没写完：${first.message}等`
    : `，还没写完：${first.message}`;
  const go = makeButton("去看", "pl-action", () => {
    if (more.length || !first.location) review();
    else app.lead(first.location, first.words);
  });
  return [make("span", {}, words), go];
}

/** As the draft is filled in, with its dated phrases counted. */
function counting({ filling, dated }: App): Filling {
  return { ...filling, dated: (text) => dated(text).length };
}

/** What a draft is called where its title is empty too. */
export function nameOf(draft: Draft, { filling }: App): string {
  return onOneLine(resolved(draft.title, filling.fields, filling.resolve)) || "未命名草稿";
}

/** Save a draft as a file of its own. */
export function downloadDraft(draft: Draft, app: App): void {
  downloadJson(fileName(nameOf(draft, app), ".草稿.json"), encodeDraft(draft));
}
