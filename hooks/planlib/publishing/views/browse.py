"""The page 范文库: what the library can be narrowed by, its first templates, and ways into it without a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from planlib.contract import PLANS_LISTED, Facet, Timeliness
from planlib.library import Library, Template, templates_of
from planlib.model.page import Topic

from ..labels import plan_label
from ..sizes import TEMPLATES_SHOWN
from .cards import cards
from .topics import topic_counts


def context(library: Library, notices_url: str) -> dict[str, Any]:
    """notices_url: the address of the list of notices, from the page that is shown."""
    distinct = first_of_each(chain.from_iterable(map(templates_of, library.plans)), library)
    shown = cards(islice(distinct, TEMPLATES_SHOWN), library, notices_url)
    return {
        "cards": shown,
        "has_more": next(distinct, None) is not None,
        "total": library.facet_counts[Facet.KIND].total(),
        "facets": facets(library),
        "topics": topic_counts(library),
        "kinds": topics_by_kind(library),
    }


def first_of_each(templates: Iterable[Template], library: Library) -> Iterator[Template]:
    """Of templates that say the same to the letter the first."""
    shown: set[str] = set()
    for template in templates:
        if template.id not in shown:
            shown.update(library.wordings(template.id)[0])
            yield template


def topics_by_kind(library: Library) -> list[tuple[str, str, list[Topic]]]:
    """The kinds, as id and title, each with the topics on whose pages some of its templates stand."""
    found = [
        (kind, title, [topic for topic in library.topics.values() if (topic.id, kind) in library.naming])
        for kind, title in library.vocabulary.kinds.items()
    ]
    return [run for run in found if run[2]]


def facets(library: Library) -> dict[Facet, list[tuple[str, str, int]]]:
    """What the browse page can be narrowed by: for each facet the values that occur, each with title and number of
    templates. Of the plans the first few; the page asks for others when it needs them."""
    vocabulary, counts = library.vocabulary, library.facet_counts
    titles: dict[Facet, Iterable[tuple[str, str]]] = {
        Facet.TOPIC: ((topic.id, topic.title) for topic in library.topics.values()),
        Facet.KIND: vocabulary.kinds.items(),
        Facet.LEVEL: vocabulary.levels.items(),
        Facet.TYPE: vocabulary.types.items(),
        Facet.TIMELINESS: ((value, value.label) for value in Timeliness),
        Facet.PLAN: ((plan.id, plan_label(plan)) for plan in library.plans[:PLANS_LISTED]),
    }
    return {
        facet: [(value, title, counts[facet][value]) for value, title in values if counts[facet][value]]
        for facet, values in titles.items()
    }
