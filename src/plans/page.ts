/** The list of plans, as every page's script knows it: where it does not become searchable, its first plans are there. */

import { internals } from "../browser/internals";

export function startPlansPage(): void {
  const root = document.querySelector<HTMLElement>(".pl-plans");
  if (!root) return;
  void internals()
    .part("plans")
    .then(({ startPlans }) => startPlans(root))
    .catch(() => {});
}
