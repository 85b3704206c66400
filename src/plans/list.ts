/** All plans of the library as the build lists them (see hooks/planlib/publishing/plans.py): found, narrowed, sorted. */

import { internals } from "../browser/internals";
import { PLANS_DATA, type PlanSort, type PlansData, unpackPlanRow } from "../contract";
import { numeral } from "../model/numbering";
import { withBlanks, writingsOf } from "../search/writings";

/** A plan in the list. */
export interface ListedPlan {
  id: string;
  title: string;
  /** 篇二之一, with its collection where there are several; empty where it has no number. */
  name: string;
  /** From the site's root. */
  url: string;
  /** Its own, or 0. */
  number: number;
  /** Id and name. */
  level: readonly [string, string];
  type: readonly [string, string];
  /** The title of its collection; empty where it is from none. */
  collection: string;
  characters: number;
  sections: number;
}

/** What is asked of the list; an empty string asks for nothing. */
export interface Asked {
  /** Words of the title or the name, or a number. */
  q: string;
  /** Ids. */
  level: string;
  type: string;
  /** A title. */
  collection: string;
  sort: PlanSort;
}

/** The list, in the order of the library. */
export class PlanList {
  /** The titles of the collections that plans are from. */
  readonly collections: readonly string[];
  private readonly plans: readonly ListedPlan[];
  /** What is searched, by plan. */
  private readonly words: ReadonlyMap<ListedPlan, string>;
  private readonly sorted = new Map<PlanSort, readonly ListedPlan[]>();

  constructor(data: PlansData) {
    this.collections = data.collections.map(([title]) => title);
    this.plans = data.plans.map((row) => listed(unpackPlanRow(row), data));
    this.words = new Map(this.plans.map((plan) => [plan, folded(`${plan.name} ${plan.title}`)]));
  }

  /** The plans that are asked for. */
  find(asked: Asked): ListedPlan[] {
    const words = withBlanks(folded(asked.q)).split(/\s+/).filter(Boolean).map(writingsOf);
    return this.inOrder(asked.sort).filter(
      (plan) =>
        (!asked.level || plan.level[0] === asked.level) &&
        (!asked.type || plan.type[0] === asked.type) &&
        (!asked.collection || plan.collection === asked.collection) &&
        words.every((writings) =>
          writings.some(
            (word) => this.words.get(plan)?.includes(word) || word === String(plan.number || ""),
          ),
        ),
    );
  }

  private inOrder(sort: PlanSort): readonly ListedPlan[] {
    const known = this.sorted.get(sort);
    if (known) return known;
    const found = this.plans.slice();
    const { compare } = new Intl.Collator("zh-Hans-CN", { numeric: true });
    if (sort === "title") found.sort((a, b) => compare(a.title, b.title));
    if (sort === "length") found.sort((a, b) => b.characters - a.characters);
    this.sorted.set(sort, found);
    return found;
  }
}

/** A plan in one line: 篇二之一　村精神文明建设年度工作计划. */
export function labelOf({ name, title }: ListedPlan): string {
  return [name, title].filter(Boolean).join("　");
}

/** Load the list. */
export async function loadPlans(): Promise<PlanList> {
  const data = await internals().load(PLANS_DATA);
  return new PlanList(data as PlansData);
}

function listed(row: ReturnType<typeof unpackPlanRow>, data: PlansData): ListedPlan {
  const { id, title, number, characters, sections } = row;
  const [collection, among, isAlone] = data.collections[row.collection] ?? ["", "", false];
  const part = row.part ? `之${numeral(row.part)}` : "";
  const numbered = number ? `${among} 篇${numeral(number)}${part}`.trim() : "";
  return {
    id,
    title,
    name: isAlone ? among : numbered,
    url: data.url.replace("*", id),
    number,
    level: data.levels[row.level] ?? ["", ""],
    type: data.types[row.type] ?? ["", ""],
    collection,
    characters,
    sections,
  };
}

/** Without what is typed in different ways: full-width letters, upper case. */
function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}
