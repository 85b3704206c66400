/** Lines as a Word file: said to be on the way, to be there, or not to have come. */

import { type Extend, toast } from "../browser/toast";
import { offerButtons, type Passage } from "../draft/passage";
import { onOneLine } from "../model/breaks";
import { countDated, type Line, type Read } from "../model/lines";
import { datedWords } from "../notices/words";
import type { About } from "../word/document";

/** What the buttons are called. */
export const WORD = "下载 Word";

const OPENING = 20;
const NOTHING: Line = { kind: "paragraph", level: 0, number: "", text: "" };

/** about: what is to be said otherwise than the lines do, such as who signs. Gives what was said of the file; null
 * where it did not come. */
export async function downloadWord(read: Read, about: Partial<About> = {}): Promise<Extend | null> {
  toast("正在生成 Word 文件……");
  try {
    const lines = await read();
    const name = await window.planLibrary.saveWord(lines, { title: titleOf(lines), ...about });
    return toast(`已生成“${name}”${datedWords(countDated(lines))}，请在浏览器的下载中查看`);
  } catch (error) {
    // What the site itself throws tells the reader what to do; browsers speak to developers.
    const message = error instanceof Error ? error.message : "";
    toast(/\p{Script=Han}/u.test(message) ? message : "Word 文件没有生成成，请刷新页面后重试");
    return null;
  }
}

/** A passage as a Word file; where it can be by current wording too, that is offered with what is said of it.
 * from: the control that was pressed. */
export async function takeWord(passage: Passage, from: HTMLElement): Promise<void> {
  const extend = await downloadWord(passage.read);
  if (extend) extend(await offerButtons(passage, "word", from));
}

/** What a file of the lines is called: their title, or the heading or the words that they begin with. */
export function titleOf(lines: readonly Line[]): string {
  const { kind, text } = lines.find((line) => line.kind === "title") ?? lines[0] ?? NOTHING;
  return kind === "title" || kind === "heading"
    ? onOneLine(text)
    : Array.from(text).slice(0, OPENING).join("");
}
