"""The home page: topics, kinds, and the first plans."""

from __future__ import annotations

from collections import Counter
from typing import Any

from planlib.library import Library

from ..listing import Listing
from ..sizes import HOME_PLANS
from .plans import PlanGroup


def context(plans: Listing[PlanGroup], library: Library) -> dict[str, Any]:
    """plans: the first page of the list of all."""
    return {
        "topics": [(topic, len(library.by_topic[topic.id])) for topic in library.topics.values()],
        "kinds": [(kind, library.vocabulary.kinds[kind], count) for kind, count in kind_counts(library)],
        "plans": plans.items[:HOME_PLANS],
        "total": plans.total,
    }


def kind_counts(library: Library) -> list[tuple[str, int]]:
    """The kinds that occur, in their order, with the number of their templates."""
    counts = Counter(template.section.kind for template in library.templates)
    return [(kind, counts[kind]) for kind in library.vocabulary.kinds if counts[kind]]
