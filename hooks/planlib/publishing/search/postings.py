"""Which sections have which keys: collected of all sections, in as many processes as there are cores, and kept up to
date as plans change.

There are tens of millions of entries in a large library, so they are not held in memory. What is collected of a run of
sections goes to a file; what is added later is little.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import NamedTuple, TypeVar

from planlib.processes import in_processes

from .parts import Indexed, indexed_of
from .spools import Lines, Spool

RUN_SIZE = 4 * 1024 * 1024
"""Of what is collected at a time, in bytes of sections: there are more runs than cores, and one for a small library."""

Key = TypeVar("Key", int, str)


def grams_of(folded: str) -> set[str]:
    """The code points of folded lines and the pairs of neighbours. Those with U+000A, which parts lines, are in no
    line."""
    return {*folded, *map(str.__add__, folded, folded[1:])}


def keys_of(section: Indexed) -> Iterator[str]:
    """All keys of a section."""
    return chain((gram for gram in grams_of(section.text) if "\n" not in gram), section.keys)


def heading_keys_of(section: Indexed) -> set[str]:
    """Those of its heading."""
    return grams_of(_heading(section))


def _heading(section: Indexed) -> str:
    return section.text.partition("\n")[0] if section.has_heading else ""


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


class _Run(NamedTuple):
    """What was collected of some sections and lies in a file: slots by key, one list after the other in the order of
    the keys."""

    keys: list[str]
    counts: array[int]

    @classmethod
    def write(cls, lists: Mapping[str, array[int]], file: Spool) -> _Run:
        keys = sorted(lists)
        file.write(map(lists.__getitem__, keys))
        return cls(keys, array("I", (len(lists[key]) for key in keys)))


class Lists:
    """By key the slots of the sections that have it, ascending. Those of sections that were taken out stay in the
    lists, and count for nothing.

    counts: by key how many have it; without the keys that none has any more.
    """

    def __init__(self, runs: Iterable[tuple[Spool, _Run]] = ()) -> None:
        """runs: with their files, in the order of their slots."""
        runs = list(runs)
        self.counts: dict[str, int] = {}
        for _, run in runs:
            for key, count in zip(run.keys, run.counts, strict=True):
                self.counts[key] = self.counts.get(key, 0) + count
        self._numbers = {key: number for number, key in enumerate(sorted(self.counts))}
        self._runs = [(file, self._starts(run)) for file, run in runs]
        self._added: defaultdict[str, array[int]] = defaultdict(_no_slots)

    def _starts(self, run: _Run) -> array[int]:
        """By the number of a key where its list begins in the file of a run, and by the next one where it ends."""
        counts = array("I", bytes(4 * len(self._numbers)))
        for key, count in zip(run.keys, run.counts, strict=True):
            counts[self._numbers[key]] = count
        return array("I", accumulate(counts, initial=0))

    def slots(self, key: str) -> array[int]:
        """All of a key, with those of sections that were taken out."""
        slots = array("I")
        number = self._numbers.get(key)
        if number is not None:
            for file, starts in self._runs:
                start, end = starts[number : number + 2]
                if start < end:
                    slots.frombytes(file.read(4 * start, 4 * (end - start)))
        if key in self._added:
            slots.extend(self._added[key])
        return slots

    def add(self, keys: Iterable[str], slot: int) -> None:
        """Put a section in. slot: higher than all before it."""
        for key in keys:
            self._added[key].append(slot)
            self.counts[key] = self.counts.get(key, 0) + 1

    def take_out(self, keys: Iterable[str]) -> None:
        """Take out a section that was put in. keys: all that it has."""
        for key in keys:
            self.counts[key] -= 1
            if not self.counts[key]:
                del self.counts[key]


class Postings(NamedTuple):
    """The lists of sections by each key that they have, and by those that they have in their heading."""

    everywhere: Lists
    in_heading: Lists

    def add(self, slot: int, section: Indexed) -> None:
        """Put a section in. slot: higher than all before it."""
        self.everywhere.add(keys_of(section), slot)
        self.in_heading.add(heading_keys_of(section), slot)

    def take_out(self, section: Indexed) -> None:
        """Take out a section that was put in."""
        self.everywhere.take_out(keys_of(section))
        self.in_heading.take_out(heading_keys_of(section))


def collect(lines: Lines, order: Sequence[int], run_size: int = RUN_SIZE) -> Callable[[], Postings]:
    """Put sections in, with slots from 0; this has begun when it returns what gives them. lines: of all sections, see
    `IndexPart.indexed`. order: the numbers of their lines, slot by slot. run_size: see `RUN_SIZE`."""
    ends = list(accumulate(lines.size(number) for number in order))
    firsts, first = [], 0
    while first < len(ends):
        firsts.append(first)
        first = max(first + 1, bisect_left(ends, (ends[first - 1] if first else 0) + run_size))
    files = [(first, end, Spool(), Spool()) for first, end in zip(firsts, [*firsts[1:], len(ends)], strict=True)]

    def collect_run(run: tuple[int, int, Spool, Spool]) -> tuple[_Run, _Run]:
        first, end, everywhere, in_heading = run
        sections = (indexed_of(lines[number]) for number in order[first:end])
        return _collect_run(first, sections, everywhere, in_heading)

    results = in_processes(collect_run, files)

    def postings() -> Postings:
        found = list(results)
        return Postings(
            Lists((file, run) for (_, _, file, _), (run, _) in zip(files, found, strict=True)),
            Lists((file, run) for (_, _, _, file), (_, run) in zip(files, found, strict=True)),
        )

    return postings


def _collect_run(first: int, sections: Iterable[Indexed], everywhere: Spool, in_heading: Spool) -> tuple[_Run, _Run]:
    """Put what there is of some sections into files. first: the slot of the first."""
    grams: defaultdict[int, array[int]] = defaultdict(_no_slots)
    heading_grams: defaultdict[int, array[int]] = defaultdict(_no_slots)
    keys: defaultdict[str, array[int]] = defaultdict(_no_slots)
    for slot, section in enumerate(sections, first):
        _add(grams, _numbers_of(section.text), slot)
        _add(heading_grams, _numbers_of(_heading(section)), slot)
        _add(keys, section.keys, slot)
    return _Run.write(_by_gram(grams) | keys, everywhere), _Run.write(_by_gram(heading_grams), in_heading)


def _add(lists: defaultdict[Key, array[int]], keys: Iterable[Key], slot: int) -> None:
    for key in keys:
        lists[key].append(slot)


def _by_gram(lists: Mapping[int, array[int]]) -> dict[str, array[int]]:
    return {gram: slots for number, slots in lists.items() if "\n" not in (gram := _gram(number))}


def _no_slots() -> array[int]:
    return array("I")
