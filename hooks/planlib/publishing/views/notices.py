"""The whole register of notices."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from planlib.library import Library
from planlib.model.plaintext import own_lines, written
from planlib.notices.register import Notice

from ..labels import template_label
from ..sizes import OCCURRENCES
from ..urls import plan_uri


def context(library: Library) -> dict[str, Any]:
    """The notices that are marked, and those that hold."""
    rows = notice_rows(library)
    return {
        "dated": [row for row in rows if row.is_marked],
        "current": [row for row in rows if not row.is_marked],
    }


@dataclass(frozen=True, slots=True)
class NoticePlace:
    """A section that has a mark itself."""

    label: str
    uri: str
    anchor: str


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice on the list of all. kind, action, confidence: in Chinese; order, doubt: the places of the last two among
    all that there are. count: of its marks in all plans. places: the
    first sections that have some. more: words to search for where there are more sections."""

    notice: Notice
    is_marked: bool
    kind: str
    action: str
    order: int
    confidence: str
    doubt: int
    count: int
    places: tuple[NoticePlace, ...]
    more: str


def notice_rows(library: Library) -> list[NoticeRow]:
    """The whole register, by what to do and title."""
    vocabulary = library.vocabulary
    actions = list(vocabulary.actions)
    counts, places = _notice_places(library)
    return [
        NoticeRow(
            notice=notice,
            is_marked=notice.is_marked(library.inputs.day),
            kind=vocabulary.notices[notice.kind],
            action=vocabulary.actions[notice.action],
            order=actions.index(notice.action),
            confidence=vocabulary.confidence[notice.confidence],
            doubt=list(vocabulary.confidence).index(notice.confidence),
            count=counts[notice.id],
            places=tuple(place for place, _ in places[notice.id][:OCCURRENCES]),
            more=places[notice.id][0][1] if len(places[notice.id]) > OCCURRENCES else "",
        )
        for notice in sorted(library.notices.values(), key=lambda notice: (actions.index(notice.action), notice.title))
    ]


def _notice_places(library: Library) -> tuple[Counter[str], defaultdict[str, list[tuple[NoticePlace, str]]]]:
    """How many marks each notice has; and the first sections with some, one more than are shown, with the words that
    stand there."""
    counts: Counter[str] = Counter()
    places: defaultdict[str, list[tuple[NoticePlace, str]]] = defaultdict(list)
    for template in library.templates:
        seen: set[str] = set()
        for line in own_lines(template.section) if library.marks_under(template.id) else ():
            for mark in library.marks(template.plan, line):
                counts[mark.id] += 1
                if mark.id not in seen and len(places[mark.id]) <= OCCURRENCES:
                    seen.add(mark.id)
                    place = NoticePlace(template_label(template, library), plan_uri(template.plan), template.section.id)
                    places[mark.id].append((place, written(line.runs)[mark.start : mark.end]))
    return counts, places
