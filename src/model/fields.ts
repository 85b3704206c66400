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
