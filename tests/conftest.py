"""What all tests share: the real repository, and how properties are tried out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from planlib.library import Library, Opened, open_library
from tests.support.paths import ROOT
from tests.support.repo import Repo

# The same examples in every run, and nothing written to the working tree.
settings.register_profile("unit", deadline=None, derandomize=True, database=None)
settings.load_profile("unit")


@pytest.fixture
def real_repo(tmp_path: Path) -> Repo:
    """A copy of what the real repository holds, to damage."""
    root = tmp_path / "repo"
    for folder in ("vocabulary", "docs/plans", "docs/topics", "sources"):
        shutil.copytree(ROOT / folder, root / folder)
    return Repo(root)


@pytest.fixture(scope="session")
def opened() -> Opened:
    """The real repository, read and checked once."""
    return open_library(ROOT)


@pytest.fixture(scope="session")
def library(opened: Opened) -> Library:
    assert opened.library, opened.findings
    return opened.library
