"""Tables of results, kept in a folder of files that are written in one step each and believed only when they are whole.

A table gives back what was put for the same path and digest, or nothing. The digest is that of all that the result
follows from, but for the version of the program: each version has a folder of its own, and removes the others.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Container, Iterator, Mapping
from contextlib import ExitStack, suppress
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO, Generic, TypeVar, cast
from zlib import crc32

from .packing import Packed, Refused, pack, unpack, without_collection
from .version import version

MAGIC = b"planlib cache\n"
VALUES_START = len(MAGIC) + 8  # bytes; the eight tell how long the values are
DIGEST_SIZE = 16
DAMAGED = (OSError, ValueError, TypeError, OverflowError, MemoryError)
"""What reading a file may raise that somebody else has written."""
LEFT_BEHIND = 600  # seconds; nothing takes so long to be written

T = TypeVar("T")
Records = dict[str, tuple[str, Any]]
"""By path the digest and the value: of a table that is packed its bytes, or where they stand in the file (start, size,
checksum)."""


def digest(*parts: str | bytes) -> str:
    """The digest of texts, each for itself: ("ab", "c") is not ("a", "bc")."""
    found = hashlib.blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        found.update(len(data).to_bytes(8, "little"))
        found.update(data)
    return found.hexdigest()


class Store:
    """The tables of one repository. Where nothing can be read or written, they are empty, and forget.

    folder: `None` keeps everything in memory, and only as long as the store. name: of the version.
    """

    def __init__(self, folder: Path | None, name: str = "") -> None:
        self._base = folder
        self._folder = folder / (name or version()) if folder else None
        self._tables: dict[str, Table[Any]] = {}

    def table(self, name: str, buckets: int = 1, *, packed: bool = False) -> Table[Any]:
        """A table, the same one for the same name.

        buckets: over how many files its records are spread; a file is written as a whole. packed: whether each value is
        read for itself when it is asked for, and not held on to: for many large ones.
        """
        if name not in self._tables:
            self._tables[name] = Table(name, self._folder / name if self._folder else None, buckets, packed)
        return self._tables[name]

    def save(self, alive: Mapping[str, Container[str]] | None = None) -> None:
        """Write what has changed. alive: by table, the paths whose records stay; all, where nothing is said. What
        cannot be written is left: the next run works it out again."""
        if self._base and self._folder:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                (self._base / ".gitignore").write_text("*\n")
                for other in self._base.iterdir():
                    if other != self._folder and other.is_dir() and not other.is_symlink():
                        shutil.rmtree(other, ignore_errors=True)
        for name, table in self._tables.items():
            table.save((alive or {}).get(name))


class Table(Generic[T]):
    """Results by path and digest. Values are of built-in kinds or of those in `packing.KINDS`."""

    def __init__(self, name: str, folder: Path | None, buckets: int, packed: bool) -> None:
        self.name = name
        self._folder, self._buckets, self._packed = folder, buckets, packed
        self._loaded: dict[int, Records] = {}
        self._new: dict[int, Records] = {}

    def get(self, path: str, key: str) -> T | None:
        """What was put for this path and digest; None where there is nothing."""
        return next((value for _, value in self.get_all({path: key})), None)

    def key(self, path: str) -> str:
        """The digest for which there is something; empty where there is nothing."""
        bucket = self._bucket(path)
        found = self._new.get(bucket, {}).get(path) or self._records(bucket).get(path)
        return found[0] if found else ""

    def get_all(self, keys: Mapping[str, str]) -> Iterator[tuple[str, T]]:
        """What there is for paths with their digests, in any order: many at once are read file by file."""
        by_bucket: dict[int, list[str]] = {}
        for path in keys:
            by_bucket.setdefault(self._bucket(path), []).append(path)
        for bucket, paths in by_bucket.items():
            kept, new = self._records(bucket), self._new.get(bucket, {})
            found = {path: record for path in paths if (record := new.get(path) or kept.get(path))}
            wanted = {path: value for path, (key, value) in found.items() if key == keys[path]}
            if not self._packed:
                yield from wanted.items()
                continue
            for path, data in self._packed_values(bucket, wanted):
                with suppress(Refused):
                    yield path, cast(T, unpack(data))

    def put(self, path: str, key: str, value: T | Packed) -> None:
        """Keep a value, in place of what was there for the path."""
        record = pack(value) if self._packed and not isinstance(value, Packed) else value
        self._new.setdefault(self._bucket(path), {})[path] = (
            key,
            record.data if isinstance(record, Packed) else record,
        )

    def items(self) -> Iterator[tuple[str, str, T]]:
        """Everything in a table that is not packed: path, digest and value."""
        for bucket in range(self._buckets):
            for path, (key, value) in ({**self._records(bucket), **self._new.get(bucket, {})}).items():
                yield path, key, value

    def save(self, alive: Container[str] | None = None) -> None:
        """Write the files of which a record has changed. alive: the paths whose records stay."""
        for bucket, new in sorted(self._new.items()):
            records = {**self._records(bucket), **new}
            if alive is not None:
                records = {path: record for path, record in records.items() if path in alive}
            self._loaded[bucket] = self._written(bucket, records) if self._folder else records
        self._new.clear()

    def _written(self, bucket: int, records: Records) -> Records:
        """Write a file; its records as they can be read from now on."""
        values = b""
        if self._packed:
            data = dict(self._packed_values(bucket, {path: value for path, (_, value) in records.items()}))
            records = {path: (records[path][0], value) for path, value in data.items()}
            starts = accumulate(map(len, data.values()), initial=VALUES_START)
            places = zip(starts, (len(value) for value in data.values()), map(_checksum, data.values()), strict=False)
            placed = {path: (key, place) for (path, (key, _)), place in zip(records.items(), places, strict=True)}
            values = b"".join(data.values())
        else:
            placed = records
        try:
            _write(self._file(bucket), placed, values)
        except OSError:  # they stay in memory
            return records
        return placed

    def _bucket(self, path: str) -> int:
        return crc32(path.encode("utf-8", "surrogatepass")) % self._buckets

    def _file(self, bucket: int) -> Path:
        assert self._folder
        return self._folder / f"{bucket:02x}"

    def _records(self, bucket: int) -> Records:
        """The records of a file. They are held on to; of values that are packed it is where they stand."""
        if bucket not in self._loaded:
            self._loaded[bucket] = _read(self._file(bucket)) if self._folder else {}
        return self._loaded[bucket]

    def _packed_values(self, bucket: int, values: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
        """By path the bytes of values that are packed, as far as they are in the file still: another process may have
        written it anew."""
        with ExitStack() as stack:
            file: BinaryIO | None = None
            for path, value in values.items():
                if isinstance(value, bytes):
                    yield path, value
                    continue
                try:
                    start, size, checksum = value
                    file = file or stack.enter_context(self._file(bucket).open("rb"))
                    file.seek(start)
                    data = file.read(size)
                except DAMAGED:
                    continue
                if _checksum(data) == checksum:
                    yield path, data


def _read(file: Path) -> Records:
    """The records of a file; none where it is not there, or not whole."""
    try:
        with file.open("rb") as source:
            begin = source.read(VALUES_START)
            source.seek(int.from_bytes(begin[len(MAGIC) :], "little"), os.SEEK_CUR)
            checksum, content = source.read(DIGEST_SIZE), source.read()
    except DAMAGED:
        return {}
    if not begin.startswith(MAGIC) or checksum != _checksum(content):
        return {}
    try:
        with without_collection():
            records = unpack(content)
    except Refused:
        return {}
    is_sound = isinstance(records, dict) and all(
        isinstance(path, str) and isinstance(record, tuple) and len(record) == 2 for path, record in records.items()
    )
    return records if is_sound else {}


def _write(file: Path, records: Records, values: bytes) -> None:
    """Write a file beside the one that is there, and put it in its place. It need not outlive a power failure: one that
    is not whole counts for nothing. values: stand before the records, from `VALUES_START`, each with a checksum of its
    own in its record."""
    content = pack(records)
    file.parent.mkdir(parents=True, exist_ok=True)
    for left in file.parent.glob("*.tmp"):  # by a process that was killed
        if left.stat().st_mtime < time.time() - LEFT_BEHIND:
            left.unlink()
    number, name = tempfile.mkstemp(dir=file.parent, suffix=".tmp")
    try:
        with os.fdopen(number, "wb") as target:
            target.writelines((MAGIC, len(values).to_bytes(8, "little"), values, _checksum(content), content))
        Path(name).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _checksum(content: bytes | memoryview) -> bytes:
    return hashlib.blake2b(content, digest_size=DIGEST_SIZE).digest()
