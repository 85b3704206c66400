"""A topic's page: what it is about, and its templates."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from planlib.library import Library, Template
from planlib.model.page import Topic

from ..listing import Listing
from .cards import Card, cards


def context(topic: Topic, listing: Listing[Template], library: Library, notices_url: str) -> dict[str, Any]:
    """notices_url: the address of the list of notices, from the page that is shown."""
    return {
        "topic": topic,
        "related": [library.topics[name] for name in topic.related],
        "listing": listing,
        "runs": by_kind(cards(listing.items, library, notices_url)),
    }


def topic_templates(topic: Topic, library: Library) -> list[Template]:
    """The templates of a topic, in the order of the kinds, then of the plans."""
    order = {kind: position for position, kind in enumerate(library.vocabulary.kinds)}
    return sorted(library.by_topic[topic.id], key=lambda template: order[template.section.kind])


def by_kind(cards: Sequence[Card]) -> list[tuple[str, tuple[Card, ...]]]:
    """Cards in runs of the same kind, each with the kind's name."""
    return [(title, tuple(run)) for title, run in groupby(cards, lambda item: item.kind_title)]
