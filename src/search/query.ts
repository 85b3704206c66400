/** Takes what was typed apart into what is looked for: the words between its marks, and of a question those that it is
 * about. All of them are parts of what was typed, so that a text that holds it is found by them too. */

/** What a query asks for, folded. */
export interface Query {
  terms: string[];
  excluded: string[];
  /** The terms with the marks between them, as they were typed, without blanks: where this stands in a text, it comes
   * first. */
  phrase: string;
}

/** Code points; what is beyond is not read. */
const LONGEST = 2000;
/** -? then "any words", “any words” up to a blank, or anything up to a blank or a quotation. */
const TOKEN = /(-?)(?:"([^"]*)"?|“([^”]*)”(?![^ ])|([^ "]+))/g;
/** Letters and digits, with what is written among them: 20××年, 100%, 3.5, gb/t, wi-fi. */
const WORD =
  /(?:[a-z0-9]+(?:[.:/'][a-z0-9]+|-[a-z]+)*[%‰]?|(?![a-z0-9])[\p{L}\p{N}×°](?:(?![\ufe00-\ufe0f\u20d0-\u20ff])\p{M})*)+/gu;
/** Marks around words. */
const OUTER = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
/** The number of a heading or an item, where something is behind it: 一、 (一) 1. (1) */
const NUMBER =
  /^(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:[)、]|\.(?!\d)))(?=.)/u;

/** What makes a question or asks for a text, and is no word of an answer: 请问, 如何做好, 有哪些, 的范文. */
const FRAME = new RegExp(
  [
    "请问|请教|您好|你好|谢谢|关于|谁有|哪里有|哪有|有没有",
    "(?:请|麻烦)?(?:帮我|帮忙|给我|我想要?|我要)(?:写|找|查|搜)?(?:一下|[一几][份篇个])?",
    "(?:写|找|求|查|搜|来)(?:一下|[一几][份篇个])",
    "(?:应该|应当|要|该)?(?:怎么样?|怎样|如何|咋样?)(?:才能|去)?" +
      "(?:写好?|编写|撰写|起草|制定|做好?|开展|搞好?|抓好|办好?|弄)?",
    "(?:的?(?:主要|具体)?内容)?(?:主要|一般|都|还|应该|需要|要|写|做|是|有|包括|包含|分为?)*" +
      "(?:哪些|哪几[个种项]|(?:什么|啥)(?:样的?|意思|是)?)",
    "(?:的?(?:(?:免费|最新|优秀|参考)*(?:[范样例]文|[范样]本|模[板版])" +
      "(?:大全|参考|格式|下载|[\\d一二三四五六七八九十]+篇)*|写法|下载)[吗呢啊呀]?|[吗呢啊呀])(?![\\p{L}\\p{N}])",
  ].join("|"),
  "gu",
);

/** Take an input apart: words, "several words" as one, and after a minus what must not be there. Each is given once.
 * Where there is nothing but a question's words, these are looked for; where there are none at all, the marks. */
export function parseQuery(input: string, fold: (text: string) => string): Query {
  const terms: string[] = [];
  const excluded: string[] = [];
  const framing: string[] = [];
  const marks: string[] = [];
  let phrase = "";
  for (const [, minus, quoted, curly, bare = ""] of fold(cut(input)).matchAll(TOKEN)) {
    const exact = (quoted ?? curly ?? "").trim();
    const asked = bare.replace(NUMBER, "").replace(FRAME, " ");
    const words = exact ? [exact] : wordsIn(minus ? bare : asked);
    if (minus) {
      excluded.push(...words);
      continue;
    }
    terms.push(...words);
    phrase += exact || asked.replace(OUTER, "").replace(/ /g, "");
    if (!words.length) framing.push(...wordsIn(bare));
    if (bare && !wordsIn(bare).length) marks.push(bare);
  }
  const ways = excluded.length ? [terms, framing] : [terms, framing, marks];
  const chosen = ways.find((list) => list.length) ?? [];
  return { terms: once(chosen), excluded: once(excluded), phrase };
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
