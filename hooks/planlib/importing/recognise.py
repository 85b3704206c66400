"""A received text as plans: what each line is, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .boundaries import Boundary, boundaries, is_title, plain_title
from .joining import joins
from .lines import Line, lines_of
from .noise import Noise, inside, whole_line
from .numbers import Style, number_of
from .outline import Entry, Role, glued, outline


class Removed(NamedTuple):
    """Words that are no part of a plan. line: from 1."""

    line: int
    start: int
    end: int
    text: str
    reason: str
    rule: str


class Joined(NamedTuple):
    """A line that goes on in the next one that is left. line: from 1."""

    line: int
    reason: str


class Question(NamedTuple):
    """What an editor should look at. doubt: from 0 to 1; those with most come first."""

    line: int
    text: str
    doubt: float


@dataclass(slots=True)
class Paragraph:
    """A paragraph with the lines that it was joined from."""

    text: str
    first: int
    last: int
    pieces: tuple[Line, ...]
    entry: Entry | None = None


@dataclass(slots=True)
class Document:
    """One plan of a file. title: empty where it has none. paragraphs: with what each is. signature: the lines at the end that say who and
    when."""

    title: str
    title_line: int
    first: int
    last: int
    rule: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    signature: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the plan, a paragraph a line, without what was left out."""
        return "\n".join(paragraph.text for paragraph in (*self.paragraphs, *self.signature))


@dataclass(slots=True)
class Recognised:
    """What a file holds."""

    documents: list[Document] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def recognise(text: str) -> Recognised:
    """Find the plans in a text. Nothing is lost: what stands in no plan is in `removed`."""
    found = Recognised()
    lines = list(_plan_lines(list(lines_of(text)), found))
    marks = boundaries(lines)
    for start, end, mark in _ranges(lines, marks):
        _document(lines[start:end], mark, _collection_title(lines, marks), found)
    if marks and marks[0].at > 0:
        _lead(lines[: marks[0].at], found)
    found.removed.sort()
    found.joined.sort()
    found.questions.sort(key=lambda question: (-question.doubt, question.line))
    return found


def _plan_lines(lines: Sequence[Line], found: Recognised) -> Iterator[Line]:
    """The lines without those that a site has added, and without its sentences inside others."""
    for line in lines:
        noise = whole_line(line.text)
        if noise and (noise.rule != "editor" or _is_all_talk(line.text)):
            found.removed.append(_removed(line, noise))
            continue
        kept = line
        for part in sorted(inside(line.text), reverse=True):
            found.removed.append(_removed(line, part))
            kept = kept._replace(text=kept.text[: part.start] + "\x00" + kept.text[part.end :])
        if kept.text.replace("\x00", "").strip():
            yield kept


def _is_all_talk(text: str) -> bool:
    """Whether a line with an editor's words has no sentence of a plan in it."""
    return number_of(text) is None and (len(text) <= 200 or bool(re.search("小编|本站", text)))


def _removed(line: Line, noise: Noise) -> Removed:
    return Removed(line.number, line.start + noise.start, line.start + noise.end, line.text[noise.start : noise.end], noise.reason, noise.rule)


def _ranges(lines: Sequence[Line], marks: Sequence[Boundary]) -> Iterator[tuple[int, int, Boundary | None]]:
    """The plans as ranges of lines; a mark right behind another one belongs to the same plan."""
    if not marks:
        yield 0, len(lines), None
        return
    ends = [*(mark.at for mark in marks[1:]), len(lines)]
    outer: Boundary | None = None
    for mark, end in zip(marks, ends, strict=True):
        if end == mark.at + mark.size and end < len(lines):
            outer = mark
            continue
        titled = mark if mark.title or not outer else mark._replace(title=outer.title)
        yield outer.at if outer else mark.at, end, titled
        outer = None


def _collection_title(lines: Sequence[Line], marks: Sequence[Boundary]) -> str:
    """What the file calls itself, before its first plan."""
    before = lines[: marks[0].at] if marks else ()
    return next((plain_title(line.text) for line in before if is_title(plain_title(line.text))), "")


def _lead(lines: Sequence[Line], found: Recognised) -> None:
    for line in lines:
        found.removed.append(Removed(line.number, line.start, line.end, line.text, "合集的篇首，不属于任何一篇计划", "lead"))


def _document(lines: list[Line], mark: Boundary | None, collection: str, found: Recognised) -> None:
    title, title_line, body = _title(lines, mark, collection, found)
    if not body:
        return
    document = Document(title, title_line, lines[0].number, lines[-1].number, mark.rule if mark else "whole-file")
    paragraphs = list(_paragraphs(body, found))
    document.signature = _signature(paragraphs)
    del paragraphs[len(paragraphs) - len(document.signature) :]
    paragraphs = list(_unglued(paragraphs))
    for paragraph, entry in zip(paragraphs, outline([paragraph.text for paragraph in paragraphs]), strict=True):
        paragraph.entry = entry
    document.paragraphs = paragraphs
    found.documents.append(document)
    _ask(document, found)


def _title(lines: list[Line], mark: Boundary | None, collection: str, found: Recognised) -> tuple[str, int, list[Line]]:
    """The title, its line, and the lines behind it. A line that counts the plans (篇一) is left out, with its reason."""
    at, title, title_line = 0, "", lines[0].number
    if mark:
        while at < len(lines) and (_same_mark(lines[at], mark) or at == 0):
            line = lines[at]
            found.removed.append(Removed(line.number, line.start, line.end, line.text, "篇号和题目，移入页面信息", "boundary"))
            at += 1
        title, title_line = mark.title, lines[at - 1].number
    for offset in range(at, min(at + 4, len(lines))):
        words = plain_title(lines[offset].text)
        if is_title(words) and not (title and mark and mark.rule == "title-in-text"):
            for line in lines[at:offset]:
                found.removed.append(Removed(line.number, line.start, line.end, line.text, "题目以前的文字", "before-title"))
            line = lines[offset]
            found.removed.append(Removed(line.number, line.start, line.end, line.text, "题目，移入页面信息", "title"))
            return words, line.number, lines[offset + 1 :]
        if len(lines[offset].text) > 60 or number_of(lines[offset].text):
            break
    return title or collection, title_line, lines[at:]


def _same_mark(line: Line, mark: Boundary) -> bool:
    from .boundaries import _marked

    return _marked(0, line) is not None


_DATE = re.compile(r"^[（(]?(?:\d{4}|[二〇○零一九Oo]{2}[〇○零Oo一二三四五六七八九]{2}|20[xX×]{2}|[xX×]{2,4})\s*年\s*[\dxX×一二三四五六七八九十]{0,3}\s*月?\s*[\dxX×一二三四五六七八九十]{0,3}\s*[日号]?[）)]?$|^\d{4}[-./]\d{1,2}[-./]\d{1,2}$")
_WHO = re.compile(r"^[^，。；：]{2,30}(?:社区|居委会|村委会|委员会|支部|总支|党委|党工委|办事处|政府|社居委|中心|办公室|领导小组|学校|小学|中学|幼儿园|协会|工会|妇联|团委|居民会|小区|村|站|局|部)$")


def _signature(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Who signs, and when: the last lines, if they are nothing else."""
    signed = 0
    for paragraph in reversed(paragraphs[-3:]):
        if _DATE.match(paragraph.text) or (_WHO.match(paragraph.text) and not number_of(paragraph.text)):
            signed += 1
        else:
            break
    return paragraphs[len(paragraphs) - signed :] if 0 < signed < len(paragraphs) else []


def _paragraphs(lines: list[Line], found: Recognised) -> Iterator[Paragraph]:
    """The paragraphs, joined from lines that were broken."""
    rules = joins(lines, frozenset())
    pieces: list[Line] = []
    for at, line in enumerate(lines):
        pieces.append(line)
        if at in rules:
            found.joined.append(Joined(line.number, rules[at]))
            continue
        text = "".join(piece.text for piece in pieces).replace("\x00", "")
        yield Paragraph(text, pieces[0].number, pieces[-1].number, tuple(pieces))
        pieces = []


def _unglued(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Headings that stand in the same line as the text before them become paragraphs of their own."""
    value = 0
    for paragraph in paragraphs:
        number = number_of(paragraph.text)
        if number and number.style is Style.HAN:
            value = number.value
        cuts = list(glued(paragraph.text, value))
        value += len(cuts)
        for start, end in zip([0, *cuts], [*cuts, len(paragraph.text)], strict=True):
            yield Paragraph(paragraph.text[start:end].strip(), paragraph.first, paragraph.last, paragraph.pieces)


def _ask(document: Document, found: Recognised) -> None:
    if not document.title:
        found.questions.append(Question(document.first, "没有找到题目，请补", 0.9))
    for paragraph in document.paragraphs:
        entry = paragraph.entry
        if entry and entry.role is Role.HEADING and entry.rule == "short-line":
            found.questions.append(Question(paragraph.first, f"“{entry.title}”没有编号，是不是标题", 0.6))
