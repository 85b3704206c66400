"""The page 范文库: what the library can be narrowed by, and all templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planlib.contract import PLANS_LISTED, Facet, Timeliness
from planlib.library import Library, Template

from ..labels import plan_label
from ..listing import Listing
from .cards import cards


def context(listing: Listing[Template], library: Library, notices_url: str) -> dict[str, Any]:
    """notices_url: the address of the list of notices, from the page that is shown."""
    return {"listing": listing, "cards": cards(listing.items, library, notices_url), "facets": facets(library)}


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
