/** The note that says which repair a difference comes from. */

import { make } from "../browser/dom";
import type { Explanation } from "./comparison";

export interface Explain {
  box: HTMLElement;
  attach(
    mark: HTMLElement,
    button: HTMLElement,
    found: readonly Explanation[],
    names: Record<Explanation["side"], string>,
  ): void;
  showFor(marks: readonly HTMLElement[]): void;
  hide(): void;
}

const BOX = "compare-note";

/** One note for all differences; it stands under the one that is pointed at, focused or tapped. */
export function explainer(root: HTMLElement): Explain {
  const box = make("div", { class: "pl-diff__note", id: BOX, role: "note" });
  box.hidden = true;
  const fills = new Map<HTMLElement, () => void>();
  let shownFor: HTMLElement | undefined;
  let timer = 0;

  const hide = () => {
    window.clearTimeout(timer);
    shownFor?.setAttribute("aria-expanded", "false");
    shownFor = undefined;
    box.hidden = true;
  };
  const hideSoon = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(hide, 300);
  };
  const show = (mark: HTMLElement, button: HTMLElement) => {
    window.clearTimeout(timer);
    if (shownFor === button) return;
    hide();
    fills.get(mark)?.();
    shownFor = button;
    button.setAttribute("aria-expanded", "true");
    box.hidden = false;
    const frame = root.getBoundingClientRect();
    const rects = mark.getClientRects();
    const at = rects[rects.length - 1] ?? mark.getBoundingClientRect();
    const most = frame.width - box.offsetWidth;
    box.style.left = `${Math.max(0, Math.min(at.left - frame.left, most))}px`;
    box.style.top = `${at.bottom - frame.top + 4}px`;
  };
  box.addEventListener("mouseenter", () => window.clearTimeout(timer));
  box.addEventListener("mouseleave", hideSoon);

  return {
    box,
    hide,
    attach(mark, button, found, names) {
      button.setAttribute("aria-expanded", "false");
      button.setAttribute("aria-controls", BOX);
      button.setAttribute("aria-describedby", BOX);
      fills.set(mark, () => {
        box.replaceChildren(...found.map((one) => explanation(one, names)));
      });
      for (const target of [mark, button]) {
        target.addEventListener("mouseenter", () => show(mark, button));
        target.addEventListener("mouseleave", hideSoon);
        target.addEventListener("click", () => show(mark, button));
        target.addEventListener("focus", () => show(mark, button));
        target.addEventListener("blur", hideSoon);
      }
    },
    showFor(marks) {
      if (!marks.some((mark) => fills.has(mark))) hide();
    },
  };
}

function explanation(
  { side, repair }: Explanation,
  names: Record<Explanation["side"], string>,
): HTMLElement {
  const { kind, before, after, reason, proof } = repair;
  const rows: [string, string][] = [
    ["原文", before],
    ["本库", after],
    ["理由", reason],
    ["依据", proof],
  ];
  const list = make("dl", {});
  for (const [term, text] of rows) {
    if (text) list.append(make("div", {}, make("dt", {}, term), make("dd", {}, text)));
  }
  const title = make("p", { class: "pl-diff__kind" }, `${names[side]}的校订：${kind}`);
  return make("section", {}, title, list);
}
