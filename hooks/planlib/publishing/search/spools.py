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
    """The lines of blocks. None of them holds U+000D."""

    def __init__(self) -> None:
        self._spool = Spool()
        self._starts = array("Q", [0])
        self._firsts: dict[str, int] = {}  # of a block, the number of its first line among all

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._starts) - 1

    def __contains__(self, block: object) -> bool:
        """Whether there is a block of this name."""
        return block in self._firsts

    def add(self, blocks: Iterable[tuple[str, bytes]]) -> None:
        """Add blocks by their names: whole lines, each with U+000A at its end."""
        self._spool.write(self._counted(name, block) for name, block in blocks)

    def _counted(self, name: str, block: bytes) -> bytes:
        self._firsts[name] = len(self)
        self._starts.extend(accumulate(map(len, block.splitlines(keepends=True)), initial=self._starts.pop()))
        return block

    def line(self, block: str, number: int) -> bytes:
        """A line of a block, by its number there from 0, without its end."""
        at = self._firsts[block] + number
        start, end = self._starts[at : at + 2]
        return self._spool.read(start, end - start - 1)
