/** Fields (填空项) in written texts, {{name}} or {{name|example}}. */

import * as contract from "../contract";

/** The declared fields by their names, in their order. */
export type Fields = ReadonlyMap<string, contract.Field>;

/** A field in a written text; the groups are its name and its example. */
export const FIELD = new RegExp(contract.FIELD, "gu");

/** Fields by their names. */
export function fieldsByName(fields: readonly contract.Field[]): Fields {
  return new Map(fields.map((field) => [field.name, field]));
}

/** What stands in the place of a field that nobody has filled in: its neutral default, or if it is not declared, `otherwise`. */
export function neutralWords(name: string, fields: Fields, otherwise = name): string {
  return fields.get(name)?.default ?? otherwise;
}

/** A written text whose fields cannot be read: each of their UTF-16 units is a FIELD_CHARACTER. */
export function masked(text: string): string {
  return text.replace(FIELD, (field) => contract.FIELD_CHARACTER.repeat(field.length));
}

/** Gives what stands in the place of a field. example: the source's own words. */
export type Resolve = (name: string, example: string | null) => string;

/** A stretch of plain text, or a field. */
type Piece = string | { readonly name: string; readonly example: string | null };

/** A text cut into plain stretches and fields; a field that is not declared is text. */
export function piecesOf(text: string, fields: Fields): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(FIELD)) {
    const [whole, name = "", example] = match;
    if (!fields.has(name)) continue;
    const start = match.index ?? 0;
    if (start > end) pieces.push(text.slice(end, start));
    pieces.push({ name, example: example ?? null });
    end = start + whole.length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

/** A field as it is written, {{name}} or {{name|example}}. */
export function writtenField(name: string, example: string | null): string {
  return example === null ? `{{${name}}}` : `{{${name}|${example}}}`;
}

/** A text with all its fields filled in. */
export function resolved(text: string, fields: Fields, resolve: Resolve): string {
  if (!text.includes("{{")) return text;
  return piecesOf(text, fields)
    .map((piece) => (typeof piece === "string" ? piece : resolve(piece.name, piece.example)))
    .join("");
}

/** A text with its fields as the user has filled them in, the others at their neutral defaults. values: by the fields'
 * names. */
export function filled(text: string, values: ReadonlyMap<string, string>, fields: Fields): string {
  return resolved(text, fields, (name) => values.get(name) ?? neutralWords(name, fields));
}

/** The source's own words in texts, each once. */
export function examplesIn(texts: readonly string[], fields: Fields): string[] {
  const pieces = texts.flatMap((text) => piecesOf(text, fields));
  const examples = pieces.map((piece) => (typeof piece === "string" ? null : piece.example));
  return [...new Set(examples.filter((example): example is string => example !== null))];
}
