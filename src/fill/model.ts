/** Fields (填空项) that are filled in once: what a value may be, and how values are written down. */

import { LAST_YEAR_FIELD, PARTY_YEARS_FIELD, YEAR_FIELD } from "../contract";
import { NOT_TEXT } from "../model/characters";
import { isRecord } from "../model/record";

/** What the user has filled in, by the field's name. */
export type Values = ReadonlyMap<string, string>;

/** Of a value. */
export const MAX_CHARACTERS = 40;
const MAX_VALUES = 200;
const FORMAT = "plan-library-fields";
const VERSION = 1;
const DROPPED = new RegExp(`[${NOT_TEXT}]`, "gu");

/** A value as it is kept: without control characters and blanks around it, and not too long. */
export function cleanValue(text: string): string {
  return Array.from(text.replace(DROPPED, "").trim()).slice(0, MAX_CHARACTERS).join("").trim();
}

/** Values with one set, or taken away where the text is empty. */
export function withValue(values: Values, name: string, text: string): Values {
  const changed = new Map(values);
  const value = cleanValue(text);
  if (value) changed.set(name, value);
  else changed.delete(name);
  return changed;
}

/** Values as they are stored and exported. */
export function encodeValues(values: Values): string {
  const data = { format: FORMAT, version: VERSION, values: Object.fromEntries(values) };
  return `${JSON.stringify(data, null, 1)}\n`;
}

/** Values, or what is wrong with them, in words for the user. */
export type Decoded = { values: Values } | { problem: string };

/** Values out of what was stored or exported, or what is wrong with it. */
export function decodeValues(text: string): Decoded {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: "内容已经损坏" };
  }
  if (!isRecord(data) || data.format !== FORMAT) return { problem: "不是本站导出的“我的信息”" };
  if (data.version !== VERSION) return { problem: "格式的版本不同" };
  if (!isRecord(data.values)) return { problem: "内容已经损坏" };
  const entries = Object.entries(data.values);
  if (entries.length > MAX_VALUES) return { problem: "内容过多" };
  const values = new Map<string, string>();
  for (const [name, value] of entries) {
    if (typeof value !== "string") return { problem: "内容已经损坏" };
    const kept = cleanValue(value);
    if (Array.from(value.trim()).length > MAX_CHARACTERS)
      return { problem: `“${cleanValue(name)}”超过 ${MAX_CHARACTERS} 个字` };
    if (kept) values.set(name, kept);
  }
  return { values };
}

/** What follows from the year, to be offered where the user has not filled it in. */
export function suggestions(values: Values): Values {
  const offered = new Map<string, string>();
  const year = /^(19|20|21)\d\d$/.test(values.get(YEAR_FIELD) ?? "")
    ? Number(values.get(YEAR_FIELD))
    : 0;
  if (!year) return offered;
  if (!values.has(LAST_YEAR_FIELD)) offered.set(LAST_YEAR_FIELD, String(year - 1));
  if (!values.has(PARTY_YEARS_FIELD) && year > 1921)
    offered.set(PARTY_YEARS_FIELD, String(year - 1921));
  return offered;
}
