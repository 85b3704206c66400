/** The paragraphs of a section. */

import type { Draft } from "../model";
import { cleanText } from "../text";
import { withParagraphs } from "../tree";

/** Give a paragraph a text, cleaned, whole. */
export function setParagraph(draft: Draft, id: string, at: number, text: string): Draft {
  const cleaned = joined(text);
  return withParagraphs(draft, id, (paragraphs) =>
    paragraphs[at]?.text === cleaned
      ? paragraphs
      : paragraphs.map((paragraph, index) =>
          index === at ? { ...paragraph, text: cleaned } : paragraph,
        ),
  );
}

/** Put lines in the place of a paragraph's text from start to end, in UTF-16 units, each a paragraph: the first and the last join what stays. */
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
    const texts = lines.length ? [...lines] : [""];
    texts[0] = old.text.slice(0, range[0]) + texts[0];
    texts[texts.length - 1] += old.text.slice(range[1]);
    const made = texts.map((text) => ({ ...old, text: joined(text) }));
    return [...paragraphs.slice(0, at), ...made, ...paragraphs.slice(at + 1)];
  });
}

/** Join a paragraph to the one before it; the first of a section stays. */
export function mergeParagraph(draft: Draft, id: string, at: number): Draft {
  return withParagraphs(draft, id, (paragraphs) => {
    const [before, after] = [paragraphs[at - 1], paragraphs[at]];
    if (!before || !after) return paragraphs;
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
    at in paragraphs
      ? paragraphs.map((paragraph, index) =>
          index === at ? { ...paragraph, item: !paragraph.item } : paragraph,
        )
      : paragraphs,
  );
}

/** Add an empty paragraph at the end of a section. */
export function addParagraph(draft: Draft, id: string): Draft {
  return withParagraphs(draft, id, (paragraphs) => [...paragraphs, { text: "", item: false }]);
}

/** Take a paragraph away. */
export function removeParagraph(draft: Draft, id: string, at: number): Draft {
  return withParagraphs(draft, id, (paragraphs) =>
    at in paragraphs ? paragraphs.filter((_, index) => index !== at) : paragraphs,
  );
}
