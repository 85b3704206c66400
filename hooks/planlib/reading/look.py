"""One look at the files of a repository: each is read once at most, and what is kept of it is used where it has not
changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from planlib.keeping.files import Listing, known_digest, now, state
from planlib.keeping.store import Store, digest

from . import files
from .files import TextFile, read_text

T = TypeVar("T")
Memory = dict[tuple[str, str], tuple[str, Any]]
"""By kind and path, the digest and the value of the look before."""

UNREAD = "!"  # how the digest of a file begins that cannot be read
BUCKETS = 16


class Look:
    """The files below a root, as they are now.

    store: where results are kept from run to run. memory: the values of the look before, which are given again as the
    objects that they are.
    """

    def __init__(self, root: Path, listing: Listing, store: Store | None = None, memory: Memory | None = None) -> None:
        self.root = root
        self.store = store or Store(None)
        self.listing = listing
        self._memory = {} if memory is None else memory
        self._texts: dict[str, TextFile] = {}
        self._digests: dict[str, str] = {}
        self._states = self.store.table("files", BUCKETS)

    def has(self, path: str) -> bool:
        """Whether there is anything of this name, be it a link into nothing."""
        return os.path.lexists(self.root / path)

    def text(self, path: str) -> TextFile:
        """A file, read now if it has not been."""
        if path not in self._texts:
            at = now()
            file = read_text(self.root, path)
            self.learn(path, digest_of(file), at)
            self._texts[path] = file
        return self._texts[path]

    def learn(self, path: str, found: str, at: int, problem: TextFile | None = None) -> None:
        """Take over what somebody else has read. found: the digest. at: a time before the reading."""
        self._digests[path] = found
        signature = self.listing.files.get(path)
        if signature and not found.startswith(UNREAD):
            self._states.put(path, "", state(signature, at, found))
        if problem:
            self._texts[path] = problem

    def known(self, paths: Iterable[str]) -> dict[str, str]:
        """The digests of those files that are certain not to have changed."""
        states = dict(self._states.get_all(dict.fromkeys(paths, "")))
        signatures = self.listing.files
        for path, kept in states.items():
            if path not in self._digests and (found := known_digest(signatures.get(path), kept)):
                self._digests[path] = found
        return {path: self._digests[path] for path in paths if path in self._digests}

    def last(self, path: str) -> str:
        """The digest that a file had when it was last read; empty where that is not known."""
        kept = self._states.get(path, "")
        return kept[-1] if kept else ""

    def digest(self, path: str) -> str:
        """The digest of a file's text; of one that cannot be read, of what is wrong with it."""
        if path not in self._digests and not self.known((path,)):
            self.text(path)
        return self._digests[path]

    def problem(self, path: str) -> TextFile | None:
        """The file, if it cannot be read."""
        return self.text(path) if self.digest(path).startswith(UNREAD) else None

    def kept(self, kind: str, paths: tuple[str, ...], make: Callable[[], T], also: str = "") -> T:
        """What follows from files and the digest `also`. make: works it out; it reads these files only, by `text`."""
        name, key = paths[0], self._key(paths, also)
        if key == UNREAD:
            return make()
        if (kind, name) in self._memory and self._memory[kind, name][0] == key:
            value: T = self._memory[kind, name][1]
            return value
        table = self.store.table(kind, packed=True)
        found: T | None = table.get(name, key)
        if found is None:
            found = make()
            key = self._key(paths, also)  # a file may have changed before it was read
            if key != UNREAD:
                table.put(name, key, found)
        self._memory[kind, name] = (key, found)
        return found

    def sha256(self, path: str) -> str:
        """The SHA-256 of a file of any kind, in hexadecimal; empty where there is no such plain file."""
        table = self.store.table("sha256")
        signature = self.listing.files.get(path)
        found = known_digest(signature, table.get(path, ""))
        if not found:
            at = now()
            found = files.digest(self.root, path)
            if signature and found:
                table.put(path, "", state(signature, at, found))
        return found

    def _key(self, paths: Iterable[str], also: str) -> str:
        digests = [self.digest(path) for path in paths]
        return UNREAD if any(one.startswith(UNREAD) for one in digests) else digest(*digests, also)


def digest_of(file: TextFile) -> str:
    """The digest of a file's text, or of what is wrong with the file."""
    return f"{UNREAD}{file.problem!r}" if file.problem else digest(file.text)
