"""The page 范文库: what the library can be narrowed by, and all templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planlib.library import TIMELINESS, Library, Template

from ..labels import plan_label
from ..listing import Listing
from ..sizes import OFFERED_PLANS
from .cards import cards


def context(listing: Listing[Template], library: Library, notices_url: str) -> dict[str, Any]:
    """notices_url: the address of the list of notices, from the page that is shown."""
    return {"listing": listing, "cards": cards(listing.items, library, notices_url), "facets": facets(library)}


def facets(library: Library) -> dict[str, list[tuple[str, str, int]]]:
    """What the library page can be narrowed by: for each facet the values that occur, each with title and number of
    templates. Of the plans the first few; the page asks for others when it needs them."""
    vocabulary, counts = library.vocabulary, library.facet_counts
    titles: dict[str, Iterable[tuple[str, str]]] = {
        "topic": ((topic.id, topic.title) for topic in library.topics.values()),
        "kind": vocabulary.kinds.items(),
        "level": vocabulary.levels.items(),
        "type": vocabulary.types.items(),
        "notice": TIMELINESS.items(),
        "plan": ((plan.id, plan_label(plan)) for plan in library.plans[:OFFERED_PLANS]),
    }
    return {
        facet: [(value, title, counts[facet][value]) for value, title in values if counts[facet][value]]
        for facet, values in titles.items()
    }
