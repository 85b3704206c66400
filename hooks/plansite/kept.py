"""What the last build wrote, by the digests of what each file depends on: a file whose inputs are the same is taken
over as it is, by a second name for the same file where the disk can give it one."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from planlib.disk import replace_file


class Written(NamedTuple):
    """A file of a site. key: the digest of all that it depends on. size, mtime: as it was written, in bytes and
    nanoseconds; another one is no longer what was written."""

    key: str
    size: int
    mtime: int


@dataclass
class Kept:
    """The files that a build wrote into a folder, by their paths below it with forward slashes."""

    folder: Path
    files: Mapping[str, Written] = field(default_factory=dict)

    def has(self, uri: str, key: str) -> bool:
        """Whether a file is there that depends on the same and is as it was written."""
        written = self.files.get(uri)
        return written is not None and written.key == key and written == _written(self.folder / uri, key)

    def take(self, uri: str, key: str, into: Path) -> Written | None:
        """Put a file that is still right into the folder of a new site; None where there is none."""
        if not self.has(uri, key):
            return None
        target = into / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            target.hardlink_to(self.folder / uri)
        except OSError:  # the disk has no second names, or it is another disk
            with suppress(OSError):
                shutil.copy2(self.folder / uri, target)
        return _written(target, key)


def write(folder: Path, uri: str, key: str, content: bytes) -> Written:
    """Write a file of a new site. Raises `OSError` where it cannot be written."""
    target = folder / uri
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):  # it may be the same file as one of the site that is shown
        target.unlink()
    target.write_bytes(content)
    written = _written(target, key)
    assert written
    return written


def _written(file: Path, key: str) -> Written | None:
    try:
        status = os.lstat(file)
    except OSError:
        return None
    return Written(key, status.st_size, status.st_mtime_ns)


def read_kept(folder: Path, record: Path) -> Kept:
    """What a record says of the site in a folder; nothing where it cannot be read."""
    try:
        data = json.loads(record.read_bytes())
        return Kept(folder, {uri: Written(str(key), int(size), int(mtime)) for uri, (key, size, mtime) in data.items()})
    except (OSError, ValueError, TypeError, AttributeError):
        return Kept(folder)


def write_kept(files: Mapping[str, Written], record: Path) -> None:
    """Record what was written; where that cannot be, the next build makes all files anew."""
    with suppress(OSError):
        record.parent.mkdir(parents=True, exist_ok=True)
        replace_file(record, json.dumps(files, separators=(",", ":")).encode())
