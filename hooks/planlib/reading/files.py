"""Reading contributed files: inside the repository only, UTF-8, of a bounded size."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import NamedTuple

from planlib.model.findings import Problem

MAX_BYTES = 1_000_000


class TextFile(NamedTuple):
    """path: relative to the root, with forward slashes. text: with \\n line ends; empty where it cannot be read."""

    path: str
    text: str
    problem: Problem | None


def read_text(root: Path, path: str) -> TextFile:
    """Read a text file below `root`. What is wrong with it is returned, never raised."""
    file = root / path

    def refuse(line: int, message: str, hint: str) -> TextFile:
        return TextFile(path, "", Problem(line, message, hint))

    try:
        if not file.resolve().is_relative_to(root.resolve()):
            return refuse(1, "the file lies outside the repository", "copy it in instead of linking")
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for somebody to write into it
            return refuse(1, "the file is not a plain file", "copy its content into one")
        size = status.st_size
        if size > MAX_BYTES:
            return refuse(1, f"the file has {size:,} bytes, more than {MAX_BYTES:,}", "split it")
        data = file.read_bytes()
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself, before Python 3.13
        reason = getattr(error, "strerror", None) or "it is a link that leads to itself"
        return refuse(1, f"the file cannot be read: {reason}", "check that it is a plain file that may be read")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return refuse(data.count(b"\n", 0, error.start) + 1, "the file is not UTF-8", "save it as UTF-8")
    return TextFile(path, text.replace("\r\n", "\n").replace("\r", "\n"), None)


def list_files(root: Path, folder: str, suffix: str) -> list[str]:
    """The files below a folder whose names end in `suffix`, relative to `root`, in a fixed order."""
    base = root / folder
    return sorted(file.relative_to(root).as_posix() for file in base.rglob(f"*{suffix}") if not file.is_dir())


def list_odd(root: Path, folder: str) -> list[str]:
    """What lies below a folder and is neither a plain file nor a folder: links, pipes, sockets, devices."""
    found = ((file, file.lstat().st_mode) for file in (root / folder).rglob("*"))
    odd = (file for file, mode in found if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)))
    return sorted(file.relative_to(root).as_posix() for file in odd)
