"""What lies in a repository, and which of its files have changed since they were last read."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from planlib.disk import is_dropping

Signature = tuple[int, int, int, int]
"""Of a plain file: its size, when its content and when anything about it last changed (ns), its number on the disk."""

State = tuple[int, int, int, int, int, str]
"""A signature, the time at which the file was then read (ns), and the digest of its text."""

RACY_NS = 2_000_000_000  # a change so short before the reading may have left the same times as one after it


@dataclass(slots=True)
class Listing:
    """files: by path below the root, with forward slashes, their signatures; None where a file is to be read each time:
    a link, or what cannot be asked. odd: what is neither a plain file nor a folder. Both without droppings."""

    files: dict[str, Signature | None] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)

    def under(self, folder: str, suffix: str = "") -> list[str]:
        """The files below a folder whose names end so, in a fixed order."""
        return sorted(path for path in self.files if path.startswith(f"{folder}/") and path.endswith(suffix))


def list_repository(root: Path, places: Iterable[str]) -> Listing:
    """Look once at each of these files and folders, and at all that lies in them. Never raises."""
    listing = Listing()
    real = os.path.realpath(root)
    for place in places:
        full = os.path.join(root, place)  # noqa: PTH118 - plain strings, for there are many
        is_trusted = os.path.realpath(full) == os.path.join(real, place)  # noqa: PTH118
        if os.path.isdir(full):  # noqa: PTH112
            _look(full, f"{place}/", listing, is_trusted)
        elif os.path.lexists(full):
            listing.files[place] = _signature(os.lstat(full)) if is_trusted else None
    return listing


def _look(folder: str, prefix: str, listing: Listing, is_trusted: bool) -> None:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return
    for entry in entries:
        name = entry.name
        if is_dropping(name):
            continue
        path = prefix + name
        try:
            if entry.is_dir(follow_symlinks=False):
                _look(entry.path, f"{path}/", listing, is_trusted)
                continue
            status = entry.stat(follow_symlinks=False)
        except OSError:
            listing.files[path] = None
            continue
        if stat.S_ISREG(status.st_mode):
            listing.files[path] = _signature(status) if is_trusted else None
        else:
            listing.odd.append(path)
            if not os.path.isdir(entry.path):  # noqa: PTH112
                listing.files[path] = None


def _signature(status: os.stat_result) -> Signature | None:
    if not stat.S_ISREG(status.st_mode):
        return None
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def state(signature: Signature, read_at: int, digest: str) -> State:
    """What is kept of a file that was read. read_at: a time before the reading."""
    return (*signature, read_at, digest)


def known_digest(signature: Signature | None, kept: State | None) -> str:
    """The digest of a file that is certain to be as it was when it was read; empty where that is not certain."""
    if not signature or not kept or kept[:4] != signature:
        return ""
    _, changed, touched, _, read_at, digest = kept
    return digest if max(changed, touched) + RACY_NS < read_at else ""


def now() -> int:
    """The time, as files have it."""
    return time.time_ns()
