"""Neighbours: texts that stand near each other in the lists of those that have a key in common.

The lists are in an order that puts the most alike side by side, and a text has a fixed number of neighbours in each,
whatever the length of the list. To be neighbours is mutual, and depends on the texts alone and not on how they came in,
so that a text which comes or goes concerns its neighbours only.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from .sketches import Sketch

_RANK = attrgetter("keys", "order", "id")
"""What texts are ordered by in the lists."""
_FEW = 8  # where more than one text in so many is new, all lists are made anew
_SHIFT = 18  # of a key, to the number of its row


class Text:
    """A section with all that stands under it, or a whole plan.

    number: its own among all that are listed. order: of its plan among the others. size: how many shingles were
    sampled. above: the section that it stands in. place, end: its sections among those of its plan, in reading order.
    found, scores: the ids of texts like it, nearest first, and minus how near, packed, eight bytes each.
    """

    __slots__ = (
        "above",
        "bits",
        "end",
        "found",
        "id",
        "keys",
        "mark",
        "number",
        "order",
        "place",
        "plan",
        "scores",
        "size",
    )

    def __init__(self, name: str, plan: str, order: Any, sketch: Sketch, above: Text | None = None) -> None:
        self.id = name
        self.plan = plan
        self.order = order
        self.keys, self.bits, self.mark = sketch
        self.above = above
        self.number = -1
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
    """Texts in lists. reach: how many neighbours a text has to each side in each of its lists.

    Most lists are of one text, and there are very many: what is kept are a number of rows, in each of which whole lists
    stand one behind the other.
    """

    def __init__(self, reach: int) -> None:
        self._reach = reach
        self._texts: dict[int, Text] = {}  # by number
        self._rows = _Rows()
        self._next = 0

    @classmethod
    def restore(cls, reach: int, texts: Iterable[Text], rows: PackedRows) -> Neighbours:
        """The lists of texts, with their numbers, as `packed` gave them."""
        found = cls(reach)
        found._texts = {text.number: text for text in texts}
        found._rows = _Rows(found._texts, rows)
        found._next = max(found._texts, default=-1) + 1
        return found

    def packed(self) -> PackedRows:
        """The lists, to be restored where there are the same texts."""
        return self._rows.all_packed()

    def of(self, texts: Iterable[Text]) -> Iterator[tuple[Text, set[Text]]]:
        """Texts in the order of the lists, each with its neighbours."""
        reach, rows = self._reach, self._rows
        spans: dict[int, list[int]] = {}  # of a list: first, end, and where the next text most likely is
        for text in sorted(texts, key=_RANK):
            near: set[Text] = set()
            for key in _each(text.keys):
                keys, row = rows[key >> _SHIFT]
                span = spans.get(key)
                if span is None:
                    first, end = _span(keys, key)
                    if end - first == 1:
                        continue
                    span = spans[key] = [first, end, first]
                first, end, place = span
                if row[place] is not text:
                    place = bisect_left(row, _RANK(text), place, end, key=_RANK)
                after = place + 1
                span[2] = after if after < end else place
                start, stop = place - reach, after + reach
                near.update(row[start if start > first else first : stop if stop < end else end])
            near.discard(text)
            yield text, near

    def change(self, gone: Collection[Text], come: Collection[Text]) -> set[Text]:
        """Take texts out and put others in; returns all whose neighbours are others now, with those that came."""
        for text in come:
            text.number, self._next = self._next, self._next + 1
            self._texts[text.number] = text
        if len(come) * _FEW > len(self._texts) - len(gone):
            self._forget(gone)
            self._rows = _rows(self._texts.values())
            return set(self._texts.values())
        met = set(come)
        for text in gone:
            for key, keys, row in self._lists(text):
                place = self._meet(text, key, met)
                del keys[place], row[place]
        self._forget(gone)  # now that they stand in no row
        for text in come:
            for key, keys, row in self._lists(text):
                place = bisect_left(row, _RANK(text), *_span(keys, key), key=_RANK)
                keys.insert(place, key)
                row.insert(place, text)
                self._meet(text, key, met)
        return met.difference(gone)

    def _forget(self, texts: Iterable[Text]) -> None:
        for text in texts:
            del self._texts[text.number]

    def _lists(self, text: Text) -> Iterator[tuple[int, array[int], list[Text]]]:
        for key in _each(text.keys):
            yield key, *self._rows[key >> _SHIFT]

    def _meet(self, text: Text, key: int, met: set[Text]) -> int:
        """Where a text stands; its neighbours there are met."""
        keys, row = self._rows[key >> _SHIFT]
        first, end = _span(keys, key)
        place = bisect_left(row, _RANK(text), first, end, key=_RANK)
        met.update(row[max(place - self._reach, first) : min(place + self._reach + 1, end)])
        return place


_Row = tuple["array[int]", list[Text]]
"""Keys in their order, and for each a text; those of the same key in the order of their ranks."""

PackedRows = dict[int, tuple[bytes, bytes]]
"""Rows by their numbers: keys, and the numbers of the texts, four bytes each."""


class _Rows(dict[int, _Row]):
    """Rows by their numbers. One that is restored is unpacked when it is asked for: a few changes concern few."""

    def __init__(self, texts: Mapping[int, Text] | None = None, packed: PackedRows | None = None) -> None:
        super().__init__()
        self._texts, self._packed = texts or {}, dict(packed or {})

    def __missing__(self, number: int) -> _Row:
        keys, texts = self._packed.pop(number, (b"", b""))
        row = self[number] = array("I", keys), [self._texts[text] for text in _each(texts)]
        return row

    def all_packed(self) -> PackedRows:
        """All of them."""
        known = {
            number: (keys.tobytes(), array("I", [text.number for text in row]).tobytes())
            for number, (keys, row) in self.items()
        }
        return self._packed | known


def _rows(texts: Iterable[Text]) -> _Rows:
    """Texts in their rows."""
    rows = _Rows()
    for text in sorted(texts, key=_RANK):
        for key in _each(text.keys):
            keys, row = rows[key >> _SHIFT]
            keys.append(key)
            row.append(text)
    for number, (keys, row) in rows.items():
        order = sorted(range(len(keys)), key=keys.__getitem__)
        rows[number] = array("I", [keys[place] for place in order]), [row[place] for place in order]
    return rows


def _span(keys: array[int], key: int) -> tuple[int, int]:
    """Where the list of a key begins and ends."""
    first = bisect_left(keys, key)
    return first, bisect_right(keys, key, first)


def _each(keys: bytes) -> memoryview:
    return memoryview(keys).cast("I")
