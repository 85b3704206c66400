/** Names of places with or without their last word (桃园 and 桃园社区, 大连 and 大连市): a field has them in one form, as
 * the texts around it need it. */

import {
  CITY_FIELD,
  COMMUNITY_FIELD,
  DISTRICT_FIELD,
  PROVINCE_FIELD,
  SUBDISTRICT_FIELD,
  TOWN_FIELD,
  VILLAGE_FIELD,
} from "../contract";

/** Of a field. office: who works there, which is no part of the name. ends: the words that it may end with. adds: the one
 * that a name without any gets; empty where it could be several. */
interface Form {
  readonly office: RegExp;
  readonly ends: RegExp;
  readonly adds: string;
}

const COMMITTEE = /(?:居民委员会|居委会?|村民委员会|村委会?|党(?:总支部?|支部|委)(?:委员会)?)$/;
const OFFICE = /(?:党工委|办事处|街道办)$/;
const GOVERNMENT = /(?:人民政府|党委|政府)$/;

const FORMS: ReadonlyMap<string, Form> = new Map([
  [COMMUNITY_FIELD, { office: COMMITTEE, ends: /(?:社区|小区|村|嘎查)$/, adds: "社区" }],
  [VILLAGE_FIELD, { office: COMMITTEE, ends: /(?:村|社区|嘎查)$/, adds: "村" }],
  [SUBDISTRICT_FIELD, { office: OFFICE, ends: /(?:街道|[镇乡])$/, adds: "街道" }],
  [TOWN_FIELD, { office: GOVERNMENT, ends: /(?:[镇乡]|苏木|街道)$/, adds: "" }],
  [DISTRICT_FIELD, { office: GOVERNMENT, ends: /(?:[区县市旗]|新区)$/, adds: "" }],
]);

/** What fields that have a name without its last word leave out. */
const LEFT_OUT: ReadonlyMap<string, RegExp> = new Map([
  [CITY_FIELD, /市$/],
  [PROVINCE_FIELD, /(?:省|(?:维吾尔|壮族|回族)?自治区|特别行政区|市)$/],
]);

const OFFERED: ReadonlyMap<string, string> = new Map([
  [TOWN_FIELD, "镇"],
  [DISTRICT_FIELD, "区"],
]);

/** A value in the form that its field has. What leaves nothing of a name (沙市, 社区) stays. name: of the field. */
export function placeInForm(name: string, value: string): string {
  const left = LEFT_OUT.get(name);
  if (left) return shortened(value, left);
  const form = FORMS.get(name);
  if (!form || !value || /[×xX*]/.test(value)) return value;
  const named = form.ends.test(value) ? value : placeOf(value, form);
  return form.ends.test(named) || named.includes(form.adds) ? named : named + form.adds;
}

/** A value with the last word that it most likely lacks; undefined where it lacks none. */
export function completed(name: string, value: string): string | undefined {
  const word = OFFERED.get(name);
  return word && !FORMS.get(name)?.ends.test(value) && !/[×xX*]/.test(value)
    ? value + word
    : undefined;
}

/** The place of an office: 桃园社区 of 桃园社区居委会. */
function placeOf(value: string, { office }: Form): string {
  return shortened(value, office);
}

function shortened(value: string, end: RegExp): string {
  const short = value.replace(end, "");
  return Array.from(short).length >= 2 ? short : value;
}
