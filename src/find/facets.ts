/** The facets of the library page: checkboxes with live counts, and the chosen values as chips above the results. */

import { figure, make, makeButton } from "../browser/dom";
import { FACET_LABELS, Facet } from "../contract";
import { byFacet } from "../model/facets";
import type { Results } from "../search/types";
import type { Context } from "./context";
import type { State } from "./state";

type Chosen = State["chosen"];

export interface Facets {
  show(chosen: Chosen, query: string): void;
  count(found: Results): void;
}

const NO_CHOICE: Chosen = byFacet(() => []);

export function startFacets(
  root: HTMLElement,
  context: Context,
  decide: (chosen: Chosen) => void,
): Facets {
  const panel = root.querySelector<HTMLElement>(".pl-facets");
  const chips = root.querySelector<HTMLElement>(".pl-chosen");
  const toggle = root.querySelector<HTMLButtonElement>(".pl-facets__toggle");
  const total = root.querySelector<HTMLElement>(".pl-total"); // where the focus goes when a chip is gone
  const plans = panel?.querySelector<HTMLElement>("[data-facet=plan]");
  const planNames = new Map<string, string>();
  let chosen: Chosen = NO_CHOICE;
  if (!panel || !chips || !toggle || !total) throw new Error("the library page has no facets");
  for (const box of boxes(panel, "plan")) planNames.set(box.value, nameOf(box));

  toggle.addEventListener("click", () => {
    const open = toggle.getAttribute("aria-expanded") !== "true";
    toggle.setAttribute("aria-expanded", String(open));
  });
  panel.addEventListener("change", () => {
    const values = (facet: Facet) =>
      boxes(panel, facet)
        .filter((box) => box.checked)
        .map((box) => box.value);
    decide(byFacet(values));
  });

  const titleOf = (facet: Facet, value: string): string => {
    if (facet === "plan") return planNames.get(value) ?? value;
    const box = boxes(panel, facet).find((candidate) => candidate.value === value);
    return box ? nameOf(box) : value;
  };

  const showChips = () => {
    const items: HTMLElement[] = [];
    for (const facet of Facet) {
      for (const value of chosen[facet]) {
        const drop = () => {
          const rest = chosen[facet].filter((other) => other !== value);
          const at = items.findIndex((item) => item.contains(document.activeElement));
          decide({ ...chosen, [facet]: rest });
          const left = chips.querySelectorAll("button");
          (left[Math.min(at, left.length - 1)] ?? total).focus();
        };
        const chip = makeButton(titleOf(facet, value), "pl-chip", drop);
        chip.setAttribute("aria-label", `去掉${FACET_LABELS[facet]}：${titleOf(facet, value)}`);
        items.push(make("li", {}, chip));
      }
    }
    if (items.length > 1) {
      const all = makeButton("全部清除", "pl-chip pl-chip--all", () => {
        decide(NO_CHOICE);
        total.focus();
      });
      items.push(make("li", {}, all));
    }
    chips.replaceChildren(...items);
    chips.hidden = !items.length;
    const count = Facet.reduce((sum, facet) => sum + chosen[facet].length, 0);
    toggle.textContent = count ? `筛选（${count}）` : "筛选";
  };

  /** Plans come and go with the query; the box that the reader is on stays where it is. */
  const listPlans = (ids: string[], drop: boolean) => {
    if (!plans) return;
    const known = new Map(boxes(panel, "plan").map((box) => [box.value, box]));
    const wanted = new Set([...chosen.plan, ...ids]);
    for (const id of wanted) {
      if (known.has(id)) continue;
      plans.append(check("plan", id, planNames.get(id) ?? id));
      if (!planNames.has(id)) void learnName(id);
    }
    if (!drop || plans.contains(document.activeElement)) return;
    for (const [id, box] of known) {
      if (!wanted.has(id)) box.closest(".pl-check")?.remove();
    }
  };

  /** The name of a plan stands in its sections. */
  const learnName = async (id: string) => {
    const found = await context.engine.search("", { plans: [id], limit: 1 });
    const hit = found.hits[0];
    if (!hit) return;
    planNames.set(id, `${hit.shortName}　${hit.plan}`);
    const box = boxes(panel, "plan").find((candidate) => candidate.value === id);
    box
      ?.closest(".pl-check")
      ?.querySelector(".pl-check__name")
      ?.replaceChildren(titleOf("plan", id));
    if (chosen.plan.includes(id)) showChips();
  };

  return {
    show(next) {
      chosen = next;
      listPlans([], false);
      for (const facet of Facet) {
        const wanted = new Set(chosen[facet]);
        for (const box of boxes(panel, facet)) box.checked = wanted.has(box.value);
      }
      showChips();
    },
    count(found) {
      for (const hit of found.hits) planNames.set(planOf(hit.id), `${hit.shortName}　${hit.plan}`);
      listPlans(Object.keys(found.facets.plan), true);
      for (const facet of Facet) {
        const wanted = new Set(chosen[facet]);
        for (const box of boxes(panel, facet)) {
          const count = found.facets[facet][box.value] ?? 0;
          const label = box.closest(".pl-check");
          box.checked = wanted.has(box.value);
          label?.classList.toggle("pl-check--none", count === 0);
          const figures = label?.querySelector(".pl-count");
          const words = figure(count);
          if (figures && figures.textContent !== words) figures.textContent = words;
        }
      }
    },
  };
}

/** PLAN of PLAN/SECTION */
function planOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}

function boxes(panel: HTMLElement, facet: Facet): HTMLInputElement[] {
  return Array.from(panel.querySelectorAll<HTMLInputElement>(`input[name=${facet}]`));
}

function nameOf(box: HTMLInputElement): string {
  return box.closest(".pl-check")?.querySelector(".pl-check__name")?.textContent ?? box.value;
}

/** As theme/library.html writes it. */
function check(facet: Facet, value: string, name: string): HTMLElement {
  return make(
    "label",
    { class: "pl-check" },
    make("input", { type: "checkbox", name: facet, value }),
    make("span", { class: "pl-check__name" }, name),
    " ",
    make("span", { class: "pl-count" }),
  );
}
