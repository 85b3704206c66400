"""The list of plans (篇), each with its documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from planlib.contract import PLANS_AT_ONCE, Facet, PlanSort
from planlib.library import Library
from planlib.model.plan import Plan

from ..labels import plan_number
from .cards import PlanCard, plan_card
from .topics import topic_counts


def context(library: Library) -> dict[str, Any]:
    """The first documents of the list, and what it can be narrowed by."""
    vocabulary, counts = library.vocabulary, library.facet_counts
    return {
        "plans": plan_groups(library.plans[:PLANS_AT_ONCE], library),
        "total": len(library.plans),
        "levels": [item for item in vocabulary.levels.items() if counts[Facet.LEVEL][item[0]]],
        "types": [item for item in vocabulary.types.items() if counts[Facet.TYPE][item[0]]],
        "sorts": [(sort, sort.label) for sort in PlanSort],
        "has_collections": any(plan.among for plan in library.plans),
        "topics": topic_counts(library),
    }


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """A plan (篇) with its documents. title: 篇二; empty where it has no number, as then it is the only document."""

    title: str
    collection: str
    cards: tuple[PlanCard, ...]


def plan_groups(plans: Iterable[Plan], library: Library) -> list[PlanGroup]:
    """Plans in the order of the library; one without a number is a group of its own."""
    groups = ((collection, list(documents)) for (collection, *_), documents in groupby(plans, _group))
    return [
        PlanGroup(plan_number(documents[0]), collection, tuple(plan_card(plan, library) for plan in documents))
        for collection, documents in groups
    ]


def _group(plan: Plan) -> tuple[str, int, str]:
    return (plan.source.collection if plan.source else "", plan.number, "" if plan.number else plan.id)
