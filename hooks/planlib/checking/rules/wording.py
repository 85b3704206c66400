"""PLN4, words: repetitions, broken series, and the words of another place, another year or another site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from planlib.contract import LineKind
from planlib.inputs import Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.numbering import numeral
from planlib.model.page import BlockKind, Page, Section
from planlib.model.plaintext import written
from planlib.reading.vocabulary import Vocabulary
from planlib.variants.twins import twins

from .counting import numbers_broken
from .prose import HAN, IDEOGRAPHS, Prose, Span, WordList, beside, lines_holding, longest, matches, pairs, prose, whole
from .registry import page_rule

NEARLY_IDENTICAL = 0.8  # share of the shorter text's shingles
SHORTEST_COMPARED = 40  # characters; shorter sections are alike by chance
DEEPEST = 8  # series that can stand inside each other

_REPEATED = re.compile(rf"([{HAN}]{{2,20}})\1")
_REPEATED_WORDS = re.compile(rf"([{IDEOGRAPHS}]{{2,20}})\1")
_SAID_AGAIN = re.compile(rf"([{HAN}]{{3,30}}+)[，。；、]\1(?=[，。；、和与及]|$)", re.MULTILINE)
_PARALLEL = re.compile(rf"(?![共同边敢齐])[{HAN}]([共同边敢齐])[{HAN}]\1[{HAN}]")  # 构建共建共治, 要同吃同住
_ZERO = "〇○零0"
_LIKELY_YEAR = re.compile(rf"年(?:(?<=\d年)|(?<=\d.年)|(?<=\d..年))|一九|二[{_ZERO}]|20\d\d|\d\d年")
_HOLIDAYS = "春节|国庆|元旦|中秋|清明|端午|暑假|寒假"
_PART_OF_YEAR = f"年[底末初中]|年(?:{_HOLIDAYS})|年度|年[上下]半年|年第?[一二三四]季度|年1?[0-9]月|年[春夏秋冬]"
_FOLLOWING = f"[上下]半年|第?[一二三四]季度|[春夏秋冬]季?|年度|工作|计划|{_HOLIDAYS}|新年|五一|[—–～~至-]20[0-9]{{2}}"
_YEAR = re.compile(
    r"(?=[\d一二'’‘])(?:(?<![\d—–～~－-])(?:(?:19|20)\d\d年?[—–～~－至-]{1,2}(?:19|20)?\d\d(?=学?年)"  # 2016—2020年
    r"|(?:19|2[0oO])[\doO]\d(?=\s?学?年)|20\d\d([./-])\d{1,2}\1\d{1,2}(?!\d)"  # 2016年, 2O16年, 2016.5.1
    r"|20[12345]\d[./-](?:0?[1-9]|1[0-2])(?![\d.]|[元万亿吨米公平亩个户人份余多%％])"  # 2025.12
    rf"|20[12345]\d(?=(?:{_FOLLOWING})))"  # 2026上半年
    r"|(?<![\d.])0\d(?=年)"  # 07年
    rf"|(?<![\d.近约超满足达共第前后过去])[0-9]\d(?={_PART_OF_YEAR})"  # 26年底
    r"|(?<![一二三四五六七八九十〇零百])[二三][〇零一二三四五六七八九]"  # 二七年春节
    rf"(?=年(?:[底初末春夏秋冬]|[上下]半年|{_HOLIDAYS}))"
    rf"|(?:一九[{_ZERO}一二三四五六七八九]|二[{_ZERO}]\s?[{_ZERO}一二三])[{_ZERO}一二三四五六七八九](?=年))"
)
# 一是, 二是要, 三要, 第一， and 第二、; not 七一是, 第一要务 or 第一、二季度.
_NUMERAL = "十[一二三四五六七八九]?|[二三四五六七八九]十|[一二三四五六七八九]"
_SERIES = re.compile(
    rf"(?:^|(?<=[。；，：、！？）\n]))(?:({_NUMERAL})(是要|是|要)"
    rf"|[第其]({_NUMERAL})(是要|是|要(?![务素义领点求害紧])|，|、(?![一二三四五六七八九十])))"
)
_SERIES_SIGNS = beside("一二三四五六七八九十", "是要") | beside("第其", "一二三四五六七八九十")
_VALUES = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)}


@page_rule("PLN431", severity=Severity.WARNING, overridable=True, covers=True)
def boilerplate(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文中留着来源网站的话：套话、网址、篇次、页码、责任编辑、字号。

    Why:
        这些不是计划的内容。套话列在 vocabulary/words.yml 的 boilerplate；【篇三】、（精选5篇）、第1页、— 3 —、
        （责任编辑：某某）一类靠写法来认。
    Bad:
        下面是本站小编带来的工作计划，希望对大家有所帮助。
    Good:
        为进一步做好创建工作，特制定本计划。
    """
    words = _boilerplate(inputs.vocabulary).on(page)
    patterns = (words, _COLLECTED) if words else (_COLLECTED,)
    for line in prose(page) if words else lines_holding(page, _COLLECTED_SIGNS):
        found = (Span(*match.span()) for pattern in patterns for match in pattern.finditer(line.plain))
        for span in longest(found):
            message = f"“{line.plain[slice(*span)].strip()}”是网页或文件排版留下的，见“{line.around(*span)}”"
            yield line.problem(*span, message, "删去它；有来源的记进校订账（boilerplate）")


@lru_cache(maxsize=1)
def _boilerplate(vocabulary: Vocabulary) -> WordList:
    return WordList(vocabulary.words.boilerplate)


_NUMBER_SIGNS = "一二三四五六七八九十\\d"
_PERSON_OR_SITE = "[^）)】\\]。；\\n]{0,20}"
_COLLECTED = re.compile(
    rf"【?(?<![第一二三四五六七八九十])[篇][{_NUMBER_SIGNS}]{{1,3}}(?:】|[：:]|$)|(?<=[。；：，、【（(\n])第[{_NUMBER_SIGNS}]{{1,3}}篇(?:[：:】]|$)|^第[{_NUMBER_SIGNS}]{{1,3}}篇(?:[：:]|$)"
    rf"|【第[{_NUMBER_SIGNS}]{{1,3}}篇】|(?:范文|模板|样本|例文)[{_NUMBER_SIGNS}]{{1,3}}(?:[：:]|$)"
    rf"|[（(][精通热推优最实合共汇集]?.?[{_NUMBER_SIGNS}]{{1,3}}篇[)）]"
    r"|第\s?\d{1,3}\s?页(?:[，,、/\s]*共\s?\d{1,3}\s?页)?|共\s?\d{1,3}\s?页|(?<!\d)\d{1,3}\s?/\s?\d{1,3}\s?页?$|[-—－–]\s?\d{1,3}\s?[-—－–](?!\d)|Page\s?\d{1,3}"
    r"|(?:上接|下转|转自|转)第?\s?[\dA-D]{1,3}\s?版|(?<![规示模典师])范文(?=推荐|精选|大全|参考|模板|网|[（(\s\d]|$)"
    r"|(?<![A-Za-z0-9./@-])(?:https?://)?(?:[A-Za-z0-9-]{1,40}\.){1,4}(?:com|cn|net|org|gov|edu|vip|top|cc)(?:\.cn)?(?:/[^\s，。；）]{0,60})?(?![A-Za-z])"
    rf"|(?<![{HAN}])(?:责任编辑|责编|编审|终审|稿源|文章来源|信息来源|稿件来源|供稿|撰稿人|通讯员|摄影|转载自|原标题|本文标题|发布(?:人|者|单位|日期|时间)|更新(?:日期|时间)|上传者?|上传时间|浏览(?:量|次数)|阅读(?:量|次数|数)|点击(?:量|数|率)|下载(?:量|次数)|访问(?:量|次数)|收藏数|评论数|点赞数|文件大小|文档大小|文档页数)[：:]\s?{_PERSON_OR_SITE}"
    rf"|[（(【\[](?:责任编辑|责编|编辑|编审|初审|复审|终审|审核|校对|来源|稿源|出处|文章来源|信息来源|作者|供稿|撰稿|投稿|图|文/图|图/文|摄影|记者|通讯员|转载自|原标题|标签|关键词|发布人|录入|编号)[：:/]{_PERSON_OR_SITE}[）)】\]]"
    rf"|^(?:来源|作者|编辑|标签|关键词|关键字|栏目|分类|人气|浏览|阅读|点击|评论|下载|收藏|积分|售价|录入|校对|供稿|投稿|出处)[：:]{_PERSON_OR_SITE}$"
    r"|[【\[（(](?:字号|字体|打印|关闭|收藏|分享|复制|大|中|小|返回|纠错|推荐|评论|举报|下载|打印本稿|关闭窗口|加入收藏|返回顶部|我要评论|划线|语音|播放|微信|微博|背景色)[：:\s大中小打印关闭本页此窗口]{0,16}[】\]）)]"
    r"|字[号体]：\s?[大中小]|(?:分享到|转发到)[：:]?(?:微信|微博|朋友圈|QQ空间)|长按[^，。；]{0,6}二维码|点击(?:查看|下载|进入|展开)[^，。；]{0,8}|阅读原文|阅读全文|点击(?:上方|下方|蓝字)[^，。；]{0,10}"
    r"|(?:上一篇|下一篇|上一条|下一条|上一页|下一页|相关阅读|延伸阅读|猜你喜欢|热门文章|最新文章|为你推荐)(?:[：:]|$)"
    r"|微信(?:公众号|扫码|搜索)[：:]\S{1,16}|(?:关注|搜索)(?:我们|本|微信)?公众号[“：:][^，。；]{1,16}"
    r"|(?:作为|我是)一[个名]?(?:AI|人工智能|大?语言模型|智能助手)[^，。；]{0,12}|以下是(?:为您|根据您|一份|一篇|我为|按照您)[^。；\n]{0,30}|希望(?:以上|这份|这篇|本)[^，。；]{0,12}(?:对[您你]|能)[^，。；]{0,10}|(?:您|你)可以根据(?:实际|自身|具体|需要)[^，。；]{0,12}|如(?:有|需)(?:其他|进一步)?(?:需要|需求|修改)[^。；]{0,14}(?:告诉我|随时|联系)[^。；]{0,8}|如果您(?:还)?(?:有|需)[^。；]{0,20}"
    r"|错误[！!]?(?:未找到引用源|未定义书签|不能识别的开关参数|超链接引用无效|文档中没有指定样式的文字)[。.]?"
    r"|Error! (?:Reference|Bookmark)[^。]{0,40}|(?:此页|本页)无正文"
    r"|(?:HYPERLINK|PAGEREF|MERGEFIELD|REF _Ref)[^。\u4e00-\u9fff]{0,40}"
    r"|(?:豆丁网|道客巴巴|百度文库|人人文库|原创力文档|第一范文网|中国文秘网|范文大全网|瑞文网|出国留学网|应届毕业生网)",
    re.MULTILINE,
)
_COLLECTED_SIGNS = (
    frozenset("篇页版/-—－–")
    | frozenset(
        "范文 模板 样本 例文 Pa 讯员 稿人 布人 布者 布单 布日 布时 新日 新时 传者 传时 览次 读次 读数 击数".split()
    )
    | frozenset(
        "载次 问次 藏数 论数 赞数 件大 档大 字号 字体 享到 发到 长按 击查 击下 击进 击展 击上 击蓝 读原 读全".split()
    )
    | frozenset("一条 关阅 伸阅 猜你 热门 最新 为你 信公 信扫 信搜 众号 AI 人工 语言 能助 下是 望以 望这 望本".split())
    | frozenset("以根 如有 如需 果您 错误 Er HY PA ME RE 豆丁 道客 百度 人文 创力 文秘 瑞文 国留 应届".split())
    | beside(".", "cnogevt")
    | beside("辑审源稿自题传量率影编小者签词字目类气览读击论载藏分价入对处", "：:")
    | beside("（(【[", "责编初复终审校来稿出文信作供撰投图摄记通转原标关发录字打收分大中小返纠推评举下加我划语播微背")
)


@page_rule("PLN432", severity=Severity.WARNING, overridable=True)
def words_repeated(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """同样的词连着说了两遍。

    Why:
        手误，或者替换名称时留下的。可以连说的动词（研究研究）列在 vocabulary/words.yml 的 doubled。
    Bad:
        争做文明文明社区人。
    Good:
        争做文明社区人。
    """
    doubled = inputs.vocabulary.words.doubled
    for line, match in matches(page, _REPEATED) if _REPEATED_WORDS.search(whole(page)) else ():
        unit = match[1]
        if match[0] in doubled or unit.endswith("着") or _PARALLEL.match(line.plain, match.start()):
            continue
        if len(set(unit)) > 1 and not unit.startswith("一") and "〇" not in unit:
            message = f"“{match[0]}”说了两遍，见“{line.around(*match.span())}”"
            yield line.problem(*match.span(), message, f"只说一遍：“{unit}”")
    for line, match in matches(page, _SAID_AGAIN):
        if "〇" not in match[1]:
            message = f"“{match[1]}”说了两遍，见“{line.around(*match.span())}”"
            yield line.problem(*match.span(), message, "只说一遍")


@page_rule("PLN433", severity=Severity.WARNING, overridable=True)
def series_broken(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """一是……二是……、（1）……（2）……这样的顺序漏了、重了，或者只有一项。

    Why:
        丢了一项，或者编号错了。一项里面可以再套一组。
    Bad:
        一是加强领导；三是抓好落实。
    Good:
        一是加强领导；二是抓好落实。
    """
    yield from numbers_broken(page)
    likely = set(lines_holding(page, _SERIES_SIGNS))
    if not likely:
        return
    for _, lines in groupby(prose(page), key=lambda line: id(line.section)):
        opened: list[_Series] = []  # the innermost last
        for line in lines:
            if line.kind is LineKind.HEADING or line not in likely:
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
                    what = f"前面是第{numeral(series.reached)}项，接不上" if series else "前面没有第一项"
                    words = line.text[slice(*place)]
                    yield line.problem(*place, f"“{words}”{what}", "补上漏掉的一项，或改正编号")
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
_NEEDS_SIGNS = frozenset(["首先", "其次", "一方"])


def _partners(page: Page) -> Iterator[Problem]:
    if _NEEDS_SIGNS.isdisjoint(pairs(page)):
        return
    for _, group in groupby(prose(page), key=lambda line: id(line.section)):
        lines = list(group)
        text = "\n".join(line.plain for line in lines)
        for word, partner in _NEEDS:
            for line in lines if word.search(text) and not partner.search(text) else ():
                for match in word.finditer(line.plain):
                    message = f"“{match[0].rstrip('，')}”在这一段里没有下文"
                    yield line.problem(*match.span(), message, "补上另一项，或去掉这个词")


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
        message = f"“{series.line.text[slice(*series.place)]}”后面没有第二项"
        yield series.line.problem(*series.place, message, "补上第二项，或去掉编号")


def _kinds_of(mark: str) -> frozenset[str]:
    """The series that a mark can belong to: 四是要 goes on 三是 as well as 三要."""
    return frozenset(mark)


def _ordinal(numeral: str) -> int:
    """The value of a numeral from 一 to 九十: 十 is 10, 十二 is 12, 二十 is 20."""
    tens, ten, ones = numeral.rpartition("十")
    return 10 * (_VALUES[tens] if tens else 1) * len(ten) + (_VALUES[ones] if ones else 0)


@page_rule("PLN435", severity=Severity.WARNING, overridable=True)
def year_written(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文中写死了年份，没有做成填空项。

    Why:
        明年的计划不该还说2012年。属于史实的年份（法律、活动）可以在文首 accept 里写明；《 》里的起止年份是名称的
        一部分，2035年远景目标、2030年前碳达峰一类的国家目标也不算。
    Bad:
        现就2012年工作作如下安排：
    Good:
        现就{{年份|2012}}年工作作如下安排：
    """
    for line, match in matches(page, _YEAR) if _LIKELY_YEAR.search(whole(page)) else ():
        before = line.plain[: match.start()]
        if match[0][4:] and before.count("《") > before.count("》"):
            continue  # 《法治社会建设实施纲要（2020—2025年）》
        if match[0] in _HISTORIC or _NATIONAL.match(line.plain, match.start()):
            continue
        message = f"写死了年份“{match[0]}”，见“{line.around(*match.span())}”"
        titled = line.line < page.body_start
        hint = (
            "从标题里去掉"
            if titled
            else f"做成填空项：{{{{年份|{_whole_year(match[0])}}}}}；史实的年份在文首 accept 里写明"
        )
        yield line.problem(*match.span(), message, hint)


# Years of the history that everybody tells of.
_HISTORIC = frozenset(["1911", "1919", "1921", "1927", "1931", "1934", "1935", "1937", "1945", "1949", "1978"])
# Years that the country has set itself, whatever the year of the plan.
_NATIONAL = re.compile(
    "20(?:30|35|49|50|60)年?(?:前(?:后|实现)?[^，。；]{0,6}(?:碳|达峰|中和)|[^，。；]{0,8}(?:远景|愿景|基本(?:实现|建成)|现代化|碳达峰|碳中和|可持续发展议程|建成))"
)


def _whole_year(year: str) -> str:
    """26 as 2026; a year that is whole as it is."""
    return f"20{year}" if len(year) == 2 else year[:4]


@page_rule("PLN436", severity=Severity.WARNING, overridable=True)
def section_repeated(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """一页里两段的文字几乎一样，或者一大段话出现了两次。

    Why:
        贴重了，或者两份文件连在了一起。
    Bad:
        （两段，八成的文字相同）
    Good:
        （留下一段）
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
            message = f"文字和第 {other.line} 行的“{written(other.title)}”几乎一样"
            yield Problem(section.line, message, "留下一段", words=written(section.title))
    for line, first in repeated:
        if not (line.section and line.section.id in whole_sections):
            message = f"“{line.text[:8]}……”在第 {first.line} 行已经有了"
            yield line.problem(0, SHORTEST_COMPARED, message, "留下一处")


def _repeated_paragraphs(page: Page) -> list[tuple[Prose, Prose]]:
    """Every long paragraph or item that stands on the page before, with its first place."""
    seen: dict[str, Prose] = {}
    long = [line for line in prose(page) if line.kind is not LineKind.HEADING and len(line.text) >= SHORTEST_COMPARED]
    return [(line, first) for line in long if (first := seen.setdefault(line.text, line)) is not line]


def _leaves(page: Page) -> Iterator[Section]:
    return (section for section in page.walk() if section.blocks)


def _text(section: Section) -> str:
    return "".join(written(block.runs) for block in section.blocks if block.kind is not BlockKind.NOTE)
