/** What stands in a text for words that are still to come: ××, ＿＿, 年　月　日, （此处填写姓名）. Of pages the rule PLN439 finds
 * the same (tests/fixtures/blanks.json), but for what is masked there on purpose. */

import { piecesOf } from "../../model/fields";
import type { LocatedText } from "../location";
import type { CheckupContext, Finding } from "./finding";

/** How many characters are shown before and behind them. */
const AROUND = 4;

const PLACE =
  "(?:省|市|县|镇|乡|村(?!级)|街道|社区|小区|公司|单位|部门|学校|居委会|同志|书记|主任)";
/** What follows a number, or a name, that is left open. */
const UNIT = `(?:${PLACE}|[年月日区组户人名元次届项场个条期处张份万亿%％])`;
/** What is counted, where a letter stands for how many. */
const MEASURE = "[场次个名项户人件条篇期类种年月天元万余支份栋楼岁处家组队届遍吨亩套块间座台辆盏]";
const COUNTED =
  "(?:个|次(?![日要])|人(?![员民手才])|名(?![单称字义额])|户(?![外籍主])|元(?![旦宵素])|场(?![所地])|份(?!额)|项(?!目))";
const DIGIT = "[一二三四五六七八九十○〇]";
/** What an instruction to whoever fills it in begins with, or is altogether. */
const ASKED =
  "(?:此处|这里|请(?:填|输入|补充|注明|在此|根据|结合|自行|替换|修改|写)|待(?:填|补|定|核实|完善|确认|续)|填写|插入|自拟|自行(?:填|补|修改)|某|单击|点击|双击|可(?:根据|结合|按)(?:实际|本地|本社区|自身)|根据实际(?:情况)?(?:填|补|修改|增减|调整)|以下(?:略|省略)|举例说明)";
const NAMED =
  "(?:(?:社区|街道|单位|村|活动|项目|公司|小区|负责人|联系人|部门)(?:名称?|全称)|姓名|具体(?:数字|数据|名称|人数|金额|地点|时间|内容)|略|示例)";

const BLANKS = new RegExp(
  [
    "[×╳✕Ｘｘ□]{2,}|[*＊]{3,}|[_＿]{2,}|某某",
    "\\b\\d*[Xx]{2,}\\b",
    `(?:[×╳✕Ｘｘ]|[*＊]{1,2}|[?？]{2,}|\\b\\d*[Xx]\\b|\\bN\\b)(?=${UNIT})`,
    `(?:\\b[A-Z]\\b|…+|\\.{3,})(?=${PLACE})`,
    `${DIGIT}*[○〇]{2,}(?!${DIGIT})(?=${PLACE})`,
    `[单点双]击此处|此处(?:输入|添加|编辑|插入|填写|录入|键入)`,
    "\\b[A-Z](?=区(?:[A-Z]|委|政府|民政|教育|内|的|级))",
    `\\b[MYZ](?=${MEASURE})`,
    `[\\u4e00-\\u9fff][ \u3000]{2,}(?=${COUNTED}[\\u4e00-\\u9fff，。；])`,
    "年[ \u3000]+月(?!月)|月[ \u3000]+日(?![常均程用])",
    "[（(【〔\\[][ \u3000]*[）)】〕\\]]",
    `[（(【〔\\[](?:${ASKED}[^（()）【】〔〕\\[\\]]{0,30}|${NAMED})[）)】〕\\]]`,
  ].join("|"),
  "gu",
);

/** A finding for each text in which something was left open, as it was typed or came with a pasted text, at its first
 * place. */
export function blanks(texts: readonly LocatedText[], { fields }: CheckupContext): Finding[] {
  return texts.flatMap(({ location, text }) => {
    const found = piecesOf(text, fields).flatMap((piece) =>
      typeof piece === "string" ? blanksIn(piece) : [],
    );
    const [words] = found;
    if (!words) return [];
    const times = found.length > 1 ? `，这个自然段共 ${found.length} 处` : "";
    const message = `“${words}”里还有没写上的${times}`;
    return [{ kind: "field" as const, message, hint: "换成要写的词", location, words }];
  });
}

/** How many places of a text are still to be filled in: fields without the user's words, and what was left open. */
export function countBlanks(
  text: string,
  { fields, values }: Pick<CheckupContext, "fields" | "values">,
): number {
  return piecesOf(text, fields).reduce((count, piece) => {
    if (typeof piece === "string") return count + blanksIn(piece).length;
    return count + (values.has(piece.name) ? 0 : 1);
  }, 0);
}

/** Each blank of a plain text, with what stands around it. */
function blanksIn(text: string): string[] {
  return Array.from(text.matchAll(BLANKS), ({ 0: sign, index }) =>
    around(text, index, index + sign.length),
  );
}

function around(text: string, start: number, end: number): string {
  const before = Array.from(text.slice(0, start)).slice(-AROUND).join("");
  const behind = Array.from(text.slice(end)).slice(0, AROUND).join("");
  return before + text.slice(start, end) + behind;
}
