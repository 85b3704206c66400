"""The list of topics, and the matrix of topics and plans, or, of many plans, of topics and groups of plans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from planlib.contract import Facet
from planlib.library import Library
from planlib.model.page import Topic
from planlib.model.plan import Plan
from planlib.summaries import by_topic

from ..labels import short_name
from ..sizes import MATRIX_PLANS
from ..urls import plan_uri

SHADES = 4
SHORT_TITLE = 14
"""Characters of a plan's title over its column."""
_DISTINCTION = re.compile("（([^（）]+)）")


def context(library: Library) -> dict[str, Any]:
    """The matrix, and all topics with the numbers of their templates."""
    columns = matrix_columns(library)
    return {
        "columns": columns,
        "by_plan": all(column.facet is Facet.PLAN for column in columns),
        "rows": matrix(columns, library),
        "topics": topic_counts(library),
        "total": len(library.plans),
    }


def topic_counts(library: Library) -> list[tuple[Topic, int]]:
    """All topics with the numbers of their templates."""
    return [(topic, library.topic_counts[topic.id]) for topic in library.topics.values()]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A plan or a group of plans, as the search narrows by it. title: what it is called beside a number; short: over
    the column; name: in full. uri: of a plan's page."""

    facet: Facet
    value: str
    title: str
    short: str
    name: str
    uri: str = ""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many templates of a topic there are in a column, in how many plans, and how many characters are about it;
    shades from 0 (none) to 4 (many)."""

    column: MatrixColumn
    count: int
    plans: int
    characters: int
    shade: int
    length_shade: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A topic with its cells; total, characters: of its templates in all plans."""

    topic: Topic
    cells: tuple[MatrixCell, ...]
    total: int
    characters: int


def matrix_columns(library: Library) -> list[MatrixColumn]:
    """A column a plan, or, where there are many, one for each level and type that occurs."""
    if len(library.plans) <= MATRIX_PLANS:
        return [
            MatrixColumn(
                Facet.PLAN, plan.id, short_name(plan) or plan.title, short_title(plan.title), plan.title, plan_uri(plan)
            )
            for plan in library.plans
        ]
    words = {Facet.LEVEL: library.vocabulary.levels, Facet.TYPE: library.vocabulary.types}
    return [
        MatrixColumn(facet, value, title, title, title)
        for facet, titles in words.items()
        for value, title in titles.items()
        if library.facet_counts[facet][value]
    ]


def short_title(title: str) -> str:
    """What tells a plan from others over a narrow column: its title, or of a long one what stands in brackets at its
    end, or how it begins."""
    if len(title) <= SHORT_TITLE:
        return title
    distinction = _DISTINCTION.search(title)
    short = distinction[1] if distinction else title
    return short if len(short) <= SHORT_TITLE else f"{short[: SHORT_TITLE - 1]}…"


def matrix(columns: list[MatrixColumn], library: Library) -> list[MatrixRow]:
    """Topics × plans: where the library is rich and where it is thin. `total` counts all plans."""
    groups = {facet: _groups(facet, library) for facet in dict.fromkeys(column.facet for column in columns)}
    most = {facet: _most(group.templates for group in by_value.values()) for facet, by_value in groups.items()}
    longest = {facet: _most(group.characters for group in by_value.values()) for facet, by_value in groups.items()}

    def cell(topic: Topic, column: MatrixColumn) -> MatrixCell:
        group = groups[column.facet][column.value]
        count, characters = group.templates[topic.id], group.characters[topic.id]
        # In a plan a few are many; in a group of plans it depends on the others.
        many = SHADES if column.facet is Facet.PLAN else max(SHADES, most[column.facet])
        return MatrixCell(
            column,
            count,
            group.plans[topic.id],
            characters,
            _shade(count, many),
            _shade(characters, max(SHADES, longest[column.facet])),
        )

    return [
        MatrixRow(topic, tuple(cell(topic, column) for column in columns), total, library.topic_lengths[topic.id])
        for topic, total in topic_counts(library)
    ]


def _most(counts: Iterable[Counter[str]]) -> int:
    return max((count for one in counts for count in one.values()), default=0)


def _shade(count: int, many: int) -> int:
    return min(SHADES, -(-SHADES * count // many))


class _Group(NamedTuple):
    """By topic, how many templates of a group of plans are found by it, in how many plans, and how many characters are
    about it."""

    templates: Counter[str]
    plans: Counter[str]
    characters: Counter[str]


def _groups(facet: Facet, library: Library) -> dict[str, _Group]:
    """The plans by their values in a facet."""
    groups: dict[str, _Group] = {}
    for plan in library.plans:
        group = groups.setdefault(_value(plan, facet), _Group(Counter(), Counter(), Counter()))
        summary = library.summaries[plan.id]
        found = by_topic(summary.found)
        group.templates.update(found)
        group.plans.update(found.keys())
        group.characters.update(summary.lengths)
    return groups


def _value(plan: Plan, facet: Facet) -> str:
    if facet is Facet.PLAN:
        return plan.id
    return plan.level if facet is Facet.LEVEL else plan.type
