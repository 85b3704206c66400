/** What the results are narrowed by, as chips above them that take a choice away. */

import { make, makeButton } from "../browser/dom";
import { FACET_LABELS, Facet } from "../contract";
import { type Chosen, NO_CHOICE } from "./state";

/** The chips in their list. */
export class ChosenChips {
  /** rest: what gets the focus when the last chip is gone. titleOf: gives what a value is called. */
  constructor(
    private readonly list: HTMLElement,
    private readonly rest: HTMLElement,
    private readonly titleOf: (facet: Facet, value: string) => string,
    private readonly decide: (chosen: Chosen) => void,
  ) {}

  /** Show a chip for each value, and one that clears all. Gives how many values there are. */
  show(chosen: Chosen): number {
    const chips = Facet.flatMap((facet) =>
      chosen[facet].map((value) => this.chip(facet, value, chosen)),
    );
    const items = chips.length > 1 ? [...chips, this.clearAll()] : chips;
    this.list.replaceChildren(...items.map((chip) => make("li", {}, chip)));
    this.list.hidden = !chips.length;
    return chips.length;
  }

  private chip(facet: Facet, value: string, chosen: Chosen): HTMLElement {
    const title = this.titleOf(facet, value);
    const chip = makeButton(title, "pl-chip", () => {
      const at = this.buttons().indexOf(chip);
      this.decide({ ...chosen, [facet]: chosen[facet].filter((other) => other !== value) });
      const left = this.buttons();
      (left[Math.min(at, left.length - 1)] ?? this.rest).focus();
    });
    chip.setAttribute("aria-label", `去掉${FACET_LABELS[facet]}：${title}`);
    return chip;
  }

  private clearAll(): HTMLElement {
    return makeButton("全部清除", "pl-chip pl-chip--all", () => {
      this.decide(NO_CHOICE);
      this.rest.focus();
    });
  }

  private buttons(): HTMLElement[] {
    return Array.from(this.list.querySelectorAll("button"));
  }
}
