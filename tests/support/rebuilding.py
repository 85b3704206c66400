"""Builds for the tests of incremental ones, in processes of their own, and what stands in the folders that they make.

A process that builds is forked from one that has imported the builder and built nothing, so that it holds what a new
one would, or started anew to live through many builds, as `make serve` does.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import zip_longest
from multiprocessing import Pipe, forkserver, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from plansite.building import build_site

SITE, CACHE = "site", ".build/cache"
GONE = "missing"
_SHOWN = 100  # characters before and after a difference
_FORKING = get_context("forkserver")
_LOADED = [build_site.__module__, "pypinyin", "rjieba"]  # the builder, and the dictionaries that it loads on its way
_STARTING = get_context("spawn")  # with hashes of its own, so that no order can rest on them

Tree = Mapping[str, str]
"""The digest of every file below a folder, and an entry with a / for every folder."""


class Outcome(NamedTuple):
    """What came of a build: whether there is a new site, and what was printed."""

    built: bool
    said: str


class Builder:
    """A process that builds what it is told to, one after the other."""

    def __init__(self, log: Path, *, lasting: bool = False) -> None:
        """log: where it prints to. lasting: whether it starts from nothing, to be used for many builds."""
        self.log = log
        self._here, there = Pipe()
        if not lasting:
            _start_server()
        start = _STARTING.Process if lasting else _FORKING.Process
        self.process = start(target=_work, args=(there, log))
        self.process.start()
        there.close()

    def begin(self, root: Path, day: int) -> None:
        """Build the site of a repository. day: by which phrases have run out, as SOURCE_DATE_EPOCH."""
        self._here.send((root, day))

    def end(self) -> Outcome:
        """Wait for the build."""
        try:
            return Outcome(self._here.recv(), self.log.read_text("utf-8", "replace"))
        except EOFError as error:
            raise AssertionError(f"the builder died:\n{self.log.read_text('utf-8', 'replace')}") from error

    def build(self, root: Path, day: int) -> Outcome:
        self.begin(root, day)
        return self.end()

    def close(self) -> None:
        self._here.close()
        self.process.join()


def _start_server() -> None:
    """Start the process that is forked from, which must find the builder where this one does."""
    _FORKING.set_forkserver_preload(_LOADED)
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    try:
        forkserver.ensure_running()
    finally:
        del os.environ["PYTHONPATH"]
        if before is not None:
            os.environ["PYTHONPATH"] = before


def _work(orders: Connection, log: Path) -> None:
    """Build until nobody asks any more."""
    with log.open("wb") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    with suppress(EOFError, BrokenPipeError):
        while True:
            root, day = orders.recv()
            os.ftruncate(1, 0)
            os.environ["SOURCE_DATE_EPOCH"] = str(day)
            built = build_site(root)
            sys.stdout.flush()
            sys.stderr.flush()
            orders.send(built)


@contextmanager
def builder(log: Path, *, lasting: bool = False, kind: type[Builder] = Builder) -> Iterator[Builder]:
    made = kind(log, lasting=lasting)
    try:
        yield made
    finally:
        made.close()


def build_apart(root: Path, day: int, log: Path) -> Outcome:
    """Build in a process of its own, that knows only what is on the disk."""
    with builder(log) as made:
        return made.build(root, day)


def interrupt(root: Path, day: int, log: Path, seconds: float) -> None:
    """Kill a build on its way, so many seconds after it began, if it has not ended by then."""
    made = Builder(log)
    made.begin(root, day)
    made.process.join(seconds)
    made.process.kill()
    made.close()


def clean_copy(root: Path, target: Path, inputs: Mapping[str, bytes]) -> None:
    """A repository of the same inputs as another, without anything that was built; its files are new ones."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    (target / "hooks").symlink_to(root / "hooks")
    for name, content in inputs.items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def tree(folder: Path) -> Tree:
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir():
            found[f"{name}/"] = ""
        else:
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def differences(made: Tree, wanted: Tree) -> list[str]:
    """The names of what is not the same in two trees."""
    return sorted(name for name in made.keys() | wanted.keys() if made.get(name, GONE) != wanted.get(name, GONE))


def explained(name: str, made: Path, wanted: Path) -> str:
    """Where a file of one folder begins to differ from that of another."""
    one, other = ((folder / name).read_bytes() if (folder / name).is_file() else None for folder in (made, wanted))
    if one is None or other is None:
        return f"{name} is {'left out' if one is None else 'left over'}"
    a, b = one.decode("utf-8", "replace"), other.decode("utf-8", "replace")
    at = next((at for at, (x, y) in enumerate(zip_longest(a, b)) if x != y), len(a))
    start, line = max(0, at - _SHOWN), a.count("\n", 0, at) + 1
    return (
        f"{name}:{line}, character {at}, {len(one)} bytes instead of {len(other)}\n"
        f"  - {b[start : at + _SHOWN]!r}\n  + {a[start : at + _SHOWN]!r}"
    )
