"""What is published is kept from run to run: which plans and sections are like each other among it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from planlib.keeping.store import Store
from planlib.publishing.publication import Publication
from planlib.variants.likeness import Likeness, Near
from planlib.variants.neighbours import Text
from tests.support.repo import Repo

A = "docs/plans/a.md"
B = "docs/plans/b.md"
COPIES = tuple(f"docs/plans/c{number}.md" for number in range(3, 7))


@pytest.fixture
def copied(repo: Repo) -> Repo:
    """A repository with copies of a plan."""
    for number, path in enumerate(COPIES, 3):
        lines = (repo.root / A).read_text("utf-8").split("\n")
        text = "\n".join(line for line in lines if "source:" not in line)
        repo.write(path, text.replace("plan: 1", f"plan: {number}"))
    return repo


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the texts that are compared with others, as they are."""
    found: list[str] = []
    original = Likeness.near

    def near(measure: Likeness, text: Text, others: Iterable[Text]) -> list[Near]:
        found.append(text.id)
        return original(measure, text, others)

    monkeypatch.setattr(Likeness, "near", near)
    return found


def run(repo: Repo, cache: Path | None) -> object:
    """What a run finds that keeps its results there."""
    publication = Publication(Store(cache, "1"))
    library = repo.library()
    publication.take(library)
    publication.save()
    return dict(library.twins), dict(library.variants)


def test_what_is_alike_is_not_looked_for_again(copied: Repo, tmp_path: Path, compared: list[str]) -> None:
    found = run(copied, tmp_path / "cache")
    assert {"a", "b", "c3"} <= set(compared)
    compared.clear()
    assert run(copied, tmp_path / "cache") == found
    assert compared == []


CHANGES: list[Callable[[Repo], None]] = [
    lambda repo: repo.append(COPIES[0], "\n另外再补充一段话，说的是别处没有的事情，比如河道边上的栏杆。\n"),
    lambda repo: (repo.root / COPIES[1]).unlink(),
    lambda repo: repo.edit(COPIES[2], "plan: 5", "plan: 9"),
    lambda repo: repo.rename(COPIES[3], "docs/plans/z.md"),
]


def test_a_run_after_a_change_finds_what_one_from_nothing_does(copied: Repo, tmp_path: Path) -> None:
    before = run(copied, tmp_path / "cache")
    for change in CHANGES:
        change(copied)
        found = run(copied, tmp_path / "cache")
        assert found == run(copied, None) != before
        before = found


def test_results_that_are_damaged_are_found_anew(copied: Repo, tmp_path: Path, compared: list[str]) -> None:
    found = run(copied, tmp_path / "cache")
    for file in (tmp_path / "cache").glob("*/kinship/*"):
        file.write_bytes(file.read_bytes()[:-1])
    compared.clear()
    assert run(copied, tmp_path / "cache") == found
    assert compared
    compared.clear()
    run(copied, tmp_path / "cache")
    assert compared == []
