"""Replaying a ledger: the source with every repair made, and what came from where.

A ledger entry replaces the one place where `before` stands by `after`. Only the characters that differ between the two
count as changed; the rest is there to find the place. Entries address the source as received, so their order does not
matter and two of them may not change the same characters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from planlib.model.fields import FIELD
from planlib.model.findings import Problem
from planlib.model.numbering import split_typed
from planlib.model.plaintext import count_visible, squash

from .alignment import common_ends
from .ledger import Collection, Repair


class Edit(NamedTuple):
    """Source characters start … end (from 0) become `text`."""

    start: int
    end: int
    text: str
    repair: Repair


class RepairedSpan(NamedTuple):
    """Where a repair stands in a text: it put in the characters start … end (nothing where both are the same), and took
    out `removed`."""

    start: int
    end: int
    removed: str
    repair: Repair

    @property
    def changes_wording(self) -> bool:
        """Whether characters are others than before: line ends that were put right explain no difference of wording."""
        return self.end > self.start or bool(squash(self.removed))


@dataclass(slots=True)
class Paragraph:
    """A line of the repaired text that holds more than white space. `kept` marks the stretches that come unchanged from
    the source, as (start, end) within `text`; `spans` what the ledger put in or took out."""

    text: str
    first: int
    last: int
    kept: list[tuple[int, int]]
    spans: list[RepairedSpan]

    def kept_characters(self, start: int = 0) -> int:
        """How many characters from `start` on were kept, white space aside."""
        return sum(count_visible(self.text[max(a, start) : b]) for a, b in self.kept if b > start)


@dataclass(slots=True)
class Tally:
    """Of one kind of repair: how many entries, and how many characters they took out and put in (white space aside)."""

    entries: int = 0
    removed: int = 0
    inserted: int = 0


@dataclass(frozen=True, slots=True)
class Replay:
    """A collection after its ledger was applied. doubtful: the source lines (from 1) of repairs that could not be made:
    what differs there follows from it. words: each paragraph as it is held against a line of a page, without its
    printed number and without white space."""

    paragraphs: tuple[Paragraph, ...]
    words: tuple[str, ...]
    repaired: dict[str, Tally]
    problems: tuple[Problem, ...]
    doubtful: frozenset[int] = frozenset()


def replay(collection: Collection) -> Replay:
    """Apply the ledger to the source."""
    problems = list(collection.problems)
    repaired: dict[str, Tally] = {}
    edits: list[Edit] = []
    unmade: list[Repair] = []
    for repair in collection.repairs:
        repaired.setdefault(repair.kind, Tally()).entries += 1
        before = len(problems)
        edits += _edits(collection, repair, problems)
        unmade += [repair] * (len(problems) - before)
    edits.sort(key=lambda edit: (edit.start, edit.end))
    made = list(_without_overlaps(edits, problems))
    left = {id(edit) for edit in made}
    unmade += [edit.repair for edit in edits if id(edit) not in left]
    edits = made
    for edit in edits:
        tally = repaired[edit.repair.kind]
        tally.removed += count_visible(collection.text[edit.start : edit.end])
        tally.inserted += count_visible(edit.text)
    paragraphs = tuple(_paragraphs(collection, edits))
    # A witness speaks for itself: what other witnesses put into its line proves nothing.
    testimony = tuple(_paragraphs(collection, [edit for edit in edits if not edit.repair.witness]))
    problems += _unproved(edits, testimony)
    doubtful = {line for repair in unmade for line in range(repair.line, repair.line + repair.before.count("\n") + 1)}
    words = tuple(squash(split_typed(paragraph.text)[1]) for paragraph in paragraphs)
    return Replay(paragraphs, words, repaired, tuple(problems), frozenset({*doubtful, *collection.left_out}))


def _edits(collection: Collection, repair: Repair, problems: list[Problem]) -> Iterator[Edit]:
    """The characters that a repair changes: the differences between `before` and `after`, at their place."""
    if not 1 <= repair.line <= len(collection.lines):
        message = f"原文没有第 {repair.line} 行"
        problems.append(Problem(repair.line_of(), message, "改正 line", code="PLN701"))
        return
    first = collection.starts[repair.line - 1]
    last = min(repair.line + repair.before.count("\n"), len(collection.lines))
    stretch = collection.text[first : collection.starts[last] - 1]
    place = stretch.find(repair.before)
    if place < 0 or stretch.find(repair.before, place + 1) >= 0:  # overlaps count too
        what = "找不到" if place < 0 else "有好几处"
        message = f"“{repair.before[:30]}”在原文第 {repair.line} 行{what}"
        hint = "改正 line 或 before" if place < 0 else "把前后的字也写进 before 和 after，让它只有一处"
        problems.append(Problem(repair.line_of(), message, hint, code="PLN701"))
        return
    head, tail = common_ends(repair.before, repair.after)
    before, after = repair.before[head : len(repair.before) - tail], repair.after[head : len(repair.after) - tail]
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            start = first + place + head
            yield Edit(start + i, start + j, after[k:m], repair)


def _without_overlaps(edits: list[Edit], problems: list[Problem]) -> Iterator[Edit]:
    """Edits in order, without those that change what another has changed already, or insert where another inserts."""
    previous: Edit | None = None
    for edit in edits:
        if previous and (edit.start < previous.end or edit[:2] == previous[:2]):
            message = f"这一条和第 {previous.repair.line_of()} 行的一条改的是同一处"
            problems.append(Problem(edit.repair.line_of(), message, "合成一条", code="PLN702"))
            continue
        yield edit
        previous = edit


def _pieces(collection: Collection, edits: list[Edit]) -> Iterator[tuple[str, int, Edit | None]]:
    """The repaired text in pieces: the characters, their offset in the source, and the edit if they were not kept."""
    position = 0
    for edit in edits:
        yield collection.text[position : edit.start], position, None
        yield edit.text, edit.start, edit
        position = edit.end
    yield collection.text[position:], position, None


class _Piece(NamedTuple):
    """A stretch of a line of the repaired text. line: in the source. edit: what put it there; None if it was kept."""

    text: str
    line: int
    edit: Edit | None


def _paragraphs(collection: Collection, edits: list[Edit]) -> Iterator[Paragraph]:
    current: list[_Piece] = []
    for text, offset, edit in _pieces(collection, edits):
        start = collection.line_at(offset)
        for number, line in enumerate(text.split("\n")):
            if number:
                yield from _paragraph(collection, current)
                current = []
            if line or edit:
                current.append(_Piece(line, start if edit else start + number, edit))
    yield from _paragraph(collection, current)


def _paragraph(collection: Collection, pieces: list[_Piece]) -> Iterator[Paragraph]:
    """The pieces of a line as a paragraph, unless there is nothing but white space in them."""
    text = "".join(piece.text for piece in pieces)
    if not text.strip():
        return
    kept: list[tuple[int, int]] = []
    spans: list[RepairedSpan] = []
    end = 0
    for piece in pieces:
        start, end = end, end + len(piece.text)
        if piece.edit:
            removed = collection.text[piece.edit.start : piece.edit.end]
            spans.append(RepairedSpan(start, end, removed, piece.edit.repair))
        else:
            kept.append((start, end))
    lines = [piece.line for piece in pieces if piece.text]
    yield Paragraph(text, lines[0], lines[-1], kept, spans)


def _normal(text: str) -> str:
    """Text for comparing a repair with its witness: no white space, fields without their examples."""
    return FIELD.sub(lambda match: f"{{{{{match[1]}}}}}", squash(text))


def _unproved(edits: list[Edit], paragraphs: tuple[Paragraph, ...]) -> Iterator[Problem]:
    """Repairs whose inserted words do not stand in the lines that they name as witness."""
    spoken: defaultdict[int, dict[int, str]] = defaultdict(dict)  # by source line, what its paragraphs say
    for place, paragraph in enumerate(paragraphs):
        text = _normal(paragraph.text)
        for line in range(paragraph.first, paragraph.last + 1):
            spoken[line][place] = text
    for edit in edits:
        words = _normal(edit.text)
        if not (words and edit.repair.witness):
            continue
        lines = edit.repair.witness
        heard = {place: text for line in lines if line in spoken for place, text in spoken[line].items()}
        if words not in "".join(text for _, text in sorted(heard.items())):
            message = f"原文第 {'、'.join(map(str, lines))} 行没有“{words[:30]}”"
            yield Problem(edit.repair.line_of(), message, "改正 witness，或者改写 evidence 说明依据", code="PLN706")
