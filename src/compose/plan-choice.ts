/** A draft that begins as a plan of the library: chosen among the first, or found among all. */

import { make, makeButton } from "../browser/dom";
import { PLANS_LISTED } from "../contract";
import { labelOf, loadPlans, type PlanList } from "../plans/list";

/** Where a plan is chosen. listed: the first plans of the library, by id. take: begins a draft with one. */
export function planChoice(
  listed: ReadonlyMap<string, string>,
  take: (id: string) => void,
): HTMLElement[] {
  const plans = make("select", { id: "pl-start-plan" });
  const act = makeButton("以它为底稿", "pl-action", () => take(plans.value));
  const fill = (offered: Iterable<readonly [string, string]>) => {
    plans.replaceChildren();
    for (const [id, label] of offered) plans.append(make("option", { value: id }, label));
    act.disabled = plans.disabled = !plans.length;
  };
  fill(listed);
  // With fewer, all of the library are there.
  const search = listed.size < PLANS_LISTED ? [] : searchField(fill, listed);
  return [
    make("label", { for: plans.id }, "或者以一份计划为底稿"),
    ...search,
    make("p", { class: "pl-start__acts" }, plans, act),
  ];
}

/** Finds plans to be offered; without a query these are the ones that are listed first. */
function searchField(
  fill: (offered: Iterable<readonly [string, string]>) => void,
  listed: ReadonlyMap<string, string>,
): HTMLElement[] {
  const input = make("input", {
    type: "search",
    class: "pl-start__find",
    "aria-label": "找计划",
    placeholder: "全部计划里找：题目里的词，或者编号",
    autocomplete: "off",
    spellcheck: "false",
  });
  const status = make("p", { class: "pl-start__hint", role: "status" });
  let loaded: Promise<PlanList> | undefined;
  let newest = 0;
  const find = async () => {
    const turn = ++newest;
    const q = input.value.trim();
    try {
      loaded ??= loadPlans();
      const found = (await loaded).find({ q, level: "", type: "", collection: "", sort: "number" });
      if (turn !== newest) return;
      const offered = found.slice(0, PLANS_LISTED);
      fill(q ? offered.map((plan): [string, string] => [plan.id, labelOf(plan)]) : listed);
      status.textContent = q ? words(found.length) : "";
    } catch {
      loaded = undefined; // to be tried again
      if (turn === newest) status.textContent = "计划的名单没有载入，请检查网络后重试。";
    }
  };
  input.addEventListener("input", (event) => {
    if (!(event as InputEvent).isComposing) void find();
  });
  input.addEventListener("compositionend", () => void find());
  return [input, status];
}

function words(found: number): string {
  if (!found) return "没有符合的计划，可以少写几个字。";
  return found > PLANS_LISTED
    ? `找到 ${found} 份，列出前 ${PLANS_LISTED} 份。`
    : `找到 ${found} 份。`;
}
