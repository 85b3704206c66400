"""Skeletons (提纲): the slots that a new draft has, by level and type of document, as declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a section. level: 1 一、 · 2 （一）; 0 for one without a heading."""

    kind: str
    level: int
    title: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """level, type: of the document. title, organisation and date may hold fields."""

    level: str
    type: str
    title: str
    organisation: str
    date: str
    slots: tuple[Slot, ...]


def read_skeletons(declared: Iterable[Mapping[str, Any]]) -> tuple[Skeleton, ...]:
    """The skeletons of a declaration. Raises `KeyError` or `TypeError` where it is damaged."""
    return tuple(Skeleton(**{**about, "slots": tuple(_slots(about["slots"], 1, ""))}) for about in declared)


def _slots(declared: Iterable[Mapping[str, Any]], level: int, kind: str) -> Iterator[Slot]:
    for about in declared:
        title = about.get("title", "")
        own = about.get("kind", kind)
        yield Slot(own, level if title else 0, title, tuple(about.get("topics", ())))
        yield from _slots(about.get("under", ()), level + 1, own)
