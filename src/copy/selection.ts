/** What is selected in a plan or a card's text goes out cleaned: numbers in, notes and controls left out. */

import { toast } from "../browser/toast";
import { countDated, toPlain } from "../model/lines";
import { type Clip, setClipboardData } from "./clipboard";
import { copied, richClip } from "./control";
import { toInlineHtml } from "./html";
import { planElements, type Reading, readRange } from "./read";

const TEXTS = ".pl-plan, .pl-text";

/** Let what is copied out of a text of the library be what it says, wherever it is selected. */
export function startSelectionCopies(): void {
  document.addEventListener("copy", (event) => {
    const selection = document.getSelection();
    if (!selection?.rangeCount || (event.target as Element).closest?.("input, textarea")) return;
    const reading = selected(selection.getRangeAt(0));
    if (!reading.lines.length) return;
    setClipboardData(event, clipOf(reading));
    if (countDated(reading.lines)) toast(copied(reading.lines));
  });
}

/** What a range holds of a text of the library; nothing where it holds none, or of several cards. */
function selected(range: Range): Reading {
  const { commonAncestorContainer: node } = range;
  const inside = (node instanceof Element ? node : node.parentElement)?.closest(TEXTS);
  const plan = document.querySelector(".pl-plan");
  return readRange(inside ? [inside] : plan ? planElements(plan) : [], range);
}

function clipOf({ lines, cut }: Reading): Clip {
  if (lines.length > 1 || !cut) return richClip(lines);
  const plain = toPlain(lines);
  return { plain, html: toInlineHtml(plain) };
}
