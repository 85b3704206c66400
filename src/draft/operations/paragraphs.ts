/** The paragraphs of a section. */

import { isTable } from "../../model/tables";
import type { Draft } from "../model";
import { cleanTable, cleanText } from "../text";
import { withParagraphs } from "../tree";

/** Give a paragraph a text, cleaned, whole; a table stays. */
export function setParagraph(draft: Draft, id: string, at: number, text: string): Draft {
  const cleaned = joined(text);
  return withParagraphs(draft, id, (paragraphs) =>
    paragraphs[at]?.text === cleaned || isTable(paragraphs[at]?.text ?? "")
      ? paragraphs
      : paragraphs.map((paragraph, index) =>
          index === at ? { ...paragraph, text: cleaned } : paragraph,
        ),
  );
}

/** Put lines in the place of a paragraph's text from start to end, in UTF-16 units, each a paragraph, or a table: the first
 * and the last join what stays, where they are no tables. */
export function pasteLines(
  draft: Draft,
  id: string,
  at: number,
  range: readonly [start: number, end: number],
  lines: readonly string[],
): Draft {
  return withParagraphs(draft, id, (paragraphs) => {
    const old = paragraphs[at];
    if (!old) return paragraphs;
    if (isTable(old.text)) return paragraphs;
    const made = between(old.text.slice(0, range[0]), lines, old.text.slice(range[1])).map(
      (text) =>
        isTable(text) ? { text: cleanTable(text), item: false } : { ...old, text: joined(text) },
    );
    return [...paragraphs.slice(0, at), ...made, ...paragraphs.slice(at + 1)];
  });
}

/** Texts between what stands before and behind them. */
function between(before: string, lines: readonly string[], behind: string): string[] {
  const texts = lines.length ? [...lines] : [""];
  if (!isTable(texts[0] ?? "")) texts[0] = before + texts[0];
  else if (before.trim()) texts.unshift(before);
  if (!isTable(texts[texts.length - 1] ?? "")) texts[texts.length - 1] += behind;
  else if (behind.trim()) texts.push(behind);
  return texts;
}

/** Join a paragraph to the one before it; the first of a section stays. Beside a table a blank one goes. */
export function mergeParagraph(draft: Draft, id: string, at: number): Draft {
  return withParagraphs(draft, id, (paragraphs) => {
    const [before, after] = [paragraphs[at - 1], paragraphs[at]];
    if (!before || !after) return paragraphs;
    if (isTable(before.text) || isTable(after.text)) {
      const blank = [at, at - 1].find(
        (index) => paragraphs[index]?.text.trim() === "" && !isTable(paragraphs[index]?.text ?? ""),
      );
      return blank === undefined ? paragraphs : paragraphs.filter((_, index) => index !== blank);
    }
    const merged = { ...before, text: joined(before.text + after.text) };
    return [...paragraphs.slice(0, at - 1), merged, ...paragraphs.slice(at + 1)];
  });
}

/** Texts that were put together, whole. */
function joined(text: string): string {
  return cleanText(text, Number.POSITIVE_INFINITY);
}

/** Make a paragraph an item of a numbered list, or an item a paragraph. */
export function toggleItem(draft: Draft, id: string, at: number): Draft {
  return withParagraphs(draft, id, (paragraphs) =>
    at in paragraphs && !isTable(paragraphs[at]?.text ?? "")
      ? paragraphs.map((paragraph, index) =>
          index === at ? { ...paragraph, item: !paragraph.item } : paragraph,
        )
      : paragraphs,
  );
}

/** Add an empty paragraph to a section, at a place or at its end. */
export function addParagraph(draft: Draft, id: string, at = Number.POSITIVE_INFINITY): Draft {
  return withParagraphs(draft, id, (paragraphs) => [
    ...paragraphs.slice(0, at),
    { text: "", item: false },
    ...paragraphs.slice(at),
  ]);
}

/** Take a paragraph away. */
export function removeParagraph(draft: Draft, id: string, at: number): Draft {
  return withParagraphs(draft, id, (paragraphs) =>
    at in paragraphs ? paragraphs.filter((_, index) => index !== at) : paragraphs,
  );
}
