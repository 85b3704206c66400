"""The list of all plans (篇), each with its documents."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from planlib.library import Library
from planlib.model.page import Plan

from ..labels import plan_number
from ..listing import Listing
from .cards import PlanCard, plan_card


def context(listing: Listing[PlanGroup]) -> dict[str, Any]:
    """A page of the list."""
    return {"listing": listing}


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """A plan (篇) with its documents. title: 篇二; empty where it has no number, as then it is the only document."""

    title: str
    collection: str
    cards: tuple[PlanCard, ...]


def plan_groups(library: Library) -> list[PlanGroup]:
    """All plans in the order of the library; one without a number is a group of its own."""

    def key(plan: Plan) -> tuple[str, int, str]:
        return (plan.source.collection if plan.source else "", plan.number, "" if plan.number else plan.id)

    groups = ((collection, list(plans)) for (collection, *_), plans in groupby(library.plans, key))
    return [
        PlanGroup(plan_number(plans[0]), collection, tuple(plan_card(plan, library) for plan in plans))
        for collection, plans in groups
    ]
