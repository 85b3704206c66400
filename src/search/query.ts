import { withBlanks } from "./writings";

/** Takes what was typed apart into what is looked for: the words between its marks, and of a question those that it is
 * about. All of them are parts of what was typed, so that a text that holds it is found by them too. */

/** What a query asks for, folded. */
export interface Query {
  terms: string[];
  excluded: string[];
  /** The terms with the marks between them, as they were typed, without blanks: where this stands in a text, it comes
   * first. */
  phrase: string;
  /** Terms right behind one another that are letters alone, as they may be syllables of one word. */
  spelled: Spelling[];
  /** Terms that are characters and letters, and not quoted: 社区zyfw. */
  mixed: string[];
  /** Whether there is nothing but a question's words, which are the terms then. */
  isFrame: boolean;
}

/** Terms that are letters alone, and these without what parts them. */
export interface Spelling {
  terms: string[];
  letters: string;
}

/** Code points; what is beyond is not read. */
const LONGEST = 2000;
/** -? then "any words", “any words” up to a blank, or anything up to a blank or a quotation. */
const TOKEN = /(-?)(?:"([^"]*)"?|“([^”]*)”(?![^ ])|([^ "]+))/g;
/** Letters and digits, with what is written among them: 20××年, 100%, 3.5, gb/t, wi-fi. */
const WORD =
  /(?:[a-z0-9]+(?:[.:/'][a-z0-9]+|-[a-z]+)*[%‰]?|(?![a-z0-9])[\p{L}\p{N}×°](?:(?![\ufe00-\ufe0f\u20d0-\u20ff])\p{M})*)+/gu;
/** Characters, and letters of which there are enough for the pinyin of a word. */
const MIXED = /\p{Script=Han}.*[a-z]{2}|[a-z]{2}.*\p{Script=Han}/u;
/** Marks around words. */
const OUTER = /^[^\p{L}\p{N}×]+|[^\p{L}\p{N}×]+$/gu;
/** The number of a heading or an item, where something is behind it: 一、 (一) 1. (1) */
const NUMBER =
  /^(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:[)、]|\.(?!\d)))(?=.)/u;

/** What questions are asked with, where traditional characters are typed; texts may have none of them. */
const TRADITIONAL =
  "麼么麽么寫写幫帮請请問问樣样誰谁給给範范編编製制開开內内煩烦應应該该嗎吗參参優优載载還还裡里裏里辦办幾几個个種种項项" +
  "謝谢關关於于標标準准稿稿會会結结尾尾頭头場场資资料料沒没這这點点後后區区別别題题詞词過过來来對对說说為为讓让" +
  "導导從从話话進进實实現现總总務务動动體体計计劃划畫划習习無无們们議议見见時时負负責责牽牵";
const SIMPLIFIED = new Map(
  Array.from({ length: TRADITIONAL.length / 2 }, (_, i) => [
    TRADITIONAL.charAt(2 * i),
    TRADITIONAL.charAt(2 * i + 1),
  ]),
);

const ONE = "(?:一下|[一几两][份篇个些段]|[份篇](?!内)|个(?![人体别性])(?=.{4,}))";
const PARTICLE = "[吗呢啊呀嘛哦啦噢嘞]+";
const FORM = "[范样例]文|[范样]本|范例|样板|模[板版]";
/** What makes a question or asks for a text, and is no word of an answer: 请问, 如何做好, 有哪些, 的范文. */
const FRAME = new RegExp(
  [
    "请问|请教|您好|你好|谢谢|拜托|麻烦(?:大家|各位)?了?|关于|谁有|哪里(?:可以|能)?(?:找到?|下载|有)|哪有|有没有",
    `(?:请|麻烦|能不能|能否|可不可以|可以)?(?:帮我|帮忙|给我|替我|我想要?|我要|想要?(?=写|找|查|搜|看|知道|了解))` +
      `(?:写|找|查|搜|看|要|发|来|准备|整理|推荐|知道|了解|起草)*${ONE}?`,
    `(?:写|[急跪]?求|找|查|搜|来|发|要|给|推荐|提供)${ONE}`,
    "[急跪]求|在线等",
    "为(?:什么|啥|何)(?:需?要|得)?(?:开展|搞|做)?|(?:什么|啥)时候(?:开展|举办|搞)?|几月份?(?:开展|举办|搞)",
    "(?:应该|应当|该)?由?谁来?(?:负责|牵头|管)|哪些人是",
    "(?:应该|应当|要|该)?(?:怎么样?|怎样|如何|咋样?)(?:才能|去|来|才)?" +
      "(?:写好?|编写|撰写|起草|制定|做好?|开展|搞好?|抓好|办好?|弄|拟)?" +
      `${ONE}?(?:比较好|才好|合适)?[吗呢啊呀嘛哦啦噢嘞吧么哈]*`,
    "(?:的?(?:主要|具体)?内容)?(?:主要|一般|都|还|应该|需要|要|写|做|是|有|包括|包含|分为?|指)*" +
      "(?:哪些(?:方面|内容)?|哪几[个种项](?:方面)?|[写有做]?[些点](?:什么|啥)|(?:什么|啥)(?:样的?|意思|是|内容|东西)?)",
    `(?:的?(?:(?:免费|最新|优秀|参考)*(?:${FORM})` +
      `(?:大全|参考|格式|下载|[\\d一二三四五六七八九十]+篇)*|写法|下载)的?(?:${PARTICLE})?|${PARTICLE})` +
      "(?![\\p{L}\\p{N}])",
  ].join("|"),
  "gu",
);
/** The part of a text that is asked for, behind what it is about: certain, and behind a question's words. */
const PART = "开头|开场白|结尾|结束语|正文|第一段|最后一段|提纲|大纲|例句|句子|段落";
const ABOUT =
  "话|文章|文字|内容|思路|框架|要点|素材|资料|材料|介绍|标题|题目|步骤|格式|结构|工作|(?:工作|活动|实施)?(?:计划|方案|总结)";
const PART_OF = new RegExp(`^(?:(?:我?[要想])?写一?[下个段]?)?(.{2,}?)的(?:${PART})`, "u");
const ABOUT_OF = new RegExp(`^(.{2,}?)(?:的(?:${ABOUT}|${PART})|(?:${PART}))$`, "u");
/** 有…吗 */
const EXISTS = /^有(?=.{2,}(?:[吗么]|没有)$)/u;
/** What is left of a question before what it is about. */
const LEFT = /^(?:写(?=.{2})|求(?![职助学知医解])(?=.{2})|[一几两]?[份篇](?=.{2}))/u;

/** Take an input apart: words, "several words" as one, and after a minus what must not be there. Each is given once.
 * Where there is nothing but a question's words, these are looked for; where there are none at all, the marks. */
export function parseQuery(input: string, fold: (text: string) => string): Query {
  const terms: string[] = [];
  const excluded: string[] = [];
  const framing: string[] = [];
  const marks: string[] = [];
  const mixed: string[] = [];
  const runs: string[][] = [[]];
  let phrase = "";
  for (const [, minus, quoted, curly, written = ""] of fold(cut(input)).matchAll(TOKEN)) {
    const exact = (quoted ?? curly ?? "").trim();
    const bare = withBlanks(simplified(written));
    const asked = withoutFrame(bare.replace(NUMBER, ""));
    const words = exact ? [exact] : wordsIn(minus ? bare : asked);
    if (minus) {
      excluded.push(...words);
      continue;
    }
    terms.push(...words);
    if (exact) runs.push([]);
    else for (const word of words) addTo(runs, word);
    if (!exact) mixed.push(...words.filter((word) => MIXED.test(word)));
    phrase += exact || asked.replace(OUTER, "").replace(/ /g, "");
    if (!words.length) framing.push(...wordsIn(bare));
    if (bare && !wordsIn(bare).length) marks.push(bare);
  }
  const ways = excluded.length ? [terms, framing] : [terms, framing, marks];
  const chosen = ways.find((list) => list.length) ?? [];
  const spelled = runs
    .filter((run) => run.length > 1)
    .map((run) => ({ terms: run, letters: run.join("").replace(/[^a-zü]/g, "") }));
  const isFrame = chosen === framing && framing.length > 0;
  const words = once(chosen);
  return { terms: words, excluded: once(excluded), phrase, spelled, mixed, isFrame };
}

/** Letters go to the last run, other words begin one. */
function addTo(runs: string[][], word: string): void {
  if (/^[a-zü'-]+$/.test(word)) runs[runs.length - 1]?.push(word);
  else runs.push([]);
}

function simplified(text: string): string {
  return Array.from(text.replace(/甚麼/g, "什么"), (one) => SIMPLIFIED.get(one) ?? one).join("");
}

/** What a part of a query is about, without a question's words. */
function withoutFrame(text: string): string {
  const core = text.replace(OUTER, "");
  const asked = core.replace(EXISTS, "").replace(PART_OF, "$1").replace(FRAME, " ");
  if (asked === core) return text;
  return asked
    .trim()
    .replace(/([^网酒茶贴话])吧$/u, "$1")
    .replace(ABOUT_OF, "$1")
    .replace(LEFT, "")
    .replace(/(.{2})的$/u, "$1");
}

function wordsIn(text: string): string[] {
  return text.match(WORD) ?? [];
}

function once(list: readonly string[]): string[] {
  return Array.from(new Set(list));
}

/** The first code points; half a surrogate pair matches nothing. */
function cut(input: string): string {
  const start = Array.from(input.slice(0, 2 * LONGEST)).slice(0, LONGEST);
  return start.join("").replace(/\p{Cs}/gu, "\ufffd");
}
