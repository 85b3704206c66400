"""Neighbours: texts that stand near each other in the lists of those that have a key in common.

The lists are in an order that puts the most alike side by side, and a text has a fixed number of neighbours in each,
whatever the length of the list. To be neighbours is mutual, and depends on the texts alone and not on how they came in,
so that a text which comes or goes concerns its neighbours only.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from operator import attrgetter
from typing import Any

from .sketches import Sketch

_RANK = attrgetter("keys", "order", "id")
"""What texts are ordered by in the lists."""
_FEW = 8  # a list where fewer than one text in so many is new is kept in order; others are sorted anew


class Text:
    """A section with all that stands under it, or a whole plan.

    order: of its plan among the others. size: how many shingles were sampled. above: the section that it stands in.
    place, end: its sections among those of its plan, in reading order. found, scores: the ids of texts like it, nearest
    first, and minus how near, eight bytes each (`packed_scores`). There are very many of these: what can be is shared.
    """

    __slots__ = ("above", "bits", "end", "found", "id", "keys", "mark", "order", "place", "plan", "scores", "size")

    def __init__(self, name: str, plan: str, order: Any, sketch: Sketch, above: Text | None = None) -> None:
        self.id = name
        self.plan = plan
        self.order = order
        self.keys, self.bits, self.mark = sketch
        self.above = above
        self.place = self.end = 0
        self.size = 0.0
        self.found: tuple[str, ...] = ()
        self.scores = b""

    def is_as(self, order: Any, sketch: Sketch, above: Text | None) -> bool:
        """Whether it says what is sketched, and in this place."""
        return self.mark == sketch.mark and self.keys == sketch.keys and self.order == order and self.above is above

    def __lt__(self, other: Text) -> bool:
        """Whether it is listed first where both are equally near to a third."""
        return (self.order, self.id) < (other.order, other.id)

    def holds(self, other: Text) -> bool:
        """Whether another section is this one or stands in it."""
        return self.plan == other.plan and self.place <= other.place < self.end


class Neighbours:
    """Texts in lists. reach: how many neighbours a text has to each side in each of its lists."""

    def __init__(self, reach: int) -> None:
        self._reach = reach
        self._lists: dict[int, list[Text]] = {}

    def of(self, texts: Iterable[Text]) -> Iterator[tuple[Text, set[Text]]]:
        """Texts in the order of the lists, each with its neighbours."""
        reach, lists = self._reach, self._lists
        places = dict.fromkeys(lists, 0)  # where the next text most likely is
        for text in sorted(texts, key=_RANK):
            near: set[Text] = set()
            for key in _each(text.keys):
                listed, place = lists[key], places[key]
                if listed[place] is not text:
                    place = _place(listed, text, place)
                places[key] = place + 1 if place + 1 < len(listed) else place
                near.update(listed[place - reach if place > reach else 0 : place + reach + 1])
            near.discard(text)
            yield text, near

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
        for key, texts in _listed(come).items():
            listed = self._lists.setdefault(key, texts)
            if listed is texts:
                met.update(texts)
            elif len(texts) * _FEW > len(listed):
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


def _listed(texts: Iterable[Text]) -> dict[int, list[Text]]:
    """Texts by their keys, in the order of the lists."""
    lists: defaultdict[int, list[Text]] = defaultdict(list)
    for text in sorted(texts, key=_RANK):
        for key in _each(text.keys):
            lists[key].append(text)
    return lists


def _place(listed: list[Text], text: Text, start: int = 0) -> int:
    return bisect_left(listed, _RANK(text), start, key=_RANK)


def _each(keys: bytes) -> memoryview:
    return memoryview(keys).cast("I")
