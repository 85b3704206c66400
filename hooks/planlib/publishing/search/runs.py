"""The runs of an index: collected in as many processes as there are cores, each again only when it has changed."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain

from planlib.keeping.store import Table, digest
from planlib.processes import in_processes

from .parts import IndexPart, PartLines
from .postings import RUN_SIZE, Postings, Run, collect, cut_runs
from .spools import Lines

LinesOf = Callable[[Sequence[int]], Iterable[PartLines]]
"""What is long of plans, by their numbers."""


class Runs:
    """Those of the plans that were given last. What was collected of one is used again as long as the same sections are
    in it: in memory and, where there is a table for it, from one run of the program to the next."""

    def __init__(self, kept: Table[Run] | None = None, run_size: int = RUN_SIZE) -> None:
        """kept: a table that is packed. run_size: see `RUN_SIZE`."""
        self._kept, self._run_size = kept, run_size
        self._names: list[str] = []  # digests of what they are made of, in their order
        self._starts: list[int] = []  # the ranks of their first sections
        self._known: dict[str, Run] = {}
        self._collecting: tuple[list[str], Iterator[Run]] = [], iter(())
        self._postings: Postings | None = None

    def take(self, parts: Sequence[IndexPart], lines_of: LinesOf, order: Sequence[int]) -> None:
        """Take in which sections there are now. Other processes have begun to collect what is new when this returns.
        parts: of all plans. order: the sections by rank, each as its number in reading order."""
        self._finish()
        sizes = array("I", chain.from_iterable(part.sizes for part in parts))
        marks = array("Q", chain.from_iterable(part.digests for part in parts))
        sizes, marks = array("I", map(sizes.__getitem__, order)), array("Q", map(marks.__getitem__, order))
        spans = cut_runs(marks, sizes, self._run_size)
        self._starts = [start for start, _ in spans]
        self._names = [digest(marks[start:end].tobytes()) for start, end in spans]
        known = {name: self._known[name] for name in self._names if name in self._known}
        if self._kept:
            known |= self._kept.get_all({name: name for name in self._names if name not in known})
        new = {
            name: order[start:end] for name, (start, end) in zip(self._names, spans, strict=True) if name not in known
        }
        self._known = known
        self._postings = None
        self._collecting = list(new), _collected(parts, lines_of, list(new.values()))

    def postings(self) -> Postings:
        """The lists of all sections."""
        if self._postings is None:
            self._finish()
            runs = map(self._known.__getitem__, self._names)
            self._postings = Postings(list(zip(self._starts, runs, strict=True)))
        return self._postings

    def _finish(self) -> None:
        """Have what is being collected."""
        names, runs = self._collecting
        self._collecting = [], iter(())
        found = dict(zip(names, runs, strict=True))
        self._known |= found
        if self._kept and found:
            for name, run in found.items():
                self._kept.put(name, name, run)
            self._kept.save(alive=set(self._names))


def _collected(parts: Sequence[IndexPart], lines_of: LinesOf, runs: Sequence[Sequence[int]]) -> Iterator[Run]:
    """What there is of these sections, each given as its number in reading order."""
    plan_at = array("I", chain.from_iterable([plan] * len(part.depths) for plan, part in enumerate(parts)))
    firsts = array("I", accumulate((len(part.depths) for part in parts), initial=0))
    needed = sorted({plan_at[at] for run in runs for at in run})
    lines = Lines()
    for plan, found in zip(needed, lines_of(needed), strict=True):
        lines.add(plan, chain.from_iterable(zip(found.indexed, found.rows, strict=True)))
    lines.flush()

    def collect_run(run: Sequence[int]) -> Run:
        places = ((plan_at[at], 2 * (at - firsts[plan_at[at]])) for at in run)
        return collect((lines.line(plan, at), lines.line(plan, at + 1)) for plan, at in places)

    return in_processes(collect_run, runs)
