"""What the last build wrote, by the digests of what each file depends on: a file whose inputs are the same is taken
over as it is, by a second name for the same file where the disk can give it one."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from planlib.keeping.store import Store, Table, digest

TABLE = "site"


class Written(NamedTuple):
    """A file of a site. key: the digest of all that it depends on. content: that of what was written."""

    key: str
    content: str


class Kept:
    """The files of a site that was built into a folder, by their paths below it with forward slashes."""

    def __init__(self, folder: Path, store: Store | None = None) -> None:
        """store: where it was recorded what was written; where there is none, nothing is known of the folder."""
        self._folder, self._store = folder, store or Store(None)
        self._contents: Table[str] = self._store.table(TABLE)

    def take(self, uri: str, key: str, into: Path) -> Written | None:
        """Put a file into the folder of a new site that depends on the same as then, and is as it was written; None
        where there is none."""
        content, file = self._contents.get(uri, key), self._folder / uri
        if content is None or file.is_symlink():
            return None
        try:
            if digest(file.read_bytes()) != content:
                return None
            target = into / uri
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                target.hardlink_to(file)
            except OSError:  # the disk has no second names, or it is another disk
                shutil.copyfile(file, target)
        except OSError:
            return None
        return Written(key, content)

    def record(self, files: Mapping[str, Written]) -> None:
        """Keep what is in the folder now, in place of what was."""
        for uri, written in files.items():
            self._contents.put(uri, written.key, written.content)
        self._store.save({TABLE: files})


def write(folder: Path, uri: str, key: str, content: bytes) -> Written:
    """Write a file of a new site. Raises `OSError` where it cannot be written."""
    target = folder / uri
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):  # it may be the same file as one of the site that is shown
        target.unlink()
    target.write_bytes(content)
    return Written(key, digest(content))
