/** Finding sections in the user's own old plans, by the same words as in the library. */

import { BODY_KIND } from "../contract";
import { draftNumbers } from "../draft/lines";
import { type Draft, emptyDraft, newId, type Section } from "../draft/model";
import { fromPlan } from "../draft/reviewed";
import type { LevelsUnder } from "../draft/structure";
import { endOf } from "../draft/tree";
import { parseQuery } from "../search/query";
import { holds } from "../search/writings";
import { nameOf, type OwnFile } from "./model";

/** A section of an own plan, with those under it. title: of the plan. number: as it is printed. */
export interface OwnHit {
  readonly file: string;
  readonly title: string;
  readonly number: string;
  readonly sections: readonly Section[];
}

/** What the plans of files are made into sections with. */
export interface Making {
  readonly kinds: ReadonlyMap<string, string>;
  readonly under: LevelsUnder;
}

interface OwnPlan {
  readonly file: string;
  readonly title: string;
  readonly draft: Draft;
}

/** The plans of files, to be searched. */
export class OwnIndex {
  private readonly plans: readonly OwnPlan[];

  constructor(files: readonly OwnFile[], { kinds, under }: Making) {
    this.plans = files.flatMap((file) =>
      file.review.plans.map((plan) => ({
        file: file.id,
        title: plan.title || nameOf(file),
        draft: fromPlan(emptyDraft(newId(), "", ""), plan, kinds, under),
      })),
    );
  }

  /** The sections that hold every term of a query, in their own lines or with what stands under them, those whose title
   * does first. fold: what makes writings of the same words equal. */
  search(query: string, fold: (text: string) => string): OwnHit[] {
    const { terms, excluded } = parseQuery(query, fold);
    if (!terms.length) return [];
    const has = (text: string) =>
      terms.every((term) => holds(text, term)) && !excluded.some((term) => holds(text, term));
    const found = this.plans.flatMap((plan) => matchesIn(plan, fold, has));
    return [...found.filter(({ titled }) => titled), ...found.filter(({ titled }) => !titled)].map(
      ({ plan, at }) => hitOf(plan, at),
    );
  }

  /** The sections that do the same in a plan as a section does, and where that is what most do, whose title is like its
   * title. */
  like({ kind, title }: Section): OwnHit[] {
    const pairs = pairsOf(title);
    return this.plans.flatMap((plan) =>
      plan.draft.sections.flatMap((section, at) => {
        const isAlike = [...pairsOf(section.title)].some((pair) => pairs.has(pair));
        const fits = section.kind === kind && section.level > 0 && (kind !== BODY_KIND || isAlike);
        return fits ? [hitOf(plan, at)] : [];
      }),
    );
  }
}

function matchesIn(
  plan: OwnPlan,
  fold: (text: string) => string,
  has: (text: string) => boolean,
): { plan: OwnPlan; at: number; titled: boolean }[] {
  const { sections } = plan.draft;
  const texts = sections.map((section) => ({
    title: fold(section.title),
    own: [section.title, ...section.paragraphs.map(({ text }) => text)].map(fold).join("\n"),
  }));
  const withAll = sections.map((_, at) =>
    texts
      .slice(at, endOf(plan.draft, at))
      .map(({ own }) => own)
      .join("\n"),
  );
  return texts.flatMap(({ title, own }, at) => {
    const below = withAll.slice(at + 1, endOf(plan.draft, at));
    const isInnermost = has(withAll[at] ?? "") && !below.some(has);
    return has(own) || isInnermost ? [{ plan, at, titled: has(title) }] : [];
  });
}

function hitOf({ file, title, draft }: OwnPlan, at: number): OwnHit {
  const origin = { id: `own/${file}`, plan: `我的旧稿　${title}`.slice(0, 200), examples: [] };
  const sections = draft.sections
    .slice(at, endOf(draft, at))
    .map((section) => ({ ...section, origin }));
  return { file, title, number: draftNumbers(draft)[at] ?? "", sections };
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from(text, (_, at) => text.slice(at, at + 2)).slice(0, -1));
}
