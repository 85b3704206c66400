/** Documents made up for Word: what clerks write, to the edges of pages and lines. What is true of each is measured in
 * what LibreOffice prints (tests/site/word/test_measured.py), and they are read back (word-back.test.ts). */

import type { Line } from "../../src/model/lines";
import type { Form } from "../../src/model/official";
import { tableText } from "../../src/model/tables";

/** A document by its name. */
export type Cases = Record<string, readonly Line[]>;

export const line = (kind: Line["kind"], text: string, level = 0, number = ""): Line => ({
  kind,
  level,
  number,
  text,
});
const title = (text: string) => line("title", text);
const text = (words: string) => line("paragraph", words);
const item = (number: number, words: string) => line("item", words, 0, `${number}.`);
const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
const NUMBERS = ["一、", "（一）", "1.", "（1）"];
const heading = (level: number, words: string, number = NUMBERS[level - 1] ?? "") =>
  line("heading", words, level, number);
const signed = (organisation: string, date = "2026年1月5日") => [
  line("organisation", organisation),
  line("date", date),
];

const TITLE = title("桃园社区2026年精神文明建设工作计划");
const PROSE =
  "为贯彻落实上级部署，社区坚持以人民为中心，以“文明实践”为抓手，开展志愿服务活动20次，覆盖居民1200户，满意率达到98.5％。";
const prose = (times: number) => text(PROSE.repeat(times));
const SIGNED = signed("桃园社区居民委员会");
const OUTLINE = [
  heading(1, "指导思想"),
  prose(1),
  heading(1, "主要任务", "二、"),
  heading(2, "加强思想教育"),
  prose(2),
  heading(3, "理论学习"),
  prose(1),
  heading(4, "集中学习"),
  prose(1),
  heading(2, "整治环境", "（二）"),
  item(1, "清理楼道；"),
  item(2, "规范停车；"),
  item(3, `${PROSE}${PROSE}`),
];
const full = (characters: number) => text("国".repeat(characters));
const rows = (count: number) => Array.from({ length: count }, () => text("国国国国。"));
const marks = (sign: string) => text(`国${sign}`.repeat(70));

/** What stands in a text, and has its own trouble with fonts and ends of lines. */
const SIGNS: Record<string, string> = {
  双引号: "坚持“两手抓、两手都要硬”，做到“人人参与”“户户受益”，",
  单引号: "他说：“要学习‘两山’理念，践行‘枫桥经验’。”",
  破折号: "主题是——共建共享——面向全体居民，从2026—2030年，",
  省略号: "包括扫地、浇花……等等……事项，",
  百分号: "完成率98.5％，比上年提高3％，同比增长12%，",
  温度: "气温在-5℃至38℃之间，面积120㎡，距离3㎞，",
  圈号: "①清理垃圾；②规范停车；③修剪绿化；⑩总结。",
  罗马: "Ⅰ类、Ⅱ类、Ⅲ类事项，№1、§2，",
  英文: "开展Wi-Fi覆盖、App推广、COVID-19防控和PPT培训，",
  英文长词: "访问http://www.example.org.cn/community/plan/2026/index.html查看，",
  书名号: "学习《中华人民共和国民法典》〈总则〉和《公民道德建设实施纲要》，",
  括号: "（见附件）（详见方案（修订稿））〔2026〕5号【注意】",
  间隔号: "开展“3·5”学雷锋、“12·4”宪法日活动，",
  叉号: "××社区××村20××年×月×日，",
  生僻字甲: "㙍上村、㙟里组，",
  生僻字乙: "𠮷祥里、𬭊元路、𫖯仰巷，",
  生僻字丙: "王䶮、李镕、赵堃、陈喆、朱翀，",
  全角空格: "甲　乙　丙，一　二　三，",
  连续标点: "（“《甲》、《乙》”），（“丙”）。！？；：",
};

const several = (...names: string[]) => [
  TITLE,
  prose(1),
  ...names.map((name) => line("organisation", name)),
  line("date", "2026年1月5日"),
];

const HEAD = [
  line("letterhead", "桃花源街道桃园社区居民委员会文件"),
  line("reference", "桃居〔2026〕5号"),
];
const MARKS = [line("serial", "000001"), line("secrecy", "秘密★1年"), line("urgency", "特急")];
const upward = (...names: string[]) => line("signatory", names.join("、"), 0, "签发人：");
const UP = [line("letterhead", "桃园社区居民委员会文件"), line("reference", "桃居〔2026〕5号")];
const TO = line("addressee", "各居民小组、辖区各单位：");
const ANNEXES = [
  line("annexes", "任务分解表", 0, "附件：1."),
  line("annexes", "桃园社区精神文明建设工作领导小组成员名单及其联系方式和职责分工一览表", 0, "2."),
];
const NOTE = line("note", "（联系人：张三，联系电话：××××××××）");
const FOOT = [
  line("copies", "桃花源街道党工委宣传办，区文明办。", 0, "抄送："),
  line("issue", "桃园社区居民委员会\t2026年1月5日印发"),
];
const annex = (number: string, name: string, ...rest: Line[]) => [
  { ...line("annex", `附件${number}`), newPage: true },
  title(name),
  ...rest,
];
const table = (...rows: string[][]): Line => ({ ...line("table", tableText(rows)), rows });
const TASKS = table(
  ["任务", "措施", "责任人", "完成时限"],
  ["加强思想教育", "每月组织一次集中学习，每季度开展一次道德讲堂活动", "张三", "2026年12月"],
  ["整治环境", "清理楼道、规范停车", "李四", "2026年6月"],
);
const sealed = signed("桃园社区居民委员会").map((each) => ({ ...each, sealed: true }));

/** What official documents carry beside a title and a text. */
const OFFICIAL: Cases = {
  主送: [TITLE, TO, prose(2), ...SIGNED],
  长的主送: [
    TITLE,
    { ...TO, text: `${"各居民小组、".repeat(8)}辖区各单位：` },
    prose(1),
    ...SIGNED,
  ],
  附件说明: [TITLE, TO, prose(1), line("annexes", "任务分解表", 0, "附件："), ...SIGNED],
  两个附件说明: [TITLE, TO, prose(1), ...ANNEXES, ...SIGNED],
  附注: [TITLE, TO, prose(1), ...SIGNED, NOTE],
  加盖印章: [TITLE, TO, prose(1), ...sealed],
  长的单位加盖印章: [
    TITLE,
    prose(1),
    ...signed("中共桃花源街道桃园社区总支部委员会").map((each) => ({ ...each, sealed: true })),
  ],
  印章差一行: [...rows(18), ...sealed],
  红头: [...HEAD, TITLE, TO, prose(3), ...SIGNED],
  版头: [...MARKS, ...HEAD, TITLE, TO, prose(3), ...SIGNED],
  份号: [...MARKS.slice(0, 1), ...HEAD, TITLE, prose(1)],
  密级: [...MARKS.slice(1, 2), ...HEAD, TITLE, prose(1)],
  紧急程度: [...MARKS.slice(2), ...HEAD, TITLE, prose(1)],
  紧急程度没有红头: [...MARKS.slice(2), TITLE, prose(1), ...SIGNED],
  份号没有红头: [...MARKS, line("reference", "桃居〔2026〕5号"), TITLE, prose(1)],
  签发人: [...UP, upward("张三"), TITLE, TO, prose(3), ...SIGNED],
  签发人三字: [...UP, upward("欧阳修"), TITLE, prose(1)],
  签发人四字: [...UP, upward("欧阳建国"), TITLE, prose(1)],
  两个签发人: [...UP, upward("张三", "欧阳修"), TITLE, TO, prose(1)],
  三个签发人: [...UP, upward("张三", "欧阳修", "李四"), TITLE, TO, prose(1)],
  五个签发人: [...UP, upward("张三丰", "欧阳修", "李四", "王五", "赵六"), TITLE, TO, prose(1)],
  签发人和长的文号: [
    ...UP.slice(0, 1),
    line("reference", "桃花源街道桃园社区居民委员会〔2026〕12号"),
    upward("张三"),
    TITLE,
    prose(1),
  ],
  签发人没有文号: [...UP.slice(0, 1), upward("张三"), TITLE, prose(1)],
  签发人没有红头: [...UP.slice(1), upward("张三"), TITLE, prose(1)],
  上行文的版头: [...MARKS, ...UP, upward("张三"), TITLE, TO, prose(8), ...SIGNED, ...FOOT],
  红头和空提纲: [
    ...HEAD,
    TITLE,
    TO,
    ...Array.from({ length: 12 }, (_, at) => heading(1, `第${at + 1}题`, `${NUMERALS[at]}、`)),
    ...SIGNED,
  ],
  红头和两级空提纲: [
    ...HEAD,
    TITLE,
    TO,
    ...Array.from({ length: 12 }, (_, at) =>
      at % 4
        ? heading(2, `第${at + 1}题`, `（${NUMERALS[(at % 4) - 1]}）`)
        : heading(1, `第${at + 1}题`, `${NUMERALS[at / 4]}、`),
    ),
    ...SIGNED,
  ],
  很多附件: [
    ...HEAD,
    TITLE,
    prose(1),
    ...Array.from({ length: 14 }, (_, at) =>
      line("annexes", `第${at + 1}件`, 0, `${at ? "" : "附件："}${at + 1}.`),
    ),
    ...SIGNED,
  ],
  长的红头: [
    line(
      "letterhead",
      "中共青山区幸福街道桃园社区总支部委员会青山区幸福街道桃园社区居民委员会文件",
    ),
    line("reference", "桃居〔2026〕12号"),
    TITLE,
    prose(1),
  ],
  短的红头: [
    line("letterhead", "桃园村文件"),
    line("reference", "桃村〔2026〕12号"),
    TITLE,
    prose(1),
  ],
  附件: [
    TITLE,
    prose(1),
    line("annexes", "任务分解表", 0, "附件：1."),
    line("annexes", "名单", 0, "2."),
    ...SIGNED,
    ...annex("1", "任务分解表", prose(2)),
    ...annex("2", "名单", prose(1)),
  ],
  版记: [TITLE, prose(2), ...SIGNED, ...FOOT],
  版记另起一面: [...rows(20), ...FOOT],
  只有印发: [TITLE, prose(1), ...SIGNED, line("issue", "桃园社区居民委员会\t2026年1月5日印发")],
  只有印发日期: [TITLE, prose(1), ...SIGNED, line("issue", "\t2026年1月5日印发")],
  附件里相邻的表格: [
    TITLE,
    prose(1),
    line("annexes", "任务分解表", 0, "附件："),
    ...SIGNED,
    ...annex("", "任务分解表", TASKS, TASKS),
  ],
  长的抄送: [
    TITLE,
    prose(1),
    line("copies", `${"区文明办，".repeat(12)}区委宣传部。`, 0, "抄送："),
    ...FOOT.slice(1),
  ],
  表格: [TITLE, prose(1), TASKS, prose(1), ...SIGNED],
  表格后落款: [...rows(16), TASKS, ...SIGNED],
  相邻的表格: [TITLE, heading(1, "任务"), TASKS, TASKS, prose(1), ...SIGNED],
  三号的表格: [
    TITLE,
    heading(1, "领导小组"),
    table(["职务", "姓名"], ["组长", "张三"], ["成员", "李四"]),
    prose(1),
    ...SIGNED,
  ],
  十二列的表格: [
    TITLE,
    heading(1, "安排"),
    table(
      Array.from({ length: 12 }, (_, at) => `${at + 1}月`),
      Array.from({ length: 12 }, () => "开展一次集中学习"),
    ),
    prose(1),
    ...SIGNED,
  ],
  格内换行的表格: [
    TITLE,
    heading(1, "任务"),
    table(["任务", "措施"], ["整治环境", "清理楼道；\n规范停车；\n修剪绿化。"], ["", ""]),
    prose(1),
    ...SIGNED,
  ],
  很长的格子: [
    TITLE,
    heading(1, "任务"),
    table(
      ["任务", "措施", "责任人", "完成时限"],
      ["整治环境", PROSE.repeat(32), "张三", "6月底"],
      ["完", "完", "", ""],
    ),
    prose(1),
    ...SIGNED,
  ],
  长的表格: [
    TITLE,
    table(...Array.from({ length: 40 }, (_, at) => [`第${at + 1}项`, "清理楼道", "张三"])),
  ],
  全部要素: [
    ...HEAD,
    title("关于印发《桃园社区2026年精神文明建设工作计划》的通知"),
    TO,
    text("现将《桃园社区2026年精神文明建设工作计划》印发给你们，请认真贯彻执行。"),
    ...sealed,
    NOTE,
    { ...TITLE, newPage: true },
    ...OUTLINE,
    ...ANNEXES,
    ...annex("1", "任务分解表", TASKS),
    ...annex("2", ANNEXES[1]?.text ?? "", prose(1)),
    ...FOOT,
  ],
};

/** What is set in other forms than the standard's. */
const FORMED = [
  title("桃花源街道桃园社区关于2026年精神文明建设工作的计划"),
  TO,
  prose(20),
  ...SIGNED,
];

/** All of them, each by what it tries. */
export const CASES: Cases = {
  一行的标题: [title("年度计划"), prose(1), ...SIGNED],
  一行满的标题: [title("国".repeat(20)), prose(1), ...SIGNED],
  两行的标题: [title("桃花源街道桃园社区关于2026年精神文明建设工作的计划"), prose(1), ...SIGNED],
  两行多的标题: [
    title("桃花源街道桃园社区居民委员会关于加强新时代公民道德建设的实施计划"),
    prose(1),
  ],
  三行的标题: [
    title(
      "中共桃花源街道桃园社区总支部委员会桃园社区居民委员会关于深入推进2026年新时代文明实践和精神文明建设工作的计划",
    ),
    prose(1),
    ...SIGNED,
  ],
  只有标题: [TITLE],
  没有标题: [prose(3), ...SIGNED],
  什么也没有: [],
  一段: [text("做好工作。")],
  四级标题: [TITLE, ...OUTLINE, ...SIGNED],
  深标题: [TITLE, heading(4, "末级"), prose(1)],
  长的一级标题: [TITLE, heading(1, PROSE.slice(0, 50)), prose(1)],
  长的二级标题: [TITLE, heading(1, "甲"), heading(2, PROSE.slice(0, 50)), prose(1)],
  长的三级标题: [TITLE, heading(1, "甲"), heading(3, PROSE.slice(0, 60)), prose(1)],
  标题连着正文: [
    TITLE,
    heading(1, "加强领导。成立领导小组，明确责任分工，定期研究部署。"),
    prose(1),
  ],
  二级标题连着正文: [TITLE, heading(1, "任务"), heading(2, `加强领导。${PROSE}`), prose(1)],
  连续的标题: [
    TITLE,
    heading(1, "甲"),
    heading(2, "乙"),
    heading(3, "丙"),
    heading(4, "丁"),
    prose(1),
  ],
  列表: [TITLE, ...Array.from({ length: 12 }, (_, at) => item(at + 1, PROSE.slice(at, 40 + at)))],
  一行整: [TITLE, full(26), full(26 + 28), full(26 + 56)],
  一行多一字: [TITLE, full(27), full(27 + 28)],
  一面整: [full(26 + 28 * 21)],
  一面多一行: [full(26 + 28 * 22)],
  五面: [TITLE, full(26 + 28 * 110)],
  三十面: [TITLE, ...Array.from({ length: 75 }, () => prose(4)), ...SIGNED],
  单字段落: [TITLE, ...Array.from({ length: 50 }, () => text("国")), ...SIGNED],
  标题在面末: [...rows(21), heading(1, "不留在面末"), prose(2)],
  两级标题在面末: [...rows(20), heading(1, "甲"), heading(2, "乙"), prose(2)],
  落款刚好放下: [...rows(19), ...SIGNED],
  落款差一行: [...rows(20), ...SIGNED],
  落款差两行: [...rows(21), ...SIGNED],
  落款另起一面: [...rows(22), ...SIGNED],
  末段长而落款放不下: [...rows(18), full(26 + 28 * 3), ...SIGNED],
  短的单位: [TITLE, prose(1), ...signed("桃园村")],
  长的单位: [TITLE, prose(1), ...signed("桃花源街道桃园社区居民委员会")],
  比一行长的单位: [TITLE, prose(1), ...signed("桃".repeat(31))],
  长的日期: [TITLE, prose(1), ...signed("桃园村", "2026年12月31日")],
  日期留空: [TITLE, prose(1), ...signed("桃园社区居民委员会", "2026年　月　日")],
  汉字日期: [TITLE, prose(1), ...signed("桃园社区居民委员会", "二〇二六年十二月三十一日")],
  只有单位: [TITLE, prose(1), line("organisation", "桃园社区居民委员会")],
  只有日期: [TITLE, prose(1), line("date", "2026年1月5日")],
  两个单位: several("桃园社区居民委员会", "桃园社区党总支"),
  三个单位: several("中共桃园社区总支部委员会", "桃园社区居民委员会", "桃园社区居务监督委员会"),

  段首引号: [TITLE, text(`“${PROSE}”`), text(`《${PROSE}》`), text(`（${PROSE}）`)],
  行末标点: [
    TITLE,
    text(`${"国".repeat(26)}，${"国".repeat(27)}。${"国".repeat(28)}、${"国".repeat(28)}；`),
  ],
  ...Object.fromEntries(
    Object.entries(SIGNS).map(([name, words]) => [
      name,
      [TITLE, text(words.repeat(12)), ...SIGNED],
    ]),
  ),
  ...OFFICIAL,
  只有左引号: [TITLE, marks("“"), marks("‘")],
  只有省略号: [TITLE, marks("……")],
  电子公文: FORMED,
  标题三十五磅: FORMED,
  标题一行三十五磅: [title("年度计划"), prose(20), text("做好工作。"), ...SIGNED],
  三行的标题三十五磅: [
    title(
      "中共桃花源街道桃园社区总支部委员会桃园社区居民委员会关于深入推进2026年新时代文明实践和精神文明建设工作的计划",
    ),
    prose(20),
  ],
  页码居中: FORMED,
  页码只有数字: FORMED,
  页码有总数: FORMED,
  没有页码: FORMED,
  都不是国家标准的: [...MARKS, ...UP, upward("张三"), ...FORMED, ...FOOT],
};

/** The forms of those that are set otherwise than the standard has it. */
export const SET: Record<string, Partial<Form>> = {
  电子公文: { form: "electronic" },
  标题三十五磅: { titlePitch: "35" },
  标题一行三十五磅: { titlePitch: "35" },
  三行的标题三十五磅: { titlePitch: "35" },
  页码居中: { number: "centre" },
  页码只有数字: { number: "plain" },
  页码有总数: { number: "total" },
  没有页码: { number: "none" },
  都不是国家标准的: { form: "electronic", titlePitch: "35", number: "total" },
};
