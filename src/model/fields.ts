import * as contract from "../contract";

/** A field in a written text, {{name}} or {{name|example}}. */
export const FIELD = new RegExp(contract.FIELD, "gu");

/** A written text whose fields cannot be read: each of their UTF-16 units is a FIELD_CHARACTER. */
export function masked(text: string): string {
  return text.replace(FIELD, (field) => contract.FIELD_CHARACTER.repeat(field.length));
}
