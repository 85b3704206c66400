"""When what is published was last changed: by the repository, not by the clock, so that two builds of it are alike."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from .disk import walk

SOURCES = (
    *("docs", "sources", "vocabulary", "rules.yml", "mkdocs.yml"),
    *("deploy", "theme", "hooks", "src", "package-lock.json"),
)
"""What a site follows from."""


def committed_at(root: Path) -> int | None:
    """When the repository at `root` was last committed to, or what SOURCE_DATE_EPOCH says, in seconds since 1970; None
    where it is no git repository, has no commit, or there is no git."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(epoch)
    said = _git(root, "log", "-1", "--format=%ct", "--", ".")
    return int(said) if said else None


def changed_at(root: Path) -> int:
    """When the repository at `root` was last changed, in seconds since 1970: `committed_at`, or where something was not
    committed, the time of the newest file. It does not go back as a repository goes on."""
    committed = committed_at(root)
    if committed is not None and (
        os.environ.get("SOURCE_DATE_EPOCH") or _git(root, "status", "--porcelain", "--", ".") == ""
    ):
        return committed
    files = (file for name in SOURCES for file in _files(root / name))
    return max((int(file.stat().st_mtime) for file in files), default=committed or 0)


def _files(place: Path) -> list[Path]:
    return [place] if place.is_file() else [file for file in walk(place) if file.is_file()]


def _git(root: Path, *arguments: str) -> str | None:
    """What git says; None where it says that something is wrong, or is not there."""
    command = ["git", "-C", str(root), *arguments]
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None
