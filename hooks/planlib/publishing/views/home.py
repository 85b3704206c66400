"""The home page: the way in three steps, with pictures of the real thing; topics, kinds, the first plans."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

from planlib.contract import Facet, FieldScope, LineKind
from planlib.library import Library, Template, templates_of
from planlib.model.fields import Field, references
from planlib.model.page import Topic
from planlib.model.plaintext import neutral_text, page_lines, section_lines
from planlib.model.plan import Plan

from ..labels import short_name
from ..sizes import HOME_PLANS, PLAN_TOPICS
from ..urls import plan_uri
from .topics import topic_counts

PICTURE_CHARACTERS = 48
"""Of a text in a picture: the rest is cut off by its frame, or by ……."""
PICTURE_LINES = 8
"""Of a plan, on the sheet of the last picture."""
PICTURE_FIELDS = 3
LEAST_PICTURED = 60
"""Characters of a text that is worth a picture."""


def context(library: Library) -> dict[str, Any]:
    """Topics and kinds with the numbers of their templates; the first plans, how many there are; the pictures."""
    return {
        "topics": topic_counts(library),
        "kinds": [(kind, library.vocabulary.kinds[kind], count) for kind, count in kind_counts(library)],
        "plans": [plan_row(plan, library) for plan in library.plans[:HOME_PLANS]],
        "total": len(library.plans),
        "templates": library.facet_counts[Facet.KIND].total(),
        "pictures": pictures(library),
    }


def kind_counts(library: Library) -> list[tuple[str, int]]:
    """The kinds that occur, in their order, with the number of their templates."""
    counts = library.facet_counts[Facet.KIND]
    return [(kind, counts[kind]) for kind in library.vocabulary.kinds if counts[kind]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the strip of a plan. start, length: in visible characters; percent: of the whole, rounded."""

    kind: str
    title: str
    start: int
    length: int
    percent: int


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in the table. name: 篇二之一; may be empty. dated: how many places of it have run out."""

    plan: Plan
    uri: str
    name: str
    level: str
    type: str
    characters: int
    topics: tuple[Topic, ...]
    dated: int
    strip: tuple[Stretch, ...]


def plan_row(plan: Plan, library: Library) -> PlanRow:
    """The row of a plan."""
    vocabulary, summary = library.vocabulary, library.summaries[plan.id]
    return PlanRow(
        plan=plan,
        uri=plan_uri(plan),
        name=short_name(plan),
        level=vocabulary.levels[plan.level],
        type=vocabulary.types[plan.type],
        characters=summary.characters,
        topics=tuple(library.inputs.topics[topic] for topic in islice(library.plan_topics(plan), PLAN_TOPICS)),
        dated=summary.marks,
        strip=tuple(_stretches(summary.strip, vocabulary.kinds)),
    )


def _stretches(strip: tuple[tuple[str, int], ...], kinds: dict[str, str]) -> list[Stretch]:
    whole = sum(length for _, length in strip) or 1
    found: list[Stretch] = []
    start = 0
    for kind, length in strip:
        found.append(Stretch(kind, kinds[kind], start, length, round(100 * length / whole)))
        start += length
    return found


@dataclass(frozen=True, slots=True)
class Pictures:
    """What the pictures of the three steps show, in plain text: a template to choose, fields to fill in as (label, the
    words of an original), and the beginning of a plan as lines of (kind, level, text)."""

    title: str
    opening: str
    kind: str
    fields: tuple[tuple[str, str], ...]
    plan: str
    lines: tuple[tuple[str, int, str], ...]


def pictures(library: Library) -> Pictures | None:
    """Pictures of the first plans; None where none of them has a text that is worth one."""
    first = library.plans[:HOME_PLANS]
    chosen = next((one for plan in first for one in templates_of(plan) if _is_worth(one, library)), None)
    if chosen is None:
        return None
    plan, fields = chosen.plan, library.vocabulary.fields
    return Pictures(
        title=chosen.section.number + library.title(chosen.section),
        opening=_shortened(_opening(chosen, fields)),
        kind=library.vocabulary.kinds[chosen.section.kind],
        fields=tuple(islice(_filled(plan, fields).items(), PICTURE_FIELDS)),
        plan=plan.title,
        lines=tuple(
            (line.kind.value, line.section.level if line.section else 0, line.number + neutral_text(line.runs, fields))
            for line in islice((line for line in page_lines(plan.page) if line.section), PICTURE_LINES)
        ),
    )


def _is_worth(template: Template, library: Library) -> bool:
    """Whether it is a text of some length under a heading in which nothing has run out, as one would choose it."""
    section = template.section
    dated = library.summaries[template.plan.id].dated
    fields = library.vocabulary.fields
    return (
        section.level > 0
        and template.is_leaf
        and section.id not in dated
        and len(_opening(template, fields)) >= LEAST_PICTURED
    )


def _opening(template: Template, fields: dict[str, Field]) -> str:
    lines = section_lines(template.section)
    return "".join(neutral_text(line.runs, fields) for line in lines if line.kind is not LineKind.HEADING)


def _shortened(text: str) -> str:
    return f"{text[:PICTURE_CHARACTERS]}……"


def _filled(plan: Plan, fields: dict[str, Field]) -> dict[str, str]:
    """By the labels of the fields that hold everywhere, what stood in the place of each in a plan."""
    found: dict[str, str] = {}
    for line in page_lines(plan.page):
        for ref in references(line.runs):
            field = fields.get(ref.name)
            if field and field.scope is FieldScope.SHARED:
                found.setdefault(field.label, ref.example or field.default)
    return found
