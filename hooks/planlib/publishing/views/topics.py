"""The list of topics, and the matrix of topics and plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planlib.library import Library
from planlib.model.page import Plan, Topic

from ..listing import Listing


def context(listing: Listing[Plan], library: Library) -> dict[str, Any]:
    """The matrix of the plans of a page; all topics with the number of their templates."""
    return {
        "listing": listing,
        "rows": matrix(listing.items, library),
        "topics": [(topic, len(library.by_topic[topic.id])) for topic in library.topics.values()],
    }


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many templates of a topic a plan has; shade from 0 (none) to 4 (four or more)."""

    plan: Plan
    count: int

    @property
    def shade(self) -> int:
        """How dark the cell is, 0 to 4."""
        return min(self.count, 4)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A topic with a cell for each plan of the page; total: of its templates in all plans."""

    topic: Topic
    cells: tuple[MatrixCell, ...]
    total: int


def matrix(plans: Sequence[Plan], library: Library) -> list[MatrixRow]:
    """Topics × plans: where the library is rich and where it is thin. `total` counts all plans, not only these."""
    rows = []
    for topic in library.topics.values():
        counts = {plan.id: 0 for plan in plans}
        for template in library.by_topic[topic.id]:
            if template.plan.id in counts:
                counts[template.plan.id] += 1
        cells = tuple(MatrixCell(plan, counts[plan.id]) for plan in plans)
        rows.append(MatrixRow(topic, cells, len(library.by_topic[topic.id])))
    return rows
