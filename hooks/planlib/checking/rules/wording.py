"""PLN4, words: repetitions, broken series, and the words of another place, another year or another site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from planlib.contract import LineKind
from planlib.inputs import Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.page import BlockKind, FieldRef, Page, Section
from planlib.model.plaintext import written
from planlib.variants.twins import twins

from .prose import HAN, Prose, matches, prose, whole
from .registry import page_rule

NEARLY_IDENTICAL = 0.8  # share of the shorter text's shingles
SHORTEST_COMPARED = 40  # characters; shorter sections are alike by chance
DEEPEST = 8  # series that can stand inside each other

_REPEATED = re.compile(rf"([{HAN}]{{2,20}})\1")
_REPEATED_WORDS = re.compile(rf"([{HAN[1:]}]{{2,20}})\1")  # without 〇, which stands in for fields
_SAID_AGAIN = re.compile(rf"([{HAN}]{{3,30}}+)[，。；、]\1(?=[，。；、和与及]|$)", re.MULTILINE)
_PARALLEL = re.compile(rf"(?![共同边敢齐])[{HAN}]([共同边敢齐])[{HAN}]\1[{HAN}]")  # 构建共建共治, 要同吃同住
_ZERO = "〇○零0"
_LIKELY_YEAR = re.compile(rf"年(?:(?<=\d年)|(?<=\d.年)|(?<=\d..年))|一九|二[{_ZERO}]|20\d\d[./-]")
_YEAR = re.compile(
    r"(?=[\d一二])(?:(?<![\d—–～~－-])(?:(?:19|20)\d\d年?[—–～~－-]{1,2}(?:19|20)?\d\d(?=学?年)"  # 2016—2020年
    r"|(?:19|2[0oO])[\doO]\d(?=\s?学?年)|20\d\d([./-])\d{1,2}\1\d{1,2}(?!\d))"  # 2016年, 2O16年, 2016.5.1
    r"|(?<![\d.近])\d\d(?=年度)"
    rf"|(?:一九[{_ZERO}一二三四五六七八九]|二[{_ZERO}]\s?[{_ZERO}一二三])[{_ZERO}一二三四五六七八九](?=年))"
)
# 一是, 二是要, 三要, 第一， and 第二、; not 七一是, 第一要务 or 第一、二季度.
_NUMERAL = "十[一二三四五六七八九]?|[二三四五六七八九]十|[一二三四五六七八九]"
_SERIES = re.compile(
    rf"(?:^|(?<=[。；，：、！？）\n]))(?:({_NUMERAL})(是要|是|要)"
    rf"|[第其]({_NUMERAL})(是要|是|要(?![务素义领点求害紧])|，|、(?![一二三四五六七八九十])))"
)
_LIKELY_SERIES = re.compile("[一二三四五六七八九十][是要]|[第其][一二三四五六七八九十]")
_VALUES = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)}


@page_rule("PLN431", overridable=True)
def boilerplate(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The text holds words of the site that it was collected from.

    Why:
        They are not part of the plan. The words are listed in vocabulary/words.yml; beside them stand addresses and
        the counts of what was collected: 【篇三】, （精选5篇）, 第1页.
    Bad:
        下面是本站小编带来的工作计划，希望对大家有所帮助。
    Good:
        为进一步做好创建工作，特制定本计划。
    """
    for line, match in matches(page, _any_of(inputs.vocabulary.words.boilerplate)):
        message = f"site boilerplate “{match[0]}” in “{line.around(*match.span())}”"
        yield line.problem(*match.span(), message, "take the sentence out, and record it as boilerplate")
    for line, match in matches(page, _COLLECTED):
        message = f"what a collecting site adds, “{match[0]}”, in “{line.around(*match.span())}”"
        yield line.problem(*match.span(), message, "take it out, and record it as boilerplate")


_NUMBER = "[一二三四五六七八九十\\d]{1,3}"
_COLLECTED = re.compile(
    rf"(?=[【（(篇第共范A-Za-z0-9])(?:【?(?<!第)篇{_NUMBER}(?:】|$)|[（(][精通热推优最实合共汇集]?.?{_NUMBER}篇[)）]"
    rf"|第\s?\d+\s?页|共\s?\d+\s?页|(?<![规示模典师])范文(?=推荐|精选|大全|参考|模板|网|[（(\s\d]|$)"
    r"|(?<![A-Za-z0-9./-])[A-Za-z0-9-]+\.(?:com|cn|net|org)(?![A-Za-z]))",
    re.MULTILINE,
)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, the longest first; the look at the first two characters saves most of the work."""
    heads = ({word[place] for word in words} for place in range(min(2, *map(len, words))))
    look = "".join(f"[{re.escape(''.join(sorted(head)))}]" for head in heads)
    return re.compile(f"(?={look})(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})")


@page_rule("PLN432", severity=Severity.WARNING, overridable=True)
def words_repeated(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The same words stand twice in a row.

    Why:
        It is a slip, or what replacing one name by another has left. Verbs that are said twice (研究研究) stand in
        vocabulary/words.yml.
    Bad:
        争做文明文明社区人。
    Good:
        争做文明社区人。
    """
    doubled = inputs.vocabulary.words.doubled
    for line, match in matches(page, _REPEATED) if _REPEATED_WORDS.search(whole(page)) else ():
        unit = match[1]
        if match[0] in doubled or _PARALLEL.match(line.plain, match.start()):
            continue
        if len(set(unit)) > 1 and not unit.startswith("一") and "〇" not in unit:
            message = f"“{match[0]}” in “{line.around(*match.span())}”"
            yield line.problem(*match.span(), message, "say it once")
    for line, match in matches(page, _SAID_AGAIN):
        if "〇" not in match[1]:
            yield line.problem(*match.span(), f"“{match[0]}” in “{line.around(*match.span())}”", "say it once")


@page_rule("PLN433", severity=Severity.WARNING, overridable=True)
def series_broken(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """An ordinal series (一是 … 二是 …) has a hole, a repeat or only one member.

    Why:
        A member was lost, or numbered wrongly. A series may stand inside a member of another one.
    Bad:
        一是加强领导；三是抓好落实。
    Good:
        一是加强领导；二是抓好落实。
    """
    if not _LIKELY_SERIES.search(whole(page)):
        return
    for _, lines in groupby(prose(page), key=lambda line: id(line.section)):
        opened: list[_Series] = []  # the innermost last
        for line in lines:
            if line.kind is LineKind.HEADING or not _LIKELY_SERIES.search(line.plain):
                continue
            for match in _SERIES.finditer(line.plain):
                group = 1 if match[1] else 3
                ordinal, kinds = _ordinal(match[group]), _kinds_of(match[group + 1])
                place = (match.start(group), match.end(group + 1))
                series = next((series for series in reversed(opened) if series.goes_on(ordinal, kinds)), None)
                if ordinal == 1:
                    opened.append(_Series(kinds, 1, line, place))
                    if len(opened) > DEEPEST:
                        yield from _single(opened.pop(0))
                elif series:
                    while opened[-1] is not series:
                        yield from _single(opened.pop())
                    series.reached = ordinal
                else:
                    series = next((series for series in reversed(opened) if series.is_of(kinds)), None)
                    what = f"follows {series.reached}" if series else "begins the series"
                    hint = "restore the member that is lost, or correct the number"
                    yield line.problem(*place, f"“{line.text[slice(*place)]}” {what}", hint)
                    if series:
                        series.reached = ordinal
                    else:
                        opened.append(_Series(kinds, ordinal, line, place))
        for series in opened:
            yield from _single(series)
    yield from _partners(page)


# Words at the beginning of a clause that need one of others in the same section: 首先，… 其次，…
_NEEDS = tuple(
    (re.compile(rf"(?:^|(?<=[。；：，\n])){word}", re.MULTILINE), re.compile(partner, re.DOTALL))
    for word, partner in (
        ("首先，", "其次|再次|然后|接着|随后|最后|同时|此外|另外|第二|二[是要]"),
        ("其次，", "首先|首要|第一|其一|一[是要]|一方面"),
        ("一方面", "[另又]一方面|一方面.*一方面"),
    )
)


def _partners(page: Page) -> Iterator[Problem]:
    if not any(word.search(whole(page)) for word, _ in _NEEDS):
        return
    for _, group in groupby(prose(page), key=lambda line: id(line.section)):
        lines = list(group)
        text = "\n".join(line.plain for line in lines)
        for word, partner in _NEEDS:
            for line in lines if word.search(text) and not partner.search(text) else ():
                for match in word.finditer(line.plain):
                    message = f"“{match[0].rstrip('，')}” has no partner in its section"
                    yield line.problem(*match.span(), message, "restore the other member, or take the word out")


@dataclass(slots=True)
class _Series:
    """A series that has begun. place: of its first number in the line."""

    kinds: frozenset[str]
    reached: int
    line: Prose
    place: tuple[int, int]

    def is_of(self, kinds: frozenset[str]) -> bool:
        return bool(self.kinds & kinds)

    def goes_on(self, ordinal: int, kinds: frozenset[str]) -> bool:
        return self.is_of(kinds) and self.reached + 1 == ordinal


def _single(series: _Series) -> Iterator[Problem]:
    if series.reached == 1:
        message = f"“{series.line.text[slice(*series.place)]}” has no second member"
        yield series.line.problem(*series.place, message, "restore it, or take the number out")


def _kinds_of(mark: str) -> frozenset[str]:
    """The series that a mark can belong to: 四是要 goes on 三是 as well as 三要."""
    return frozenset(mark)


def _ordinal(numeral: str) -> int:
    """The value of a numeral from 一 to 九十: 十 is 10, 十二 is 12, 二十 is 20."""
    tens, ten, ones = numeral.rpartition("十")
    return 10 * (_VALUES[tens] if tens else 1) * len(ten) + (_VALUES[ones] if ones else 0)


# A name begins after a word like 在, or where a phrase begins. A verb may stand there as well (加强社区…,
# 在服务社区中), so that what follows the name of an area has to show a subject, or an office that leads.
_WORDS = "在由和与及向到对为从于以经把我"
_AREA_WORDS = "在由和与及向到对从我"
_MARKS = "，。；：、“”《》（）\\n"
_SUBJECT = "[在将要是于]|坚持|始终|辖(?!区)|[共现]有|共计|位于|地处|村规"
_OFFICE = "党工委|党委|办事处|居委会|社居委|领导|支持|指导|开展|举办|举行|召开|成立"
_AREAS = ("社区", "街道", "小区")
# A name that ends in a word for a place, wherever it stands: 荣芳里社区, 白水湖街道, 李家庄村; not 道路, 邻里, 村庄.
_LANDMARK = re.compile(
    rf"(?![施立展行设建成造进往])([{HAN}]{{1,2}}[里路湖河江溪桥庄屯寨堡坪坝塘湾泉岭峰坡沟洼洲岛屿浦滩渡埠坳圩墩堰岗])"
    "(?:社区|街道|[镇乡](?=[党政坚人居范辖位，。、的])|村(?![庄民里口子级务干规组容史貌委居]))"
)
_NO_LANDMARK = re.compile(
    "[道公铁马一半水陆网出思走沿顺绕修迷丝套]路|[邻家城心乡夜手眼怀屋村田山这那哪店网街巷里公]里|[村农坐乡]庄"
    "|[江山清治巡护]河|[两大沿跨过浩]江|[值门上站在下换顶爱离护轮到转定查]岗|[基堤]坝|[鱼池水]塘|[海港]湾|[源]泉"
)


@page_rule("PLN434", severity=Severity.WARNING, overridable=True)
def place_unfielded(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The text names a place or an organisation that is not a field.

    Why:
        Who copies the section takes another community's name along. As a field with the name as its example, it is
        shown, marked and replaced. Known names stand in vocabulary/places.yml.
    Bad:
        在殿前街道党工委的领导下
    Good:
        在{{街道|殿前街道}}党工委的领导下
    """
    places = inputs.vocabulary.places
    names = _any_of(places.names)
    known = names if names.search(whole(page)) else None
    landmark = _LANDMARK if _LANDMARK.search(whole(page)) else None
    examples = _examples(page)
    likely, named = _named(places.suffixes)
    for line in prose(page):
        if line.line < page.body_start:
            continue  # a title has no fields
        seen: set[int] = set()
        for pattern in (known, named if likely.search(line.plain) else None, landmark, examples):
            for match in pattern.finditer(line.plain) if pattern else ():
                name = match[0]
                if match.start() in seen or _is_generic(match, places.generic):
                    continue
                seen.add(match.start())
                yield _place(line, name, match)


def _place(line: Prose, name: str, match: re.Match[str]) -> Problem:
    message = f"“{name}” is the name of a place, in “{line.around(*match.span())}”"
    hint = f"make it a field with the name as its example: {{{{…|{name}}}}}"
    return line.problem(*match.span(), message, hint)


@cache
def _named(suffixes: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name of two or three characters before a suffix; before 区, 市 and the like it has two. The first pattern finds
    the lines, few and quickly, that can hold one."""
    short = "|".join(re.escape(suffix) for suffix in suffixes if len(suffix) == 1) or "(?!)"
    others = "|".join(re.escape(suffix) for suffix in suffixes if len(suffix) > 1 and suffix not in _AREAS) or "(?!)"
    name = rf"(?![{_WORDS}])([{HAN}]{{2,3}}?)"
    area = rf"(?:{name}(?:{'|'.join(_AREAS)})|(?![{_WORDS}])([{HAN}]{{2}})(?:{short}))"
    organisation = rf"{name}(?:{others})(?!(?<=中学)[习到会以懂]|(?<=学)生)"  # not 在实践中学习, 和优秀大学生
    likely = re.compile(rf"(?:{'|'.join(_AREAS)}|{short})(?:{_SUBJECT}|{_OFFICE})|{others}")
    return likely, re.compile(
        rf"(?:^|(?<=[{_MARKS}{_WORDS}]))"
        rf"(?:(?<=[{_WORDS}]){organisation}|(?<=[{_AREA_WORDS}]){area}(?={_SUBJECT}|{_OFFICE})"
        rf"|(?<![{_WORDS}])(?:{area}|{organisation})(?={_SUBJECT}))",
        re.MULTILINE,
    )


_FUNCTION = frozenset(
    "的了和与在是为对各全本我该这那此某每其他她它咱们几多个进入驻到向把被从或等不也都要所有以及内外上下中时使让给将并就能可做作好新老两"
)

_IN_NAMES = frozenset("中上下内外新老两好")


def _is_generic(match: re.Match[str], generic: frozenset[str]) -> bool:
    if not match.re.groups:
        return False
    name = next(filter(None, match.groups()))
    if match.re is _LANDMARK:
        return bool(_NO_LANDMARK.search(name) or set(name) & (_FUNCTION - _IN_NAMES)) or name in generic
    return name in generic or bool(set(name) & _FUNCTION) or "〇" in name or name[:2] in generic or name[1:] in generic


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
    return _any_of(tuple(sorted(names))) if names else None


@page_rule("PLN435", severity=Severity.WARNING, overridable=True)
def year_written(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """The text names a year that is not a field.

    Why:
        Next year's plan must not speak of 2012. A year that belongs to a fact (a law, a campaign) can be accepted; the
        years that a title in 《 》 spans are part of its name.
    Bad:
        现就2012年工作作如下安排：
    Good:
        现就{{年份|2012}}年工作作如下安排：
    """
    for line, match in matches(page, _YEAR) if _LIKELY_YEAR.search(whole(page)) else ():
        before = line.plain[: match.start()]
        if match[0][4:] and before.count("《") > before.count("》"):
            continue  # 《法治社会建设实施纲要（2020—2025年）》
        message = f"the year “{match[0]}” in “{line.around(*match.span())}”"
        titled = line.line < page.body_start
        hint = "take it out of the title" if titled else f"make it a field: {{{{年份|{match[0]}}}}}"
        yield line.problem(*match.span(), message, hint)


@page_rule("PLN436", severity=Severity.WARNING, overridable=True)
def section_repeated(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """Two sections of a page have nearly the same text, or a long paragraph stands twice.

    Why:
        A passage was pasted twice, or two documents were run together.
    Bad:
        (two sections, four fifths of whose text is the same)
    Good:
        (one of them)
    """
    sections = {str(place): section for place, section in enumerate(_leaves(page))}
    texts = {place: _text(section) for place, section in sections.items()}
    long = {place: text for place, text in texts.items() if len(text) >= SHORTEST_COMPARED}
    repeated = _repeated_paragraphs(page)
    whole_sections: set[str] = set()
    for place, others in twins(long, NEARLY_IDENTICAL).items():
        earlier = [other for other in others if int(other) < int(place)]
        section = sections[place]
        again = [line.section is section for line, _ in repeated].count(True)
        if earlier and again in (0, sum(block.kind is not BlockKind.NOTE for block in section.blocks)):
            other = sections[min(earlier, key=int)]
            whole_sections.add(section.id)
            message = f"the text is nearly that of “{written(other.title)}” on line {other.line}"
            yield Problem(section.line, message, "keep one of the two", words=written(section.title))
    for line, first in repeated:
        if not (line.section and line.section.id in whole_sections):
            message = f"“{line.text[:8]}……” stands on line {first.line} already"
            yield line.problem(0, SHORTEST_COMPARED, message, "keep one of the two")


def _repeated_paragraphs(page: Page) -> list[tuple[Prose, Prose]]:
    """Every long paragraph or item that stands on the page before, with its first place."""
    seen: dict[str, Prose] = {}
    long = [line for line in prose(page) if line.kind is not LineKind.HEADING and len(line.text) >= SHORTEST_COMPARED]
    return [(line, first) for line in long if (first := seen.setdefault(line.text, line)) is not line]


def _leaves(page: Page) -> Iterator[Section]:
    return (section for section in page.walk() if section.blocks)


def _text(section: Section) -> str:
    return "".join(written(block.runs) for block in section.blocks if block.kind is not BlockKind.NOTE)
