"""The home page: topics, kinds, and the first plans."""

from __future__ import annotations

from typing import Any

from planlib.contract import Facet
from planlib.library import Library

from ..sizes import HOME_PLANS
from .plans import group_count, plan_groups
from .topics import topic_counts


def context(library: Library) -> dict[str, Any]:
    """The topics and kinds with the numbers of their templates; the first documents, and how many plans there are."""
    return {
        "topics": topic_counts(library),
        "kinds": [(kind, library.vocabulary.kinds[kind], count) for kind, count in kind_counts(library)],
        "plans": plan_groups(library.plans[:HOME_PLANS], library),
        "has_more": len(library.plans) > HOME_PLANS,
        "total": group_count(library),
    }


def kind_counts(library: Library) -> list[tuple[str, int]]:
    """The kinds that occur, in their order, with the number of their templates."""
    counts = library.facet_counts[Facet.KIND]
    return [(kind, counts[kind]) for kind in library.vocabulary.kinds if counts[kind]]
