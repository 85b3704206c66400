/** What follows from what the user has filled in: the year before from the year, who signs from the community. */

import {
  COMMUNITY_FIELD,
  CONGRESS_FIELD,
  CONGRESS_YEARS_FIELD,
  FIVE_YEARS_FIELD,
  LAST_CONGRESS_FIELD,
  LAST_YEAR_FIELD,
  PARTY_YEARS_FIELD,
  SIGNER_FIELD,
  SUBDISTRICT_FIELD,
  TOWN_FIELD,
  VILLAGE_FIELD,
  YEAR_FIELD,
} from "../contract";
import { numeral } from "../model/numbering";
import type { Values } from "./model";

const FOUNDED = 1921; // the party
const THIRD_PLAN = 1966; // the first year of the third five-year plan; since then they follow each other
const TWELFTH = [12, 1982] as const; // a congress every five years since
const NUMERALS = Array.from({ length: 100 }, (_, value) => numeral(value));

/** The fields that have a value of their own, and those that one follows for. */
export function known(values: Values): Values {
  return new Map([...following(values), ...values]);
}

/** What follows for fields that have no value of their own. */
export function following(values: Values): Values {
  const found = [...ofYear(values), ...ofCongress(values), ...ofPlace(values)];
  return new Map(found.filter(([name]) => !values.has(name)));
}

/** The level of the plans that the user writes, by the place that is filled in, the smallest one; empty where that does
 * not tell. */
export function levelOf(values: Values): string {
  const [place] = placesOf(values);
  return place?.level ?? "";
}

function yearOf(values: Values): number {
  const year = values.get(YEAR_FIELD) ?? "";
  return /^(19|20|21)\d\d$/.test(year) ? Number(year) : 0;
}

function* ofYear(values: Values): Generator<[name: string, value: string]> {
  const year = yearOf(values);
  if (!year) return;
  yield [LAST_YEAR_FIELD, String(year - 1)];
  if (year > FOUNDED) yield [PARTY_YEARS_FIELD, String(year - FOUNDED)];
  const plan = year >= THIRD_PLAN ? Math.floor((year - THIRD_PLAN) / 5) + 3 : 0;
  if (plan) yield [FIVE_YEARS_FIELD, `${numeral(plan)}五`];
}

function* ofCongress(values: Values): Generator<[name: string, value: string]> {
  const ordinal = NUMERALS.indexOf(values.get(CONGRESS_FIELD) ?? "");
  const [first, held] = TWELFTH;
  if (!(ordinal > first)) return;
  yield [LAST_CONGRESS_FIELD, numeral(ordinal - 1)];
  const years = yearOf(values) - (held + 5 * (ordinal - first));
  if (1 <= years && years <= 5) yield [CONGRESS_YEARS_FIELD, numeral(years)];
}

/** A place whose offices sign. office: which they are called. */
interface Place {
  readonly name: string;
  readonly level: string;
  readonly office: string;
}

const PLACES: readonly (Place & { field: string })[] = [
  { field: COMMUNITY_FIELD, name: "", level: "community", office: "居民委员会" },
  { field: VILLAGE_FIELD, name: "", level: "village", office: "村民委员会" },
  { field: SUBDISTRICT_FIELD, name: "", level: "subdistrict", office: "办事处" },
  { field: TOWN_FIELD, name: "", level: "town", office: "人民政府" },
];

/** The places that are filled in, from the smallest; none where a village and a community are, for either may be meant. */
function placesOf(values: Values): Place[] {
  const places = PLACES.map((place) => ({ ...place, name: values.get(place.field) ?? "" }));
  const filled = places.filter(({ name }) => name);
  const isBoth = values.has(COMMUNITY_FIELD) && values.has(VILLAGE_FIELD);
  return isBoth ? [] : filled;
}

function* ofPlace(values: Values): Generator<[name: string, value: string]> {
  const [place] = placesOf(values);
  if (place) yield [SIGNER_FIELD, place.name + place.office];
}
