"""PLN4, what is counted and what is pointed to: 三项措施 of which there are two, 见第五部分 of four."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from planlib.contract import LineKind
from planlib.inputs import Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.numbering import han_value, numeral
from planlib.model.page import Page, Section

from .prose import DIGITS, IDEOGRAPHS, Prose, beside, lines_holding, matches, pairs, prose, whole
from .registry import page_rule
from .segmented import tokens

_NUMERAL = "十[一二三四五六七八九]?|[二三四五六七八九]十[一二三四五六七八九]?|[一二三四五六七八九]"


def value_of(text: str) -> int:
    """The value of a number in Chinese numerals or digits."""
    return int(text) if text.isdecimal() else han_value(text)


# --- Numbers in running text: （1）…（2）…（4） ---------------------------------------------------------------

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBER = re.compile(
    rf"[（(](?P<han>{_NUMERAL})[）)]|[（(](?P<digits>[1-9][0-9]?)[）)]|(?P<circled>[{_CIRCLED}])"
    rf"|(?:^|(?<=[。；：，、？！\n]))(?:(?P<half>[1-9][0-9]?)[)）]|(?P<dotted>[1-9][0-9]?)[.．、](?=[{IDEOGRAPHS}“])"
    rf"|第(?P<stage>{_NUMERAL})(?:阶段|步(?![入履])))"
)
_LIKELY_NUMBER = re.compile(
    f"[（(](?:{_NUMERAL}|[1-9][0-9]?)[）)]|[{_CIRCLED}]|[1-9][)）.．、]|第[一二三四五六七八九十](?:阶段|步)"
)
_NUMBER_SIGNS = (
    frozenset(_CIRCLED)
    | beside("（(", "一二三四五六七八九十123456789")
    | beside("123456789", ")）.．、")
    | beside("第", "一二三四五六七八九十")
)


def numbers_broken(page: Page) -> Iterator[Problem]:
    """Where numbers that stand in the text of a section, each at the beginning of a clause, leave one out or repeat
    one."""
    if _NUMBER_SIGNS.isdisjoint(pairs(page)) or not _LIKELY_NUMBER.search(whole(page)):
        return
    top = {id(part): id(section) for section in page.sections for part in section.walk()}
    for _, lines in groupby(prose(page), key=lambda line: top.get(id(line.section), 0)):
        reached: dict[str, int] = {}
        for line in lines:
            for match in _NUMBER.finditer(line.plain) if _LIKELY_NUMBER.search(line.plain) else ():
                style = match.lastgroup or ""
                found = match[style]
                value = _CIRCLED.index(found) + 1 if style == "circled" else value_of(found)
                last = reached.get(style, 0)
                if value != 1 and last and value != last + 1:
                    span = (match.start(), match.end())
                    message = f"编号“{match[0]}”前面是第{numeral(last)}个，接不上，见“{line.around(*span)}”"
                    yield line.problem(*span, message, "补上漏掉的一项，或改正编号")
                if value == 1 or last:
                    reached[style] = value


# --- Counts -----------------------------------------------------------------------------------------------------------

_UNIT = "个方面|大类|个一|[个项大条点支步类种件级张本招道关轮次场处]|方面"
_BEFORE_SERIES = re.compile(
    rf"(?P<n>[二两三四五六七八九]|十[一二三四五六]?|(?<![0-9.])[2-9]|(?<![0-9.])1[0-9])(?:{_UNIT})[{IDEOGRAPHS}]{{0,14}}[：:。（—]{{1,2}}\Z"
)
_FIRSTS = re.compile(
    r"(?:^|(?<=[。；：，、！？（—\n]))(?:(?P<is>一)(?:是要|是|要)|第(?P<ord>一)[，、是要]|其(?P<its>一)|第(?P<step>一)(?:步|阶段|环节|关|类|点|条|项)|[（(](?P<paren>[1一])[）)]|(?P<circle>①))"
)
_SERIES = {
    "is": rf"(?:^|(?<=[。；：，、！？（—\n]))({_NUMERAL})(?:是要|是|要)",
    "ord": rf"(?:^|(?<=[。；：，、！？（—\n]))第({_NUMERAL})[，、是要]",
    "its": rf"(?:^|(?<=[。；：，、！？（—\n]))其({_NUMERAL})",
    "step": rf"(?:^|(?<=[。；：，、！？（—\n]))第({_NUMERAL})(?:步|阶段|环节|关|类|点|条|项)",
    "paren": rf"(?:^|(?<=[。；：，、！？（—\n]))[（(]({_NUMERAL}|[1-9][0-9]?)[）)]",
    "circle": f"([{_CIRCLED}])",
}
_MEMBERS = {style: re.compile(pattern) for style, pattern in _SERIES.items()}
_ENUMERATED = re.compile(
    rf"(?P<n>[二两三四五六七八九]|十[一二三四五六]?|(?<![0-9.])[2-9])(?P<unit>{_UNIT})(?P<what>[{IDEOGRAPHS}]{{0,8}}?(?:”(?:[{IDEOGRAPHS}]{{2}})?)?)"
    rf"(?:(?:[：:]|[，,]?(?:即|就是|分别是|分别为|包括|包含|也就是|指的是))(?P<open>[{IDEOGRAPHS}“”、]{{3,80}})(?=[。；，]|$)|[（(](?P<closed>[{IDEOGRAPHS}“”、]{{3,80}})[）)])"
)
_OPEN_ENDED = re.compile("等|……|以及其他|如")
_WITH_AND = re.compile("[和与及](?=[^、和与及]{1,12}$)")
_GROUP = re.compile(
    rf"(?P<n>[二两三四五六七八九]|十[一二三四五六]?|(?<![0-9.])[2-9])(?:项|大|个|条|点|个方面|件|类)[{IDEOGRAPHS}]{{0,6}}"
    "(?:措施|任务|工作|行动|工程|举措|方面|重点|环节|原则|步骤|阶段|要求|目标|制度|活动|机制|项目|内容|抓手|关口|问题|板块|专题|课题|建议|办法|平台|载体|队伍|阵地|品牌|实事|事情|大事)"
)
# A number before what is counted.
_COUNT_SIGNS = beside(f"二两三四五六七八九十{DIGITS}", "个大项条点支步类种件级张本招道关轮次场处方") | {"十一"}
_ADDED_SIGNS = beside("，：（", "其包分由含")


@page_rule("PLN443", severity=Severity.WARNING, overridable=True)
def count_wrong(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """说了几项，列出来的不是几项。

    Why:
        说“三项措施”却只有两项，不是漏了一项，就是数目没有跟着改。
    Bad:
        落实三项措施：一是加强巡查；二是定期通报。
    Good:
        落实两项措施：一是加强巡查；二是定期通报。
    """
    counting = [line for line in lines_holding(page, _COUNT_SIGNS) if line.line >= page.body_start]
    for line in counting:
        yield from _series(line)
        yield from _listed(line)
        yield from _told(line)
    for line in lines_holding(page, _ADDED_SIGNS):
        if line.line >= page.body_start:
            yield from _added(line)
    grouping = [line for line in counting if _GROUP.search(line.plain)]
    for line in grouping:
        yield from _followed(line, prose(page))
    grouped = {id(line.section) for line in grouping}
    for section in page.walk():
        if id(section) in grouped:
            yield from _divided(section, prose(page))


def _series(line: Prose) -> Iterator[Problem]:
    """三项措施：一是 … 二是 … in one paragraph."""
    for first in _FIRSTS.finditer(line.plain):
        style = next(style for style in _SERIES if first[style])
        start = first.start()
        count = _BEFORE_SERIES.search(line.plain[max(0, start - 24) : start])
        if not count:
            continue
        reached = 0
        for member in _MEMBERS[style].finditer(line.plain, start):
            value = _CIRCLED.index(member[1]) + 1 if style == "circle" else value_of(member[1])
            if value == 1 and reached:
                break
            if value != reached + 1:
                reached = 0  # a hole, of which another rule tells
                break
            reached = value
        if reached > 1:
            moved = _moved(count, max(0, start - 24))
            if problem := _said(line, moved, reached):
                yield problem


class _Said(NamedTuple):
    start: int
    end: int
    number: int
    words: str


def _moved(match: re.Match[str], by: int) -> _Said:
    return _Said(match.start() + by, match.end() + by, value_of(match["n"]), match[0].rstrip("：:。，；（—"))


def _said(line: Prose, said: _Said, count: int) -> Problem | None:
    if said.number == count:
        return None
    message = f"说的是“{said.words}”，列出来的有{numeral(count)}项，见“{line.around(said.start, said.end)}”"
    return line.problem(said.start, said.start + len(said.words), message, "补上漏掉的，或改正数目")


def _listed(line: Prose) -> Iterator[Problem]:
    """三项制度（学习制度、议事制度）."""
    for match in _ENUMERATED.finditer(line.plain):
        listed = match["open"] or match["closed"]
        if "、" not in listed or _OPEN_ENDED.search(listed):
            continue
        joined = _WITH_AND.sub("、", listed) if match["open"] else listed
        counts = {listed.count("、") + 1, joined.count("、") + 1}
        said = _moved(match, 0)._replace(words=line.plain[match.start() : match.end("what")])
        if said.number not in counts and (problem := _said(line, said, max(counts))):
            yield problem


_TOLD = re.compile(
    rf"(?P<n>[二两三四五六七八九十])(?:件(?:大事|实事|事|好事)|项(?:任务|工作|措施|行动|重点)|个(?P<one>一)|个(?:环节|方面|重点))(?:”?[{IDEOGRAPHS}]{{0,4}})?[：:](?P<list>[^。；：]{{6,120}})。"
)
_ONE = re.compile(f"一(?:[{IDEOGRAPHS}]|[0-9]+)")


def _told(line: Prose) -> Iterator[Problem]:
    """四件大事：… ，… ，…。 told in so many clauses, each of which begins with a verb; “三个一” with one in each."""
    for match in _TOLD.finditer(line.plain):
        clauses = match["list"].split("，")
        if match["one"]:
            counted = [clause for clause in re.split("[，、]", match["list"]) if _ONE.search(clause)]
        else:
            counted = clauses if all(_is_clause(clause) for clause in clauses) else []
        if len(counted) > 1 and (
            problem := _said(line, _moved(match, 0)._replace(words=match[0].split("：")[0]), len(counted))
        ):
            yield problem


def _is_clause(text: str) -> bool:
    """Whether a clause says something to do: short, and beginning with a verb."""
    words = tokens(text) if re.fullmatch(f"[{IDEOGRAPHS}]{{4,18}}", text) else ()
    return bool(words) and words[0].tag.startswith("v")


def _followed(line: Prose, lines: Sequence[Prose]) -> Iterator[Problem]:
    """做好以下三项工作： with the items of a list, or with paragraphs that are numbered, behind it."""
    if line.kind is not LineKind.PARAGRAPH or not line.plain.endswith(("：", ":", "。")):
        return
    counts = list(_GROUP.finditer(line.plain))
    if not (line.plain.endswith(("：", ":")) or "以下" in line.plain):
        return
    after = []
    for other in lines[lines.index(line) + 1 :]:
        if other.section is not line.section or other.kind is not LineKind.ITEM:
            break
        after.append(other)
    if len(after) > 1 and (problem := _said(line, _moved(counts[-1], 0), len(after))):
        yield problem


def _divided(section: Section, lines: Sequence[Prose]) -> Iterator[Problem]:
    """抓好三项工作 as a heading, with the sections under it; or as the only paragraph that introduces them."""
    if len(section.children) < 2:
        return
    own = [line for line in lines if line.section is section]
    for line in own[-1:] if len(own) == 1 or own[-1].plain.endswith(("：", ":", "以下")) else own[:1]:
        counts = list(_GROUP.finditer(line.plain))
        introduces = line.kind is LineKind.HEADING or line.plain.endswith(("：", ":"))
        problem = _said(line, _moved(counts[0], 0), len(section.children)) if len(counts) == 1 and introduces else None
        if problem:
            yield problem


_TOTAL = re.compile(
    r"(?:共|总计|合计|计划|拟|安排|实施|推出|办理?)(?:有|计)?[^。；，：（0-9]{0,8}?(?P<total>[1-9][0-9]{0,5})(?P<unit>[项个名人户场次件条份处支])[^。；，0-9]{0,12}[，：（](?P<how>其中|包括|分别(?:是|为)|由|含)(?P<parts>[^。；）]{4,80})"
)


def _added(line: Prose) -> Iterator[Problem]:
    """共12项，包括宣传类5项、服务类4项. Where only some are named (其中), the sum may be less, and not more."""
    for match in _TOTAL.finditer(line.plain):
        numbers = [int(number) for number in re.findall(rf"(?<![0-9.])([0-9]{{1,6}}){match['unit']}", match["parts"])]
        total, added = int(match["total"]), sum(numbers)
        by_class = len(numbers) > 1 and len(re.findall("类|等奖|[一二三四五]等", match["parts"])) >= len(numbers)
        if len(numbers) < 2 or added == total or (added < total and match["how"] == "其中" and not by_class):
            continue
        message = f"总数是{total}{match['unit']}，分项加起来是{added}{match['unit']}，见“{match[0][:30]}”"
        yield line.problem(match.start("total"), match.end("unit"), message, "核对后改正")


# --- References -------------------------------------------------------------------------------------------------------

_PART = re.compile(
    rf"(?<![》”法典例定则告程])(?<!报告)(?<!文件)(?<!规划)第(?P<n>{_NUMERAL}|[1-9][0-9]?)(?:部分|章节?(?!程)|大点|大项)|(?:本(?:计划|方案|要点|文|意见|办法))第(?P<k>{_NUMERAL}|[1-9][0-9]?)(?:条|项|款|点|节|部分|章)|(?:见|按|如|依|同|参照|上述|前述|本计划)第?(?P<m>{_NUMERAL})、(?=[^{IDEOGRAPHS}]|所|$)"
)
_PART_SIGNS = (
    beside(f"一二三四五六七八九十{DIGITS}", "部章大")
    | beside("一二三四五六七八九十", "、")
    | beside("划案点文见法", "第")
)
_LABEL = "[一二三四五六七八九十0-9]{1,3}"
_ATTACHED = re.compile(
    rf"(?:(?:详?见|参见|参照|如|按照?|依据|填写|填报|附有?|随附|后附|另附|报送|上报|使用|根据|对照)(?:本计划|本方案|文后|后附的?|所附的?)?)?附(?:件|表|图|录)(?:{_LABEL})?"
    rf"|(?:(?:详?见|参见|如|列入|填入|按照?|对照|根据|填写|填报)[{IDEOGRAPHS}]{{0,2}})?(?:[上下]|左|右|以下)(?:表|图)(?=[所中：:，。；、）)”]|$)"
    rf"|(?:详?见|参见|如)(?:[表图])(?:{_LABEL})?(?=[所中：:，。；、）)]|$)|(?<![{IDEOGRAPHS}])[表图](?:{_LABEL})(?=所示|中)"
    rf"|(?:[名清]单|[{IDEOGRAPHS}]{{0,2}}[表图])(?:附后|后附)|(?:详?见|附)(?:下页|背面|封底|右侧|左侧)[表图]?"
)
_POINTS = re.compile(
    rf"附后|后附|见|如|按|依|填|附件{_LABEL}|附[表图录]{_LABEL}|[上下左右][表图]|以下[表图]|列|对照|所示|[随后另]附|报送|上报|使用|根据|参照"
)
_TABLE = re.compile(r"^\|.*\|[ \t]*$", re.MULTILINE)
_ATTACHED_SIGNS = (
    frozenset("附后 后附 下页 背面 封底 右侧 左侧".split())
    | beside("附", "件表图录")
    | beside("上下左右见如", "表图")
    | beside("表图", f"一二三四五六七八九十{DIGITS}")
)


@page_rule("PLN444", severity=Severity.WARNING, overridable=True)
def reference_lost(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """文中说“见第五部分”“见附件”“见下表”，文中却没有。

    Why:
        读的人找不到。有的段删改以后没有跟着改，或者附件、表格没有一起收进来（计划页面里不放表格和图）。
    Bad:
        具体安排见附件1。
    Good:
        具体安排另行通知。
    """
    parts = sum(1 for section in page.sections if section.level)
    for line, match in matches(page, _PART, holding=_PART_SIGNS):
        number = value_of(match["n"] or match["k"] or match["m"])
        if number > parts:
            whole_text = f"全文有 {parts} 个部分" if parts else "全文没有分部分"
            message = f"没有“{match[0]}”：{whole_text}，见“{line.around(*match.span())}”"
            yield line.problem(*match.span(), message, "改成现在的编号，或去掉这一句")
    if _ATTACHED_SIGNS.isdisjoint(pairs(page)):
        return
    attached = _attached(page)
    for line, match in matches(page, _ATTACHED) if not _TABLE.search(page.text) else ():
        if line.kind is LineKind.TITLE or not _POINTS.search(match[0]) or _is_attachment(line, match):
            continue
        label = re.sub("^.*?附", "附", match[0]) if "附" in match[0] else match[0]
        if "附" in match[0] and (label in attached or (attached and not re.search(_LABEL, label))):
            continue
        message = f"“{match[0]}”所指的内容不在文中，见“{line.around(*match.span())}”"
        yield line.problem(*match.span(), message, "把内容写进正文，或去掉这一句")


def _attached(page: Page) -> set[str]:
    """The attachments that the page has: lines and headings that begin with 附件1, 附表."""
    found = set()
    for line in prose(page):
        if match := re.match(rf"(附[件表图录]?)({_LABEL})?(?=[：:、.．\s]|$)", line.plain):
            found |= {match[0], match[1], f"附件{match[2] or ''}"}
            for number in re.findall(rf"(?:^|[：:\s；;])({_LABEL})[.．、]", line.plain):
                found.add(f"附件{number}")
    return found


def _is_attachment(line: Prose, match: re.Match[str]) -> bool:
    return match.start() == 0 and bool(re.match(rf"附[件表图录]({_LABEL})?(?:[：:、.．\s]|$)", line.plain))
