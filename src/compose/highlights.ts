/** Dated phrases marked in the editor, where the browser can do that without changing what is edited. */

import type { FindDated } from "../draft/dated";
import { caretAt, writtenOf } from "./editable";

const NAME = "pl-dated";

export function highlightDated(editor: HTMLElement, dated: FindDated): void {
  if (!window.Highlight || !CSS.highlights) return;
  const highlight = new Highlight();
  for (const element of editor.querySelectorAll<HTMLElement>(".pl-edit"))
    for (const { start, end } of dated(writtenOf(element))) {
      const range = caretAt(element, end);
      const { startContainer, startOffset } = caretAt(element, start);
      range.setStart(startContainer, startOffset);
      highlight.add(range);
    }
  CSS.highlights.set(NAME, highlight);
}
