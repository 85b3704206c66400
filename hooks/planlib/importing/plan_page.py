"""A recognised plan as a page of the library: its lines, and the Markdown around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from planlib.checking.rules.structure import typed_start
from planlib.model.findings import visible
from planlib.model.numbering import item_number, section_number, split_typed

from .lines import Traced
from .outline import Role
from .recognise import Document, Paragraph
from .repairs import Change

EMPTY_HEADING = "empty-heading"  # the rule of an item that was a heading with nothing under it


class LineRole(StrEnum):
    """What a line of a page is."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page. traced: its text, without a number. printed: the number as the source prints it, which stays in
    the repaired text where it is the one that the page derives. level: of a heading, 1–4."""

    role: LineRole
    traced: Traced
    printed: Traced
    level: int = 0
    kind: str = ""
    topics: tuple[str, ...] = ()
    id: str = ""
    rule: str = ""
    line: int = 0

    @property
    def repaired(self) -> Traced:
        """The line as the audit finds it in the repaired text."""
        return Traced(self.printed.text + self.traced.text, self.printed.origins + self.traced.origins)


def page_lines(document: Document) -> tuple[list[PageLine], list[Change]]:
    """The lines of a page, and why something of the source is not on them."""
    changes: list[Change] = []
    typed = (without_typed(line, changes) for line in _lines(document, changes))
    lines = _without_empty_headings([line for line in typed if line.traced.text])
    return _with_numbers(lines, changes), changes


def without_typed(line: PageLine, changes: list[Change]) -> PageLine:
    """A line without a number or a sign of a list that its words still begin with (一、1.…, + …): the page has its own.
    A paragraph with a number becomes an item."""
    while line.role is not LineRole.CLOSING and (typed := _typed(line)):
        extra, words = line.traced.cut(0, len(typed)), line.traced.cut(len(typed))
        if line.role is LineRole.PARAGRAPH and words.text and not _SIGN.match(typed):
            line = replace(line, role=LineRole.ITEM, traced=words, printed=extra)
            continue
        reason = f"编号由页面排出；原文作“{visible(extra.text)}”"
        changes.append(Change(extra.origins[0], extra.origins[-1] + 1, "number", reason, "number"))
        line = replace(line, traced=words)
    return line


_SIGN = re.compile(r"[-+*>#](?=\s|$)\s*|={1,3}$")  # what Markdown would take for a list, a quotation or a heading


def _typed(line: PageLine) -> str:
    sign = _SIGN.match(line.traced.text)
    return sign[0] if sign else typed_start(line.traced.text, line.role is LineRole.HEADING)


def _without_empty_headings(lines: list[PageLine]) -> list[PageLine]:
    """A heading with nothing under it cannot stand on a page: it becomes an item."""
    kept = list(lines)
    for at in reversed(range(len(kept))):  # from below: what stands under a heading may have become an item itself
        line, following = kept[at], kept[at + 1] if at + 1 < len(kept) else None
        if line.role is not LineRole.HEADING:
            continue
        is_text = following is not None and following.role in (LineRole.PARAGRAPH, LineRole.ITEM)
        is_below = following is not None and following.role is LineRole.HEADING and following.level > line.level
        if not (is_text or is_below):
            kept[at] = replace(line, role=LineRole.ITEM, level=0, rule=EMPTY_HEADING)
    return kept


def _lines(document: Document, changes: list[Change]) -> Iterator[PageLine]:
    """The lines of the page. A signature that something stands behind is none there, for a page closes with it."""
    if not document.annex:
        yield from _text(document.paragraphs, changes)
        for paragraph in document.signature:
            yield PageLine(LineRole.CLOSING, paragraph.traced, Traced("", ()), rule="signature", line=paragraph.first)
    else:
        yield from _text((*document.paragraphs, *document.signature, *document.annex), changes)


def _text(paragraphs: Iterable[Paragraph], changes: list[Change]) -> Iterator[PageLine]:
    for paragraph in paragraphs:
        entry = paragraph.entry
        end = entry.number.end if entry.number else 0
        printed, words = paragraph.traced.cut(0, end), paragraph.traced.cut(end)
        if entry.role is Role.HEADING:
            yield from _heading(paragraph, printed, words, changes)
        elif entry.role is Role.ITEM:
            yield PageLine(LineRole.ITEM, words, printed, rule=entry.rule, line=paragraph.first)
        else:
            yield PageLine(LineRole.PARAGRAPH, words, Traced("", ()), rule=entry.rule, line=paragraph.first)


def _heading(paragraph: Paragraph, printed: Traced, words: Traced, changes: list[Change]) -> Iterator[PageLine]:
    entry = paragraph.entry
    title = words.cut(0, len(entry.title))
    rest = words.cut(len(words.text) - len(entry.rest)) if entry.rest else Traced("", ())
    stop = words.cut(len(entry.title), len(words.text) - len(entry.rest))
    if stop.text:
        reason = "小标题与正文连排，分出为标题" if rest.text else "标题独立成行，末尾不用标点"
        changes.append(Change(stop.origins[0], stop.origins[-1] + 1, "heading", reason, entry.rule))
    yield PageLine(LineRole.HEADING, title, printed, level=entry.level, rule=entry.rule, line=paragraph.first)
    if rest.text:
        yield PageLine(LineRole.PARAGRAPH, rest, Traced("", ()), rule=entry.rule, line=paragraph.last)


def _with_numbers(lines: Sequence[PageLine], changes: list[Change]) -> list[PageLine]:
    """A printed number that is not the one which the page derives is taken out, for that reason."""
    ordinals = [0] * 5
    items = 0
    numbered: list[PageLine] = []
    for line in lines:
        derived = ""
        if line.role is LineRole.HEADING:
            ordinals[line.level] += 1
            ordinals[line.level + 1 :] = [0] * (4 - line.level)
            derived = section_number(line.level, ordinals[line.level])
        items = items + 1 if line.role is LineRole.ITEM else 0
        if line.role is LineRole.ITEM:
            derived = item_number(items)
        printed = line.printed
        if printed.text and split_typed(printed.text)[0] != derived:
            reason = f"编号由页面排出；原文作“{visible(printed.text.strip())}”"
            changes.append(Change(printed.origins[0], printed.origins[-1] + 1, "number", reason, "number"))
            printed = Traced("", ())
        numbered.append(replace(line, printed=printed))
    return numbered


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A page to be written. front: its front matter, in order."""

    slug: str
    front: dict[str, object]
    lines: tuple[PageLine, ...]
    notes: tuple[str, ...] = field(default=())

    def markdown(self, front: str) -> str:
        """The page's file; front: the front matter as YAML."""
        parts: list[str] = []
        items = 0
        closed = False
        for line in self.lines:
            text = line.traced.text
            if line.role is LineRole.CLOSING and not closed:
                parts.append("---")
                closed = True
            items = items + 1 if line.role is LineRole.ITEM else 0
            if line.role is LineRole.HEADING:
                topics = f' data-topics="{" ".join(line.topics)}"' if line.topics else ""
                parts.append(f'{"#" * (line.level + 1)} {text} {{ #{line.id} data-kind="{line.kind}"{topics} }}')
            elif items > 1:
                parts[-1] += f"\n{items}. {text}"
            elif items:
                parts.append(f"1. {text}")
            else:
                parts.append(text)
        return f"---\n{front}---\n\n" + "\n\n".join(parts) + "\n"
