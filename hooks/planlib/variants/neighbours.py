"""Neighbours: texts that stand near each other in the lists of those that have a key in common.

The lists are in an order that puts the most alike side by side, and a text has a fixed number of neighbours in each,
whatever the length of the list. To be neighbours is mutual, and depends on the texts alone and not on how they came in,
so that a text which comes or goes concerns its neighbours only.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterator
from operator import attrgetter
from typing import Any

from .sketches import Sketch

_NO_SCORES = array("d")
_RANK = attrgetter("rank")
_KEY = 4  # bytes
_FEW = 8  # a list where fewer than one text in so many is new is kept in order; others are sorted anew


class Text:
    """A section with all that stands under it, or a whole plan.

    order: of its plan among the others. rank: its own in the lists. size: how many shingles were sampled. above: the
    section that it stands in. place, end: its sections among those of its plan, in reading order. found, scores: texts
    like it, nearest first, and minus how near.
    """

    __slots__ = (
        "above",
        "bits",
        "end",
        "found",
        "id",
        "keys",
        "mark",
        "order",
        "place",
        "plan",
        "rank",
        "scores",
        "size",
    )

    def __init__(self, name: str, plan: str, order: Any, sketch: Sketch, above: Text | None = None) -> None:
        self.id = name
        self.plan = plan
        self.order = order
        self.keys, self.bits, self.mark = sketch
        self.rank = (self.keys, order, name)
        self.above = above
        self.place = self.end = 0
        self.size = 0.0
        self.found: tuple[Text, ...] = ()
        self.scores = _NO_SCORES

    def same(self, other: Text) -> bool:
        """Whether another text says the same in the same place."""
        return self.rank == other.rank and self.mark == other.mark and self.above is other.above

    def holds(self, other: Text) -> bool:
        """Whether another section is this one or stands in it."""
        return self.plan == other.plan and self.place <= other.place < self.end


class Neighbours:
    """Texts in lists. reach: how many neighbours a text has to each side in each of its lists."""

    def __init__(self, reach: int) -> None:
        self._reach = reach
        self._lists: dict[bytes, list[Text]] = {}

    def of(self, text: Text) -> set[Text]:
        """The neighbours of a text in all its lists."""
        near: set[Text] = set()
        reach, rank = self._reach, text.rank
        for key in _each(text.keys):
            listed = self._lists[key]
            place = bisect_left(listed, rank, key=_RANK)
            near.update(listed[place - reach if place > reach else 0 : place + reach + 1])
        near.discard(text)
        return near

    def change(self, gone: Collection[Text], come: Collection[Text]) -> set[Text]:
        """Take texts out and put others in; returns all whose neighbours are others now, with those that came."""
        met = set(come)
        for text in gone:
            for key in _each(text.keys):
                listed = self._lists[key]
                place = _place(listed, text)
                met.update(self._around(listed, place))
                del listed[place]
                if not listed:
                    del self._lists[key]
        new: defaultdict[bytes, list[Text]] = defaultdict(list)
        for text in come:
            for key in _each(text.keys):
                new[key].append(text)
        for key, texts in new.items():
            listed = self._lists.setdefault(key, [])
            if len(texts) * _FEW > len(listed):
                listed += texts
                listed.sort(key=_RANK)
                met.update(listed)
            else:
                for text in texts:
                    insort(listed, text, key=_RANK)
                    met.update(self._around(listed, _place(listed, text)))
        return met.difference(gone)

    def _around(self, listed: list[Text], place: int) -> list[Text]:
        return listed[max(place - self._reach, 0) : place + self._reach + 1]


def _place(listed: list[Text], text: Text) -> int:
    return bisect_left(listed, text.rank, key=_RANK)


def _each(keys: bytes) -> Iterator[bytes]:
    return (keys[at : at + _KEY] for at in range(0, len(keys), _KEY))
