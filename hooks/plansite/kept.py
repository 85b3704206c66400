"""What the last build wrote, by the digests of what each file depends on: a file whose inputs are the same is taken
over as it is, by a second name for the same file where the disk can give it one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from planlib.keeping.store import Store, Table, digest
from planlib.publishing.urls import PLAN_URIS

from .swap import remove

TABLE = "site"
_PLANS, _, _ = PLAN_URIS.partition("/")
_PAGE = "index.html"  # of a folder of its own


class Written(NamedTuple):
    """A file of a site. key: the digest of all that it depends on. content: that of what was written."""

    key: str
    content: str


class Kept:
    """The files of a site that was built into a folder, by their paths below it with forward slashes."""

    def __init__(self, folder: Path, store: Store | None = None, spare: Path | None = None) -> None:
        """store: where it was recorded what was written; where there is none, nothing is known of the folder. spare: a
        site from before that one, which is used up: moving what it has of the same files takes much less than giving
        each another name, and removing the old one afterwards."""
        self._folder, self._store, self._spare = folder, store or Store(None), spare
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
            target.parent.parent.mkdir(parents=True, exist_ok=True)
            if not self._moved(uri, target):
                target.parent.mkdir(exist_ok=True)
                _put(file, target)
        except OSError:
            return None
        return Written(key, content)

    def _moved(self, uri: str, target: Path) -> bool:
        """Move the folder of a page here, where the spare site has nothing in it but the same file."""
        if not self._spare or PurePosixPath(uri).name != _PAGE:
            return False
        file = self._spare / uri
        try:
            if file.parent.is_symlink() or [path.name for path in file.parent.iterdir()] != [_PAGE]:
                return False
            if not os.path.samestat(file.lstat(), (self._folder / uri).lstat()):
                return False
            file.parent.rename(target.parent)
        except OSError:
            return False
        return True

    def set_aside(self, old: Path) -> None:
        """Have the plans' pages of a site that was replaced as the spare ones, in place of those that are left."""
        if self._spare:
            remove(self._spare)
            if (old / _PLANS).is_dir():
                with suppress(OSError):
                    self._spare.mkdir()
                    (old / _PLANS).rename(self._spare / _PLANS)

    def record(self, files: Mapping[str, Written]) -> None:
        """Keep what is in the folder now, in place of what was."""
        for uri, written in files.items():
            self._contents.put(uri, written.key, written.content)
        self._store.save({TABLE: files})


def _put(file: Path, target: Path) -> None:
    try:
        target.hardlink_to(file)
    except OSError:  # the disk has no second names, or it is another disk
        shutil.copyfile(file, target)


def write(folder: Path, uri: str, key: str, content: bytes) -> Written:
    """Write a file of a new site. Raises `OSError` where it cannot be written."""
    target = folder / uri
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):  # it may be the same file as one of the site that is shown
        target.unlink()
    target.write_bytes(content)
    return Written(key, digest(content))
