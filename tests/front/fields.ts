import type { Field } from "../../src/contract";
import { type Fields, fieldsByName } from "../../src/model/fields";

/** A declared field with nothing but what a test is about. */
export function declared(name: string, given: Partial<Field> = {}): Field {
  return { name, label: name, default: "××", hint: "", scope: "shared", ...given };
}

export function fieldsOf(...fields: Field[]): Fields {
  return fieldsByName(fields);
}
