"""PLN4, names: of places, of organisations and of people, which the next user of a text would take along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from planlib.inputs import Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.page import FieldRef, Page
from planlib.model.people import COMPOUND_SURNAMES, SURNAMES
from planlib.reading.vocabulary import Places, Vocabulary

from .prose import (
    CLAUSE,
    IDEOGRAPHS,
    IS_IDEOGRAPH,
    LONGEST_CLAUSE,
    Prose,
    Span,
    WordList,
    any_of,
    longest,
    prose,
    whole,
)
from .registry import page_rule
from .segmented import Token, tokens

# --- Places and organisations -----------------------------------------------------------------------------------------

_AREA = tuple("社区 街道 小区 新村 家园 花园 花苑 公寓 公馆 大厦 广场 商城 公园 景区 水库 大桥 镇 乡 村 苑".split())
_ROAD = frozenset("大道 大街 步行街 胡同 路 街 巷 弄".split())
_WATER = tuple("河湖江溪山岛")
_BODY = frozenset(
    "卫生服务中心 卫生服务站 卫生院 医院 幼儿园 小学 中学 学校 学院 大学 博物馆 图书馆 文化馆 纪念馆 美术馆 体育馆 "
    "科技馆 陵园 便民服务中心 党群服务中心 社工服务中心 服务中心 社工站 事务所 养老院 敬老院 福利院 护理院 超市 "
    "商场 酒店 宾馆 合作社 基金会 商会 协会 镇政府 乡政府 街道办事处 街道办 村委会 居委会 社工机构 银行 派出所 "
    "司法所 公司 公团 集司 集团 教堂 书院 故居 剧团 艺术团 俱乐部 工作室 联合会 局 院 寺 祠 馆".split()
)
_PHASES = tuple(f"{numeral}期(?!工程|项目|建设|改造|间|待|望|限)" for numeral in "一二三四五六七八九")
_ENDING = re.compile("|".join((*sorted((*_BODY, *_AREA, *_ROAD, *_WATER), key=len, reverse=True), *_PHASES)))
_LIKELY = re.compile(
    "[期区道村园苑寓馆厦场城库桥镇乡街同路巷弄河湖江溪山岛院学心站所市店社会行司团堂部室局寺祠业厂店房]"
)
_NUMBERED = re.compile("第?[一二三四五六七八九十]{1,3}")
# Endings of the first word of a name that make it one: 翡翠湾小区, 金色家园, 锦绣苑.
_ESTATE = re.compile("[湾苑庭园府庄轩阁墅洲庐堡郡城里岸景泉岭峰坡沟浦滩渡堰岗桥溪]")
_SERVING = ("小学", "中学", "医院", "幼儿园", "学校")
_FIRMS = ("公司", "集团", "厂")
_AREAS = ("社区", "街道", "镇", "乡", "村", "小区")
_ESTATES = ("家园", "花园", "公馆", "新村", "花苑")
# Characters of which no name is made that the dictionary lacks: 驻区, 各楼, 进楼.
_FUNCTION = frozenset(
    "的了和与在是为对各全本我该这那此某每其他她它几多个进入驻到向把被从或等不也都要所有以及内外下中时使让给将并就能可新老旧无"
)
_NAME_TAGS = ("nr", "ns", "nz", "nt")


@page_rule("PLN434", severity=Severity.WARNING, overridable=True)
def place_unfielded(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文中写出了地名或单位名，却没有做成填空项。

    Why:
        别人复制这一段，会把别处的名字一并带走。做成以原名为例子的填空项，页面照样显示，也会醒目标出、自动替换。
        省、市的名字见 vocabulary/places.yml，县、区的名字见 vocabulary/counties.txt，其余靠“××小区”“××路”“××公司”
        这样的构词来认。法规和文件名里的地名、北京时间一类的固定说法不算。
    Bad:
        在殿前街道党工委的领导下
    Good:
        在{{街道|殿前街道}}党工委的领导下
    """
    places, own = inputs.vocabulary.places, _examples(page)
    known = [found for words in _known(inputs.vocabulary) if (found := words.on(page))]
    for line in prose(page):
        titled = line.line < page.body_start
        for span in longest(_place_names(line.plain, places, own, known)) if "{" not in line.plain else ():
            yield _place(line, span, titled=titled)


@lru_cache(maxsize=1)
def _known(vocabulary: Vocabulary) -> tuple[WordList, ...]:
    return WordList(vocabulary.places.names), WordList(vocabulary.counties)


def _place(line: Prose, span: Span, *, titled: bool) -> Problem:
    name = line.plain[slice(*span)]
    message = f"“{name}”是具体的地名或单位名，见“{line.around(*span)}”"
    if titled:
        return line.problem(*span, message, "标题里不写具体名称：去掉它，或只写“社区”“街道”")
    hint = f"做成填空项，原名作例子：{{{{{_field(name)}|{name}}}}}；确要照写，就在文首 accept 里写明理由"
    return line.problem(*span, message, hint)


_FIELDS = (
    ("社区", "社区"),
    ("小区", "社区"),
    ("街道", "街道"),
    ("村", "村"),
    ("镇", "镇"),
    ("乡", "镇"),
    ("县", "区"),
    ("区", "区"),
    ("市", "城市"),
    ("省", "省区"),
    ("小学", "学校"),
    ("中学", "学校"),
    ("学校", "学校"),
    ("幼儿园", "学校"),
    ("广场", "文化场所"),
    ("馆", "文化场所"),
)


def _field(name: str) -> str:
    """The field that stands for such a name, or … where there is none for its kind."""
    return next((field for ending, field in _FIELDS if name.endswith(ending)), "…")


def _place_names(
    text: str, places: Places, own: re.Pattern[str] | None, known: Sequence[re.Pattern[str]]
) -> Iterator[Span]:
    """Where a line names places, some of them more than once: those that the page itself gives as examples first, then
    those that are known."""
    closed = _titles(text)
    for match in own.finditer(text) if own else ():
        yield Span(*match.span())
    for pattern in known:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if not (_inside(span, closed) or _is_other(text, span, places)):
                yield span
    for span in _named(text, places) if _LIKELY.search(text) else ():
        if not _inside(span, closed):
            yield span


_DOCUMENT = re.compile(
    "《[^《》]{0,60}(?:条例|法|办法|规定|规则|细则|意见|纲要|规划|方案|决定|决议|通知|公告|标准|规范|报告|目录|导则|指南|日报|晚报|指引|计划)[^《》]{0,20}》"
)


def _titles(text: str) -> list[Span]:
    """Where the names of laws and documents stand."""
    return [Span(*match.span()) for match in _DOCUMENT.finditer(text)] if "《" in text else []


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in spans)


_BROADER = re.compile("区(?=[域间别分位划隔块])|县(?=[域级处])|市(?=[场民容政级区委直郊])")  # 市中区域, 县级市, 市民


def _is_other(text: str, span: Span, places: Places) -> bool:
    """Whether the name of a place is part of a fixed word (北京时间), or of a practice that is known by it
    (浙江“千万工程”)."""
    if re.match("[省市区县]?的?“", text[span.end : span.end + 3]) or _BROADER.match(text, span.end - 1):
        return True
    return any(word in text[max(0, span.start - 4) : span.end + 8] for word in places.fixed)


def _named(text: str, places: Places) -> Iterator[Span]:
    """The names of places and organisations in a line, told by the words before what they are called."""
    for clause in CLAUSE.finditer(text):
        first, last = clause.span()
        endings = list(_ENDING.finditer(text, first, last)) if last - first <= LONGEST_CLAUSE else ()
        if not endings:
            continue
        words = tokens(clause[0])
        behind = {word.end: number for number, word in enumerate(words, 1)}
        for ending in endings:
            number = behind.get(ending.end() - first)  # else the word goes on: 社区 in 社区卫生
            start = _start(words[:number], ending.start() - first, ending[0], places) if number else None
            if start is not None and text[first + start : ending.end()] not in places.generic:
                yield Span(first + start, ending.end())


def _start(words: Sequence[Token], place: int, ending: str, places: Places) -> int | None:
    """Where the name begins that ends with a word for a place or an organisation, which stands at a place of these
    words, the last of which ends with it; None where there is none."""
    first = len(words) - 1
    while words[first].start > place:
        first -= 1
    word, before = words[first], list(words[:first])
    if word.start == place or word.text.removesuffix(ending) in places.inner or word.text in _SIDES:
        return _head(before, ending, places)  # with 物业公司 and 东路, which are one word
    if _is_name(word, ending, places):
        return _chain(before, word.start, places)
    if before and word.tag == "ns" and len(before[-1].text) == 1 and before[-1].text in _SIDES_OF:
        return before[-1].start  # 南 + 渡河
    if before and not word.known and len(before[-1].text) == 1 and before[-1].tag.startswith("n"):
        return before[-1].start  # 翠 + 湖花苑
    return _chain(before, None, places) if ending in _BODY else None  # 姑苏区 + 民政局


_SIDES_OF = frozenset("东南西北大小上下新老")
_SIDES = frozenset(f"{side}{road}" for side in "东南西北中" for road in ("路", "街", "大街", "大道"))


def _is_name(word: Token, ending: str, places: Places) -> bool:
    """Whether a single word holds the name and what it is: 石桥镇, 清溪河, 文昌街."""
    head = word.text.removesuffix(ending)
    if ending in _ROAD and head in places.roads:
        return True
    if not 2 <= len(head) <= 4 or {head, word.text} & places.generic:
        return False
    if ending in ("寺", "故居", "书院", "陵园"):
        return True
    tags: tuple[str, ...] = ("nr", "ns") if ending in ("镇", "乡", "村", "苑") or ending in _ROAD else ("ns",)
    return word.tag.startswith(tags)


def _head(before: list[Token], ending: str, places: Places) -> int | None:
    """Where the name begins, of which these words stand before what it is called."""
    start, numbered = None, False
    if ending == "公司" and len(before) > 1 and before[-1].text in _LIMITED:
        return _firm(before, places)
    while before and ending in _BODY and (before[-1].text in places.inner or _NUMBERED.fullmatch(before[-1].text)):
        numbered |= bool(_NUMBERED.fullmatch(before[-1].text))
        start = before.pop().start
    if (
        before
        and ending in _FIRMS
        and len(before) > 1
        and before[-1].tag == "n"
        and before[-2].tag.startswith(_NAME_TAGS)
    ):
        before.pop()  # 宏达 + 纺织 + 有限公司
    if numbered and ending in _SERVING:
        return _chain(before, start, places)  # 第三人民医院
    if not before:
        return None
    head, others = before[-1], before[:-1]
    if others and (_ESTATE.fullmatch(head.text) or head.text in _ESTATES) and _is_naming(others[-1], places):
        return _chain(others[:-1], others[-1].start, places)  # 翡翠湾 + 小区
    if ending in _SERVING and head.text in ("路", "街", "巷") and others and len(others[-1].text) > 1:
        return others[-1].start  # 育苗 + 路 + 小学
    if _is_head(head, others, ending, places):
        return _chain(others, head.start, places)
    if others and ending in _AREAS and _is_unjoined((others[-1], head)) and _begins(others[:-1]):
        return others[-1].start  # 殿 + 前 + 街道
    return _chain(others, None, places) if ending in _BODY else None


def _is_unjoined(words: Sequence[Token]) -> bool:
    """Whether these are single characters, of which the dictionary makes no word, and which may make a name."""
    return all(len(word.text) == 1 and word.tag[0] in "nfgzsj" and word.text not in _FUNCTION for word in words)


def _is_placed(others: Sequence[Token]) -> bool:
    """Whether a place stands behind these words: at the beginning of a title, or after 在, 到, 由."""
    return not others or others[-1].text in _AT


_AT = frozenset(["在", "到", "由", "从", "与", "和", "向", "赴", "往", "相邻的", "中共", "关于"])


def _begins(others: Sequence[Token]) -> bool:
    """Whether a name may begin behind these words."""
    return (
        not others or others[-1].tag.startswith(("p", "c", "v", "u", "x", "d", "f", "ns")) or others[-1].text == "联系"
    )


_LIMITED = frozenset(["有限", "责任", "有限责任", "股份", "有限公司", "股份有限公司", "有限责任公司"])


def _firm(before: Sequence[Token], places: Places) -> int | None:
    """Where the name of a 有限公司 begins: behind the last word that a name does not hold."""
    place = len(before)
    while place and before[place - 1].tag[0] not in "pcvudrxf" and place > len(before) - MOST_WORDS:
        place -= 1
    return before[place].start if place < len(before) and before[place].text not in places.generic else None


MOST_WORDS = 5  # of a firm's name


def _is_naming(word: Token, places: Places) -> bool:
    """Whether a word may be the first part of an estate's name."""
    return word.tag.startswith(("n", "a", "z")) and 2 <= len(word.text) <= 3 and word.text not in places.generic


def _is_head(head: Token, others: Sequence[Token], ending: str, places: Places) -> bool:
    """Whether a word before what it is called is a name: by its part of speech, or by what names are made of."""
    begins = _begins(others)
    if ending in _ROAD and begins and head.text in places.roads:
        return True
    if head.text in places.generic or not 2 <= len(head.text) <= (3 if head.known else 4):
        return False
    if ending == "市场" and not (head.tag.startswith("ns") or head.text in places.naming):
        return False
    if ending in _AREAS and head.tag == "n" and _is_placed(others) and not set(head.text) & _FUNCTION:
        return True  # 在梧桐社区
    if head.tag.startswith(_NAME_TAGS) or (not head.known and not set(head.text) & _FUNCTION):
        return True
    return begins and (head.text in places.naming or all(character in places.auspicious for character in head.text))


def _chain(before: Sequence[Token], start: int | None, places: Places) -> int | None:
    """The start of the names of places that stand before a name: 昆山市 + 第三人民医院, 姑苏区 + 民政局. start: of the
    name itself; None where it is one only with such a name before it."""
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if word.text in places.generic:
            break
        is_part = word.text in ("省", "市", "区", "县", "镇", "乡") and place and before[place - 1].tag.startswith("ns")
        if not (is_part or (word.tag.startswith("ns") and len(word.text) > 1)):
            break
        start = word.start
    return start


# --- People -----------------------------------------------------------------------------------------------------------

_TITLES = tuple(
    "书记 主任 主席 理事长 会长 秘书长 站长 所长 校长 院长 园长 队长 组长 网格长 楼长 楼组长 楼栋长 单元长 村长 "
    "镇长 乡长 区长 县长 市长 局长 处长 科长 经理 董事长 民警 辅警 社工 网格员 律师 医生 医师 大夫 护士 老师 教师 "
    "教授 专家 警官 委员 专干 辅导员 指导员 调解员 宣讲员 讲解员 志愿者 联系人 联络员 负责人 责任人 老党员 党员 "
    "居民 村民 道德模范 劳动模范 标兵 好人 同志 大爷 大妈 阿姨 老人 烈士 获得者 传承人 带头人 创始人 法定代表人 "
    "支书 村支书 文书 会计".split()
)
_TITLED = re.compile(f"{any_of(_TITLES).pattern}[：:]?")
_CALLED = any_of(
    tuple(
        "同志 书记 主任 老师 医生 大夫 律师 警官 教授 校长 院长 先生 女士 大爷 大妈 阿姨 奶奶 爷爷 老人 烈士 师傅 "
        "站长 所长 队长 经理 主席 会长".split()
    )
)
_NAME = re.compile(f"(?:(?:{COMPOUND_SURNAMES})|[{SURNAMES}])[{IDEOGRAPHS}]{{1,2}}")
# Surnames that are no ordinary words (和, 任, 应), so that one before 律师 or 主任 is a person's.
_COMMON_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶潘杜戴夏钟汪姜范姚谭廖邹熊陆郝孔崔康毛邱秦史顾侯邵孟钱汤尹黎贺赖龚"
)
_GOES_ON = re.compile(
    "$|[，。；、：（））“”《]|同志|等|负责|牵头|担任|任|带队|带领|带头|为|和|与|及|主持|主讲|讲|说|介绍|的|在|对|向|是|作|亲自|同时|一行|率|个人|家"
)


@page_rule("PLN437", severity=Severity.WARNING, overridable=True)
def person_named(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文中写出了人的姓名。

    Why:
        范文给大家用，不该带着某个人的名字；写进计划的人名，换一年、换一处就不对了。职务后面、“同志”“老师”等称呼前面的
        姓名都会查到；公认的先进人物（雷锋、焦裕禄等）列在 vocabulary/places.yml 的 people 里，不算。
    Bad:
        由社区党委书记李建国任组长。
    Good:
        由社区党委书记任组长。
    """
    known = inputs.vocabulary.places.people
    for line in prose(page):
        for span in people(line.plain, known):
            name = line.plain[slice(*span)]
            message = f"“{name}”像是人的姓名，见“{line.around(*span)}”"
            hint = "只写职务，或做成填空项 {{姓名}}；先进人物可照写，在文首 accept 里写明理由"
            yield line.problem(*span, message, hint)


def people(text: str, known: AbstractSet[str]) -> Iterator[Span]:
    """Where a line names people: behind what somebody is (书记李建国), or before how they are called (王秀英同志)."""
    found: set[Span] = set()
    for match in _TITLED.finditer(text):
        if span := _person_at(text, match.end()):
            found.add(span)
    for match in _CALLED.finditer(text):
        if span := _person_before(text, match.start()):
            found.add(span)
    yield from (span for span in sorted(found) if text[slice(*span)] not in known)


def _clause_at(text: str, place: int) -> tuple[int, tuple[Token, ...]]:
    """The clause around a place, as its start and words."""
    start = place
    while start and IS_IDEOGRAPH.match(text, start - 1):
        start -= 1
    match = CLAUSE.match(text, start)
    return start, tokens(match[0]) if match else ()


def _person_at(text: str, place: int) -> Span | None:
    """The name that begins at a place, if one does."""
    if not _NAME.match(text, place):
        return None
    offset, words = _clause_at(text, place)
    here = [word for word in words if word.start >= place - offset]
    if not here or here[0].start != place - offset:
        return None
    first, rest = here[0], here[1:]
    if 2 <= len(first.text) <= 4 and _NAME.fullmatch(first.text):
        if not first.known and len(first.text) == 3 and tokens(first.text[1:])[0].tag.startswith("v"):
            return None  # 委员 + 周调度
        if (first.tag.startswith("nr") and not _NO_PERSON.search(first.text)) or not first.known:
            end = first.end
            if len(first.text) == 2 and rest and len(rest[0].text) == 1 and not _GOES_ON.match(text, offset + end):
                end = rest[0].end
            if _GOES_ON.match(text, offset + end) or (len(first.text) == 3 and first.tag == "nr"):
                return Span(place, offset + end)
        return None
    parted = first.text in SURNAMES and rest and len(rest[0].text) <= 2  # 王 + 秀英
    if parted and (first.tag[0] in "nz" or rest[0].tag.startswith(("nr", "nz"))):
        end = offset + rest[0].end
        is_given = rest[0].tag.startswith(("nr", "nz")) or not rest[0].known
        if rest[0].known and rest[0].tag[0] in "vdpcrmqu":
            return None  # 委员 + 周 + 调度
        return Span(place, end) if _GOES_ON.match(text, end) or (is_given and len(rest[0].text) == 2) else None
    return None


def _person_before(text: str, place: int) -> Span | None:
    """The name that ends at a place, if one does."""
    offset, words = _clause_at(text, place)
    here = [word for word in words if word.end <= place - offset]
    if not here or here[-1].end != place - offset:
        return None
    last = here[-1]
    if last.text in _COMMON_SURNAMES and (len(here) == 1 or here[-2].tag[0] in "pcvuxd"):
        return Span(offset + last.start, place)  # 由刘律师
    if _NAME.fullmatch(last.text) and (
        (last.tag.startswith("nr") and not _NO_PERSON.search(last.text)) or not last.known
    ):
        return Span(offset + last.start, place)
    if len(here) > 1 and here[-2].text in SURNAMES and len(last.text) <= 2 and here[-2].tag.startswith("nr"):
        return Span(offset + here[-2].start, place)
    return None


# Words that the dictionary takes for names, or that begin as one: 安全感, 文明, 高超, 严格执行.
_NO_PERSON = re.compile(
    "[员长部处办站组会队所室户者们众委层方面线级项次位期等各及与校区村镇乡县街路点度重门局厅院园馆感性化率法栏周日奖章册证卡力权网水]$"
    "|^(?:文明|安全|安保|安监|高超|温馨|和睦|康复|荣誉|荣获|方正|明星|金星|向阳|和谐|党建|常态|严格|广泛|高度|明确|宣传|全面|应|相关|有关|时常|经常|包括|包含|任何|任务|解决|解答|蓝天)"
)

# --- Examples ---------------------------------------------------------------------------------------------------------

_PLACE_FIELDS = frozenset({"社区", "村", "街道", "镇", "区", "城市", "省区", "学校", "学堂", "文化场所"})


def _examples(page: Page) -> re.Pattern[str] | None:
    """The place names that the page itself gives as examples: they must not stand outside their fields, but do."""
    text = whole(page)
    names = {
        run.example
        for section in page.walk()
        for runs in (section.title, *(block.runs for block in section.blocks))
        for run in runs
        if isinstance(run, FieldRef) and run.name in _PLACE_FIELDS and run.example and len(run.example) > 1
        if run.example in text
    }
    return any_of(tuple(sorted(names))) if names else None
