/** The note that says which repair a difference comes from. */

import { make } from "../browser/dom";
import type { Explanation, Side } from "./comparison";

const BOX = "compare-note";
/** Long enough for the pointer to get from the difference into the note. */
const CLOSE_MS = 300;
/** Pixels between a difference and the note. */
const GAP = 4;

/** The note, and what it is shown for. */
export interface Explainer {
  box: HTMLElement;
  /** Let a difference, and the button behind it, show its explanations. */
  attach(
    difference: HTMLElement,
    button: HTMLElement,
    found: readonly Explanation[],
    names: Record<Side, string>,
  ): void;
  /** Hide the note unless one of some differences has it. */
  keepFor(differences: readonly HTMLElement[]): void;
  hide(): void;
}

/** One note for all differences below `root`; it stands under the one that is pointed at, focused or tapped. */
export function makeExplainer(root: HTMLElement): Explainer {
  const box = make("div", { class: "pl-diff__note", id: BOX, role: "note", hidden: "" });
  const contents = new Map<HTMLElement, () => HTMLElement[]>();
  let shownFor: HTMLElement | undefined;
  let timer = 0;
  const stay = () => window.clearTimeout(timer);
  const hide = () => {
    stay();
    shownFor?.setAttribute("aria-expanded", "false");
    shownFor = undefined;
    box.hidden = true;
  };
  const hideSoon = () => {
    stay();
    timer = window.setTimeout(hide, CLOSE_MS);
  };
  const show = (difference: HTMLElement, button: HTMLElement) => {
    stay();
    if (shownFor === button) return;
    hide();
    box.replaceChildren(...(contents.get(difference)?.() ?? []));
    shownFor = button;
    button.setAttribute("aria-expanded", "true");
    box.hidden = false;
    standUnder(difference, box, root);
  };
  box.addEventListener("mouseenter", stay);
  box.addEventListener("mouseleave", hideSoon);
  const attach: Explainer["attach"] = (difference, button, found, names) => {
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", BOX);
    button.setAttribute("aria-describedby", BOX);
    contents.set(difference, () => found.map((one) => explanation(one, names)));
    for (const target of [difference, button]) {
      for (const type of ["mouseenter", "click", "focus"])
        target.addEventListener(type, () => show(difference, button));
      for (const type of ["mouseleave", "blur"]) target.addEventListener(type, hideSoon);
    }
  };
  const keepFor: Explainer["keepFor"] = (differences) => {
    if (!differences.some((difference) => contents.has(difference))) hide();
  };
  return { box, attach, keepFor, hide };
}

function standUnder(difference: HTMLElement, box: HTMLElement, root: HTMLElement): void {
  const frame = root.getBoundingClientRect();
  const lines = difference.getClientRects();
  const last = lines[lines.length - 1] ?? difference.getBoundingClientRect();
  const most = frame.width - box.offsetWidth;
  box.style.left = `${Math.max(0, Math.min(last.left - frame.left, most))}px`;
  box.style.top = `${last.bottom - frame.top + GAP}px`;
}

function explanation({ side, repair }: Explanation, names: Record<Side, string>): HTMLElement {
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
