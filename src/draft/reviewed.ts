/** A plan that was recognised in a text, as a draft. */

import { MAX_TITLE, OPENING_KIND } from "../contract";
import { numberOf } from "../importing/numbers";
import {
  type Block,
  isCounted,
  type Plan,
  type Role,
  signatureOf,
  TABLE,
  wholeOf,
  wordsOf,
} from "../importing/review";
import { isTable } from "../model/tables";
import { type Draft, newSection, type Paragraph, type Section } from "./model";
import { setFacts, setOfficial, tellKind } from "./operations";
import { type Countable, counted, isMarkdown } from "./outline";
import type { LevelsUnder } from "./structure";
import { cleanTable, cleanText } from "./text";
import { withSections } from "./tree";

/** What stands in the sections. */
const SHOWN: ReadonlySet<Role> = new Set(["heading", "item", "paragraph"]);

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
  const carried = plan.official ? setOfficial(made, plan.official) : made;
  return sections.reduce((changed, { id }) => tellKind(changed, id, kinds, ""), carried);
}

/** The sections of a plan, each with its own paragraphs. */
function sectionsOf({ blocks: all }: Plan): Section[] {
  const blocks = all.filter(({ role }) => SHOWN.has(role));
  const isItem = counted(countables(blocks));
  const sections: Section[] = [];
  let paragraphs: Paragraph[] = [];
  const open = (given: Partial<Section>) => {
    paragraphs = [];
    sections.push(newSection({ ...given, paragraphs }));
  };
  for (const [at, block] of blocks.entries()) {
    const { role, level } = block;
    if (role === "heading") {
      open({ level, title: cleanText(wordsOf(block), MAX_TITLE) });
      continue;
    }
    if (!sections.length) open({ level: 0, kind: OPENING_KIND });
    paragraphs.push(paragraphOf(block, isItem(at)));
  }
  return sections;
}

/** Siblings are those that count on from 1. */
function countables(blocks: readonly Block[]): Countable[] {
  let run = 0;
  return blocks.map((block) => {
    const value = numberOf(wholeOf(block))?.value ?? null;
    const isItem = block.role === "item" && isCounted(block);
    if (isItem && value === 1) run += 1;
    return { isItem, value, run };
  });
}

/** An item that is counted gets its number anew; what is no number to count by (一是, 首先) are words, as any other is. */
function paragraphOf(block: Block, item: boolean): Paragraph {
  if (block.why === TABLE && isTable(block.text))
    return { text: cleanTable(block.text), item: false };
  const isBare = item || isMarkdown(block.number);
  return { text: cleanText(isBare ? block.text : wholeOf(block)), item };
}
