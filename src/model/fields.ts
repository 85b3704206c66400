import * as contract from "../contract";

/** A field in a written text, {{name}} or {{name|example}}. */
export const FIELD = new RegExp(contract.FIELD, "gu");
