"""Which sections have which keys: collected run by run, and put together as the lists that are published.

Sections stand in the order of their ranks. They are parted into runs by what each says itself, so that one that comes,
goes or changes concerns its own run alone: the others are as they were collected, whatever the ranks are now.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeVar
from zlib import Z_BEST_SPEED, compress, decompress

from .packing import pack, pack_ranks
from .parts import Indexed, indexed_of

RUN_SIZE = 1024 * 1024
"""Of a run, on average, in bytes of sections: an edit collects a few anew, and there are more of them than cores."""

Key = TypeVar("Key", int, str)


def grams_of(folded: str) -> set[str]:
    """The code points of folded lines and the pairs of neighbours. Those with U+000A, which parts lines, are in no
    line."""
    return {*folded, *map(str.__add__, folded, folded[1:])}


# Grams as numbers, which are made in half of the time: the UTF-16 of a gram as one integer. No text holds U+0000.


def _numbers_of(folded: str) -> set[int]:
    """`grams_of` as numbers."""
    units = folded.encode("utf-16-le")
    if len(units) != 2 * len(folded):  # of some code points there are two units, so that pairs are not of one length
        return {int.from_bytes(gram.encode("utf-16-le"), "little") for gram in grams_of(folded)}
    pairs, others = len(units) // 4 * 4, (len(units) - 2) // 4 * 4 + 2
    return {*array("H", units), *array("I", units[:pairs]), *array("I", units[2:others])}


def _gram(number: int) -> str:
    return number.to_bytes((number.bit_length() + 15) // 16 * 2, "little").decode("utf-16-le")


def cut_runs(digests: Sequence[int], sizes: Sequence[int], run_size: int = RUN_SIZE) -> list[tuple[int, int]]:
    """Runs, each by the ranks of its first section and of the next one's: those whose digests say so begin one, the
    more often the longer they are. digests: 64 bits. sizes: in bytes. run_size: see `RUN_SIZE`."""
    chosen = [rank for rank, (mark, size) in enumerate(zip(digests, sizes, strict=True)) if mark % run_size < size]
    return list(pairwise(dict.fromkeys((0, *chosen, len(digests)))))


class RunLists(NamedTuple):
    """Lists of the sections of a run, which are known by their places in it. In columns, a row a key: by itself each
    would take ten times the memory.

    keys: ascending, each with U+000A behind it. counts, firsts, lasts, sizes: of each list, how many sections are in
    it, which is the first and which the last, and how long its rest is; four bytes each. rests: of all lists, what
    `pack_ranks` makes of them, without the first number of each.
    """

    keys: str
    counts: bytes
    firsts: bytes
    lasts: bytes
    sizes: bytes
    rests: bytes

    @classmethod
    def of(cls, lists: Mapping[str, array[int]]) -> RunLists:
        """lists: by key, ascending places below `MOST_RANKS`."""
        keys = sorted(lists)
        places = [lists[key] for key in keys]
        rests = [pack_ranks(found)[len(pack(found[:1])) :] if len(found) > 1 else "" for found in places]
        return cls(
            keys="".join(f"{key}\n" for key in keys),
            counts=array("I", map(len, places)).tobytes(),
            firsts=array("I", (found[0] for found in places)).tobytes(),
            lasts=array("I", (found[-1] for found in places)).tobytes(),
            sizes=array("I", map(len, rests)).tobytes(),
            rests="".join(rests).encode(),
        )


class Run(NamedTuple):
    """What was collected of a run: the sections by each key that they have, and by those that they have in their
    heading; and their rows, a line each, compressed."""

    everywhere: RunLists
    in_heading: RunLists
    packed_rows: bytes

    @property
    def rows(self) -> list[bytes]:
        """As in `PartLines`."""
        return decompress(self.packed_rows).split(b"\n")[:-1]


def collect(sections: Iterable[tuple[bytes, bytes]]) -> Run:
    """A run of these sections, each with what it is found by and its row, as lines."""
    grams: defaultdict[int, array[int]] = defaultdict(_no_places)
    heading_grams: defaultdict[int, array[int]] = defaultdict(_no_places)
    keys: defaultdict[str, array[int]] = defaultdict(_no_places)
    rows: list[bytes] = []
    for place, (line, row) in enumerate(sections):
        section = indexed_of(line)
        _add(grams, _numbers_of(section.text), place)
        _add(heading_grams, _numbers_of(_heading(section)), place)
        _add(keys, section.keys, place)
        rows.append(row + b"\n")
    everywhere, in_heading = RunLists.of(_by_gram(grams) | keys), RunLists.of(_by_gram(heading_grams))
    return Run(everywhere, in_heading, compress(b"".join(rows), Z_BEST_SPEED))


def _heading(section: Indexed) -> str:
    return section.text.partition("\n")[0] if section.has_heading else ""


def _add(lists: defaultdict[Key, array[int]], keys: Iterable[Key], place: int) -> None:
    for key in keys:
        lists[key].append(place)


def _by_gram(lists: Mapping[int, array[int]]) -> dict[str, array[int]]:
    return {gram: places for number, places in lists.items() if "\n" not in (gram := _gram(number))}


def _no_places() -> array[int]:
    return array("I")


class _Placed(NamedTuple):
    """Lists of a run, and where they are found. start: the rank of its first section. numbers: of its keys among all.
    rests: where each begins in those of the run, and the next one's beginning."""

    start: int
    lists: RunLists
    numbers: array[int]
    rests: array[int]


class Lists:
    """By key the ranks of the sections that have it. counts: by key, in order, how many there are."""

    def __init__(self, runs: Sequence[tuple[int, RunLists]]) -> None:
        """runs: in their order, each with the rank of its first section."""
        counts: dict[str, int] = {}
        for _, lists in runs:
            for key, count in zip(_keys(lists), _column(lists.counts), strict=True):
                counts[key] = counts.get(key, 0) + count
        self._keys = sorted(counts)
        self.counts = {key: counts[key] for key in self._keys}
        numbers = {key: number for number, key in enumerate(self._keys)}
        self._runs = [
            _Placed(
                start,
                lists,
                array("I", map(numbers.__getitem__, _keys(lists))),
                array("I", accumulate(_column(lists.sizes), initial=0)),
            )
            for start, lists in runs
        ]

    def packed(self, first: str, last: str) -> dict[str, str]:
        """By each key from one to another what `pack_ranks` makes of its ranks."""
        low, high = bisect_left(self._keys, first), bisect_right(self._keys, last)
        found: list[list[str]] = [[] for _ in range(low, high)]
        before = [-1] * len(found)
        for start, lists, numbers, rests in self._runs:
            firsts, lasts = _column(lists.firsts), _column(lists.lasts)
            for place in range(bisect_left(numbers, low), bisect_left(numbers, high)):
                at = numbers[place] - low
                found[at] += (
                    pack((start + firsts[place] - before[at] - 1,)),
                    lists.rests[rests[place] : rests[place + 1]].decode(),
                )
                before[at] = start + lasts[place]
        return dict(zip(self._keys[low:high], map("".join, found), strict=True))


def _keys(lists: RunLists) -> Iterator[str]:
    return iter(lists.keys.split("\n")[:-1])


def _column(packed: bytes) -> memoryview:
    return memoryview(packed).cast("I")


class Postings:
    """All sections by each key that they have, and by those that they have in their heading; and their rows."""

    def __init__(self, runs: Sequence[tuple[int, Run]]) -> None:
        """runs: in their order, each with the rank of its first section."""
        self.everywhere = Lists([(start, run.everywhere) for start, run in runs])
        self.in_heading = Lists([(start, run.in_heading) for start, run in runs])
        self._starts = [start for start, _ in runs]
        self._runs = [run for _, run in runs]
        self._rows = lru_cache(maxsize=2)(lambda number: self._runs[number].rows)

    def row(self, rank: int) -> str:
        """Of the section of a rank."""
        number = bisect_right(self._starts, rank) - 1
        return self._rows(number)[rank - self._starts[number]].decode()
