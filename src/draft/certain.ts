/** Whether a replacement is certain where it would stand: what it is offered for must mean what the register means. */

/** Where words stand in a text. */
export interface Place {
  text: string;
  start: number;
  end: number;
}

/** Whether the sentence stays true and whole with other words in it. */
export function fits(place: Place, instead: string): boolean {
  const { text, start, end } = place;
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const words = text.slice(start, end);
  if (doubled(before, words, after, instead) || CUT.test(`${words}|${after}`)) return false;
  if (FORMERLY.test(before) || TOLD.test(sentenceAround(place).join(""))) return false;
  return !isTitle(before, words, after) || !inName(before, after);
}

/** Whether words are explained where they stand, which may not be what is meant by the new ones: 五保对象（保吃、保穿）. */
export function isExplained({ text, end }: Place): boolean {
  return /^[”"]?(?:[（(：:]|即|是?指)/.test(text.slice(end));
}

/** What makes another word of the end of one, or says who is in it: 消防大|队伍, 消防大队官兵. */
const CUT =
  /(?:部门\|[口前户类牌]|队\|[伍列形]|队\|(?:官兵|战士|武警)|意识\|形态|课\|题|国\|[情家]|所\|[有得属在需])/;

/** Whether a sentence announces an event of the year, in words that say so on both sides of it. With any others it may be
 * one that was, one of somebody else, or in the name of a thing: 建党90周年纪念林, 巩固建国70周年活动成果. */
export function isAnnounced(place: Place): boolean {
  const [before = "", after = ""] = sentenceAround(place).map((part) => part.replace(/\s/g, ""));
  const isOpen = before.lastIndexOf("《") > before.lastIndexOf("》");
  const isDay = place.text.startsWith("第", place.start); // of which a plan says at once what is done on it
  return (
    !isOpen &&
    EVENT_BEFORE.test(before) &&
    (isDay || EVENT_AFTER.test(after)) &&
    !KEPT.test(before) &&
    !LEFT.test(after)
  );
}

const EVENT_BEFORE =
  /(?:^|[，：、（“"—年月日份好个届]|庆祝?|纪念|迎接?|喜迎|献礼|结合|围绕|按照|根据|依托|通过|针对|配合|借助?|利用|抓住|紧扣|以|用|把|将|为|和|与|及|暨|是|逢|值|在|于|当|开展|举办|举行|举|参加|参与|组织|做好|搞好|抓好|宣传|宣讲|贯彻|学习|学|落实|领会|传达|弘扬|深入|认真|全面|继续|扎实|广泛|深刻|切实|大力|积极|隆重|热烈|伟大|全国|我国|中国|来的|到的|的)[“"]?$/;
const EVENT_AFTER =
  /^[”"]?(?:$|[，：、）—和与及暨等]|的?精神|华诞|大?庆|纪念(?![林馆碑章册币邮墙园广堂品塔])|之|这|的?(?:前夕|前后|来临|到来|日子|契机|机会|机遇|有利|重要|重大|系列|宣传|活动|主题|专题|慰问|咨询|大型|文艺|文体|老年|少儿|青少年|职工|居民|军民|党员|征文|演讲|歌咏|红歌|集中|各项|群众|座谈|教育|学习|知识|书画|摄影|晚会|联欢|演出|图片|展览?(?:[，。；]|$)|文化|志愿|表彰|现场|广场(?:宣传|咨询|文[艺化]|活动|舞)|普法|健身|义诊|讲座|比赛|竞赛|工作|节目)|期间|当[天日]|结合起来|有机结合|作为|计划|方案|安排|通知|倡议|为(?:契机|主题|主线|载体|重点|抓手|动力))/;
/** Of clauses about what is there already. */
const KEPT =
  /(?:巩固|延续|沿用|借鉴|参照|对照|播放|展播|重播|观看|收看|翻阅|再版|管护|维护|修缮)[^，]*$/;
const LEFT =
  /^[^，]{0,16}(?:成果|成效|做法|经验|录像|影像|光盘|图册|画册|文集|照片上|留下|奋斗目标|百年目标|两个一百年|[成建创设]立|建成|成长|涌现|形成|积累|公园|(?:命名|表彰|评选|评出|签订|启动|推出|发起|推选|获奖|入选|种下|栽下)的|主题广场|展馆|纪念馆|雕塑|文化墙|长廊)/;

/** The sentence that words stand in: what is before them, and what is after them. */
export function sentenceAround({ text, start, end }: Place): [before: string, after: string] {
  const before = text.slice(0, start).split(/[。；！？\n]/);
  const after = text.slice(end).split(/[。；！？\n]/);
  return [before[before.length - 1] ?? "", after[0] ?? ""];
}

/** Of another time, or told of as a name. */
const FORMERLY = /(?:原|旧|前|所谓|俗称|简称|国家|省|在乡|现役|老|[一二三四五六七]五”?)[“《]?$/;
const TOLD =
  /更名|改名|改称|改为|改成|改叫|前身|并入|合并|撤销|废止|取代|取而代之|原名|原称|旧称|误写|调整[为到]|回顾|历程|荣获|获评|获得(?!感)|被评|被授予|称号|劳教|(?:19|20)\d\d年[^，。；]{0,10}(?:颁布|印发|公布|发布|修订|施行|实施|成立|组建)/;

/** Whether the words would stand next to themselves, or another time in the sentence. */
function doubled(before: string, words: string, after: string, instead: string): boolean {
  const last = before.split(/[。；！？\n]/).pop() ?? "";
  const next = after.split(/[。；！？\n]/)[0] ?? "";
  const named = instead.replace(/(?:部门|机构|[支大总]队|所)$/, "");
  if (last.includes(named) || next.includes(named)) return true;
  for (let length = 1; length < instead.length; length++) {
    const [head, tail] = [instead.slice(0, length), instead.slice(-length)];
    if (before.endsWith(head) && !words.startsWith(head)) return true;
    if (after.startsWith(tail) && !words.endsWith(tail)) return true;
  }
  return false;
}

/** Whether words are, or are part of, the name of a document. */
function isTitle(before: string, words: string, after: string): boolean {
  return (
    words.includes("《") ||
    before.lastIndexOf("《") > before.lastIndexOf("》") ||
    /(?:法|条例|纲要)$/.test(words) ||
    after.startsWith("》")
  );
}

/** Whether the document is named for itself: as part of a longer name, by who issued it, or with what it says. */
function inName(before: string, after: string): boolean {
  const open = before.lastIndexOf("《") > before.lastIndexOf("》");
  if (open && !(before.endsWith("《") && after.startsWith("》"))) return true;
  return ISSUED.test(before) || SAYS.test(after);
}

const ISSUED =
  /(?:国务院|中央|中共|国家|部|省|市|印发|颁布|公布|发布|出台|下发|修订|修改|修正|实施|施行|新|年)(?:的|后的)?《?$/;
const SAYS =
  /^》?(?:第[〇零一二三四五六七八九十百\d]|[（(〔]|中|里|所|的?(?:有关|相关)?(?:提出|规定|确定|确立|要求|倡导|明确|概括|颁布|印发|发布|公布|施行|实施|修订|修正|修改|司法解释|解释|细则|及其(?:实施|配套)|宣传周|出台|条款|条文|\d|[一二三四五六七八九十]+(?:周年|项|章)))/;
