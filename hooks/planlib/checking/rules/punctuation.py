"""PLN4, punctuation: marks as GB/T 15834 wants them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from planlib.contract import CLOSING_ID, PAIRS, SIGNATURE_KIND, LineKind
from planlib.inputs import Inputs
from planlib.model.findings import Problem, Severity
from planlib.model.page import OddityKind, Page

from .prose import HAN, matches, prose, unusual, whole
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
_TWO_MARKS = re.compile("[，；：、。？！]{2}")
_DOUBLED = re.compile(
    "(?=[，。；：、？！])(?:([，。；：、？])\\1+|[，；：、][，。；：、]+|。[，；：、]|[！？][，。；：])"
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
    """A half-width mark stands between Chinese characters.

    Why:
        Chinese text has full-width marks (GB/T 15834); half-width ones look crowded, and Word breaks lines at them.
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
        message = f"a half-width “{line.text[start]}” in “{line.around(*span)}”"
        yield line.problem(*line.near(*span), message, f"write “{full}”", line.fix(*span, full))


@page_rule("PLN412", overridable=True)
def stray_space(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A space stands between Chinese characters.

    Why:
        Chinese is written without spaces; they come from a page layout or a conversion. The halves of a slogan inside
        quotation marks, or of a title inside 《 》, may be set apart.
    Bad:
        不断提高 居民素质。
    Good:
        不断提高居民素质。
    """
    for line, match in matches(page, _SPACE, _BLANK):
        before = line.plain[: match.start()]
        if any(before.count(opener) > before.count(closer) for opener, closer in ("“”", "《》")):
            continue
        message = f"a space in “{line.around(*match.span())}”"
        yield line.problem(*line.near(*match.span()), message, "take it out", line.fix(*match.span(), ""))


@page_rule("PLN413", overridable=True)
def unbalanced_mark(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A quotation mark, bracket or title mark has no partner, or pairs overlap.

    Why:
        The reader cannot tell where the quotation ends; a mark was lost or turned round.
    Bad:
        开展“文明家庭活动。
    Good:
        开展“文明家庭”活动。
    """
    for line in prose(page) if not _IN_ORDER.fullmatch(whole(page)) else ():
        for start in pair_punctuation(line.plain)[0]:
            span = line.near(start, start + 1, 4)
            message = f"“{line.plain[start]}” has no partner, at “{line.text[slice(*span)]}”"
            yield line.problem(*span, message, "add or turn round the missing mark")


@page_rule("PLN414", overridable=True)
def nested_mark(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """Quotation marks or title marks are nested the wrong way.

    Why:
        Inside “ ” stand ‘ ’, inside 《 》 stand 〈 〉, and these never stand alone (GB/T 15834). It is looked for where
        all marks of a paragraph have their partners.
    Bad:
        开展“学习“雷锋”精神”活动。
    Good:
        开展“学习‘雷锋’精神”活动。
    """
    for line in prose(page) if not _IN_ORDER.fullmatch(whole(page)) else ():
        unpaired, misplaced = pair_punctuation(line.plain)
        for start, alone in misplaced if not unpaired else ():
            span, what = line.near(start, start + 1, 4), "alone" if alone else "inside its own kind"
            message = f"“{line.plain[start]}” stands {what}, at “{line.text[slice(*span)]}”"
            yield line.problem(*span, message, "outside “ ” and 《 》, inside ‘ ’ and 〈 〉")


@page_rule("PLN415", overridable=True)
def ascii_quote(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A straight quotation mark stands in Chinese text.

    Why:
        Chinese quotation marks are “ ” and ‘ ’; a straight one does not say whether it opens or closes.
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
            message = f"a straight “{match[0]}” in “{line.around(*match.span())}”"
            yield line.problem(*line.near(*match.span()), message, "write “ or ”", fix)


@page_rule("PLN416", overridable=True)
def doubled_mark(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """Two marks stand together that exclude each other: ，， and 。， and the like.

    Why:
        A word was lost between them, or one of them is a slip.
    Bad:
        提高素质，，促进和谐。
    Good:
        提高素质，促进和谐。
    """
    for line, match in matches(page, _DOUBLED) if _TWO_MARKS.search(whole(page)) else ():
        if _ELLIPSIS.match(line.plain, match.start()):
            continue
        message = f"“{match[0]}” in “{line.around(*match.span())}”"
        yield line.problem(*line.near(*match.span()), message, "keep the one that is right")


@page_rule("PLN417", overridable=True)
def malformed_mark(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """An ellipsis or a dash is not the Chinese one.

    Why:
        The ellipsis is …… and the dash ——, each as wide as two characters.
    Bad:
        开展读书、下棋...等活动。
    Good:
        开展读书、下棋……等活动。
    """
    for pattern, sign, right in ((_ELLIPSIS, _POINTS, "……"), (_DASH, _DASHES, "——")):
        for line, match in matches(page, pattern, sign):
            message = f"“{match[0]}” in “{line.around(*match.span())}”"
            yield line.problem(*line.near(*match.span()), message, f"write “{right}”", line.fix(*match.span(), right))


@page_rule("PLN418", overridable=True)
def sentence_unended(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A paragraph ends without a closing mark.

    Why:
        Either the mark is missing, or the sentence goes on: text was lost, or a page break cut the paragraph in two.
        Signatures have no mark, nor have short lines like 组长：社区书记. An item of a list may end without a mark, but
        not with one after which the sentence goes on.
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
            yield line.problem(
                *span, f"the item ends with “{line.text.rstrip()[-1]}”", "end it, or restore what is lost"
            )
            continue
        if line.kind is not LineKind.PARAGRAPH or signature or line.text.rstrip().endswith(_CLOSING_MARKS):
            continue
        if _LABELLED.fullmatch(line.plain):
            continue
        goes_on = after and after.kind is LineKind.PARAGRAPH and after.section is line.section
        hint = "join it with the next paragraph, or end it" if goes_on else "end it with 。 or restore what is lost"
        span = line.near(len(line.text), len(line.text), 8)
        words = line.text[slice(*span)]
        yield line.problem(*span, f"the paragraph ends in the middle of a sentence: “{words}”", hint)


@page_rule("PLN419")
def line_broken(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A line ends inside a paragraph.

    Why:
        One line is one paragraph. A line break inside it is a leftover of the page layout, and becomes a space.
    Bad:
        加大宣传力
        度，营造良好氛围。
    Good:
        加大宣传力度，营造良好氛围。
    """
    for oddity in page.oddities:
        if oddity.kind is OddityKind.LINE_BREAK:
            yield Problem(oddity.line, f"the line ends inside a paragraph: “{oddity.excerpt}”", "join it with the next")


_CLOSED = tuple("，。；：、！？”’》）")


@page_rule("PLN420", overridable=True)
def sentence_cut(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A paragraph, item or heading begins with a closing mark.

    Why:
        What stood before the mark is lost.
    Bad:
        ，促进社区和谐。
    Good:
        开展评选活动，促进社区和谐。
    """
    for line in prose(page):
        if line.plain.startswith(_CLOSED):
            span = line.near(0, 1, 5)
            yield line.problem(*span, f"the text begins with “{line.text[slice(*span)]}”", "restore its beginning")


@page_rule("PLN421", severity=Severity.WARNING, overridable=True)
def heading_stopped(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """A heading ends with 。 ， ； or 、.

    Why:
        A heading on a line of its own has no closing mark; 。 often shows that heading and text were run together.
    Bad:
        ## 加强领导。 { #leadership data-kind="safeguards" data-topics="organization" }
    Good:
        ## 加强领导 { #leadership data-kind="safeguards" data-topics="organization" }
    """
    for line in prose(page):
        start, end = len(line.plain.rstrip("。，；、")), len(line.plain)
        if line.kind is LineKind.HEADING and start < end:
            message = f"the heading ends with “{line.text[start:]}”"
            yield line.problem(*line.near(start, end, 3), message, "take it off", line.fix(start, end, ""))
