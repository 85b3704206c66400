"""Skeletons (提纲): the slots that a new draft has, by level and type of document, as declared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from planlib.contract import MAX_LEVEL
from planlib.model.fields import references, split_runs
from planlib.model.findings import Problem
from planlib.model.record import Line, Record

from .messages import say
from .wordlists import Kind, one_of


def _with_fields(text: str, info: ValidationInfo) -> str:
    known: Collection[str] = info.context.fields if info.context else ()
    if unknown := [ref.name for ref in references(split_runs(text)) if known and ref.name not in known]:
        raise PydanticCustomError("field_unknown", "unknown field", {"field": unknown[0], "choices": tuple(known)})
    return text


Text = Annotated[Line, AfterValidator(_with_fields)]


class LowerSlotRecord(Record):
    """A slot under another, whose kind it has unless it says so."""

    kind: Annotated[Kind | None, Field(examples=["tasks"])] = None
    title: Annotated[Text | None, Field(description="Without one, no heading.", examples=["主要任务"])] = None
    topics: Annotated[
        tuple[Line, ...], Field(description="Of docs/topics/, from which it is filled.", examples=[["environment"]])
    ] = ()
    under: Annotated[tuple[LowerSlotRecord, ...], Field(examples=[[{"title": "整治环境"}]])] = ()


class SlotRecord(LowerSlotRecord):
    """A slot at the top."""

    kind: Annotated[Kind, Field(examples=["tasks"])]


def _not_too_deep(slots: tuple[SlotRecord, ...]) -> tuple[SlotRecord, ...]:
    level: tuple[LowerSlotRecord, ...] = slots
    for _ in range(MAX_LEVEL):
        level = tuple(below for slot in level for below in slot.under)
    if level:
        raise PydanticCustomError("slots_too_deep", "too deep", {"most": MAX_LEVEL})
    return slots


class SkeletonRecord(Record):
    """An entry of vocabulary/skeletons.yml."""

    level: Annotated[Line, one_of("levels"), Field(examples=["village"])]
    type: Annotated[Line, one_of("types"), Field(examples=["plan"])]
    title: Annotated[Text, Field(examples=["{{村}}{{年份}}年工作计划"])]
    organisation: Annotated[Text, Field(examples=["{{村}}村民委员会"])]
    date: Annotated[Text, Field(examples=["{{日期}}"])]
    slots: Annotated[
        tuple[SlotRecord, ...],
        AfterValidator(_not_too_deep),
        Field(min_length=1, examples=[[{"kind": "tasks", "title": "主要任务"}]]),
    ]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a section. level: 1 一、 · 2 （一）; 0 for one without a heading. line: where its topics stand in the
    file, from 1."""

    kind: str
    level: int
    title: str
    topics: tuple[str, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """level, type: of the document. title, organisation and date may hold fields."""

    level: str
    type: str
    title: str
    organisation: str
    date: str
    slots: tuple[Slot, ...]


def flat_skeleton(declared: SkeletonRecord) -> Skeleton:
    """A declared skeleton with its slots one after the other."""
    return Skeleton(
        declared.level,
        declared.type,
        declared.title,
        declared.organisation,
        declared.date,
        tuple(_slots(declared.slots, 1, "")),
    )


def _slots(declared: Iterable[LowerSlotRecord], level: int, kind: str) -> Iterator[Slot]:
    for about in declared:
        own = about.kind or kind
        yield Slot(own, level if about.title else 0, about.title or "", about.topics, about.line_of("topics"))
        yield from _slots(about.under, level + 1, own)


def repeated(declared: Iterable[SkeletonRecord]) -> Iterator[Problem]:
    """Skeletons for a level and type that have one already."""
    first: dict[tuple[str, str], int] = {}
    for about in declared:
        line = about.line_of()
        if (found := first.setdefault((about.level, about.type), line)) != line:
            yield say("skeleton_twice", line, line=found)
