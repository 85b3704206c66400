/** Which template is offered first for a section of a draft. */

/** What counts of a template, the first the most. */
export interface Merits {
  /** It is written for the draft's level. */
  fits: boolean;
  /** It holds nothing that has run out. */
  current: boolean;
  /** The draft has it already. */
  used: boolean;
}

/** Templates in the order in which they are offered; those of the same merits stay in theirs. */
export function ranked<Template>(
  templates: readonly Template[],
  merits: (template: Template) => Merits,
): Template[] {
  const value = (template: Template) => {
    const { fits, current, used } = merits(template);
    return (fits ? 4 : 0) + (current ? 2 : 0) + (used ? 0 : 1);
  };
  return templates
    .map((template) => ({ template, value: value(template) }))
    .sort((a, b) => b.value - a.value)
    .map(({ template }) => template);
}

/** Whether a template can be taken without being looked at. */
export function isSafe({ fits, current, used }: Merits): boolean {
  return fits && current && !used;
}
