// Written by scripts/contract.py from hooks/planlib/contract.py: change it there, and run the script.

/** What the browser and Python must agree on. */

/** A page by its file below docs/, without .md. */
export const SitePage = ["index", "library", "compare", "compose", "notices"] as const;
export type SitePage = (typeof SitePage)[number];

/** The name of the element in the head of every page whose data attributes hold the addresses of
 * these. */
export const PAGES_META = "plan-library-pages";

/** What a data file calls, with its name and its data. Its name is its path below the site's
 * root, without .js and without the hash of its content that stands before that:
 * library/fields-0a1b2c3d.js is library/fields. */
export const DATA_FUNCTION = "planLibraryData";

/** The data file whose own name has no hash, since it tells those of all others: by the name of
 * each script and data file the hash in its own, empty where it has none. */
export const BUILD_DATA = "build";

/** The folder of the site's own scripts and styles. */
export const SCRIPTS = "assets/plan-library";

export const FIELDS_DATA = "library/fields";

export const NOTICES_DATA = "library/notices";

export const DRAFTING_DATA = "library/drafting";

/** The folder of the index. */
export const SEARCH_DATA = "search";

/** The folder of the repairs that explain differences: packs of plans that have some, as many as
 * the compare page says, which may be none. A plan is in that which its id is hashed to; its
 * texts are in the index. */
export const COMPARE_DATA = "compare/data";

/** The list of all plans, for the pages where one is chosen. */
export const PLANS_DATA = "library/plans";

/** What Python takes for white space: JavaScript has U+FEFF among it, and lacks U+001C to U+001F
 * and U+0085. */
export const WHITE_SPACE = "\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/** What is not seen between two characters. */
export const WIDTHLESS = "\\xad\\u200b-\\u200d\\u2060\\ufeff";

/** A field in a written text, {{name}} or {{name|example}}; the groups are these. Neither part
 * holds braces, a bar, &, angle brackets or a control character, so that a field can never
 * reach past its own end or carry markup. */
export const FIELD = "\\{\\{([^{}|&<>\\x00-\\x1f\\x7f-\\x9f]{1,20})(?:\\|([^{}|&<>\\x00-\\x1f\\x7f-\\x9f]{1,80}))?\\}\\}";

/** Where the words hold that are filled in for a field: everywhere, or at the one place. */
export const FieldScope = ["shared", "local"] as const;
export type FieldScope = (typeof FieldScope)[number];

/** A field as it is declared. */
export interface Field {
  name: string;
  label: string;
  /** The neutral words that stand for it as long as nobody fills it in. */
  default: string;
  hint: string;
  scope: FieldScope;
}

/** The year of a plan. This and the next two are among the fields of vocabulary/fields.yml. */
export const YEAR_FIELD = "年份";

export const LAST_YEAR_FIELD = "上年份";

export const PARTY_YEARS_FIELD = "建党周年";

/** This and the following are fields that the browser knows what to do with where a library has
 * them. */
export const FIVE_YEARS_FIELD = "五年规划";

export const DATE_FIELD = "日期";

export const HELD_LEVEL_FIELD = "现有级别";

export const AIMED_LEVEL_FIELD = "创建级别";

export const STRATEGY_FIELD = "发展战略";

export const CONGRESS_FIELD = "党代会届次";

export const LAST_CONGRESS_FIELD = "上届党代会届次";

export const CONGRESS_YEARS_FIELD = "党代会后年数";

export const SIGNER_FIELD = "落款单位";

export const COMMUNITY_FIELD = "社区";

export const VILLAGE_FIELD = "村";

export const SUBDISTRICT_FIELD = "街道";

export const TOWN_FIELD = "镇";

export const DISTRICT_FIELD = "区";

export const CITY_FIELD = "城市";

export const PROVINCE_FIELD = "省区";

/** Of an element that shows a field; its attribute data-field has the name, data-example the
 * source's own words. */
export const FIELD_CLASS = "pl-field";

/** What stands before the label of a field where it is named. */
export const FIELD_LABEL = "填空项：";

/** 0 to 9. A number written digit by digit has 〇 for 零. */
export const HAN_DIGITS = "零一二三四五六七八九";

/** What is counted with two numbers in a row, the first of which is no typed one: 一、二级网格员,
 * 3、4月份, 1、2号楼. */
export const COUNTED = "(?:一[、．.]二|二[、．.]三|三[、．.]四|四[、．.]五|五[、．.]六|六[、．.]七|七[、．.]八|八[、．.]九|1[、．.]2|2[、．.]3|3[、．.]4|4[、．.]5|5[、．.]6|6[、．.]7|7[、．.]8|8[、．.]9|9[、．.]10|10[、．.]11|11[、．.]12)(?:[、和至到—-](?:[零一二三四五六七八九十]{1,3}|[0-9]{1,2}))?(?:级|类|等|期|线|楼|号|栋|幢|单元|组|队|月|日|年|季|产业|胎|孩|届|区|村|班|周|名|户|人|次|项|万|百|千)";

/** A number as people type it, in any of the usual forms and widths, at the start of a heading
 * or a list item. The first four groups are the numbers of the four levels, then those in half
 * a bracket and in a circle, which are of no level. */
export const TYPED_NUMBER = "[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*(?!(?:一[、．.]二|二[、．.]三|三[、．.]四|四[、．.]五|五[、．.]六|六[、．.]七|七[、．.]八|八[、．.]九|1[、．.]2|2[、．.]3|3[、．.]4|4[、．.]5|5[、．.]6|6[、．.]7|7[、．.]8|8[、．.]9|9[、．.]10|10[、．.]11|11[、．.]12)(?:[、和至到—-](?:[零一二三四五六七八九十]{1,3}|[0-9]{1,2}))?(?:级|类|等|期|线|楼|号|栋|幢|单元|组|队|月|日|年|季|产业|胎|孩|届|区|村|班|周|名|户|人|次|项|万|百|千))(?:([零一二三四五六七八九十百]{1,6})[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*[、．.]|[（(][\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*([零一二三四五六七八九十百]{1,6})[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*[）)][、．.]?|([0-9０-９]{1,3})[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*(?:[、．]|[.](?![0-9０-９]))|[（(][\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*([0-9０-９]{1,3})[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*[）)][、．.]?|([0-9０-９]{1,3})[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*[）)][、．.]?|([①-⑳])[、．.]?)[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*";

/** What opens and what closes it, in turns. */
export const PAIRS = "“”‘’《》（）〈〉【】〔〕「」";

/** Where a plan is chosen: how many are offered at once. Any other is found by a search, or on
 * its own page. */
export const PLANS_LISTED = 20;

/** In the list of all plans: how many are shown at first, and at a time. */
export const PLANS_AT_ONCE = 60;

/** How many topics a template's card names. */
export const TOPICS_A_CARD = 4;

/** Of a text that is shown in part, UTF-16 units in the browser and code points in the build. */
export const SNIPPET_CHARACTERS = 72;

/** Characters of what is searched for. */
export const MAX_QUERY = 500;

/** A plan, a section of it, a topic, a notice. */
export const ID = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";

/** Characters of a plan's, a section's or a topic's. */
export const MAX_ID = 60;

/** Of a heading: 1 一、 · 2 （一） · 3 1. · 4 （1）. */
export const MAX_LEVEL = 4;

/** Of the text before the first heading, which has no heading of its own. */
export const OPENING_ID = "opening";

/** Of the text after the last section. */
export const CLOSING_ID = "closing";

export const OPENING_TITLE = "开头";

export const CLOSING_TITLE = "结尾";

/** What an opening does in a plan. This and the next two are among the kinds of
 * vocabulary/terms.yml. */
export const OPENING_KIND = "background";

/** What a section does in a plan as long as nobody says otherwise. */
export const BODY_KIND = "tasks";

/** Kinds that may stand in any order among themselves: 工作要求 before 保障措施, or behind it. */
export const ANY_ORDER = ["measures", "safeguards", "requirements"];

/** Of the closing that says who signs and when. */
export const SIGNATURE_KIND = "signature";

/** What a line of a text is. */
export const LineKind = ["title", "heading", "paragraph", "item"] as const;
export type LineKind = (typeof LineKind)[number];

/** How current a section is, with all that stands under it. */
export const Timeliness = ["none", "update", "replace"] as const;
export type Timeliness = (typeof Timeliness)[number];
export const TIMELINESS_LABELS: Record<Timeliness, string> = {
  none: "没有过时提法",
  update: "需要更新或核对",
  replace: "需要替换",
};

/** What a phrase of the register names. Its name for readers is in vocabulary/terms.yml. */
export const NoticeKind = ["campaign", "programme", "law", "document", "formulation", "institution", "policy", "date", "title", "misquote", "count"] as const;
export type NoticeKind = (typeof NoticeKind)[number];

/** What to do about a phrase of the register. timeliness: what the phrase makes of a section;
 * where it is NONE, the phrase is not marked. hint: for editors. Its name for readers is in
 * vocabulary/terms.yml. */
export const Action = ["replace", "delete", "update", "fill", "check", "keep"] as const;
export type Action = (typeof Action)[number];

/** How sure the register is of an entry. Its name for readers is in vocabulary/terms.yml. */
export const Confidence = ["high", "medium", "low", "unverified"] as const;
export type Confidence = (typeof Confidence)[number];

/** Of the link that shows a mark; its attribute data-notice has the id of the notice. */
export const MARK_CLASS = "pl-dated";

/** What each character of a field is to the pattern of a notice. */
export const FIELD_CHARACTER = "￼";

/** What {n} stands for in the pattern of a notice. */
export const NOTICE_NUMBER = "(?:[0-9]{1,4}|[〇零一二三四五六七八九十百]{1,7})";

/** Marks that begin a quotation. */
export const OPENING_QUOTES = "“‘„‟‛「『﹁﹃｢〝«";

/** Marks that end one. */
export const CLOSING_QUOTES = "”’‚」』﹂﹄｣〞〟»";

/** What the text and the pattern of a notice are freed of: at the same place in `FOLDED_TO`
 * stands what each becomes. */
export const FOLDED_FROM = ",;:!?()｡[［【]］】<＜〈‹>＞〉›○◯‘„‟‛「『﹁﹃｢〝«”’‚」』﹂﹄｣〞〟»\"'´＂＇和与及暨&＆﹑､–―－─━-‐‑‒−•‧∙⋅・･０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ";

/** All quotation marks become one, all words and marks that join the parts of a list another. */
export const FOLDED_TO = "，；：！？（）。〔〔〔〕〕〕《《《《》》》》〇〇“““““““““““““““““““““““““““、、、、、、、、——————————······0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** What neither the text nor the pattern of a notice is looked at for. A tab, or more than two
 * spaces, stand between two texts: something of them stays. */
export const FOLDED_AWAY = "[\\xad\\u200b-\\u200d\\u2060\\ufeff*的]|(?:(?!\\t)[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]){1,2}(?![\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000])|以(?=及)|<(?=<)|>(?=>)";

/** What parts sentences, where folded text is looked at for what is told of the past. */
export const SENTENCE_PARTS = "。；！？";

/** How many characters on each side of a phrase are looked at for that. */
export const TOLD_WITHIN = 40;

/** What a sentence ends with, folded, before a phrase that it tells of as past: 原…, 过去…. */
export const TOLD_BEFORE = "(?:(?:^|[^高平草中江河还])原(?:来|有|先|属|由)?[省市区县镇乡]?(?:[^，]{1,12}、)?|前身(?:是|为)?|(?:过去|以前|曾|当年|历史上|早年|此前|从前|往年|年前|先后|回顾|回首|上一[个轮届期])[^，]{0,16}|(?:实施|施行|改革|撤并|合并)后，?[^，]{0,20}|(?:于|记载，)[0-9]{4}年(?:起|开始|开展|启动|完成)了?|(?:改革|合并|撤并|改制)以?前，?[^，]{0,20}|(?:建|修|设|创办|形成|成立|诞生)于|(?:习惯|俗|旧|惯)[叫称](?:为|作|做)?|(?:19|20)[0-9]{2}年(?:划归|并入|更名为|改称|隶属)[^，]{0,6}|(?:19|20)[0-9]{2}年[^，]{2,20}[、到](?:19|20)[0-9]{2}年|(?:取消|废止|撤销|停止执行|取代|代替)(?:了|原)?[^，、]{0,6})[“《（]{0,2}";

/** What a sentence goes on with, folded, behind a phrase that it tells of as past: …已取消, …中形成的. */
export const TOLD_AFTER = "[“》）]{0,2}(?:（[^，）]{1,12}）)?(?:活动|工作|政策|制度|部门|机构|部队|局|办|会|等){0,2}(?:[^，]{0,6}(?:(?:实施|施行|出台)以?前|改制|改革以?后|废止|取消后|撤销|更名|改名|改称|并入|划归|转隶)|.{0,8}(?:已经?|早已|业已)(?:被|于|全面|正式|不再|如期|圆满|胜利)?(?:取消|废止|转型|撤销|并入|更名|由|改为|改称|改名|划|退出|成为历史|停止|失效|收官|完成|结束)|[^，]{0,36}(?:同时|均|都|先后|随之|一并)已?(?:废止|失效|停止)|.{0,8}(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:取消|废止|撤销|停止|停征|并入|更名|合并|结束)|[^，]{0,8}已通过|三年(?:经验|教训|里|来|间)|[^，]{0,10}(?:合并|整合)而[来成]|[、到](?:19|20)[0-9]{2}年(?!度|[^，]{0,12}(?:工作|任务|计划|目标))|[^，]{0,4}(?:完成|结束|收官)(?:以?后|以来)|[^，]{0,6}以来|，[^，]{0,8}(?:起|后)(?:是|改|称)|(?:发生|暴发|爆发)后|时期[老旧]|旧址|(?:中|期间|时期|时|那年|走?来)(?:牺牲|立功|形成|建立|积累|涌现|探索|组建|走出|修建|兴建|开办|留下|添置|收到|列为|值守))";

/** What stands before an event with a number that is recalled, so that its number stays; in the
 * words of patterns. */
export const RECALLED_BEFORE = "(?:回顾|重温|铭记|继|自从?)(?:党|在|庆祝|纪念|迎接|中国){0,3}";

/** What goes on behind one. */
export const RECALLED_AFTER = "[^，。；、]{0,8}(?:以来|讲话|阅兵|纪念章|大会上)";

/** What {y} stands for in the pattern of a notice: a year that no plan of today is for, 2000 to
 * 2024, folded. */
export const NOTICE_YEAR = "(?:20(?:[01][0-9]|2[0-4])|二[〇零0O](?:[〇零0O一][〇零0O一二三四五六七八九]|二[〇零0O一二三四]))";

/** A number that goes up by one every so many years: `number` in `year`. */
export interface NoticeCount {
  year: number;
  number: number;
  every: number;
}

/** What a notice rests on. */
export interface NoticeSource {
  title: string;
  /** Empty for what is not on the web. */
  url: string;
}

/** An entry of the register, of those that are marked, or will be when they have run out. */
export interface Notice {
  id: string;
  title: string;
  /** For readers: 法律 … */
  kind: string;
  /** From when the phrase is in force, as YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not
   * known. */
  since: string;
  until: string;
  /** What holds now; may be empty. */
  now: string;
  action: Action;
  note: string;
  /** A regular expression, {n} written out. */
  pattern: string;
  /** What overlaps a match of this is not meant; may be empty. */
  exception: string;
  /** By a text that is matched, folded: what can safely stand in its place. */
  replacements: Record<string, string>;
  count: NoticeCount | null;
  sources: NoticeSource[];
  confidence: Confidence;
  /** Of its entry in the list of all, from the site's root. */
  url: string;
}

/** What the browser gets of the register. */
export interface NoticesData {
  notices: Notice[];
  /** Characters that are folded beside those of `FOLDED_FROM`: traditional and simplified ones
   * in turns. */
  traditional: string;
}

/** Where a notice matches in a text as written. */
export interface Mark {
  /** UTF-16 units. */
  start: number;
  end: number;
  /** Its id. */
  notice: string;
}
export type MarkTuple = [
  start: number,
  end: number,
  notice: string,
];
export function unpackMark([start, end, notice]: MarkTuple): Mark {
  return { start, end, notice };
}

/** The line of a mark in a section's title. */
export const TITLE_LINE = -1;

/** A mark in a section's own lines. */
export interface LineMark {
  /** Of `Row.lines`, or TITLE_LINE. */
  line: number;
  /** UTF-16 units, of an item's text without its number. */
  start: number;
  end: number;
  /** Its id. */
  notice: string;
}
export type LineMarkTuple = [
  line: number,
  start: number,
  end: number,
  notice: string,
];
export function unpackLineMark([line, start, end, notice]: LineMarkTuple): LineMark {
  return { line, start, end, notice };
}

/** What results can be narrowed by, in the order in which a reader's choice is shown. */
export const Facet = ["topic", "kind", "level", "type", "plan", "timeliness"] as const;
export type Facet = (typeof Facet)[number];
export const FACET_LABELS: Record<Facet, string> = {
  topic: "主题",
  kind: "章节类型",
  level: "适用",
  type: "文种",
  plan: "计划",
  timeliness: "过时提法",
};

/** The orders of results, the first unless another is chosen. */
export const Sort = ["relevance", "order", "length"] as const;
export type Sort = (typeof Sort)[number];
export const SORT_LABELS: Record<Sort, string> = {
  relevance: "按相关程度",
  order: "按计划顺序",
  length: "按长短，短的在前",
};

/** Begins the key of a facet's value in the index: =topic:ID. */
export const FACET_KEY = "=";

/** Begins the key of the sections with an id in their plans: =section:ID. */
export const SECTION_KEY = "=section:";

/** Begins the key of the sections in which a field stands for these words of the original:
 * =example:前洋小学. */
export const EXAMPLE_KEY = "=example:";

/** Begins the key of words by the letters that are typed for them: ~zyfw. */
export const LETTERS_KEY = "~";

/** The file of the index that says which characters are taken for each other: groups of them,
 * that of a character any number. */
export const ALIKE_DATA = "alike";

/** Parts the packed ranks of the sections that have a gram from those of the sections that have
 * it in their heading. */
export const HEADING_RANKS = "|";

/** Parts the number of an item in a row's line from its text. */
export const ITEM_TEXT = "\t";

/** A topic for the search. aliases: with the parts of its title. */
export interface TopicData {
  id: string;
  title: string;
  aliases: string[];
  /** From the site's root. */
  url: string;
  summary: string;
}

/** Of the format of the index. */
export const SEARCH_VERSION = 7;

/** What the sections of a plan have in common. */
export interface RowPlan {
  id: string;
  title: string;
  /** 篇二之一; may be empty. */
  shortName: string;
  level: string;
  type: string;
}
export type RowPlanTuple = [
  id: string,
  title: string,
  shortName: string,
  level: string,
  type: string,
];
export function unpackRowPlan([id, title, shortName, level, type]: RowPlanTuple): RowPlan {
  return { id, title, shortName, level, type };
}

/** A section with its own lines. Texts hold fields as written. What is empty at the end is left
 * out. */
export interface Row {
  /** Which of the block's plans. */
  plan: number;
  /** The ranks of the sections right under it. */
  children: number[];
  /** The ranks of the sections with nearly the same text (几种写法), nearest first; ~rank where one
   * says the same to the letter as that before it, or as the section itself where there is none
   * before. (~ is -1 - rank.) */
  variants: number[];
  /** Its id in the plan. */
  section: string;
  /** Of its heading, from 1; 0 for 开头 and 结尾. */
  level: number;
  /** Printed before the title. */
  number: string;
  /** Empty for 开头 and 结尾. */
  title: string;
  /** Paragraphs as they are; items as their number, ITEM_TEXT, their text. */
  lines: string[];
  kind: string;
  topics: string[];
  /** Visible, with all that stands under it. */
  characters: number;
  /** Names, with all that stands under it. */
  fields: string[];
  /** The titles of the sections above. */
  crumbs: string[];
  /** Of its own lines. */
  marks: LineMark[];
  /** How many marks it has with all that stands under it. */
  marksUnder: number;
}
export type RowTuple = [
  plan: number,
  children: number[],
  variants: number[],
  section: string,
  level: number,
  number: string,
  title: string,
  lines: string[],
  kind: string,
  topics: string[],
  characters: number,
  fields?: string[],
  crumbs?: string[],
  marks?: LineMarkTuple[],
  marksUnder?: number,
];
export function unpackRow([plan, children, variants, section, level, number, title, lines, kind, topics, characters, fields = [], crumbs = [], marks = [], marksUnder = 0]: RowTuple): Row {
  return { plan, children, variants, section, level, number, title, lines, kind, topics, characters, fields, crumbs, marks: marks.map(unpackLineMark), marksUnder };
}

/** A file of texts of the index. */
export interface TextBlock {
  /** Those that sections here belong to. */
  plans: RowPlanTuple[];
  /** In the order of their ranks. */
  rows: RowTuple[];
}

/** The file `tree` of the index: how sections stand under each other, in reading order. */
export interface TreeData {
  /** A digit a section: of nesting, from 1; 0 for 开头 and 结尾. */
  depths: string;
  /** Packed numbers: visible characters of each, with all under it. */
  characters: string;
  /** Packed numbers: sections of each plan. */
  plans: string;
}

/** The files of a small library's index that come with its manifest. What holds a gram is found
 * in the texts. */
export interface Whole {
  /** The file `keys/0`. */
  keys: Record<string, string>;
  /** The file `texts/0`, of all sections. */
  texts: TextBlock;
  tree: TreeData;
}

/** The file `manifest` of the index. */
export interface Manifest {
  version: number;
  sections: number;
  /** The first key of each file of keys, in the order of their code points; no key stands before
   * the first. Of a small library no key is a gram. */
  keys: string[];
  /** Packed ranks: the first of each text block. */
  blocks: string;
  /** Of a plan's page from the site's root, with * for its id; the anchor of a section there is
   * its own id. */
  page: string;
  /** Characters and those that the library uses in their place, in turns: 黨党, 著着. */
  fold: string;
  topics: TopicData[];
  /** Id and name of each. */
  kinds: [string, string][];
  levels: [string, string][];
  types: [string, string][];
  /** Groups of words that stand for each other. */
  synonyms: string[][];
  /** Those that the texts may hold. */
  fields: Field[];
  /** Of a small library. */
  whole: Whole | null;
}

/** The orders of the list of plans, the first unless another is chosen. */
export const PlanSort = ["number", "title", "length"] as const;
export type PlanSort = (typeof PlanSort)[number];
export const PLANSORT_LABELS: Record<PlanSort, string> = {
  number: "按编号",
  title: "按标题",
  length: "按篇幅，长的在前",
};

/** A plan in the list of all. */
export interface PlanRow {
  id: string;
  title: string;
  /** Its own, or 0. */
  number: number;
  /** Of a plan of several parts, or 0. */
  part: number;
  /** Which of `PlansData.levels`. */
  level: number;
  /** Which of `PlansData.types`. */
  type: number;
  /** Which of `PlansData.collections`; -1 where the plan is from none. */
  collection: number;
  /** Visible. */
  characters: number;
  sections: number;
}
export type PlanRowTuple = [
  id: string,
  title: string,
  number: number,
  part: number,
  level: number,
  type: number,
  collection: number,
  characters: number,
  sections: number,
];
export function unpackPlanRow([id, title, number, part, level, type, collection, characters, sections]: PlanRowTuple): PlanRow {
  return { id, title, number, part, level, type, collection, characters, sections };
}

/** All plans of the library, in its order. */
export interface PlansData {
  /** Of a plan's page from the site's root, with * for its id. */
  url: string;
  /** Id and name of each. */
  levels: [string, string][];
  types: [string, string][];
  /** The title of each; what stands for it before a plan's number; whether that is the whole
   * name of its plan. */
  collections: [string, string, boolean][];
  plans: PlanRowTuple[];
}

/** Where a repair stands in a line of a section. */
export interface RepairSpan {
  /** Its id in the plan. */
  section: string;
  /** Of `Row.lines`, or TITLE_LINE. */
  line: number;
  /** Code points that it put in, from here to `end`, of an item's text without its number. */
  start: number;
  end: number;
  /** What it took out. */
  removed: string;
  /** Which of `PlanRepairs.repairs`. */
  repair: number;
}
export type RepairSpanTuple = [
  section: string,
  line: number,
  start: number,
  end: number,
  removed: string,
  repair: number,
];
export function unpackRepairSpan([section, line, start, end, removed, repair]: RepairSpanTuple): RepairSpan {
  return { section, line, start, end, removed, repair };
}

/** A repair as readers see it. */
export interface RepairNote {
  kind: string;
  before: string;
  after: string;
  reason: string;
  proof: string;
}
export type RepairNoteTuple = [
  kind: string,
  before: string,
  after: string,
  reason: string,
  proof: string,
];
export function unpackRepairNote([kind, before, after, reason, proof]: RepairNoteTuple): RepairNote {
  return { kind, before, after, reason, proof };
}

/** The repairs of a plan that changed its wording. A pack has those of its plans by their ids. */
export interface PlanRepairs {
  repairs: RepairNoteTuple[];
  /** In reading order. */
  spans: RepairSpanTuple[];
}

/** What a type of document must have (of each group one kind), must not have, and in which order
 * at the top. */
export interface Shape {
  must: string[][];
  must_not: string[];
  order: string[][];
}

/** A place for a section in a skeleton. level: 0 for one without a heading. */
export interface Slot {
  kind: string;
  level: number;
  title: string;
  topics: string[];
}

/** What a new draft of a level and type begins as (提纲). title, organisation and date may hold
 * fields. */
export interface Skeleton {
  level: string;
  type: string;
  title: string;
  organisation: string;
  date: string;
  slots: Slot[];
}

/** What the composer knows of the library. */
export interface DraftingData {
  /** Id and name of each. */
  kinds: [string, string][];
  levels: [string, string][];
  types: [string, string][];
  fields: Field[];
  /** By type of document. */
  shapes: Record<string, Shape>;
  /** Level of a heading (0 for the document) → levels of the headings that may stand right under
   * it. */
  under: Record<number, number[]>;
  skeletons: Skeleton[];
  /** The first of the library: id and label. */
  plans: [string, string][];
}

/** The draft file's own name of what it is; library/draft.schema.json describes it. */
export const DRAFT_FORMAT = "plan-library-draft";

/** Files of version 1 have no official, those before 3 no table in their text; they are read as
 * well. */
export const DRAFT_VERSION = 3;

/** Of a draft. */
export const MAX_ANNEXES = 20;

/** Of a draft. */
export const MAX_SECTIONS = 2000;

/** Of a draft. */
export const MAX_PARAGRAPHS = 20_000;

/** Of a paragraph, or a table, in UTF-16 units. */
export const MAX_TEXT = 50_000;

/** Of a draft's title, organisation and date, of a section's title and what is said of its
 * origin, in UTF-16 units. */
export const MAX_TITLE = 200;

/** Of topics, and of examples, of one section of a draft. */
export const MAX_LIST = 500;

/** An id, a kind, a topic in a draft: lower-case letters, digits, hyphens. */
export const DRAFT_WORD = "[a-z0-9-]{1,60}";
