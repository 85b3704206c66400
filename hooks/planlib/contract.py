"""What Python and the browser must agree on, declared once: `scripts/contract.py` writes it to src/contract.ts.

Every public name below goes there, with its docstring or the string under it. Patterns are regular expressions that
mean the same to Python and to JavaScript (flag u); none has anchors. In: nothing. May be imported by every stage;
imports nothing of planlib.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple, Self, TypedDict


class _Labelled(StrEnum):
    """An enum whose members have a name for readers."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        return member


# The pages that the browser leads to, and the data files that it loads


class SitePage(StrEnum):
    """A page by its file below docs/, without .md."""

    HOME = "index"
    BROWSE = "library"
    COMPARE = "compare"
    COMPOSE = "compose"
    NOTICES = "notices"


PAGES_META = "plan-library-pages"
"""The name of the element in the head of every page whose data attributes hold the addresses of these."""

DATA_FUNCTION = "planLibraryData"
"""What a data file calls, with its name and its data. Its name is its path below the site's root, without .js and
without the hash of its content that stands before that: library/fields-0a1b2c3d.js is library/fields."""

BUILD_DATA = "build"
"""The data file whose own name has no hash, since it tells those of all others: by the name of each script and data
file the hash in its own, empty where it has none."""

SCRIPTS = "assets/plan-library"
"""The folder of the site's own scripts and styles."""

FIELDS_DATA = "library/fields"
NOTICES_DATA = "library/notices"
DRAFTING_DATA = "library/drafting"

SEARCH_DATA = "search"
"""The folder of the index."""

COMPARE_DATA = "compare/data"
"""The folder of the repairs that explain differences: packs of plans that have some, as many as the compare page says,
which may be none. A plan is in that which its id is hashed to; its texts are in the index."""

PLANS_DATA = "library/plans"
"""The list of all plans, for the pages where one is chosen."""

# Characters, each to be put into a class

WHITE_SPACE = r"\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What Python takes for white space: JavaScript has U+FEFF among it, and lacks U+001C to U+001F and U+0085."""

WIDTHLESS = r"\xad\u200b-\u200d\u2060\ufeff"
"""What is not seen between two characters."""

# Fields (填空项)

_CONTROLS = r"\x00-\x1f\x7f-\x9f"
_IN_FIELD = rf"[^{{}}|&<>{_CONTROLS}]"

_NAME, _EXAMPLE = rf"{_IN_FIELD}{{1,20}}", rf"{_IN_FIELD}{{1,80}}"

FIELD = rf"\{{\{{({_NAME})(?:\|({_EXAMPLE}))?\}}\}}"
"""A field in a written text, {{name}} or {{name|example}}; the groups are these. Neither part holds braces, a bar, &,
angle brackets or a control character, so that a field can never reach past its own end or carry markup."""


class FieldScope(StrEnum):
    """Where the words hold that are filled in for a field: everywhere, or at the one place."""

    SHARED = "shared"
    LOCAL = "local"


class Field(TypedDict):
    """A field as it is declared."""

    name: str
    label: str
    default: str
    """The neutral words that stand for it as long as nobody fills it in."""
    hint: str
    scope: FieldScope


YEAR_FIELD = "年份"
"""The year of a plan. This and the next two are among the fields of vocabulary/fields.yml."""

LAST_YEAR_FIELD = "上年份"
PARTY_YEARS_FIELD = "建党周年"

FIVE_YEARS_FIELD = "五年规划"
"""This and the following are fields that the browser knows what to do with where a library has them."""

DATE_FIELD = "日期"
HELD_LEVEL_FIELD = "现有级别"
AIMED_LEVEL_FIELD = "创建级别"
STRATEGY_FIELD = "发展战略"
CONGRESS_FIELD = "党代会届次"
LAST_CONGRESS_FIELD = "上届党代会届次"
CONGRESS_YEARS_FIELD = "党代会后年数"
SIGNER_FIELD = "落款单位"
COMMUNITY_FIELD = "社区"
VILLAGE_FIELD = "村"
SUBDISTRICT_FIELD = "街道"
TOWN_FIELD = "镇"
DISTRICT_FIELD = "区"
CITY_FIELD = "城市"
PROVINCE_FIELD = "省区"

FIELD_CLASS = "pl-field"
"""Of an element that shows a field; its attribute data-field has the name, data-example the source's own words."""

FIELD_LABEL = "填空项："
"""What stands before the label of a field where it is named."""

# Numbers in Chinese

HAN_DIGITS = "零一二三四五六七八九"
"""0 to 9. A number written digit by digit has 〇 for 零."""

_HAN, _ARABIC, _SPACE = f"[{HAN_DIGITS}十百]{{1,6}}", "[0-9０-９]{1,3}", f"[{WHITE_SPACE}]*"

_SUCCESSIVE = "|".join(
    f"{one}[、．.]{next_one}"
    for numbers in (HAN_DIGITS[1:], tuple(map(str, range(1, 13))))
    for one, next_one in pairwise(numbers)
)
COUNTED = (
    rf"(?:{_SUCCESSIVE})(?:[、和至到—-](?:[{HAN_DIGITS}十]{{1,3}}|[0-9]{{1,2}}))?"
    "(?:级|类|等|期|线|楼|号|栋|幢|单元|组|队|月|日|年|季|产业|胎|孩|届|区|村|班|周|名|户|人|次|项|万|百|千)"
)
"""What is counted with two numbers in a row, the first of which is no typed one: 一、二级网格员, 3、4月份, 1、2号楼."""

TYPED_NUMBER = (
    rf"{_SPACE}(?!{COUNTED})(?:({_HAN}){_SPACE}[、．.]"
    rf"|[（(]{_SPACE}({_HAN}){_SPACE}[）)][、．.]?"
    rf"|({_ARABIC}){_SPACE}(?:[、．]|[.](?![0-9０-９]))"
    rf"|[（(]{_SPACE}({_ARABIC}){_SPACE}[）)][、．.]?"
    rf"|({_ARABIC}){_SPACE}[）)][、．.]?"
    rf"|([①-⑳])[、．.]?){_SPACE}"
)
"""A number as people type it, in any of the usual forms and widths, at the start of a heading or a list item. The first
four groups are the numbers of the four levels, then those in half a bracket and in a circle, which are of no level."""

# Punctuation

PAIRS = "“”‘’《》（）〈〉【】〔〕「」"
"""What opens and what closes it, in turns."""

# Lists for readers

PLANS_LISTED = 20
"""Where a plan is chosen: how many are offered at once. Any other is found by a search, or on its own page."""

PLANS_AT_ONCE = 60
"""In the list of all plans: how many are shown at first, and at a time."""

TOPICS_A_CARD = 4
"""How many topics a template's card names."""

SNIPPET_CHARACTERS = 72
"""Of a text that is shown in part, UTF-16 units in the browser and code points in the build."""

MAX_QUERY = 500
"""Characters of what is searched for."""

# Ids

ID = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
"""A plan, a section of it, a topic, a notice."""

MAX_ID = 60
"""Characters of a plan's, a section's or a topic's."""

# Sections

MAX_LEVEL = 4
"""Of a heading: 1 一、 · 2 （一） · 3 1. · 4 （1）."""

OPENING_ID = "opening"
"""Of the text before the first heading, which has no heading of its own."""

CLOSING_ID = "closing"
"""Of the text after the last section."""

OPENING_TITLE = "开头"
CLOSING_TITLE = "结尾"

OPENING_KIND = "background"
"""What an opening does in a plan. This and the next two are among the kinds of vocabulary/terms.yml."""

BODY_KIND = "tasks"
"""What a section does in a plan as long as nobody says otherwise."""

ANY_ORDER = ("measures", "safeguards", "requirements")
"""Kinds that may stand in any order among themselves: 工作要求 before 保障措施, or behind it."""

SIGNATURE_KIND = "signature"
"""Of the closing that says who signs and when."""


class LineKind(StrEnum):
    """What a line of a text is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


# Notices (时效提示)


class Timeliness(_Labelled):
    """How current a section is, with all that stands under it."""

    NONE = "none", "没有过时提法"
    UPDATE = "update", "需要更新或核对"
    REPLACE = "replace", "需要替换"


class NoticeKind(StrEnum):
    """What a phrase of the register names. Its name for readers is in vocabulary/terms.yml."""

    CAMPAIGN = "campaign"
    PROGRAMME = "programme"
    LAW = "law"
    DOCUMENT = "document"
    FORMULATION = "formulation"
    INSTITUTION = "institution"
    POLICY = "policy"
    DATE = "date"
    TITLE = "title"
    MISQUOTE = "misquote"
    COUNT = "count"


class Action(StrEnum):
    """What to do about a phrase of the register. timeliness: what the phrase makes of a section; where it is NONE, the
    phrase is not marked. hint: for editors. Its name for readers is in vocabulary/terms.yml."""

    timeliness: Timeliness
    hint: str

    def __new__(cls, value: str, timeliness: Timeliness, hint: str) -> Action:
        """A member with its behaviour."""
        action = str.__new__(cls, value)
        action._value_, action.timeliness, action.hint = value, timeliness, hint
        return action

    REPLACE = "replace", Timeliness.REPLACE, "换成现在的说法"
    DELETE = "delete", Timeliness.REPLACE, "删去"
    UPDATE = "update", Timeliness.UPDATE, "更新"
    FILL = "fill", Timeliness.UPDATE, "填上你那一年的"
    CHECK = "check", Timeliness.UPDATE, "核对是否还有效"
    KEEP = "keep", Timeliness.NONE, "照用"


class Confidence(StrEnum):
    """How sure the register is of an entry. Its name for readers is in vocabulary/terms.yml."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNVERIFIED = "unverified"


# Marks: where a notice matches in a written text

MARK_CLASS = "pl-dated"
"""Of the link that shows a mark; its attribute data-notice has the id of the notice."""

FIELD_CHARACTER = "\ufffc"
"""What each character of a field is to the pattern of a notice."""

NOTICE_NUMBER = f"(?:[0-9]{{1,4}}|[〇{HAN_DIGITS}十百]{{1,7}})"
"""What {n} stands for in the pattern of a notice."""


OPENING_QUOTES = "“‘„‟‛「『﹁﹃｢〝«"
"""Marks that begin a quotation."""
CLOSING_QUOTES = "”’‚」』﹂﹄｣〞〟»"
"""Marks that end one."""

_QUOTES = OPENING_QUOTES[1:] + CLOSING_QUOTES + "\"'´＂＇"
_JOINERS = "和与及暨&＆﹑､"
_DASHES, _DOTS = "–―－─━-‐‑‒−", "•‧∙⋅・･"
_WIDE = "".join(chr(code) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)))

FOLDED_FROM = ",;:!?()｡[［【]］】<＜〈‹>＞〉›○◯" + _QUOTES + _JOINERS + _DASHES + _DOTS + _WIDE
"""What the text and the pattern of a notice are freed of: at the same place in `FOLDED_TO` stands what each becomes."""

FOLDED_TO = (
    "，；：！？（）。〔〔〔〕〕〕《《《《》》》》〇〇"
    + "“" * len(_QUOTES)
    + "、" * len(_JOINERS)
    + "—" * len(_DASHES)
    + "·" * len(_DOTS)
    + "".join(chr(ord(wide) - 0xFEE0) for wide in _WIDE)
)
"""All quotation marks become one, all words and marks that join the parts of a list another."""

FOLDED_AWAY = rf"[{WIDTHLESS}*的]|(?:(?!\t)[{WHITE_SPACE}]){{1,2}}(?![{WHITE_SPACE}])|以(?=及)|<(?=<)|>(?=>)"
"""What neither the text nor the pattern of a notice is looked at for. A tab, or more than two spaces, stand between two
texts: something of them stays."""


SENTENCE_PARTS = "。；！？"
"""What parts sentences, where folded text is looked at for what is told of the past."""

TOLD_WITHIN = 40
"""How many characters on each side of a phrase are looked at for that."""

TOLD_BEFORE = (
    "(?:(?:^|[^高平草中江河还])原(?:来|有|先|属|由)?[省市区县镇乡]?(?:[^，]{1,12}、)?|前身(?:是|为)?"
    "|(?:过去|以前|曾|当年|历史上|早年|此前|从前|往年|年前|先后|回顾|回首|上一[个轮届期])[^，]{0,16}"
    "|(?:实施|施行|改革|撤并|合并)后，?[^，]{0,20}|(?:于|记载，)[0-9]{4}年(?:起|开始|开展|启动|完成)了?"
    "|(?:改革|合并|撤并|改制)以?前，?[^，]{0,20}"
    "|(?:建|修|设|创办|形成|成立|诞生)于|(?:习惯|俗|旧|惯)[叫称](?:为|作|做)?"
    "|(?:19|20)[0-9]{2}年(?:划归|并入|更名为|改称|隶属)[^，]{0,6}"
    "|(?:19|20)[0-9]{2}年[^，]{2,20}[、到](?:19|20)[0-9]{2}年"
    "|(?:取消|废止|撤销|停止执行|取代|代替)(?:了|原)?[^，、]{0,6})[“《（]{0,2}"
)
"""What a sentence ends with, folded, before a phrase that it tells of as past: 原…, 过去…."""

TOLD_AFTER = (
    "[“》）]{0,2}(?:（[^，）]{1,12}）)?(?:活动|工作|政策|制度|部门|机构|部队|局|办|会|等){0,2}"
    "(?:[^，]{0,6}(?:(?:实施|施行|出台)以?前|改制|改革以?后|废止|取消后|撤销|更名|改名|改称|并入|划归|转隶)"
    "|.{0,8}(?:已经?|早已|业已)(?:被|于|全面|正式|不再|如期|圆满|胜利)?"
    "(?:取消|废止|转型|撤销|并入|更名|由|改为|改称|改名|划|退出|成为历史|停止|失效|收官|完成|结束)"
    "|[^，]{0,36}(?:同时|均|都|先后|随之|一并)已?(?:废止|失效|停止)"
    "|.{0,8}(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:取消|废止|撤销|停止|停征|并入|更名|合并|结束)"
    "|[^，]{0,8}已通过|三年(?:经验|教训|里|来|间)|[^，]{0,10}(?:合并|整合)而[来成]"
    "|[、到](?:19|20)[0-9]{2}年(?!度|[^，]{0,12}(?:工作|任务|计划|目标))"
    "|[^，]{0,4}(?:完成|结束|收官)(?:以?后|以来)|[^，]{0,6}以来|，[^，]{0,8}(?:起|后)(?:是|改|称)"
    "|(?:发生|暴发|爆发)后|时期[老旧]|旧址|(?:中|期间|时期|时|那年|走?来)(?:牺牲|立功|形成|建立|积累|涌现|探索|组建|走出|修建|兴建|开办|留下|添置|收到|列为|值守))"
)
"""What a sentence goes on with, folded, behind a phrase that it tells of as past: …已取消, …中形成的."""


RECALLED_BEFORE = "(?:回顾|重温|铭记|继|自从?)(?:党|在|庆祝|纪念|迎接|中国){0,3}"
"""What stands before an event with a number that is recalled, so that its number stays; in the words of patterns."""

RECALLED_AFTER = "[^，。；、]{0,8}(?:以来|讲话|阅兵|纪念章|大会上)"
"""What goes on behind one."""


NOTICE_YEAR = "(?:20(?:[01][0-9]|2[0-4])|二[〇零0O](?:[〇零0O一][〇零0O一二三四五六七八九]|二[〇零0O一二三四]))"
"""What {y} stands for in the pattern of a notice: a year that no plan of today is for, 2000 to 2024, folded."""


class NoticeCount(TypedDict):
    """A number that goes up by one every so many years: `number` in `year`."""

    year: int
    number: int
    every: int


class NoticeSource(TypedDict):
    """What a notice rests on."""

    title: str
    url: str
    """Empty for what is not on the web."""


class Notice(TypedDict):
    """An entry of the register, of those that are marked, or will be when they have run out."""

    id: str
    title: str
    kind: str
    """For readers: 法律 …"""
    since: str
    """From when the phrase is in force, as YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not known."""
    until: str
    now: str
    """What holds now; may be empty."""
    action: Action
    note: str
    pattern: str
    """A regular expression, {n} written out."""
    exception: str
    """What overlaps a match of this is not meant; may be empty."""
    replacements: Mapping[str, str]
    """By a text that is matched, folded: what can safely stand in its place."""
    count: NoticeCount | None
    sources: Sequence[NoticeSource]
    confidence: Confidence
    url: str
    """Of its entry in the list of all, from the site's root."""


class NoticesData(TypedDict):
    """What the browser gets of the register."""

    notices: Sequence[Notice]
    traditional: str
    """Characters that are folded beside those of `FOLDED_FROM`: traditional and simplified ones in turns."""


class Mark(NamedTuple):
    """Where a notice matches in a text as written."""

    start: int
    """UTF-16 units."""
    end: int
    notice: str
    """Its id."""


TITLE_LINE = -1
"""The line of a mark in a section's title."""


class LineMark(NamedTuple):
    """A mark in a section's own lines."""

    line: int
    """Of `Row.lines`, or TITLE_LINE."""
    start: int
    """UTF-16 units, of an item's text without its number."""
    end: int
    notice: str
    """Its id."""


# The search


class Facet(_Labelled):
    """What results can be narrowed by, in the order in which a reader's choice is shown."""

    TOPIC = "topic", "主题"
    KIND = "kind", "章节类型"
    LEVEL = "level", "适用"
    TYPE = "type", "文种"
    PLAN = "plan", "计划"
    TIMELINESS = "timeliness", "过时提法"


class Sort(_Labelled):
    """The orders of results, the first unless another is chosen."""

    RELEVANCE = "relevance", "按相关程度"
    ORDER = "order", "按计划顺序"
    LENGTH = "length", "按长短，短的在前"


# The search index (see planlib/publishing/search)


FACET_KEY = "="
"""Begins the key of a facet's value in the index: =topic:ID."""

SECTION_KEY = "=section:"
"""Begins the key of the sections with an id in their plans: =section:ID."""

EXAMPLE_KEY = "=example:"
"""Begins the key of the sections in which a field stands for these words of the original: =example:前洋小学."""

LETTERS_KEY = "~"
"""Begins the key of words by the letters that are typed for them: ~zyfw."""

ALIKE_DATA = "alike"
"""The file of the index that says which characters are taken for each other: groups of them, that of a character any
number."""

HEADING_RANKS = "|"
"""Parts the packed ranks of the sections that have a gram from those of the sections that have it in their heading."""

ITEM_TEXT = "\t"
"""Parts the number of an item in a row's line from its text."""


class TopicData(TypedDict):
    """A topic for the search. aliases: with the parts of its title."""

    id: str
    title: str
    aliases: Sequence[str]
    url: str
    """From the site's root."""
    summary: str


SEARCH_VERSION = 7
"""Of the format of the index."""


class RowPlan(NamedTuple):
    """What the sections of a plan have in common."""

    id: str
    title: str
    short_name: str
    """篇二之一; may be empty."""
    level: str
    type: str


class Row(NamedTuple):
    """A section with its own lines. Texts hold fields as written. What is empty at the end is left out."""

    plan: int
    """Which of the block's plans."""
    children: Sequence[int]
    """The ranks of the sections right under it."""
    variants: Sequence[int]
    """The ranks of the sections with nearly the same text (几种写法), nearest first; ~rank where one says the same to
    the letter as that before it, or as the section itself where there is none before. (~ is -1 - rank.)"""
    section: str
    """Its id in the plan."""
    level: int
    """Of its heading, from 1; 0 for 开头 and 结尾."""
    number: str
    """Printed before the title."""
    title: str
    """Empty for 开头 and 结尾."""
    lines: Sequence[str]
    """Paragraphs as they are; items as their number, ITEM_TEXT, their text."""
    kind: str
    topics: Sequence[str]
    characters: int
    """Visible, with all that stands under it."""
    fields: Sequence[str] = ()
    """Names, with all that stands under it."""
    crumbs: Sequence[str] = ()
    """The titles of the sections above."""
    marks: Sequence[LineMark] = ()
    """Of its own lines."""
    marks_under: int = 0
    """How many marks it has with all that stands under it."""


class TextBlock(TypedDict):
    """A file of texts of the index."""

    plans: Sequence[RowPlan]
    """Those that sections here belong to."""
    rows: Sequence[Row]
    """In the order of their ranks."""


class TreeData(TypedDict):
    """The file `tree` of the index: how sections stand under each other, in reading order."""

    depths: str
    """A digit a section: of nesting, from 1; 0 for 开头 and 结尾."""
    characters: str
    """Packed numbers: visible characters of each, with all under it."""
    plans: str
    """Packed numbers: sections of each plan."""


class Whole(TypedDict):
    """The files of a small library's index that come with its manifest. What holds a gram is found in the texts."""

    keys: Mapping[str, str]
    """The file `keys/0`."""
    texts: TextBlock
    """The file `texts/0`, of all sections."""
    tree: TreeData


class Manifest(TypedDict):
    """The file `manifest` of the index."""

    version: int
    sections: int
    keys: Sequence[str]
    """The first key of each file of keys, in the order of their code points; no key stands before the first. Of a small
    library no key is a gram."""
    blocks: str
    """Packed ranks: the first of each text block."""
    page: str
    """Of a plan's page from the site's root, with * for its id; the anchor of a section there is its own id."""
    fold: str
    """Characters and those that the library uses in their place, in turns: 黨党, 著着."""
    topics: Sequence[TopicData]
    kinds: Sequence[tuple[str, str]]
    """Id and name of each."""
    levels: Sequence[tuple[str, str]]
    types: Sequence[tuple[str, str]]
    synonyms: Sequence[Sequence[str]]
    """Groups of words that stand for each other."""
    fields: Sequence[Field]
    """Those that the texts may hold."""
    whole: Whole | None
    """Of a small library."""


# The list of plans


class PlanSort(_Labelled):
    """The orders of the list of plans, the first unless another is chosen."""

    NUMBER = "number", "按编号"
    TITLE = "title", "按标题"
    LENGTH = "length", "按篇幅，长的在前"


class PlanRow(NamedTuple):
    """A plan in the list of all."""

    id: str
    title: str
    number: int
    """Its own, or 0."""
    part: int
    """Of a plan of several parts, or 0."""
    level: int
    """Which of `PlansData.levels`."""
    type: int
    """Which of `PlansData.types`."""
    collection: int
    """Which of `PlansData.collections`; -1 where the plan is from none."""
    characters: int
    """Visible."""
    sections: int


class PlansData(TypedDict):
    """All plans of the library, in its order."""

    url: str
    """Of a plan's page from the site's root, with * for its id."""
    levels: Sequence[tuple[str, str]]
    """Id and name of each."""
    types: Sequence[tuple[str, str]]
    collections: Sequence[tuple[str, str, bool]]
    """The title of each; what stands for it before a plan's number; whether that is the whole name of its plan."""
    plans: Sequence[PlanRow]


# The compare view: packs of plans with repairs, by their ids


class RepairSpan(NamedTuple):
    """Where a repair stands in a line of a section."""

    section: str
    """Its id in the plan."""
    line: int
    """Of `Row.lines`, or TITLE_LINE."""
    start: int
    """Code points that it put in, from here to `end`, of an item's text without its number."""
    end: int
    removed: str
    """What it took out."""
    repair: int
    """Which of `PlanRepairs.repairs`."""


class RepairNote(NamedTuple):
    """A repair as readers see it."""

    kind: str
    before: str
    after: str
    reason: str
    proof: str


class PlanRepairs(TypedDict):
    """The repairs of a plan that changed its wording. A pack has those of its plans by their ids."""

    repairs: Sequence[RepairNote]
    spans: Sequence[RepairSpan]
    """In reading order."""


# Drafts (草稿)


class Shape(TypedDict):
    """What a type of document must have (of each group one kind), must not have, and in which order at the top."""

    must: Sequence[Sequence[str]]
    must_not: Sequence[str]
    order: Sequence[Sequence[str]]


class Slot(TypedDict):
    """A place for a section in a skeleton. level: 0 for one without a heading."""

    kind: str
    level: int
    title: str
    topics: Sequence[str]


class Skeleton(TypedDict):
    """What a new draft of a level and type begins as (提纲). title, organisation and date may hold fields."""

    level: str
    type: str
    title: str
    organisation: str
    date: str
    slots: Sequence[Slot]


class DraftingData(TypedDict):
    """What the composer knows of the library."""

    kinds: Sequence[tuple[str, str]]
    """Id and name of each."""
    levels: Sequence[tuple[str, str]]
    types: Sequence[tuple[str, str]]
    fields: Sequence[Field]
    shapes: Mapping[str, Shape]
    """By type of document."""
    under: Mapping[int, Sequence[int]]
    """Level of a heading (0 for the document) → levels of the headings that may stand right under it."""
    skeletons: Sequence[Skeleton]
    plans: Sequence[tuple[str, str]]
    """The first of the library: id and label."""


DRAFT_FORMAT = "plan-library-draft"
"""The draft file's own name of what it is; library/draft.schema.json describes it."""

DRAFT_VERSION = 3
"""Files of version 1 have no official, those before 3 no table in their text; they are read as well."""

MAX_ANNEXES = 20
"""Of a draft."""

MAX_SECTIONS = 2000
"""Of a draft."""

MAX_PARAGRAPHS = 20_000
"""Of a draft."""

MAX_TEXT = 50_000
"""Of a paragraph, or a table, in UTF-16 units."""

MAX_TITLE = 200
"""Of a draft's title, organisation and date, of a section's title and what is said of its origin, in UTF-16 units."""

MAX_LIST = 500
"""Of topics, and of examples, of one section of a draft."""

DRAFT_WORD = "[a-z0-9-]{1,60}"
"""An id, a kind, a topic in a draft: lower-case letters, digits, hyphens."""
