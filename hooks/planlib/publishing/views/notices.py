"""The whole register of notices."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from planlib.contract import Action, Confidence
from planlib.library import Library
from planlib.model.plan import Plan
from planlib.notices.dates import first_day, last_day
from planlib.notices.register import Notice
from planlib.summaries import Place

from ..labels import template_label
from ..sizes import OCCURRENCES
from ..urls import plan_uri

FIRST_YEAR = 2000
"""Where the time that is drawn begins; few phrases of plans are older."""


def context(library: Library) -> dict[str, Any]:
    """The notices that are marked, and those that hold."""
    rows = notice_rows(library)
    return {
        "dated": [row for row in rows if row.is_marked],
        "current": [row for row in rows if not row.is_marked],
        "kinds": [title for title in library.vocabulary.notices.values() if any(row.kind == title for row in rows)],
        "actions": list(dict.fromkeys(row.action for row in rows)),
        "first_year": FIRST_YEAR,
        "months": _months(library.inputs.day),
    }


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A section that has a mark itself."""

    label: str
    uri: str
    anchor: str


class Span(NamedTuple):
    """A stretch of the time from the beginning of `FIRST_YEAR` to today, in months."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice on the list of all. kind, action, confidence: in Chinese; order, doubt: the places of the last two among
    all that there are. count: of its marks in all plans. occurrences: the first sections that have some. more: words
    to search for where there are more sections. span: when it was in force, as far as it is known."""

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
    span: Span | None


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
            span=span_of(notice, library.inputs.day),
        )
        for notice in sorted(library.notices.values(), key=lambda notice: (order[notice.action], notice.title))
    ]


def span_of(notice: Notice, today: date) -> Span | None:
    """When a phrase was in force, of the time that is drawn; what is not known of it goes as far as that does."""
    if not (notice.since or notice.until):
        return None
    now = _months(today)
    since, until = first_day(notice.since), last_day(notice.until)
    start = min(max(_months(since) if since else 0, 0), now - 1)
    end = min(max(_months(until) + 1 if until else now, start + 1), now)
    return Span(start, end - start)


def _months(day: date) -> int:
    return 12 * (day.year - FIRST_YEAR) + day.month - 1


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
