"""What is too large to be held in memory while an index is used: in temporary files without names, which processes that
are forked share, and which are gone with the index."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable
from itertools import accumulate
from tempfile import TemporaryFile
from weakref import finalize


class Spool:
    """Bytes that are written one after the other, and read at any place. One process writes."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - open as long as the spool is there
        finalize(self, self._file.close)

    def write(self, pieces: Iterable[bytes | array[int]]) -> None:
        """Add to what there is. All of it can be read when this is done, in forked processes too."""
        self._file.writelines(pieces)
        self._file.flush()

    def read(self, start: int, size: int) -> bytes:
        """So many bytes from here. Where others have read last makes no difference."""
        return os.pread(self._file.fileno(), size, start)


class Lines:
    """Lines by their numbers, from 0. None of them holds U+000D."""

    def __init__(self) -> None:
        self._spool = Spool()
        self._starts = array("Q", [0])

    def __len__(self) -> int:
        return len(self._starts) - 1

    def add(self, blocks: Iterable[bytes]) -> None:
        """Add blocks of whole lines, each with U+000A at its end."""
        self._spool.write(map(self._counted, blocks))

    def _counted(self, block: bytes) -> bytes:
        self._starts.extend(accumulate(map(len, block.splitlines(keepends=True)), initial=self._starts.pop()))
        return block

    def size(self, number: int) -> int:
        """Of a line with its end, in bytes."""
        return self._starts[number + 1] - self._starts[number]

    def __getitem__(self, number: int) -> bytes:
        return self._spool.read(self._starts[number], self.size(number) - 1)
