"""The whole register of notices."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from planlib.contract import Action, Confidence
from planlib.library import Library
from planlib.model.plan import Plan
from planlib.notices.register import Notice
from planlib.summaries import Place

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
class Occurrence:
    """A section that has a mark itself."""

    label: str
    uri: str
    anchor: str


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice on the list of all. kind, action, confidence: in Chinese; order, doubt: the places of the last two among
    all that there are. count: of its marks in all plans. occurrences: the first sections that have some. more: words
    to search for where there are more sections."""

    notice: Notice
    is_marked: bool
    kind: str
    action: str
    order: int
    confidence: str
    doubt: int
    count: int
    occurrences: tuple[Occurrence, ...]
    more: str


def notice_rows(library: Library) -> list[NoticeRow]:
    """The whole register, by what to do and title."""
    vocabulary = library.vocabulary
    order = {action: place for place, action in enumerate(Action)}
    counts, places = _places(library)
    return [
        NoticeRow(
            notice=notice,
            is_marked=notice.is_marked(library.inputs.day),
            kind=vocabulary.notices[notice.kind],
            action=vocabulary.actions[notice.action],
            order=order[notice.action],
            confidence=vocabulary.confidence[notice.confidence],
            doubt=list(Confidence).index(notice.confidence),
            count=counts[notice.id],
            occurrences=tuple(_occurrence(*found, library) for found in places[notice.id][:OCCURRENCES]),
            more=places[notice.id][0][1].words if len(places[notice.id]) > OCCURRENCES else "",
        )
        for notice in sorted(library.notices.values(), key=lambda notice: (order[notice.action], notice.title))
    ]


def _places(library: Library) -> tuple[Counter[str], defaultdict[str, list[tuple[Plan, Place]]]]:
    """How many marks each notice has; and the first sections with some, one more than are shown."""
    counts: Counter[str] = Counter()
    found: defaultdict[str, list[tuple[Plan, Place]]] = defaultdict(list)
    for plan in library.plans:
        for place in library.summaries[plan.id].places:
            counts[place.notice] += place.times
            if len(found[place.notice]) <= OCCURRENCES:
                found[place.notice].append((plan, place))
    return counts, found


def _occurrence(plan: Plan, place: Place, library: Library) -> Occurrence:
    template = library.template(f"{plan.id}/{place.section}")
    return Occurrence(template_label(template, library), plan_uri(plan), place.section)
