"""What the index takes of a plan: a function of nothing but the plan, its marks, and the words that it may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple
from zlib import Z_BEST_SPEED, compress, decompress

from planlib.contract import EXAMPLE_KEY, FACET_KEY, ITEM_TEXT, SECTION_KEY, TITLE_LINE, LineKind, LineMark, RowPlan
from planlib.keeping.store import digest
from planlib.library import facets_of, fields_of, timeliness_of, title_of
from planlib.model.fields import Field, references
from planlib.model.page import Section, topics_of
from planlib.model.plaintext import TextLine, count_visible, neutral_text, own_lines, written
from planlib.model.plan import Plan
from planlib.notices.matcher import Mark, in_units
from planlib.notices.register import Notice
from planlib.reading.vocabulary import Vocabulary

from ..datafile import compact_json
from ..labels import short_name
from .folding import fold
from .pinyin import letters_of


class Indexed(NamedTuple):
    """What a section is found by. text: its own lines, folded, parted by U+000A; the first is its heading, if it has
    one. keys: of what it is and what it is called."""

    text: str
    has_heading: bool
    keys: Sequence[str]


_PARTING = "\0"  # in no text, and in no key; what parses JSON takes three times as long
_HEADED = "1"


def _indexed_line(indexed: Indexed) -> str:
    """On one line: whether it has a heading, its keys, nothing, and the lines of its text."""
    parts = (_HEADED if indexed.has_heading else "0", *indexed.keys, "", indexed.text.replace("\n", _PARTING))
    return _PARTING.join(parts) + "\n"


def indexed_of(line: bytes) -> Indexed:
    """Of a line of `PartLines.indexed`."""
    about, _, text = line.decode().partition(_PARTING * 2)
    heading, *keys = about.split(_PARTING)
    return Indexed(text.replace(_PARTING, "\n"), heading == _HEADED, keys)


class SectionPart(NamedTuple):
    """A section of a plan. depth: from 1; 0 for 开头 and 结尾. characters: with all under it. row: the JSON of its
    `Row` from its id on, without the brackets."""

    id: str
    depth: int
    characters: int
    indexed: Indexed
    row: str


class IndexPart(NamedTuple):
    """A plan, its sections in reading order.

    row: the JSON of its `RowPlan`. ids: of the sections, parted by blanks. depths: a digit a section. characters,
    row_sizes (characters of its row), sizes (bytes of what it is found by) and digests (64 bits, of both): of each
    section. letters: for the words of its title and headings, as `letters_of` gives them, a line each. digest: of all
    this.
    """

    plan: str
    row: str
    ids: str
    depths: str
    characters: tuple[int, ...]
    row_sizes: tuple[int, ...]
    sizes: tuple[int, ...]
    digests: tuple[int, ...]
    letters: str
    digest: str

    def children(self, at: int) -> Iterator[int]:
        """The positions of the sections right under one."""
        depth = int(self.depths[at])
        for below in range(at + 1, len(self.depths) if depth else 0):
            if int(self.depths[below]) <= depth:
                return
            if int(self.depths[below]) == depth + 1:
                yield below


class PartLines(NamedTuple):
    """What is long of a plan's sections, and not often asked for: it is compressed. rows: of the sections, a line each.
    indexed: what they are found by, for `indexed_of`, a line each."""

    packed_rows: bytes
    packed_indexed: bytes

    @property
    def rows(self) -> list[bytes]:
        """Each without its end."""
        return decompress(self.packed_rows).split(b"\n")[:-1]

    @property
    def indexed(self) -> list[bytes]:
        """Each without its end."""
        return decompress(self.packed_indexed).split(b"\n")[:-1]


def put_together(
    plan: str, row: str, sections: Sequence[SectionPart], letters: Iterable[str]
) -> tuple[IndexPart, PartLines]:
    """A plan with its sections. See `IndexPart`."""
    rows = [f"{section.row}\n".encode() for section in sections]
    indexed = [_indexed_line(section.indexed).encode() for section in sections]
    digests = [blake2b(b"".join(lines), digest_size=8).digest() for lines in zip(rows, indexed, strict=True)]
    ids, words = " ".join(section.id for section in sections), "\n".join(letters)
    part = IndexPart(
        plan,
        row,
        ids,
        "".join(str(section.depth) for section in sections),
        tuple(section.characters for section in sections),
        tuple(len(section.row) for section in sections),
        tuple(map(len, indexed)),
        tuple(int.from_bytes(found, "big") for found in digests),
        words,
        digest(row, ids, words, *digests),
    )
    packed = (compress(b"".join(lines), Z_BEST_SPEED) for lines in (rows, indexed))
    return part, PartLines(*packed)


PlanMarks = Mapping[int, Sequence[Mark]]
"""The marks of a plan by the line of its page."""


def index_part(
    plan: Plan, vocabulary: Vocabulary, marks: PlanMarks, notices: Mapping[str, Notice]
) -> tuple[IndexPart, PartLines]:
    """The part of a plan, and its lines. notices: by id."""
    fields = vocabulary.fields
    common = RowPlan(plan.id, plan.title, short_name(plan), plan.level, plan.type)
    found = _Sections(plan, fields, marks, notices)
    for section in plan.page.sections:
        found.take(section, ())
    titles = (title_of(section, fields) for section in plan.page.walk())
    letters = letters_of((plan.title, *titles), vocabulary.common)
    return put_together(plan.id, compact_json(common), found.parts, letters)


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
        characters, marks = count_visible("".join(texts)), tuple(chain.from_iterable(own_marks))
        for child in section.children:
            more, others = self.take(child, below)
            characters, marks = characters + more, marks + others
        values = facets_of(self._plan, section, timeliness_of((mark.id for mark in marks), self._notices))
        facets = (f"{FACET_KEY}{facet}:{value}" for facet, found in values.items() for value in found)
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
        fields = chain.from_iterable(references(line.runs) for line in lines)
        examples = dict.fromkeys(f"{EXAMPLE_KEY}{fold(field.example)}" for field in fields if field.example)
        keys = (f"{SECTION_KEY}{section.id}", *examples, *facets)
        indexed = Indexed("\n".join(map(fold, texts)), bool(section.level), keys)
        depth = len(crumbs) + 1 if section.level else 0
        self.parts[at] = SectionPart(section.id, depth, characters, indexed, row[1:-1])
        return characters, marks


_NOT_YET = SectionPart("", 0, 0, Indexed("", False, ()), "")


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
