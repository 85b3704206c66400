/** The plans among the facets: those with most results, and those chosen. Their names come with the hits. */

import { planName, planOf } from "../search/hits";
import type { Hit } from "../search/types";
import { boxesOf, makeCheck, nameOf, rename } from "./checkboxes";
import type { Context } from "./context";

/** The boxes of the facet plan. */
export class PlanBoxes {
  /** By the plans' ids. */
  private readonly names = new Map<string, string>();

  /** group: where the boxes are. renamed: told which plan has got its name. */
  constructor(
    private readonly group: HTMLElement,
    private readonly context: Context,
    private readonly renamed: (id: string) => void,
  ) {
    for (const box of this.boxes()) this.names.set(box.value, nameOf(box));
  }

  /** The name of a plan, or its id as long as that is not known. */
  nameOf(id: string): string {
    return this.names.get(id) ?? id;
  }

  /** Take the names of plans from hits. */
  learn(hits: readonly Hit[]): void {
    for (const hit of hits) this.names.set(planOf(hit.id), planName(hit));
  }

  /** Add boxes for plans that have none. ids: of the plans. */
  add(ids: readonly string[]): void {
    const known = new Set(this.boxes().map((box) => box.value));
    for (const id of new Set(ids)) {
      if (known.has(id)) continue;
      this.group.append(makeCheck("plan", id, this.nameOf(id)));
      if (!this.names.has(id)) void this.ask(id);
    }
  }

  /** Have boxes for these plans alone; but those there stay where they are while the reader is on one of them. */
  list(ids: readonly string[]): void {
    const wanted = new Set(ids);
    const gone = this.boxes().filter((box) => !wanted.has(box.value));
    this.add(ids);
    if (this.group.contains(document.activeElement)) return;
    for (const box of gone) box.closest(".pl-check")?.remove();
  }

  /** The name of a plan stands in its sections. */
  private async ask(id: string): Promise<void> {
    const { hits } = await this.context.engine.search("", { plans: [id], limit: 1 });
    if (!hits.length) return;
    this.learn(hits);
    for (const box of this.boxes()) if (box.value === id) rename(box, this.nameOf(id));
    this.renamed(id);
  }

  private boxes(): HTMLInputElement[] {
    return boxesOf(this.group, "plan");
  }
}
