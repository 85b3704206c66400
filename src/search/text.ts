import { FIELD } from "../model/fields";

/** Text with the neutral default in place of each declared field. */
export function neutralText(text: string, defaults: ReadonlyMap<string, string>): string {
  return text.replace(FIELD, (field, name: string) => defaults.get(name) ?? field);
}

/** A row's line as it is indexed: an item's number stands right before its text. */
export function lineText(line: string, defaults: ReadonlyMap<string, string>): string {
  return neutralText(line.replace("\t", ""), defaults);
}
