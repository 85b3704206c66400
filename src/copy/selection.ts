/** What is selected in a plan or a card's text goes out cleaned: numbers in, notes and controls left out. */

import { type Clip, setClipboardData } from "./clipboard";
import { richClip } from "./control";
import { toInlineHtml } from "./html";
import { toPlain } from "./lines";
import { planElements, readRange } from "./read";

const TEXTS = ".pl-plan, .pl-text";

export function startSelectionCopies(): void {
  document.addEventListener("copy", (event) => {
    const selection = document.getSelection();
    if (!selection?.rangeCount || (event.target as Element).closest?.("input, textarea")) return;
    const clip = selectedClip(selection.getRangeAt(0));
    if (clip) setClipboardData(event, clip);
  });
}

/** What a range holds of a text of the library; nothing where it holds none, or of several cards. */
function selectedClip(range: Range): Clip | undefined {
  const { commonAncestorContainer: node } = range;
  const inside = (node instanceof Element ? node : node.parentElement)?.closest(TEXTS);
  const plan = document.querySelector(".pl-plan");
  const { lines, cut } = readRange(inside ? [inside] : plan ? planElements(plan) : [], range);
  if (!lines.length) return undefined;
  if (lines.length > 1 || !cut) return richClip(lines);
  const plain = toPlain(lines);
  return { plain, html: toInlineHtml(plain) };
}
