"""Reading contributed files: inside the repository only, UTF-8, of a bounded size."""

from __future__ import annotations

import errno
import hashlib
import stat
from pathlib import Path
from typing import Any, NamedTuple

from planlib.disk import why
from planlib.model.findings import Problem

from .messages import say

MAX_BYTES = 1_000_000


class TextFile(NamedTuple):
    """path: relative to the root, with forward slashes. text: with \\n line ends; empty where it cannot be read."""

    path: str
    text: str
    problem: Problem | None


def read_text(root: Path, path: str) -> TextFile:
    """Read a text file below `root`. What is wrong with it is returned, never raised."""
    file = root / path

    def refuse(kind: str, line: int = 1, **words: Any) -> TextFile:
        return TextFile(path, "", say(kind, line, **words))

    try:
        if not file.resolve().is_relative_to(root.resolve()):
            return refuse("outside")
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for somebody to write into it
            return refuse("not_a_file")
        if status.st_size > MAX_BYTES:
            return refuse("too_large", bytes=status.st_size, most=MAX_BYTES)
        data = file.read_bytes()
    except OSError as error:
        return refuse("absent", path=path) if error.errno == errno.ENOENT else refuse("unreadable", reason=why(error))
    except RuntimeError:  # before Python 3.13
        return refuse("link_to_itself")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return refuse("not_utf8", data.count(b"\n", 0, error.start) + 1)
    if text.startswith("\ufeff"):
        return refuse("two_marks")
    return TextFile(path, text.replace("\r\n", "\n").replace("\r", "\n"), None)


def digest(root: Path, path: str) -> str:
    """SHA-256 of a file below `root`, in hexadecimal; empty where there is no such plain file."""
    file = root / path
    try:
        if not file.resolve().is_relative_to(root.resolve()) or not stat.S_ISREG(file.stat().st_mode):
            return ""
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except (OSError, RuntimeError):
        return ""
