"""Reading contributed files: inside the repository only, UTF-8, of a bounded size."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

MAX_BYTES = 1_000_000


class FileProblem(NamedTuple):
    line: int
    message: str
    hint: str


class TextFile(NamedTuple):
    """path: relative to the root, with forward slashes. text: with \\n line ends; empty where it cannot be read."""

    path: str
    text: str
    problem: FileProblem | None


def read_text(root: Path, path: str) -> TextFile:
    """Read a text file below `root`. What is wrong with it is returned, never raised."""
    file = root / path
    if not file.resolve().is_relative_to(root.resolve()):
        return TextFile(
            path, "", FileProblem(1, "the file lies outside the repository", "copy it in instead of linking")
        )
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            message = f"the file has {size:,} bytes, more than {MAX_BYTES:,}"
            return TextFile(path, "", FileProblem(1, message, "split it"))
        data = file.read_bytes()
    except OSError as error:
        return TextFile(path, "", FileProblem(1, f"the file cannot be read: {error.strerror}", "check its permissions"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return TextFile(path, "", FileProblem(line, "the file is not UTF-8", "save it as UTF-8"))
    return TextFile(path, text.replace("\r\n", "\n").replace("\r", "\n"), None)


def list_files(root: Path, folder: str, suffix: str) -> list[str]:
    """The files below a folder whose names end in `suffix`, relative to `root`, in a fixed order."""
    base = root / folder
    return sorted(file.relative_to(root).as_posix() for file in base.rglob(f"*{suffix}") if not file.is_dir())
