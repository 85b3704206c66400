"""One build at a time: what builds, bundles or packs waits for whoever is at it in the same folder."""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUILD_FOLDER = ".build"
LOCK_FILE = f"{BUILD_FOLDER}/lock"
WAITING = "这个文件夹里另一个生成正在进行，等它结束再接着做（不想等就按 Ctrl-C）……"


@contextmanager
def only_one(root: Path) -> Iterator[None]:
    """Hold the lock of a repository; waits for it, and says so. It goes with the process, however that ends.

    Raises `OSError` where nothing can be written below `root`.
    """
    file = root / LOCK_FILE
    number = _locked(file)
    while not _is_there(file, number):  # it was removed by `make clean` while this one waited for it
        os.close(number)
        number = _locked(file)
    try:
        yield
    finally:
        os.close(number)


def _locked(file: Path) -> int:
    """The lock file, opened and locked. A child does not inherit it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    number = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(WAITING, file=sys.stderr, flush=True)
            fcntl.flock(number, fcntl.LOCK_EX)
    except BaseException:
        os.close(number)
        raise
    return number


def _is_there(file: Path, number: int) -> bool:
    """Whether the open file is still the one of that name."""
    try:
        return os.path.samestat(file.stat(), os.fstat(number))
    except FileNotFoundError:
        return False
