/** Fields that are not filled in, and words of the templates' own places. */

import { examplesIn, piecesOf, writtenField } from "../../model/fields";
import type { LocatedText, Location } from "../location";
import type { Draft } from "../model";
import type { CheckupContext, Finding } from "./finding";

/** A finding for each field that is not filled in, at its first place. */
export function unfilled(
  texts: readonly LocatedText[],
  { fields, values }: CheckupContext,
): Finding[] {
  const found = new Map<string, { location: Location; count: number; words: string }>();
  for (const { location, text } of texts) {
    for (const piece of piecesOf(text, fields)) {
      if (typeof piece === "string" || values.has(piece.name)) continue;
      const words = writtenField(piece.name, piece.example);
      const field = found.get(piece.name) ?? { location, count: 0, words };
      field.count += 1;
      found.set(piece.name, field);
    }
  }
  return Array.from(found, ([name, { location, count, words }]) => {
    const field = fields.get(name);
    const times = count > 1 ? `，共 ${count} 处` : "";
    return {
      kind: "field" as const,
      message: `“${field?.label ?? name}”还没有填${times}`,
      hint: field?.scope === "shared" ? "点带底色的词，填一次处处换好" : "点带底色的词，就地填好",
      location,
      words,
    };
  });
}

/** Words of the templates' own places that stand in the text: 桃树村. */
export function leftovers(
  draft: Draft,
  texts: readonly LocatedText[],
  { fields, values }: CheckupContext,
): Finding[] {
  const own = new Set(values.values());
  const examples = new Set(
    draft.sections.flatMap((section) => [
      ...(section.origin?.examples ?? []),
      ...examplesIn(
        section.paragraphs.map(({ text }) => text),
        fields,
      ),
    ]),
  );
  const names = [...examples]
    .filter((name) => Array.from(name).length > 1 && !own.has(name))
    .sort((a, b) => b.length - a.length);
  const findings: Finding[] = [];
  for (const { location, text } of texts) {
    let plain = piecesOf(text, fields)
      .map((piece) => (typeof piece === "string" ? piece : "\n"))
      .join("");
    for (const name of names) {
      if (!plain.includes(name)) continue;
      plain = plain.split(name).join("\n");
      findings.push({
        kind: "leftover",
        message: `“${name}”是范文原来的用词`,
        hint: "换成本地的，确实要用就不必管",
        location,
        words: name,
      });
    }
  }
  return findings;
}
