"""A topic's page: what it is about, and templates to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from planlib.library import Library, Template
from planlib.model.page import Topic

from ..sizes import TEMPLATES_A_KIND
from .cards import Card, cards


def context(topic: Topic, library: Library, notices_url: str) -> dict[str, Any]:
    """notices_url: the address of the list of notices, from the page that is shown."""
    return {
        "topic": topic,
        "related": [library.inputs.topics[name] for name in topic.related],
        "runs": list(kind_runs(topic, library, notices_url)),
        "total": library.topic_counts[topic.id],
    }


@dataclass(frozen=True, slots=True)
class KindRun:
    """The first templates of a kind on a topic's page. total: what a search for the topic finds of this kind. is_all:
    whether these are all."""

    kind: str
    title: str
    cards: tuple[Card, ...]
    total: int
    is_all: bool


def kind_runs(topic: Topic, library: Library, notices_url: str) -> Iterator[KindRun]:
    """The templates of a topic by kind, in the order of the kinds."""
    for kind, title in library.vocabulary.kinds.items():
        if total := library.found_counts[topic.id, kind]:
            shown = cards(islice(templates_to_use(topic, kind, library), TEMPLATES_A_KIND), library, notices_url)
            yield KindRun(kind, title, tuple(shown), total, len(shown) == total)


def templates_to_use(topic: Topic, kind: str, library: Library) -> Iterator[Template]:
    """The templates of a kind that name a topic, those that can be used as they are first: nothing in them has run out,
    and they are texts rather than headings over texts. Of variants there is one."""
    shown: set[str] = set()
    for rank in range(4):
        for plan, sections in library.naming.get((topic.id, kind), ()):
            dated = library.summaries[plan.id].dated
            for section, is_leaf in sections:
                name = f"{plan.id}/{section}"
                if 2 * (section in dated) + (not is_leaf) == rank and name not in shown:
                    shown.update((name, *library.variants[name]))
                    yield library.template(name)
