/** How a document is built: what it must and must not have, in which order, at which levels. The rules on pages
 * (planlib/checking/rules/structure.py) see it alike. */

import { ANY_ORDER, MAX_LEVEL, type Shape } from "../contract";

/** Level of a heading → levels of the headings that may stand right under it (vocabulary/structure.yml). */
export type LevelsUnder = Readonly<Record<number, readonly number[]>>;

/** What matters of a section here. */
interface Part {
  readonly kind: string;
  readonly level: number;
}

/** The groups of kinds of which the document has none. */
export function missingGroups(kinds: ReadonlySet<string>, { must }: Shape): (readonly string[])[] {
  return must.filter((group) => !group.some((kind) => kinds.has(kind)));
}

/** The sections of kinds that the document must not have. */
export function unwanted<Section extends Part>(
  sections: readonly Section[],
  { must_not }: Shape,
): Section[] {
  return sections.filter(({ kind }) => must_not.includes(kind));
}

/** The place of a kind in the order of a document; below 0 where that does not matter. */
export function rankOf(kind: string, order: Shape["order"]): number {
  return order.findIndex((group) => group.includes(kind));
}

/** The sections at the top level that stand after one that they should precede, each with that one. */
export function disordered<Section extends Part>(
  sections: readonly Section[],
  { order }: Shape,
): { section: Section; after: Section }[] {
  const found: { section: Section; after: Section }[] = [];
  let last: Section | undefined;
  for (const section of sections) {
    if (section.level > 1 || rankOf(section.kind, order) < 0) continue;
    const anyOrder = last && [section.kind, last.kind].every((kind) => ANY_ORDER.includes(kind));
    if (last && !anyOrder && rankOf(section.kind, order) < rankOf(last.kind, order))
      found.push({ section, after: last });
    else last = section;
  }
  return found;
}

/** The headings whose level may not stand under the one above, or is not that of the headings beside them. at: which of
 * the levels; beside: the first of those, or null. Level 0 is no heading. */
export function misplacedLevels(
  levels: readonly number[],
  under: LevelsUnder,
): { at: number; beside: number | null }[] {
  const found: { at: number; beside: number | null }[] = [];
  const open: { level: number; first: number | null }[] = [{ level: 0, first: null }];
  levels.forEach((level, at) => {
    if (!level) return;
    while ((open[open.length - 1]?.level ?? 0) >= level) open.pop();
    const parent = open[open.length - 1];
    const allowed = under[Math.min(parent?.level ?? 0, MAX_LEVEL)] ?? [];
    const beside = parent?.first ?? null;
    if (!allowed.includes(level)) found.push({ at, beside: null });
    else if (beside === null && parent) parent.first = at;
    else if (beside !== null && levels[beside] !== level) found.push({ at, beside });
    open.push({ level, first: null });
  });
  return found;
}
