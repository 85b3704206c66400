/** Fields (填空项) that are filled in once: what a value may be, and how values are written down. */

import { NOT_TEXT } from "../model/characters";
import { isRecord } from "../model/record";
import { inForm } from "./forms";

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

/** What is kept of a text for a field. */
function keptOf(name: string, text: string): string {
  return cleanValue(inForm(name, cleanValue(text)));
}

/** Values with one set, in the form that its field has, or taken away where the text is empty. */
export function withValue(values: Values, name: string, text: string): Values {
  const changed = new Map(values);
  const value = keptOf(name, text);
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
    const kept = keptOf(name, value);
    if (Array.from(value.trim()).length > MAX_CHARACTERS)
      return { problem: `“${cleanValue(name)}”超过 ${MAX_CHARACTERS} 个字` };
    if (kept) values.set(name, kept);
  }
  return { values };
}
