/** Recognise texts as the browser does: JSON in, [text, styled lines] each; JSON out, what Python's test tells too. */

import { readFileSync } from "node:fs";
import { simplified } from "../../src/importing/cleaning";
import { unflattened } from "../../src/importing/lines";
import { type Paragraph, type Recognised, recognise } from "../../src/importing/recognise";

const texts = JSON.parse(readFileSync(0, "utf8")) as [
  text: string,
  styled: [line: number, level: number][],
][];

function told({ documents, removed, joined, questions }: Recognised) {
  return {
    documents: documents.map(({ title, first, last, rule, paragraphs, signature, annex }) => ({
      title,
      lines: [first, last],
      rule,
      paragraphs: paragraphs.map(paragraphOf),
      signature: signature.map(paragraphOf),
      annex: annex.map(paragraphOf),
    })),
    removed: removed
      .map((each) => [each.line, each.text, each.kind, each.reason, each.rule])
      .sort(inOrder),
    joined: joined.map(({ line, rule }) => [line, rule]),
    questions: questions.map(({ line, text, doubt }) => [line, text, doubt]),
  };
}

function paragraphOf({ text, first, last, entry }: Paragraph) {
  const { number, role, level, title, rest, rule, run } = entry;
  const printed = number ? [number.style, number.value, number.text] : null;
  return [text, first, last, printed, [role, level, title, rest, rule, run, entry.text]];
}

/** The order of lists as Python sorts them: by number, then by code points. */
function inOrder(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  const [x, y] = [a[at], b[at]];
  if (x === undefined || y === undefined) return 0;
  if (typeof x === "number" && typeof y === "number") return x - y;
  return Buffer.compare(Buffer.from(String(x)), Buffer.from(String(y)));
}

const answers = texts.map(([text, styled]) => {
  const clean = simplified(unflattened(text));
  return { text: clean, found: told(recognise(clean, new Map(styled))) };
});
process.stdout.write(JSON.stringify(answers));
