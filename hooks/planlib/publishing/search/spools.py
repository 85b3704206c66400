"""What is too large to be held in memory while it is used: in temporary files without names, which processes that are
forked share, and which are gone with their use."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable
from itertools import accumulate
from tempfile import TemporaryFile
from weakref import finalize


class Lines:
    """Lines in groups. One process writes them, and any may read."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - open as long as the lines are there
        finalize(self, self._file.close)
        self._starts = array("Q", [0])
        self._firsts: dict[int, int] = {}  # of a group, the number of its first line among all

    def add(self, group: int, lines: Iterable[bytes]) -> None:
        """Add a group. It can be read after the next `flush`, in forked processes too."""
        lines = list(lines)
        self._firsts[group] = len(self._starts) - 1
        self._starts.extend(accumulate(map(len, lines), initial=self._starts.pop()))
        self._file.writelines(lines)

    def flush(self) -> None:
        """Have all of it written."""
        self._file.flush()

    def line(self, group: int, number: int) -> bytes:
        """A line of a group, by its number there from 0. Where others have read last makes no difference."""
        at = self._firsts[group] + number
        start, end = self._starts[at : at + 2]
        return os.pread(self._file.fileno(), end - start, start)
