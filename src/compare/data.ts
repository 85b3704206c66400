/** Sections for the compare view: texts from the search index, and the repairs that explain differences from packs of
 * plans (see hooks/planlib/publishing/compare.py). */

import { internals } from "../browser/internals";
import { COMPARE_DATA, type PlanRepairs } from "../contract";
import { loadFields } from "../fill/declared";
import { splitId } from "../model/sections";
import { comparedText } from "../search/text";
import type { Hit } from "../search/types";
import { packOf } from "./pack";
import { type Section, sectionOf } from "./section";

const NO_REPAIRS: PlanRepairs = { repairs: [], spans: [] };

/**
 * A section by its id, PLAN/SECTION; undefined if the library has none such. Rejects where the data does not load.
 *
 * packs: how many there are. known: sections that need not be looked for.
 */
export async function loadSection(
  id: string,
  packs: number,
  known: readonly Hit[] = [],
): Promise<Section | undefined> {
  const plan = splitId(id)?.[0];
  if (plan === undefined) return undefined;
  const { planLibrary } = window;
  const hit = known.find((one) => one.id === id);
  const [hits, repairs, fields] = await Promise.all([
    hit ? planLibrary.subtree(hit) : planLibrary.template(id),
    loadRepairs(plan, packs),
    loadFields(),
  ]);
  const [first, ...under] = hits;
  if (!first) return undefined;
  const kin = await planLibrary.sections(first.wordings.length ? first.wordings : first.same);
  const variants = kin.map(async (one) => ({
    hit: one,
    text: comparedText(await planLibrary.subtree(one), fields),
  }));
  return sectionOf([first, ...under], await Promise.all(variants), repairs, fields);
}

async function loadRepairs(plan: string, packs: number): Promise<PlanRepairs> {
  if (!packs) return NO_REPAIRS;
  const data = await internals().load(`${COMPARE_DATA}/${packOf(plan, packs)}`);
  return new Map(Object.entries(data as Record<string, PlanRepairs>)).get(plan) ?? NO_REPAIRS;
}
