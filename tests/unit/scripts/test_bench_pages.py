"""The pages that benchmarks measure on: valid, of a real size, different from each other, the same in every run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planlib.library import Opened, open_library
from tests.support.derived import by_topic
from tests.support.library import LIBRARY
from tests.support.paths import ROOT


def write(folder: Path, pages: int, *options: str) -> Path:
    program = str(ROOT / "scripts/benchmark_pages.py")
    command = [sys.executable, program, str(folder), str(pages), "--root", str(LIBRARY), *options]
    subprocess.run(command, check=True)
    return folder


def texts(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in sorted(folder.glob("docs/plans/*.md"))}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("bench") / "plain", 8)


@pytest.fixture(scope="module")
def sourced(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return open_library(write(tmp_path_factory.mktemp("bench") / "sourced", 51, "--sources"))


def test_nothing_is_wrong_with_eight_pages_and_they_cover_every_topic(plain: Path) -> None:
    opened = open_library(plain)
    assert opened.findings == []
    assert opened.library
    assert by_topic(opened.library).keys() == opened.library.topics.keys()
    assert not opened.inputs.collections


def test_the_pages_are_as_long_as_real_ones_and_no_two_are_alike(plain: Path, opened: Opened) -> None:
    lengths = [len(text) for text in texts(plain).values()]
    real = [len(page.text) for page in opened.inputs.pages]
    assert sum(lengths) / len(lengths) == pytest.approx(sum(real) / len(real), rel=0.25)
    assert len(set(lengths)) == 8
    bodies = [text.split("\n") for text in texts(plain).values()]
    paragraphs = [line for lines in bodies for line in lines if len(line) > 100]
    assert len(set(paragraphs)) > 0.9 * len(paragraphs)


def test_a_larger_library_begins_with_the_pages_of_a_smaller_one(plain: Path, tmp_path: Path) -> None:
    larger = texts(write(tmp_path / "larger", 12))
    assert len(larger) == 12
    assert larger.items() >= texts(plain).items()


def test_another_seed_makes_other_pages(plain: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", 8, "--seed", "2")
    assert open_library(other).findings == []
    assert not set(texts(other).values()) & set(texts(plain).values())


def test_pages_with_sources_are_audited_and_every_character_is_accounted_for(sourced: Opened) -> None:
    assert sourced.findings == []
    assert sorted(sourced.inputs.collections) == ["collection-001", "collection-002"]
    assert len(sourced.inputs.audits) == 51
    assert [account.unaccounted for account in sourced.inputs.accounts.values()] == [0, 0]
    assert min(account.on_pages for account in sourced.inputs.accounts.values()) > 500
