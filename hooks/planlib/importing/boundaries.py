"""Where a plan begins in a file that holds several, and what it is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planlib.model.numbering import han_value

from .lines import Line, stripped
from .numbers import Style, number_of

SHORTEST_TEXT = 30  # characters of a line that is text, and no title or heading
LONGEST_WORD = 4  # characters of a word for what a plan is, which is no title
SHORTEST_BODY = 10  # characters between titles that are no list of links
MAX_TITLE = 50  # characters; titles of offices with their full names come near it
_N = r"([0-9０-９]{1,3}|[一二三四五六七八九十百]{1,4})"
_S = r"[\s\u3000]*+"
_UNIT = "篇|范文|模板|样本|例文|样板|方案|计划|总结|要点|文章|版本"
_KIND = (
    "计划表|计划书|分解表|安排表|进度表|一览表|预案|计划|规划|要点|安排|方案|总结|打算|设想|思路|意见|汇报|报告"
    "|目标与任务|目标任务|措施|工作重点"
)
_QUALIFIER = rf"[（(【\[]{_S}[^（()）]{{0,6}}?(?:{_N}|\d+){_S}[篇份例则条个][^（()）]{{0,4}}[)）】\]]"
# 篇一, 【篇一】, 第1篇：, 范文二, （一）
_LABEL = re.compile(
    rf"\A[【\[〖（(<《]?{_S}(?:第{_S}{_N}{_S}(?:{_UNIT})|(?:{_UNIT}){_S}{_N}){_S}[】\]〗）)>》]?{_S}[:：、.]?{_S}"
)
_BRACKETED = re.compile(rf"[【\[〖]{_S}{_N}{_S}[】\]〗]$|[（(]{_S}{_N}{_S}[)）]$")
_IN_BRACKETS = re.compile(r"[【\[〖《](.{2,60})[】\]〗》][:：]?$")
# 社区精神文明工作计划篇一, …计划2023 篇1, …计划（一）, …计划1
_TAIL = re.compile(
    rf"(?:{_S}(?:20\d\d|20[xX×]{{2}})年?)?{_S}(?:[【\[（(]?{_S}(?:第{_S}{_N}{_S}(?:{_UNIT})|(?:篇|范文|模板|样本|例文|之|第){_S}{_N})"
    rf"{_S}[】\]）)]?|[（(【\[]{_S}{_N}{_S}[)）】\]]|{_N}){_S}[:：]?$"
)
_STEM = re.compile(
    rf"[^。；！？!?;，,]{{2,{MAX_TITLE}}}(?:{_KIND})(?:{_QUALIFIER}|范文|范本|范例|样例|样文|模板|大全|精选|合集|例文|样本|怎么写|参考)*"
)
_TITLE = re.compile(
    rf"[^。；！？!?;：:]{{2,{MAX_TITLE}}}?(?:{_KIND})(?:{_S}[（(](?:草案|试行|征求意见稿|讨论稿|初稿|修订稿?|\d{{4}}年?(?:度)?)[)）])?$"
)
_SENTENCE = re.compile(r"[，,]|^(?:为|现将?|根据|结合|按照|围绕|通过|请|特)(?!民)|制[定订]|如下")
_BAIT = re.compile(
    rf"{_QUALIFIER}|^(?:最新|精选|热门|优秀|实用|推荐)+(?=.{{6}})|^(?:关于|有关)+(?=.{{6}})(?!.*的)"
    r"|[（(](?:范文推荐|推荐|精选|完整版|最新版|通用版?|模板|全文|优质|热门|荐读|实用)[)）]|\d{1,3}篇(?=.{4})"
)
# 村委会工作计划怎么写 村委会工作计划范文
_QUESTION = re.compile(r"[^。；]{2,40}?(?:怎么写|如何写|怎样写)[?？]?[\s_|-]{0,4}(.{6,})")
_BAIT_AT_END = re.compile(
    rf"\A(.{{4,{MAX_TITLE}}}?)(?:范文|范本|范例|样例|样文|模板|大全|精选|合集|例文|样本|怎么写|参考|通用|推荐|下载|免费|word|doc)+"
    rf"(?:{_QUALIFIER})?$"
)
_SITE_AT_END = re.compile(rf"\A(.{{0,{MAX_TITLE}}}?)\s{{0,4}}[_|-]\s{{0,4}}\S{{2,8}}(?:网|文库)$")


class Boundary(NamedTuple):
    """A plan begins at a line of a list. at: its place in the list. title: what the line calls the plan, empty where it
    only counts. number: in its series, 0 where it has none. rule: what recognised it."""

    at: int
    title: str
    number: int
    rule: str


def is_title(text: str) -> bool:
    """Whether a line can be the title of a plan: short, no sentence, and it ends in a word for what a plan is."""
    return len(text) <= MAX_TITLE and bool(_TITLE.match(text)) and not _SENTENCE.search(text) and not number_of(text)


def is_label(text: str) -> bool:
    """Whether a line only says that a plan begins: 篇一, 【篇二】, …计划篇三."""
    return _marked(0, text) is not None


def plain_title(text: str) -> str:
    """A title without what sites add to it: （精选5篇）, 范文, 最新."""
    question = _QUESTION.match(text)
    text = (question[1] if question else text).strip("《》【】 \u3000")
    previous = ""
    while previous != text:
        previous, text = (
            text,
            _SITE_AT_END.sub(r"\1", _BAIT_AT_END.sub(r"\1", _BAIT.sub("", text))).strip(" \u3000:：-_|"),
        )
    return text


def boundaries(lines: Sequence[Line]) -> list[Boundary]:
    """Where plans begin, in order. Where nothing says so, the file is one plan, and the list is empty."""
    marked = _series([mark for at, line in enumerate(lines) if (mark := _marked(at, line.text))], lines)
    repeated = _repeated(lines) if len(marked) < 2 else []
    found = marked if len(marked) >= 2 or not repeated else repeated
    others = _titles_after_signature(lines, {boundary.at for boundary in found})
    return sorted([*found, *others])


def _marked(at: int, text: str) -> Boundary | None:
    if len(text) > MAX_TITLE + 20:
        return None
    if match := _LABEL.match(text):
        title = plain_title(text[match.end() :])
        if match.end() == len(text):
            return Boundary(at, "", _number(match), "label")
        return Boundary(at, title, _number(match), "label-title") if is_title(title) else None
    if match := _BRACKETED.match(text):
        return Boundary(at, "", _number(match), "bracketed")
    inner = match[1] if (match := _IN_BRACKETS.match(text)) else text
    stem = _STEM.match(inner)
    if stem and (tail := _TAIL.match(inner, stem.end())):
        title = plain_title(stem[0])
        if len(title) <= LONGEST_WORD:  # 工作计划一：
            return Boundary(at, "", _number(tail), "label")
        return Boundary(at, title, _number(tail), "numbered-title")
    number = number_of(text)
    if number and number.style is Style.DIGIT:
        rest = text[number.end :]
        bare = plain_title(rest)
        if bare != stripped(rest) and is_title(bare) and _STEM.match(rest):
            return Boundary(at, bare, number.value, "counted-title")
    return None


def _number(match: re.Match[str]) -> int:
    digits = next(filter(None, match.groups()), "")
    return int(digits) if digits.isdecimal() else han_value(digits)


def _series(found: list[Boundary], lines: Sequence[Line]) -> list[Boundary]:
    """Those that count: of each rule a series that goes up from 1, begins anew, or has a title that says so itself."""
    kept: list[Boundary] = []
    for rule in dict.fromkeys(boundary.rule for boundary in found):
        of_rule = [boundary for boundary in found if boundary.rule == rule]
        if rule in ("numbered-title",):
            stems = Counter(boundary.title for boundary in of_rule)
            of_rule = [boundary for boundary in of_rule if stems[boundary.title] > 1 or boundary.number == 1]
        if rule in ("bracketed", "counted-title") and (len(of_rule) < 2 or of_rule[0].number != 1):
            continue
        if rule == "counted-title" and min(_sizes(of_rule, lines)) < SHORTEST_BODY:
            continue  # a list of links
        kept += of_rule
    return sorted(kept)


def _repeated(lines: Sequence[Line]) -> list[Boundary]:
    """A title that stands several times, with a text behind each."""
    titles = [(at, plain_title(line.text)) for at, line in enumerate(lines) if is_title(plain_title(line.text))]
    counts = Counter(title for _, title in titles)
    found = [Boundary(at, title, 0, "repeated-title") for at, title in titles if counts[title] > 1]
    if not found:
        return []
    long = [boundary for boundary, size in zip(found, _sizes(found, lines), strict=True) if size >= 100]
    return long if len(long) > 1 else []


def _sizes(found: Sequence[Boundary], lines: Sequence[Line]) -> list[int]:
    """How many characters stand behind each, up to the next."""
    ends = [*(boundary.at for boundary in found[1:]), len(lines)]
    return [
        sum(len(line.text) for line in lines[boundary.at + 1 : end]) for boundary, end in zip(found, ends, strict=True)
    ]


_DATE = re.compile(r"(?:\d{4}|[二〇○零一九Oo]{2}[〇○零Oo一二三四五六七八九]{2}|20[xX×]{2})\s*年.{0,4}月.{0,4}日?$")
_SUMMARY_OR_PLAN = re.compile(r"(?:总结|计划)$")
_OWN = re.compile(r"20\d\d|20[xX×]{2}|社区|村|街道|镇|乡")


def _titles_after_signature(lines: Sequence[Line], known: set[int]) -> list[Boundary]:
    """A title in the middle of a text, right behind a date or a finished sentence: another plan, or its summary. Or one
    behind which the numbers begin anew."""
    found = []
    highest: dict[Style, int] = {}
    begun = False  # whether the plan before has any text: else the title is its own once more
    for at, line in enumerate(lines):
        if number := number_of(line.text):
            highest[number.style] = max(number.value, highest.get(number.style, 0))
        begun = at not in known and (begun or len(line.text) > SHORTEST_TEXT or _DATE.search(line.text) is not None)
        if not begun or any(near in known for near in range(at - 3, at + 1)) or not is_title(line.text):
            continue
        before, rest = lines[at - 1].text, sum(len(other.text) for other in lines[at + 1 : at + 6])
        if rest <= SHORTEST_TEXT or before[-1:] in "：:，,、":
            continue
        own = _SUMMARY_OR_PLAN.search(line.text) and _OWN.search(line.text)
        if _DATE.search(before) or own or _begins_anew(lines[at + 1 : at + 5], highest):
            found.append(Boundary(at, line.text, 0, "title-in-text"))
            highest = {}
    return found


def _begins_anew(lines: Sequence[Line], highest: Mapping[Style, int]) -> bool:
    """Whether a first heading stands there, where there were second ones before. highest: by style of number."""
    numbers = [number for line in lines if (number := number_of(line.text))]
    return any(
        number.value == 1 and number.style <= Style.HAN and highest.get(number.style, 0) > 1 for number in numbers
    )
