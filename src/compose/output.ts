/** What leaves the composer: the copy, Word, paper, the draft as a file, and as a page for the library. */

import { make, makeButton } from "../browser/dom";
import { downloadJson } from "../browser/download";
import { copyControl } from "../copy/control";
import { downloadWord, WORD } from "../copy/word";
import { countUnfilled, unfinished } from "../draft/checkup";
import { encodeDraft } from "../draft/file";
import { signedLines } from "../draft/lines";
import type { Draft } from "../draft/model";
import { onOneLine } from "../model/breaks";
import { resolved } from "../model/fields";
import { fileName } from "../model/filename";
import type { Line } from "../model/lines";
import { formOf } from "../model/official";
import { type App, checkupContext } from "./app";
import { libraryPageButton } from "./library-page";

/** The button for what the composer is for: the Word file. review: shows all findings. */
export function wordButton(app: App, review: () => void): HTMLButtonElement {
  return makeButton(WORD, "pl-action pl-action--main", async () => {
    const { draft } = app.session();
    const about = { title: nameOf(draft, app), ...formOf(draft.official) };
    const extend = await downloadWord(() => linesNow(app), about);
    extend?.(unfinishedWords(app, review));
  });
}

/** The other controls that take the open draft out of the composer. */
export function outputControls(app: App): HTMLElement[] {
  return [
    copyControl("复制", { name: "草稿全文", read: () => linesNow(app) }),
    makeButton("打印", "pl-action", () => window.print()),
    makeButton("存成文件", "pl-action", () => downloadDraft(app.session().draft, app)),
    libraryPageButton(app),
  ];
}

/** What is said of a draft that was taken out before it was finished, with a way to what is missing. */
function unfinishedWords(app: App, review: () => void): HTMLElement[] {
  const { draft } = app.session();
  const [first, ...more] = unfinished(draft, checkupContext(app));
  if (!first) return [];
  const blanks = countUnfilled(draft, checkupContext(app));
  const empty = [first, ...more].filter(({ kind }) => kind === "empty").length;
  const told = [...(blanks ? [`${blanks} 处没有填`] : []), ...(empty ? [`${empty} 处空着`] : [])];
  const go = makeButton("去看", "pl-action", () => {
    if (more.length || !first.location) review();
    else app.lead(first.location, first.words);
  });
  return [make("span", {}, `，还有 ${told.join("、")}`), go];
}

/** The open draft as it is filled in, with its dated phrases counted. */
function linesNow({ filling, dated, session }: App): Line[] {
  return signedLines(session().draft, { ...filling, dated: (text) => dated(text).length });
}

/** What a draft is called where its title is empty too. */
export function nameOf(draft: Draft, { filling }: App): string {
  return onOneLine(resolved(draft.title, filling.fields, filling.resolve)) || "未命名草稿";
}

/** Save a draft as a file of its own. */
export function downloadDraft(draft: Draft, app: App): void {
  downloadJson(fileName(nameOf(draft, app), ".草稿.json"), encodeDraft(draft));
}
