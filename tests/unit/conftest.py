"""What the unit tests share: the real repository, and a small one in a temporary folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from planlib.checking.rules import run
from planlib.inputs import Inputs, read_inputs
from planlib.library import Library, Opened, open_library
from planlib.model.findings import Finding
from planlib.reading.pages import read_page

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/fixtures/repo"

# The same examples in every run, and nothing written to the working tree.
settings.register_profile("unit", deadline=None, derandomize=True, database=None)
settings.load_profile("unit")


class Repo:
    """A repository in a temporary folder; a test changes the one thing that it is about."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the one place where `old` stands."""
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def append(self, path: str, text: str) -> None:
        self.write(path, (self.root / path).read_text("utf-8") + text)

    def rename(self, path: str, new: str) -> None:
        target = self.root / new
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).rename(target)

    def inputs(self) -> Inputs:
        return read_inputs(self.root)

    def findings(self) -> list[str]:
        """What the rules report, as `path:line CODE`, in the order of the report."""
        return [f"{found.path}:{found.line} {found.code}" for found in run(self.inputs())]

    def open(self) -> Opened:
        return open_library(self.root)

    def library(self) -> Library:
        opened = self.open()
        assert opened.library, opened.findings
        return opened.library


def copy_small(folder: Path) -> Path:
    root = folder / "repo"
    shutil.copytree(SMALL, root)
    shutil.copytree(ROOT / "vocabulary", root / "vocabulary")
    return root


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """The repository in tests/fixtures/repo, with the real vocabulary; nothing is wrong with it."""
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
