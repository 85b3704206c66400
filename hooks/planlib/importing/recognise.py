"""A received text as plans: what each line is, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .boundaries import Boundary, boundaries, is_label, is_title, plain_title
from .joining import joins
from .lines import Line, Traced, joined, lines_of
from .noise import RECOMMENDATION, Noise, cells, insertions, spaces, talk, whole_line
from .numbers import Style, bullet_before_number, number_of
from .outline import Entry, glued, is_known, outline

EMPTY: Mapping[int, int] = {}


class Removed(NamedTuple):
    """Words that stand on no page. line: from 1. start, end: offsets in the source. kind: of a repair. rule: what
    recognised them."""

    line: int
    start: int
    end: int
    text: str
    kind: str
    reason: str
    rule: str


class Joined(NamedTuple):
    """A line that goes on in the next one. line: from 1. rule: what says so."""

    line: int
    rule: str


class Question(NamedTuple):
    """What an editor should look at. line: from 1. doubt: from 0 to 1; the greatest comes first."""

    line: int
    text: str
    doubt: float


class Paragraph(NamedTuple):
    """A paragraph and what it is. first, last: the lines that it was joined from."""

    traced: Traced
    first: int
    last: int
    entry: Entry

    @property
    def text(self) -> str:
        """Its characters, the number included."""
        return self.traced.text


@dataclass(frozen=True, slots=True)
class Document:
    """One plan of a file.

    title: empty where none was found. first, last: its lines in the source, from 1. rule: what recognised where it
    begins. signature: the lines at the end that say who signs, and when. annex: what stands behind it.
    """

    title: str
    first: int
    last: int
    rule: str
    paragraphs: tuple[Paragraph, ...]
    signature: tuple[Paragraph, ...]
    annex: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The words of the plan, a paragraph a line."""
        return "\n".join(paragraph.text for paragraph in (*self.paragraphs, *self.signature, *self.annex))


@dataclass(slots=True)
class Recognised:
    """What a file holds: its plans, and what was done to the rest."""

    documents: list[Document] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def recognise(text: str, styled: Mapping[int, int] = EMPTY) -> Recognised:
    """Find the plans in a text, whose line ends are \\n. Nothing is lost: what stands in no plan is in `removed`.
    styled: the lines, from 1, that are set apart by their form as headings are, each with the level that this says, or
    0."""
    found = Recognised()
    received = list(lines_of(text))
    marked = {line.number: len(match[1]) for line in received if (match := _MARKED.match(line.text))}
    styled = {**styled, **marked}
    lines = list(_plan_lines(received, found))
    marks = boundaries(lines)
    collection = _collection_title(lines, marks)
    ranges = list(_ranges(lines, marks))
    for (start, end, mark), following in zip(ranges, [*ranges[1:], None], strict=True):
        if following and _is_cover(lines[start:end], following[2]):
            for line in lines[start:end]:
                _leave_out(line, "moved", "印发通知，不是计划本身", "cover-notice", found)
        else:
            _document(lines[start:end], mark, collection, found, styled)
    for line in lines[: marks[0].at] if marks and not _begins_with_plan(lines, marks) else ():
        _leave_out(line, "boilerplate", "合集的开头，不属于任何一份计划", "lead", found)
    found.removed.sort()
    found.joined.sort()
    found.questions.sort(key=lambda question: (-question.doubt, question.line))
    return found


def _leave_out(line: Line, kind: str, reason: str, rule: str, found: Recognised) -> None:
    origins = [origin for origin in line.traced.origins if origin >= 0]
    start, end = (origins[0], origins[-1] + 1) if origins else (~line.traced.origins[0],) * 2
    found.removed.append(Removed(line.number, start, end, line.text, kind, reason, rule))


_MARKED = re.compile(r"(#{1,6})[ \t\u3000]")


def _plan_lines(lines: Sequence[Line], found: Recognised) -> Iterator[Line]:
    """The lines without those that a site has added, and without its sentences inside others."""
    is_listed = False  # under 相关文章：, where other pages are named
    for received in lines:
        line = _unbulleted(_decoded(received, found), found)
        if not line.text:
            continue
        noise = whole_line(line.text)
        is_listed = is_listed and (noise is not None or _is_link(line.text))
        if is_listed and not noise:
            noise = Noise(0, len(line.text), "推荐链接", RECOMMENDATION)
        if noise and (noise.rule != "editor" or _is_all_talk(line.text)):
            is_listed = is_listed or noise.rule == RECOMMENDATION
            _leave_out(line, "boilerplate", noise.reason, noise.rule, found)
            continue
        kept: list[Traced] = []
        start = 0
        for part in talk(line.text):
            kept.append(line.traced.cut(start, part.start))
            cut = Line(line.number, line.traced.cut(part.start, part.end))
            _leave_out(cut, "boilerplate", part.reason, part.rule, found)
            start = part.end
        rest = joined([*kept, line.traced.cut(start)]) if kept else line.traced
        if rest.text:
            yield line._replace(traced=rest)


def _is_link(text: str) -> bool:
    """Whether a line can be the name of another page: a title, counted or not."""
    number = number_of(text)
    return is_title(plain_title(text[number.end :] if number else text))


def _decoded(line: Line, found: Recognised) -> Line:
    """The line with the characters that its entities (&ldquo;) stand for, and without what a site has put into it."""
    traced = line.traced
    for start, end in reversed(list(spaces(traced.text))):
        traced = traced.put(start, end, "")
    for start, end, text in reversed(list(cells(traced.text))):
        traced = traced.put(start, end, text)
    for start, end, text, reason, rule in sorted(insertions(traced.text), reverse=True):
        _leave_out(
            line._replace(traced=traced.part(start, end)), "residue" if text else "boilerplate", reason, rule, found
        )
        traced = traced.put(start, end, text)
    return line._replace(traced=traced.cut(0))


def _unbulleted(line: Line, found: Recognised) -> Line:
    bullet = bullet_before_number(line.text)
    if not bullet:
        return line
    mark = line._replace(traced=line.traced.cut(0, bullet))
    _leave_out(mark, "residue", "编号以前的项目符号", "bullet", found)
    return line._replace(traced=line.traced.cut(bullet))


LONGEST_TALK = 300  # characters of an editor's words to his readers
_SITE = re.compile("小编|本站(?!在)|网友|范文|怎么写|一起来")
_MARKS = re.compile("[。！？!?]")
_TALK = re.compile("小编|本站(?!在)|网友|一起来|怎么写|希望.{0,6}(?:大家|您|你)|(?:供|为|给|与|和)(?:大家|您)")


def _is_all_talk(text: str) -> bool:
    """Whether a line with an editor's words is nothing else: it speaks to a reader, in a sentence or as who he is."""
    if number_of(text) is not None or len(text) > LONGEST_TALK or not _TALK.search(text):
        return False
    return bool(_SITE.search(text)) or len(_MARKS.findall(text.rstrip("。！？!?"))) == 0


def _ranges(lines: Sequence[Line], marks: Sequence[Boundary]) -> Iterator[tuple[int, int, Boundary | None]]:
    """The plans as ranges of lines; a mark right behind another one belongs to the same plan."""
    if not marks:
        yield 0, len(lines), None
        return
    if marks[0].at and _begins_with_plan(lines, marks):
        yield 0, marks[0].at, None
    ends = [*(mark.at for mark in marks[1:]), len(lines)]
    outer: Boundary | None = None
    for mark, end in zip(marks, ends, strict=True):
        if end == mark.at + 1 and end < len(lines):
            outer = mark if mark.title or not outer else outer
            continue
        yield mark.at, end, mark if mark.title or not outer else mark._replace(title=outer.title)


_ISSUED = re.compile("(?:印发|转发|下发|发布)[^《]{0,8}《([^》]{2,50})》")


def _is_cover(lines: Sequence[Line], following: Boundary | None) -> bool:
    """Whether lines are the notice that sends out the plan behind them."""
    issued = (match[1] for line in lines if (match := _ISSUED.search(line.text)))
    return following is not None and any(plain_title(title) == following.title for title in issued)


_OWN = re.compile(r"(?:我|本)(?:镇|乡|村|社区|街道|市|区|县|办)|^[一二三四五六七八九十]{1,2}、")


def _begins_with_plan(lines: Sequence[Line], marks: Sequence[Boundary]) -> bool:
    """Whether what stands before the first mark is a plan itself, or the end of one, and no introduction."""
    before = lines[: marks[0].at]
    numbered = sum(number_of(line.text) is not None for line in before)
    return (
        marks[0].rule == "title-in-text"
        or numbered > 1
        or any(len(line.text) > 20 and _OWN.search(line.text) for line in before)
    )


def _collection_title(lines: Sequence[Line], marks: Sequence[Boundary]) -> str:
    """What the file calls itself, before its first plan."""
    before = lines[: marks[0].at] if marks else ()
    return next((plain_title(line.text) for line in before if is_title(plain_title(line.text))), "")


def _document(
    lines: list[Line], mark: Boundary | None, collection: str, found: Recognised, styled: Mapping[int, int]
) -> None:
    title, body = _title(lines, mark, collection, found)
    caption = _caption(body) if title else 0
    for line in body[:caption]:
        _leave_out(line, "moved", "题目下面的单位和日期", CAPTION, found)
    body = body[caption:]
    if not body:
        return
    texts = list(_unglued(_paragraphs(body, found, styled)))
    start, end = _signed([traced.text for traced, _, _ in texts])
    plan, signature = [*texts[:start], *texts[end:]], texts[start:end]
    headings = {
        place: styled[first] for place, (_, first, last) in enumerate(plan) if first == last and first in styled
    }
    entries = outline([text.text for text, _, _ in plan], headings)
    paragraphs = tuple(Paragraph(*text, entry) for text, entry in zip(plan, entries, strict=True))
    document = Document(
        title=title or collection,
        first=lines[0].number,
        last=lines[-1].number,
        rule=mark.rule if mark else "whole-file",
        paragraphs=paragraphs[:start],
        signature=tuple(Paragraph(*text, Entry(text[0].text, None)) for text in signature),
        annex=paragraphs[start:],
    )
    found.documents.append(document)
    found.questions += _questions(document)


def _title(lines: list[Line], mark: Boundary | None, collection: str, found: Recognised) -> tuple[str, list[Line]]:
    """The title, and the lines behind it. A line that only counts (篇一) is left out, and so is the title's own."""
    at = 0
    if mark:
        while at < len(lines) and (at == 0 or is_label(lines[at].text)):
            _leave_out(lines[at], "moved", "篇号和题目，移入页面信息", "boundary", found)
            at += 1
    for offset in range(at, min(at + 4, len(lines))):
        words = plain_title(lines[offset].text)
        first = offset
        while first > at and is_title(words) and _is_first_half(lines[first - 1].text, words):
            first -= 1
            words = plain_title("".join(line.text for line in lines[first : offset + 1]))
        if is_title(words) and not (mark and mark.rule == "title-in-text"):
            longest = _longest_title(lines, offset)
            if longest > offset:
                offset, words = longest, plain_title(lines[longest].text)  # noqa: PLW2901 - names of the site's shelves
            for line in lines[at:offset]:
                _leave_out(line, "moved", "题目以前的文字", "before-title", found)
            _leave_out(lines[offset], "moved", "题目，移入页面信息", "title", found)
            body = offset + 1
            while body < min(offset + 4, len(lines)) and _repeats(lines[body].text, words):
                _leave_out(lines[body], "boilerplate", "重复的题目", "title-again", found)
                body += 1
            return words, lines[body:]
        if len(lines[offset].text) > 60 or number_of(lines[offset].text):
            break
    if lines and not mark and _may_be_title(lines):
        found.questions.append(Question(lines[0].number, f"“{lines[0].text}”是不是题目", 0.8))
        _leave_out(lines[0], "moved", "题目，移入页面信息", "first-line", found)
        return lines[0].text, lines[1:]
    return mark.title if mark else "", lines[at:]


def _longest_title(lines: Sequence[Line], at: int) -> int:
    """Of titles one behind the other, the place of the longest: the others name shelves of a site, or repeat it."""
    end = at
    while end < len(lines) and is_title(plain_title(lines[end].text)):
        end += 1
    return max(range(at, end), key=lambda place: (len(plain_title(lines[place].text)), -place), default=at)


def _may_be_title(lines: Sequence[Line]) -> bool:
    """Whether a first line without a word for what a plan is can be its title all the same."""
    first, *others = (line.text for line in lines)
    return (
        bool(others)
        and 4 <= len(first) <= LONGEST_FIRST
        and not _NO_TITLE.search(first)
        and not is_known(first)
        and number_of(first) is None
        and not _WHO.match(first)
        and (len(others[0]) > len(first) or number_of(others[0]) is not None or is_known(others[0]))
    )


LONGEST_FIRST = 40  # characters of a first line that may be a title
_NO_TITLE = re.compile("[，。；：！？,;:!?]")


def _repeats(text: str, title: str) -> bool:
    """Whether a line says nothing but the title, or the end of it, once more."""
    words = plain_title(text)
    return is_title(words) and title.endswith(words)


def _is_first_half(text: str, title: str) -> bool:
    """Whether a line is the beginning of a title that goes on in the next: the name of who plans, or 关于…"""
    if len(text) > 30 or _MARK.search(text) or text[:4] in title or is_title(plain_title(text)):
        return False
    return bool(_WHO.match(text) or _OPEN_TITLE.search(text) or len(title) <= 6)


_MARK = re.compile("[，。；：,;:]")
# A first line of a title goes on: 关于…, …社区2026年, …建设和
_OPEN_TITLE = re.compile(
    r"^关于|[^\d](?:\d{4}|[xX×\d]{4}|[〇○零一二三四五六七八九]{4})年度?$|.(?:和|与|及|暨|、)$|.关于."
)
_YEAR = r"(?:\d{4}|[二〇○零一九Oo]{2}[〇○零Oo一二三四五六七八九]{2}|20[xX×]{2}|[xX×]{2,4})"
_PART = r"\s*[\dxX×一二三四五六七八九十]{0,3}\s*"
_DATE = re.compile(rf"[（(]?{_YEAR}\s*年{_PART}月?{_PART}[日号]?[）)]?$|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}$")
_WHO = re.compile(
    r"[^，。；：,;:]{2,30}(?:社区|居委会|村委会|委员会|支部|总支|党委|党工委|办事处|政府|社居委|中心|办公室|领导小组|学校|小学|中学"
    r"|幼儿园|协会|工会|妇联|团委|居民会|小区|村|站|局|部|联合会|合作社|公司|卫生院|专班)$"
    r"|[^，。；：,;:]{2,16}(?:社区|街道|镇|乡|村|区|县|党)[^，。；：,;:]{0,8}办$"
)


MOST_SIGNED = 6  # lines that end with a date
MOST_UNDATED = 3
CAPTION = "caption"
_ANNEX = re.compile(r"附[ \t\u3000]*[件表录图]|附[:：]|抄[ \t\u3000]*[送报]|[（(]?(?:联系人|联系电话|此件)")


def _signed(texts: Sequence[str]) -> tuple[int, int]:
    """The lines that say who signs, and when, from the first to the one behind the last: at the end, or dated before
    what is annexed."""
    annexed = (at for at in range(2, len(texts)) if _ANNEX.match(texts[at]) and _DATE.match(texts[at - 1]))
    end = next(annexed, len(texts))
    start = end
    most = MOST_SIGNED if texts and _DATE.match(texts[end - 1]) else MOST_UNDATED
    while start > max(0, end - most):
        text = texts[start - 1]
        if not (_DATE.match(text) or (_WHO.match(text) and not number_of(text))):
            break
        start -= 1
    return (start, end) if start else (end, end)


_IN_BRACKETS = re.compile(r"[（(][^（()）]{2,40}年[^（()）]{1,8}[）)]$")


def _caption(lines: Sequence[Line]) -> int:
    """How many lines under a title say who has made it, and when: （2026年1月5日）."""
    first, second = ([line.text for line in lines[:2]] + ["", ""])[:2]
    if len(lines) > 1 and (_DATE.match(first) or _IN_BRACKETS.match(first)):
        return 1
    return 2 if len(lines) > 2 and _WHO.match(first) and (_DATE.match(second) or _IN_BRACKETS.match(second)) else 0


def _paragraphs(lines: list[Line], found: Recognised, styled: Mapping[int, int]) -> Iterator[tuple[Traced, int, int]]:
    """The paragraphs, joined from lines that were broken, with the first and the last line of each. One that is set
    apart stays alone."""
    rules = {
        at: rule
        for at, rule in joins(lines).items()
        if lines[at].number not in styled and lines[at + 1].number not in styled
    }
    pieces: list[Line] = []
    for at, line in enumerate(lines):
        pieces.append(line)
        if at in rules:
            found.joined.append(Joined(line.number, rules[at]))
            continue
        yield joined(piece.traced for piece in pieces), pieces[0].number, line.number
        pieces = []


def _unglued(paragraphs: Iterator[tuple[Traced, int, int]]) -> Iterator[tuple[Traced, int, int]]:
    """Headings that stand in the same line as the text before them become paragraphs of their own."""
    value = 0
    for traced, first, last in paragraphs:
        number = number_of(traced.text)
        if number and number.style is Style.HAN:
            value = number.value
        cuts = list(glued(traced.text, value))
        value += len(cuts)
        for start, end in zip([0, *cuts], [*cuts, len(traced.text)], strict=True):
            yield traced.cut(start, end), first, last


def _questions(document: Document) -> Iterator[Question]:
    if not document.title:
        yield Question(document.first, "没有找到题目，请补", 0.9)
    for paragraph in document.paragraphs:
        if paragraph.entry.rule == "short-line":
            yield Question(paragraph.first, f"“{paragraph.entry.title}”没有编号，是不是标题", 0.6)
