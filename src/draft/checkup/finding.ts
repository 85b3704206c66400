/** What the check-up finds, and what it goes by. */

import type { Shape } from "../../contract";
import type { Fields } from "../../model/fields";
import type { FindDated } from "../dated";
import type { Location } from "../location";
import type { LevelsUnder } from "../structure";

/** What a draft is held against. */
export interface CheckupContext {
  shapes: Readonly<Record<string, Shape>>;
  under: LevelsUnder;
  kinds: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, string>;
  fields: Fields;
  /** What the user has filled in. */
  values: ReadonlyMap<string, string>;
  /** Empty lists as long as the notices are not there. */
  dated: FindDated;
}

/** What a finding is about. */
export type FindingKind =
  | "missing"
  | "order"
  | "empty"
  | "field"
  | "leftover"
  | "dated"
  | "repeated"
  | "form"
  | "punctuation";

/** What is amiss, and what to do about it. location: null for what is nowhere yet. words: what to look for there. */
export interface Finding {
  kind: FindingKind;
  message: string;
  hint: string;
  location: Location | null;
  words: string;
  /** The kind of a part that is missing altogether. */
  lacks?: string;
  /** What can take the place of the words, which stand at `start` (UTF-16 units). */
  instead?: { text: string; start: number };
}

/** A text as it is read, with its fields filled in. */
export type Words = (text: string) => string;
