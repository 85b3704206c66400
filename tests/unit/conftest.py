"""What the unit tests share: a small repository in a temporary folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from planlib.checking.rules import run
from planlib.inputs import Inputs
from planlib.model.findings import Finding
from planlib.reading.pages import read_page
from tests.support.library import LIBRARY
from tests.support.repo import Repo, copy_small


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """The repository in tests/fixtures/repo, with the vocabulary of the tests' library; nothing is wrong with it."""
    return Repo(copy_small(tmp_path))


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """The same for tests that do not change it."""
    return Repo(copy_small(tmp_path_factory.mktemp("clean")))


@pytest.fixture(scope="session")
def small(clean: Repo) -> Inputs:
    """What the clean repository holds, read once."""
    return clean.inputs()


PLAN = """---
plan: 1
title: 年度要点
level: village
type: outline
---
## 任务 { #tasks data-kind="tasks" data-topics="environment" }

"""
FIRST = PLAN.count("\n") + 1  # where the text begins


@pytest.fixture(scope="session")
def look(small: Inputs) -> Callable[[str], list[Finding]]:
    """Gives the findings of a plan that has nothing but one section with the given text, from line 9 on."""
    alone = replace(small, collections={}, documents=())

    def findings(text: str) -> list[Finding]:
        page = read_page("docs/plans/x.md", f"{PLAN}{text}\n")
        return [found for found in run(replace(alone, pages=(page,))) if found.path == page.path]

    return findings


@pytest.fixture
def full_repo(tmp_path: Path) -> Repo:
    """The tests' library, to damage."""
    root = tmp_path / "repo"
    shutil.copytree(LIBRARY, root)
    return Repo(root)
