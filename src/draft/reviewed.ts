/** A plan that was recognised in a text, as a draft. */

import { MAX_TITLE, OPENING_KIND } from "../contract";
import {
  type Block,
  isCounted,
  type Plan,
  signatureOf,
  wholeOf,
  wordsOf,
} from "../importing/review";
import { type Draft, newSection, type Paragraph, type Section } from "./model";
import { setFacts, tellKind } from "./operations";
import type { LevelsUnder } from "./structure";
import { cleanText } from "./text";
import { withSections } from "./tree";

/** A draft with the title, the sections and the signature of a plan. Headings get the kinds that their words name. */
export function fromPlan(
  draft: Draft,
  plan: Plan,
  kinds: ReadonlyMap<string, string>,
  under: LevelsUnder,
): Draft {
  const sections = sectionsOf(plan);
  const made = withSections(
    setFacts(draft, { title: plan.title, ...signatureOf(plan) }),
    sections,
    under,
  );
  return sections.reduce((changed, { id }) => tellKind(changed, id, kinds, ""), made);
}

/** The sections of a plan, each with its own paragraphs. */
function sectionsOf({ blocks }: Plan): Section[] {
  const sections: Section[] = [];
  let paragraphs: Paragraph[] = [];
  const open = (given: Partial<Section>) => {
    paragraphs = [];
    sections.push(newSection({ ...given, paragraphs }));
  };
  for (const block of blocks) {
    const { role, level } = block;
    if (role === "heading") open({ level, title: cleanText(wordsOf(block), MAX_TITLE) });
    if (role !== "item" && role !== "paragraph") continue;
    if (!sections.length) open({ level: 0, kind: OPENING_KIND });
    paragraphs.push(paragraphOf(block));
  }
  return sections;
}

/** An item gets its number anew; what is no number to count by (一是, 首先) are words. */
function paragraphOf(block: Block): Paragraph {
  const isItem = block.role === "item" && isCounted(block);
  return { text: cleanText(isItem ? block.text : wholeOf(block)), item: isItem };
}
