/** What the parts of the composer share. */

import type { CheckupContext } from "../draft/checkup";
import type { FindDated } from "../draft/dated";
import type { Filling } from "../draft/lines";
import type { Location } from "../draft/location";
import type { Draft } from "../draft/model";
import { knownValues } from "../fill/store";
import type { OwnIndex } from "../own/find";
import type { Drafting } from "./drafting";
import type { Session } from "./session";

/** Put the caret at a location, or select up to an end; both in UTF-16 units of the written text. */
export type Focus = (location: Location, offset?: number, end?: number) => void;

/** What the parts of the composer know of the whole. */
export interface App {
  drafting: Drafting;
  filling: Filling;
  dated: FindDated;
  session(): Session;
  /** Change the open draft. tag: what belongs to one step; goesOn: however long the next of it takes to come. */
  apply(change: (draft: Draft) => Draft, tag?: string, goesOn?: boolean): boolean;
  /** Let all changes that something makes be one step. */
  together(act: () => void): void;
  /** Lead to a location in the draft, and select words there: those that stand at a start, or the first ones. */
  lead(location: Location, words?: string, start?: number): void;
  /** The user's own old plans, to be searched. */
  own(): Promise<OwnIndex>;
  /** Offer templates for a section. */
  offer(section: string): void;
  /** Say what has been done, with a way back. */
  done(message: string): void;
}

/** What the open draft is held against. */
export function checkupContext({ drafting, dated }: App): CheckupContext {
  return { ...drafting, values: knownValues(), dated };
}
