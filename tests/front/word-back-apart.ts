/** Write the made-up documents as Word files and read them as the composer does, in a browser. */

import { signedLines } from "../../src/draft/lines";
import { emptyDraft } from "../../src/draft/model";
import { fromPlan } from "../../src/draft/reviewed";
import { openFile } from "../../src/importing/open";
import type { Line } from "../../src/model/lines";
import { type Form, formOf } from "../../src/model/official";
import { officialDocument } from "../../src/word/document";
import { pack } from "../../src/word/pack";
import { UNDER } from "./drafts";
import { CASES, SET } from "./word-cases";

const FILLING = { fields: new Map(), resolve: (name: string) => name };
const EMPTY = emptyDraft("d", "village", "plan");

/** By the names of the documents: the lines that went in, and those that came out of the plans in the file. */
export async function readBack(): Promise<Record<string, Record<"written" | "read", string[]>>> {
  const found: Record<string, Record<"written" | "read", string[]>> = {};
  for (const [name, lines] of Object.entries(CASES))
    if (lines.length)
      found[name] = {
        written: [...lines.map(told), toldForm(SET[name] ?? {})],
        read: await read(lines, SET[name]),
      };
  return found;
}

async function read(lines: readonly Line[], form: Partial<Form> = {}): Promise<string[]> {
  const data = await pack(officialDocument(lines, { title: "计划", ...form }), "blob");
  const review = await openFile(new File([data], "计划.docx"));
  if ("problem" in review) return [review.problem];
  return review.plans.flatMap((plan) => {
    const draft = fromPlan(EMPTY, plan, new Map(), UNDER);
    return [...signedLines(draft, FILLING).map(told), toldForm(draft.official)];
  });
}

function toldForm(form: Partial<Form>): string {
  return Object.values(formOf(form)).join(" ");
}

function told({ kind, level, number, text }: Line): string {
  return `${kind}${level || ""} ${number}${text}`;
}
