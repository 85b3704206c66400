"""What the index takes of a plan: a function of nothing but the plan, its marks, and the words that it may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from sys import intern
from typing import NamedTuple

from planlib.contract import FACET_KEY, ITEM_TEXT, SECTION_KEY, TITLE_LINE, LineKind, LineMark, RowPlan
from planlib.library import facets_of, fields_of, timeliness_of, title_of
from planlib.model.fields import Field
from planlib.model.page import Plan, Section, topics_of
from planlib.model.plaintext import TextLine, count_visible, neutral_text, own_lines, written
from planlib.notices.matcher import Mark, in_units
from planlib.notices.register import Notice

from ..datafile import compact_json, digest
from ..labels import short_name
from .folding import fold
from .pinyin import Letters, letters_of


class Indexed(NamedTuple):
    """What a section is found by. text: its own lines, folded, parted by U+000A; the first is its heading, if it has
    one. keys: of what it is and what it is called."""

    text: str
    has_heading: bool
    keys: tuple[str, ...]


class SectionPart(NamedTuple):
    """A section of a plan. depth: from 1; 0 for 开头 and 结尾. characters: with all under it. row: the JSON of its
    `Row` from its id on, without the brackets. children: positions in the plan."""

    id: str
    depth: int
    characters: int
    indexed: Indexed
    row: str
    children: tuple[int, ...]


class IndexPart(NamedTuple):
    """A plan. row: the JSON of its `RowPlan`. sections: in reading order. letters: for the words of its headings.
    digest: of all this."""

    plan: str
    row: str
    sections: tuple[SectionPart, ...]
    letters: Letters
    digest: str


PlanMarks = Mapping[int, Sequence[Mark]]
"""The marks of a plan by the line of its page."""


def index_part(plan: Plan, fields: dict[str, Field], marks: PlanMarks, notices: Mapping[str, Notice]) -> IndexPart:
    """The part of a plan. notices: by id."""
    row = compact_json(RowPlan(plan.id, plan.title, short_name(plan), plan.level, plan.type))
    found = _Sections(plan, fields, marks, notices)
    for section in plan.page.sections:
        found.take(section, ())
    sections = tuple(found.parts)
    letters = letters_of(title_of(section, fields) for section in plan.page.walk())
    return IndexPart(plan.id, row, sections, letters, digest(_told(row, sections)))


def _told(row: str, sections: Iterable[SectionPart]) -> Iterator[str]:
    """All that the rest of a part follows from."""
    yield row
    for section in sections:
        yield from (section.row, section.indexed.text, *section.indexed.keys, "\0")


class _Sections:
    """The sections of a plan, taken one after the other. parts: in reading order."""

    def __init__(self, plan: Plan, fields: dict[str, Field], marks: PlanMarks, notices: Mapping[str, Notice]) -> None:
        self.parts: list[SectionPart] = []
        self._plan, self._fields, self._marks, self._notices = plan, fields, marks, notices

    def take(self, section: Section, crumbs: tuple[str, ...]) -> tuple[int, tuple[Mark, ...]]:
        """Take a section with all under it; its visible characters, and the marks in it, are given back."""
        lines = tuple(own_lines(section))
        texts = [line.number + neutral_text(line.runs, self._fields) for line in lines]
        own_marks = [self._marks.get(line.line, ()) for line in lines]
        at = len(self.parts)
        self.parts.append(_NOT_YET)
        below = (*crumbs, title_of(section, self._fields)) if section.children else ()
        characters, marks, children = count_visible("".join(texts)), tuple(chain.from_iterable(own_marks)), []
        for child in section.children:
            children.append(len(self.parts))
            more, others = self.take(child, below)
            characters, marks = characters + more, marks + others
        values = facets_of(self._plan, section, timeliness_of((mark.id for mark in marks), self._notices))
        facets = (f"{FACET_KEY}{facet}:{value}" for facet, found in values.items() for value in found)
        keys = tuple(map(intern, (f"{SECTION_KEY}{section.id}", *facets)))
        row = compact_json(
            (
                section.id,
                section.level,
                section.number,
                written(section.title),
                [_row_line(line) for line in lines if line.kind is not LineKind.HEADING],
                section.kind,
                topics_of(section),
                characters,
                *_without_empty_ends(fields_of(section), crumbs, tuple(_line_marks(lines, own_marks)), len(marks)),
            )
        )
        indexed = Indexed("\n".join(map(fold, texts)), bool(section.level), keys)
        depth = len(crumbs) + 1 if section.level else 0
        self.parts[at] = SectionPart(section.id, depth, characters, indexed, row[1:-1], tuple(children))
        return characters, marks


_NOT_YET = SectionPart("", 0, 0, Indexed("", False, ()), "", ())


def _without_empty_ends(*optional: Sequence[object] | int) -> list[Sequence[object] | int]:
    """What ends a row, without what is empty at its end."""
    kept = list(optional)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _row_line(line: TextLine) -> str:
    text = written(line.runs)
    return f"{line.number}{ITEM_TEXT}{text}" if line.kind is LineKind.ITEM else text


def _line_marks(lines: Sequence[TextLine], marks: Sequence[Sequence[Mark]]) -> Iterator[LineMark]:
    """The marks in a section's own lines."""
    first = TITLE_LINE if lines and lines[0].kind is LineKind.HEADING else 0
    for number, (line, found) in enumerate(zip(lines, marks, strict=True), first):
        for mark in found:
            yield LineMark(number, *in_units(mark, written(line.runs)))
