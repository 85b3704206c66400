"""The states of data classes with slots, which a library has hundreds of thousands of: what `dataclass` writes for
pickling them asks for their fields each time, and takes half as long again as all else."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def quickly_kept(cls: type[T]) -> type[T]:
    """A data class with at least two slots, pickled by the values of these in their order."""
    slots: Sequence[str] = cls.__slots__  # type: ignore[attr-defined]
    values = attrgetter(*slots)
    setters = tuple(getattr(cls, name).__set__ for name in slots)

    def get_state(self: T) -> Sequence[Any]:
        return values(self)

    def set_state(self: T, state: Sequence[Any]) -> None:
        for put, value in zip(setters, state, strict=True):
            put(self, value)

    cls.__getstate__ = get_state  # type: ignore[method-assign,assignment]
    cls.__setstate__ = set_state  # type: ignore[attr-defined]
    return cls
