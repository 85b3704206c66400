"""Which sections have which keys, in memory: made of all sections, and changed as plans change."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from .parts import Indexed


def grams_of(folded: str) -> set[str]:
    """The code points of folded lines and the pairs of neighbours. Those with U+000A, which parts lines, are in no
    line."""
    return {*folded, *map(str.__add__, folded, folded[1:])}


def keys_of(section: Indexed) -> Iterator[str]:
    """All keys of a section."""
    return chain(grams_of(section.text), section.keys)


def _no_slots() -> array[int]:
    return array("I")


class Postings:
    """By each key the slots of the sections that have it, and that have it in their heading; ascending. A section that
    is put in has a higher slot than all before it."""

    def __init__(self) -> None:
        self.everywhere: defaultdict[str, array[int]] = defaultdict(_no_slots)
        self.in_heading: defaultdict[str, array[int]] = defaultdict(_no_slots)

    def add(self, first: int, sections: Iterable[Indexed]) -> None:
        """Put sections in; the first has this slot, the others those that follow."""
        everywhere, in_heading = self.everywhere, self.in_heading
        for slot, section in enumerate(sections, first):
            for gram in grams_of(section.text):
                everywhere[gram].append(slot)
            for key in section.keys:
                everywhere[key].append(slot)
            for gram in _heading_grams(section):
                in_heading[gram].append(slot)

    def remove(self, slot: int, section: Indexed) -> None:
        """Take out a section that was put in."""
        for key in keys_of(section):
            _drop(self.everywhere, key, slot)
        for key in _heading_grams(section):
            _drop(self.in_heading, key, slot)

    def extend(self, other: Postings) -> None:
        """Put in all of others, whose slots are higher, and take it out there: it need not be in memory twice."""
        for own, more in ((self.everywhere, other.everywhere), (self.in_heading, other.in_heading)):
            while more:
                key, slots = more.popitem()
                own[key].extend(slots)


def collect(first: int, sections: Iterable[Indexed]) -> Postings:
    """The postings of sections, for another process to make: as `Postings.add`."""
    found = Postings()
    found.add(first, sections)
    return found


def _heading_grams(section: Indexed) -> set[str]:
    return grams_of(section.text.partition("\n")[0]) if section.has_heading else set()


def _drop(lists: defaultdict[str, array[int]], key: str, slot: int) -> None:
    slots = lists[key]
    del slots[bisect_left(slots, slot)]
    if not slots:
        del lists[key]
