/** The fields as the library declares them, loaded when someone wants to fill them in. */

import { FIELDS_DATA, type Field } from "../contract";
import { type Fields, fieldsByName } from "../model/fields";

/** Rejects where they do not load. */
export async function loadFields(): Promise<Fields> {
  return fieldsByName((await window.planLibrary.load(FIELDS_DATA)) as Field[]);
}
