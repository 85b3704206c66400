"""The library that behaviour is tested on: twelve documents frozen for the tests, with topics, a register, a source and
its ledger, and a vocabulary of its own. What editors do to docs/, sources/ and vocabulary/ does not reach it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planlib.library import Opened, open_library
from tests.support.paths import FIXTURES, ROOT

LIBRARY = FIXTURES / "library"
DAY = str(int(datetime(2026, 11, 24, tzinfo=UTC).timestamp()))  # SOURCE_DATE_EPOCH: the day by which phrases run out
PROGRAM = ("deploy", "hooks", "theme", "scripts", "mkdocs.yml")


def open_frozen() -> Opened:
    """Read and check the library, on its own day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        return open_library(LIBRARY)


def assemble(root: Path, library: Path = LIBRARY) -> Path:
    """A repository that can be built, at `root`: the program and the pages of the site as they are, with the plans,
    topics, register, sources and vocabulary of another repository."""
    for name in PROGRAM:
        copy(ROOT / name, root / name)
    copy(ROOT / ".build/assets", root / ".build/assets")
    copy(ROOT / "docs", root / "docs")
    for name in ("sources", "vocabulary", "rules.yml"):
        copy(library / name, root / name)
    for folder in ("plans", "topics"):
        for page in (root / "docs" / folder).rglob("*.md"):
            if page.name != "index.md":
                page.unlink()
        copy(library / "docs" / folder, root / "docs" / folder)
    copy(library / "docs/notices.yml", root / "docs/notices.yml")
    return root


def copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
