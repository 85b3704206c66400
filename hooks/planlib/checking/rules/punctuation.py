"""PLN4, punctuation: marks as GB/T 15834 wants them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from planlib.contract import CLOSING_ID, PAIRS, SIGNATURE_KIND, LineKind
from planlib.inputs import Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.numbering import han, typed_level, typed_prefix
from planlib.model.page import OddityKind, Page

from .prose import HAN, beside, matches, prose, unusual, whole
from .registry import page_rule

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", ".": "。"}
# Half-width and straight marks end a sentence too: that they are the wrong ones, other rules say.
_CLOSING_MARKS = tuple("。！？：；…—”’》）〉〕】」.!?:;)\"'＂")
_OPEN_MARKS = tuple("，、（“‘《〈")
_LABELLED = re.compile(rf"[{HAN}]{{1,5}}：[^。；！？]{{1,30}}(?<![，、：])")  # 组长：社区书记
# Each begins with a look at one character, which settles most places at once; a space may follow a half-width mark.
_BEFORE, _AFTER = f'[{HAN}”’》）)"%]', f'[ \u00a0]*(?:[{HAN}“‘《（("]|$)'
_HALF = re.compile(
    rf"(?=[,;!?:.()])(?:(?:(?<=[0-9A-Za-z])[,!?]|(?<={_BEFORE})[,;!?:.])(?={_AFTER})"
    rf"|(?<={_BEFORE})(?:[,;!?](?=[ \u00a0]*[0-9A-Za-z])|:(?=[ \u00a0]*[0-9]))"
    rf"|\((?=[{HAN}“‘《])|(?<=[{HAN}”’》])\))",
    re.MULTILINE,
)
_HALF_MARK = re.compile("[,;!?:.()]")
_HALF_PAIR = re.compile(r"\(([^()\n]*)\)")
_ANY_HAN = re.compile(f"[{HAN}]")
_TEXT = f"[{HAN}，。；：、！？“”《》（）]"
_BLANK = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_SPACE = re.compile(rf"(?<={_TEXT})[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+(?={_TEXT})")
_STRAIGHT = re.compile("[\"'´＂＇〝〞]")
_ASCII_QUOTE = re.compile(
    rf"(?=[\"'´＂＇〝〞])(?:[〝〞]|(?<=[{HAN}，。；：、（%0-9])[\"'´＂＇]|[\"'´＂＇](?=[{HAN}，。；：、）]))"
)
_DOUBLED_SIGNS = beside("，；：、。？！", "，；：、。？！") | beside("。；，、", "”’")
_DOUBLED = re.compile(
    "(?=[，。；：、？！])(?:([，。；：、？])\\1+|[，；：、][，。；：、！？]+|。[，；：、！？]|[！？][，。；：]|。[”’]。|[，、；][”’][，、；。])"
)
_ELLIPSIS = re.compile("(?=[.．。…·・•])(?:[.．]{3,}|[·・•]{3,}|。{3,}|(?<!…)…(?!…)|…{3,})")
_POINTS, _DASHES = re.compile("[.．。…·・•]"), re.compile("[―－─—-]")
_DASH = re.compile(rf"(?=[―－─—-])(?<=[{HAN}”》）])(?:-{{2,}}|―{{2,}}|－{{2,}}|─{{2,}}|—{{3,}})(?=[{HAN}“《（])")

_PAIRS = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True))
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}
_MARKS = re.compile(f"[{''.join(_PAIRS)}{''.join(_OPENERS)}]")
# A text whose marks are all in order, at most one pair inside another; most pages are, and need no closer look.
_WORDS = f"[^{''.join(_PAIRS)}{''.join(_OPENERS)}\n]*+"
_TITLE, _QUOTATION = f"《{_WORDS}》", f"“{_WORDS}(?:《{_WORDS}》{_WORDS})*+”"
_BRACKET = f"（{_WORDS}(?:(?:《{_WORDS}》|“{_WORDS}”){_WORDS})*+）"
_IN_ORDER = re.compile(rf"{_WORDS}(?:(?:{_QUOTATION}|{_TITLE}|{_BRACKET}|\n){_WORDS})*+")
_INNER = {"‘": "“", "〈": "《"}  # marks that stand only inside these
_GROUPS = {"“": 0, "‘": 0, "《": 1, "〈": 1}  # quotation marks and title marks


def pair_punctuation(text: str) -> tuple[list[int], list[tuple[int, bool]]]:
    """The places of marks that have no partner; and of those that are nested the wrong way, each with whether it stands
    alone (or else inside its own kind)."""
    stack: list[int] = []
    opened: Counter[str] = Counter()
    around: tuple[list[str], list[str]] = ([], [])
    unpaired: list[int] = []
    misplaced: list[tuple[int, bool]] = []
    for match in _MARKS.finditer(text):
        place, mark = match.start(), match[0]
        if mark in _PAIRS:
            if mark in _GROUPS:
                outer = around[_GROUPS[mark]]
                if (outer[-1:] != [_INNER[mark]]) if mark in _INNER else outer[-1:] == [mark]:
                    misplaced.append((place, not outer))
                outer.append(mark)
            stack.append(place)
            opened[mark] += 1
        elif not opened[_OPENERS[mark]]:
            unpaired.append(place)
        else:
            while stack:
                last = stack.pop()
                opened[text[last]] -= 1
                if text[last] in _GROUPS:
                    around[_GROUPS[text[last]]].pop()
                if text[last] == _OPENERS[mark]:
                    break
                unpaired.append(last)
    return sorted(unpaired + stack), misplaced


@page_rule("PLN411", overridable=True)
def half_width_mark(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """中文之间用了半角标点。

    Why:
        中文用全角标点（GB/T 15834）；半角的显得挤，Word 还会在那里断行。
    Bad:
        加强领导,完善机制。
    Good:
        加强领导，完善机制。
    """
    places = {(line.line, match.start()): line for line, match in matches(page, _HALF, _HALF_MARK)}
    for line, match in matches(page, _HALF_PAIR, _HALF_MARK):
        if _ANY_HAN.search(match[1]):
            places |= {(line.line, match.start()): line, (line.line, match.end() - 1): line}
    for (_, start), line in sorted(places.items(), key=lambda place: place[0]):
        span, full = (start, start + 1), _FULL[line.text[start]]
        message = f"“{line.text[start]}”是半角标点，见“{line.around(*span)}”"
        yield line.problem(*line.near(*span), message, f"写成“{full}”", line.fix(*span, full))


@page_rule("PLN412", overridable=True)
def stray_space(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """中文之间有空格。

    Why:
        中文不用空格，空格是排版或转换留下的。引号里口号的两半、《 》里标题的两半之间可以有。
    Bad:
        不断提高 居民素质。
    Good:
        不断提高居民素质。
    """
    for line, match in matches(page, _SPACE, _BLANK):
        before = line.plain[: match.start()]
        if any(before.count(opener) > before.count(closer) for opener, closer in ("“”", "《》")):
            continue
        message = f"有空格：“{line.around(*match.span())}”"
        yield line.problem(*line.near(*match.span()), message, "去掉空格", line.fix(*match.span(), ""))


@page_rule("PLN413", overridable=True)
def unbalanced_mark(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """引号、括号或书名号不成对，或者互相交错。

    Why:
        读者看不出引到哪里为止；多是丢了一个，或者写反了。
    Bad:
        开展“文明家庭活动。
    Good:
        开展“文明家庭”活动。
    """
    for line in prose(page) if not _IN_ORDER.fullmatch(whole(page)) else ():
        for start in pair_punctuation(line.plain)[0]:
            span = line.near(start, start + 1, 4)
            message = f"“{line.plain[start]}”没有另一半，见“{line.text[slice(*span)]}”"
            yield line.problem(*span, message, "补上丢掉的一半，或把写反的改正")


@page_rule("PLN414", overridable=True)
def nested_mark(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """引号或书名号套错了层次。

    Why:
        “ ”里面用‘ ’，《 》里面用〈 〉，后两种不单独用（GB/T 15834）。一个自然段里的符号都成对时才查。
    Bad:
        开展“学习“雷锋”精神”活动。
    Good:
        开展“学习‘雷锋’精神”活动。
    """
    for line in prose(page) if not _IN_ORDER.fullmatch(whole(page)) else ():
        unpaired, misplaced = pair_punctuation(line.plain)
        for start, alone in misplaced if not unpaired else ():
            span, what = line.near(start, start + 1, 4), "单独用了" if alone else "套在同一种里面"
            message = f"“{line.plain[start]}”{what}，见“{line.text[slice(*span)]}”"
            yield line.problem(*span, message, "外层用“ ”《 》，里层用‘ ’〈 〉")


@page_rule("PLN415", overridable=True)
def ascii_quote(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """中文里用了直引号。

    Why:
        中文的引号是“ ”和‘ ’；直的分不出开头和结尾。
    Bad:
        开展"文明家庭"活动。
    Good:
        开展“文明家庭”活动。
    """
    for line in prose(page) if _STRAIGHT.search(unusual(page)) else ():
        found = list(_ASCII_QUOTE.finditer(line.plain))
        every = sum(line.plain.count(mark) for mark in "\"'´＂＇〝〞")
        paired = len(found) == every and every % 2 == 0 and all(match[0] in '"＂' for match in found)
        for place, match in enumerate(found):
            fix = line.fix(*match.span(), "“" if place % 2 == 0 else "”") if paired else None
            message = f"“{match[0]}”是直引号，见“{line.around(*match.span())}”"
            yield line.problem(*line.near(*match.span()), message, "写成“或”", fix)


@page_rule("PLN416", overridable=True)
def doubled_mark(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """两个标点连在一起，不能并存：，，、。，、。”。。

    Why:
        中间丢了字，或者多打了一个。引文以句号收尾，引号后面不再加句号。
    Bad:
        提高素质，，促进和谐。
    Good:
        提高素质，促进和谐。
    """
    for line, match in matches(page, _DOUBLED, holding=_DOUBLED_SIGNS):
        if _ELLIPSIS.match(line.plain, match.start()):
            continue
        message = f"“{match[0]}”不能连用，见“{line.around(*match.span())}”"
        yield line.problem(*line.near(*match.span()), message, "只留对的那一个")


@page_rule("PLN417", overridable=True)
def malformed_mark(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """省略号或破折号写得不对。

    Why:
        省略号是……，破折号是——，都占两个字的位置。
    Bad:
        开展读书、下棋...等活动。
    Good:
        开展读书、下棋……等活动。
    """
    for pattern, sign, right in ((_ELLIPSIS, _POINTS, "……"), (_DASH, _DASHES, "——")):
        for line, match in matches(page, pattern, sign):
            message = f"“{match[0]}”写得不对，见“{line.around(*match.span())}”"
            yield line.problem(*line.near(*match.span()), message, f"写成“{right}”", line.fix(*match.span(), right))


@page_rule("PLN418", overridable=True)
def sentence_unended(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """自然段没有以句末标点收尾。

    Why:
        丢了标点，或者话没说完：后面的字丢了，或者分页把一个自然段截成了两个。落款、“组长：社区书记”一类的短行不用标点；
        列表的一项可以不用标点，但不能停在逗号、顿号上。
    Bad:
        加大宣传力

        度，营造良好氛围。
    Good:
        加大宣传力度，营造良好氛围。
    """
    lines = prose(page)
    for line, after in zip(lines, (*lines[1:], None), strict=False):
        signature = line.section and (
            line.section.kind == SIGNATURE_KIND or (line.section.id == CLOSING_ID and not line.section.kind)
        )
        if line.kind is LineKind.ITEM and not signature and line.text.rstrip().endswith(_OPEN_MARKS):
            span = line.near(len(line.text), len(line.text), 8)
            yield line.problem(*span, f"这一项停在“{line.text.rstrip()[-1]}”上", "把话说完，或补上丢掉的字")
            continue
        if (
            line.kind is not LineKind.PARAGRAPH
            or line.plain.startswith("|")
            or signature
            or line.text.rstrip().endswith(_CLOSING_MARKS)
        ):
            continue
        if _LABELLED.fullmatch(line.plain):
            continue
        goes_on = after and after.kind is LineKind.PARAGRAPH and after.section is line.section
        hint = "和下一个自然段连起来，或加上句号" if goes_on else "加上句号，或补上丢掉的字"
        span = line.near(len(line.text), len(line.text), 8)
        words = line.text[slice(*span)]
        yield line.problem(*span, f"话没有说完：“{words}”", hint)


@page_rule("PLN419")
def line_broken(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """自然段中间断了行。

    Why:
        一行就是一个自然段。中间换行是原来版面留下的，会变成一个空格。
    Bad:
        加大宣传力
        度，营造良好氛围。
    Good:
        加大宣传力度，营造良好氛围。
    """
    told = 0  # the line of a pasted heading that was told of already
    for oddity in page.oddities:
        if (
            oddity.kind is OddityKind.LINE_BREAK and oddity.line != told and not oddity.excerpt.startswith("|")
        ):  # a table, of which another tells
            headings = [_as_heading(line) for line in page.lines[oddity.line - 1 : oddity.line + 1]]
            heading = next(filter(None, headings), "")
            told = oddity.line + 1 if len(headings) > 1 and heading and not headings[0] else 0
            hint = f"前后各空一行，{heading}" if heading else "和下一行连起来；是两个自然段就空一行"
            yield Problem(oddity.line, f"自然段在这里断了行：“{oddity.excerpt}”", hint)


def _as_heading(line: str) -> str:
    """What to write in place of a pasted line that is short and has the number of a heading; empty for any other."""
    level, rest = typed_level(line), line.removeprefix(typed_prefix(line, in_heading=False)).strip()
    if not level or not rest or len(rest) > LONGEST_HEADING or rest.endswith(tuple("。；！？，、：")):
        return ""
    return f'“{line.strip()}”像是{han(level)}级标题：写成 {"#" * (level + 1)} {rest} {{ #英文名 data-kind="类型" }}'


LONGEST_HEADING = 30  # characters of a pasted line that may be a heading


_CLOSED = tuple("，。；：、！？”’》）")


@page_rule("PLN420", overridable=True)
def sentence_cut(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """自然段、列表项或标题以点号、后引号、后括号开头。

    Why:
        它前面的字丢了。
    Bad:
        ，促进社区和谐。
    Good:
        开展评选活动，促进社区和谐。
    """
    for line in prose(page):
        if line.plain.startswith(_CLOSED):
            span = line.near(0, 1, 5)
            yield line.problem(*span, f"开头的字丢了：“{line.text[slice(*span)]}”", "补上开头")


@page_rule("PLN421", severity=Severity.WARNING, overridable=True)
def heading_stopped(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """标题以句号、逗号、分号或顿号结尾。

    Why:
        单独成行的标题不加这些标点；有句号，常是标题和正文连在了一起。
    Bad:
        ## 加强领导。 { #leadership data-kind="safeguards" data-topics="organization" }
    Good:
        ## 加强领导 { #leadership data-kind="safeguards" data-topics="organization" }
    """
    for line in prose(page):
        start, end = len(line.plain.rstrip("。，；、")), len(line.plain)
        if line.kind is LineKind.HEADING and start < end:
            message = f"标题以“{line.text[start:]}”结尾"
            yield line.problem(*line.near(start, end, 3), message, "去掉它", line.fix(start, end, ""))
