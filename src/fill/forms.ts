/** Values in the form that the texts around their fields need, however they are written: those have the 年 behind 2027, the
 * quotation marks around a slogan, the 级 of 市级. What is not known for sure stays as it is. */

import {
  AIMED_LEVEL_FIELD,
  CONGRESS_FIELD,
  CONGRESS_YEARS_FIELD,
  DATE_FIELD,
  FIVE_YEARS_FIELD,
  HELD_LEVEL_FIELD,
  LAST_CONGRESS_FIELD,
  LAST_YEAR_FIELD,
  PARTY_YEARS_FIELD,
  STRATEGY_FIELD,
  YEAR_FIELD,
} from "../contract";
import { printedDate, printedYear } from "../model/dates";
import { numeral } from "../model/numbering";
import { placeInForm } from "./endings";

const QUOTED = /^(?:[“"]([^“”"]+)[”"]|[‘']([^‘’']+)[’']|「([^「」]+)」|《([^《》]+)》)$/;
const NUMERAL = /^[一二三四五六七八九十]+$/;
const OFFICES = /^(?:村|镇|乡|街道|区|县|旗|市|盟|州|自治州|省|自治区)$/;

const FORMS: ReadonlyMap<string, (value: string) => string> = new Map([
  [YEAR_FIELD, printedYear],
  [LAST_YEAR_FIELD, printedYear],
  [DATE_FIELD, printedDate],
  [PARTY_YEARS_FIELD, anniversary],
  [FIVE_YEARS_FIELD, fiveYears],
  [CONGRESS_FIELD, ordinal],
  [LAST_CONGRESS_FIELD, ordinal],
  [CONGRESS_YEARS_FIELD, ordinal],
  [HELD_LEVEL_FIELD, level],
  [AIMED_LEVEL_FIELD, level],
  [STRATEGY_FIELD, (value) => value.replace(/(.)战略$/, "$1")],
]);

/** A value in the form that its field has. name: of the field. */
export function inForm(name: string, value: string): string {
  const [, ...marked] = QUOTED.exec(value) ?? [];
  const words = marked.find(Boolean) ?? value;
  return FORMS.get(name)?.(words) ?? placeInForm(name, words);
}

/** 106 of 106周年. */
function anniversary(value: string): string {
  const figures = value.normalize("NFKC").replace(/\s*周?年$/, "");
  return /^\d+$/.test(figures) ? figures : value;
}

/** 十五五 of “十五五”规划 or 第十五个五年规划. */
function fiveYears(value: string): string {
  const plain = value
    .replace(/[“”"‘’']/g, "")
    .replace(/^第(.+)个五年(?=规划|计划|$)/, "$1五")
    .replace(/(?:规划|计划)?(?:时期|期间)?$/, "");
  return NUMERAL.test(plain) && plain.length > 1 && plain.endsWith("五") ? plain : value;
}

/** 二十 of 二十大, 第二十次 or 20. */
function ordinal(value: string): string {
  const plain = value.normalize("NFKC").replace(/^(?:党的)?第?(.+?)[大次届年]?$/, "$1");
  if (/^[1-9]\d?$/.test(plain)) return numeral(Number(plain));
  return NUMERAL.test(plain) ? plain : value;
}

/** 市级 of 市 or 市级文明社区. */
function level(value: string): string {
  const plain = value.replace(/(.)文明(?:社区|小区|村镇?|乡?镇|单位|城市)$/, "$1");
  return OFFICES.test(plain) ? `${plain}级` : plain;
}
