/** The facets of the browse page: checkboxes with live counts, those of the plans as they are needed, and the chips. */

import { figure } from "../browser/dom";
import { Facet } from "../contract";
import { byFacet } from "../model/facets";
import type { Results } from "../search/types";
import { boxesOf, nameOf } from "./checkboxes";
import { ChosenChips } from "./chosen-chips";
import type { Context } from "./context";
import { PlanBoxes } from "./plan-boxes";
import { type Chosen, NO_CHOICE } from "./state";

/** What the reader narrows the results by. */
export class FacetPanel {
  private readonly panel: HTMLElement;
  private readonly toggle: HTMLElement;
  private readonly chips: ChosenChips;
  private readonly plans: PlanBoxes;
  private chosen: Chosen = NO_CHOICE;

  /** root: the browse page. decide: told what the reader chooses. */
  constructor(root: HTMLElement, context: Context, decide: (chosen: Chosen) => void) {
    const panel = root.querySelector<HTMLElement>(".pl-facets");
    const chips = root.querySelector<HTMLElement>(".pl-chosen");
    const toggle = root.querySelector<HTMLElement>(".pl-facets__toggle");
    const total = root.querySelector<HTMLElement>(".pl-total"); // where the focus goes when a chip is gone
    const plans = root.querySelector<HTMLElement>("[data-facet=plan]");
    if (!panel || !chips || !toggle || !total || !plans)
      throw new Error("the browse page has no facets");
    this.panel = panel;
    this.toggle = toggle;
    this.plans = new PlanBoxes(plans, context, (id) => {
      if (this.chosen.plan.includes(id)) this.showChips();
    });
    this.chips = new ChosenChips(
      chips,
      total,
      (facet, value) => this.titleOf(facet, value),
      decide,
    );

    toggle.addEventListener("click", () => {
      const open = toggle.getAttribute("aria-expanded") !== "true";
      toggle.setAttribute("aria-expanded", String(open));
    });
    panel.addEventListener("change", () => decide(byFacet((facet) => checkedIn(panel, facet))));
  }

  /** Show what is chosen. */
  show(chosen: Chosen): void {
    this.chosen = chosen;
    this.plans.add(chosen.plan);
    this.check();
    this.showChips();
  }

  /** Show how many results each value has. */
  count(found: Results): void {
    this.plans.learn(found.hits);
    this.plans.list([...this.chosen.plan, ...Object.keys(found.facets.plan)]);
    this.check();
    for (const facet of Facet) {
      for (const box of boxesOf(this.panel, facet))
        showCount(box, found.facets[facet][box.value] ?? 0);
    }
  }

  private check(): void {
    for (const facet of Facet) {
      const wanted = new Set(this.chosen[facet]);
      for (const box of boxesOf(this.panel, facet)) box.checked = wanted.has(box.value);
    }
  }

  private showChips(): void {
    const count = this.chips.show(this.chosen);
    this.toggle.textContent = count ? `筛选（${count}）` : "筛选";
  }

  private titleOf(facet: Facet, value: string): string {
    if (facet === "plan") return this.plans.nameOf(value);
    const box = boxesOf(this.panel, facet).find((candidate) => candidate.value === value);
    return box ? nameOf(box) : value;
  }
}

function checkedIn(panel: HTMLElement, facet: Facet): string[] {
  const checked = boxesOf(panel, facet).filter((box) => box.checked);
  return checked.map((box) => box.value);
}

function showCount(box: HTMLInputElement, count: number): void {
  const label = box.closest(".pl-check");
  label?.classList.toggle("pl-check--none", count === 0);
  const figures = label?.querySelector(".pl-count");
  const words = figure(count);
  if (figures && figures.textContent !== words) figures.textContent = words;
}
