"""When a repository was last changed: of real git repositories, and of a folder without one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from planlib.revision import changed_at, committed_at

FIRST, LATER = 1_700_000_000, 1_800_000_000


@pytest.fixture(autouse=True)
def _without_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SOURCE_DATE_EPOCH", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)


def write(root: Path, name: str, seconds: int) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(str(seconds), "utf-8")
    os.utime(file, (seconds, seconds))


def git(root: Path, *arguments: str, seconds: int = FIRST) -> None:
    environment = {**os.environ, "GIT_COMMITTER_DATE": f"{seconds} +0800", "GIT_AUTHOR_DATE": "1600000000 +0800"}
    command = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@b", *arguments]
    subprocess.run(command, check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """One with a commit, and a newer file that was in it: as a clone has them."""
    root = tmp_path / "a library"
    write(root, "docs/plans/a.md", LATER)
    git(tmp_path, "init", "--quiet", str(root))
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "one")
    return root


def test_what_is_committed_has_the_time_of_its_commit_wherever_it_was_cloned(repository: Path) -> None:
    assert committed_at(repository) == changed_at(repository) == FIRST


@pytest.mark.parametrize("name", ["docs/plans/a.md", "docs/plans/new.md", "mkdocs.yml"])
def test_what_was_changed_since_has_the_time_of_the_newest_file(repository: Path, name: str) -> None:
    write(repository, name, LATER + 5)
    (repository / name).write_text("changed", "utf-8")
    os.utime(repository / name, (LATER + 5, LATER + 5))
    assert committed_at(repository) == FIRST
    assert changed_at(repository) == LATER + 5


def test_a_folder_without_git_has_the_time_of_its_newest_file_and_no_commit(tmp_path: Path) -> None:
    write(tmp_path, "docs/plans/a.md", FIRST)
    write(tmp_path, "vocabulary/fields.yml", LATER)
    write(tmp_path, "site/index.html", LATER + 9)  # made of the others
    assert committed_at(tmp_path) is None
    assert changed_at(tmp_path) == LATER


def test_a_folder_in_the_repository_of_something_else_has_no_commit(repository: Path) -> None:
    """As a library that was begun in a folder of somebody's own repository, and not committed there."""
    inner = repository / "inner"
    write(inner, "docs/plans/a.md", LATER)
    for ignored in ("", "inner/\n"):
        (repository / ".gitignore").write_text(ignored, "utf-8")
        assert committed_at(inner) is None
        assert changed_at(inner) == LATER


def test_a_repository_without_a_commit_or_a_machine_without_git_has_none(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet", str(tmp_path / "empty"))
    assert committed_at(tmp_path / "empty") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert committed_at(repository) is None
    assert changed_at(repository) == LATER


def test_the_environment_goes_before_all(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repository, "docs/plans/new.md", LATER + 5)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1500000000")
    assert committed_at(repository) == changed_at(repository) == 1_500_000_000
