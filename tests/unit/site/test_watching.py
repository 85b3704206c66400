"""What `make serve` takes for a change, on a real disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plansite import watching
from plansite.watching import Watch

PATIENCE = 20  # seconds


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("docs/plans", "vocabulary", "hooks", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
    for file in ("docs/plans/a.md", "mkdocs.yml", "vocabulary/terms.yml", "elsewhere/x.md"):
        (tmp_path / file).write_text("before", "utf-8")
    return tmp_path


@pytest.fixture
def watch(root: Path) -> Iterator[Watch]:
    with Watch(root) as watch:
        yield watch


def noticed(watch: Watch, change: Callable[[], object]) -> set[str]:
    """What is told of a change."""
    found: list[set[str]] = []
    waiting = threading.Thread(target=lambda: found.append(watch.changes()), daemon=True)
    waiting.start()
    change()
    waiting.join(PATIENCE)
    return found[0] if found else set()


def test_files_and_folders_that_are_written_added_moved_and_removed(root: Path, watch: Watch) -> None:
    plan = root / "docs/plans/a.md"
    assert noticed(watch, lambda: plan.write_text("after", "utf-8")) == {"docs"}
    assert noticed(watch, lambda: (root / "docs/plans/b.md").write_text("new", "utf-8")) == {"docs"}
    assert noticed(watch, lambda: plan.rename(root / "docs/plans/c.md")) == {"docs"}
    assert noticed(watch, (root / "docs/plans/c.md").unlink) == {"docs"}
    assert noticed(watch, lambda: (root / "mkdocs.yml").write_text("after", "utf-8")) == {"mkdocs.yml"}
    assert noticed(watch, lambda: (root / "docs/plans").rename(root / "docs/other")) == {"docs"}


def test_nothing_is_told_of_reading_of_droppings_and_of_what_lies_elsewhere(root: Path, watch: Watch) -> None:
    def several() -> None:
        (root / "docs/plans/a.md").read_text("utf-8")
        (root / "docs/plans/.a.md.swp").write_text("x", "utf-8")
        (root / "elsewhere/x.md").write_text("after", "utf-8")
        (root / "README.md").write_text("after", "utf-8")
        (root / "hooks/__pycache__").mkdir()
        (root / "vocabulary/terms.yml").write_text("after", "utf-8")  # the first that counts

    assert noticed(watch, several) == {"vocabulary"}


def test_what_the_system_does_not_tell_is_found_by_looking(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching.Watch, "on_any_event", lambda self, event: None)
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.1)
    with Watch(root) as watch:
        assert noticed(watch, lambda: (root / "vocabulary/terms.yml").write_text("after", "utf-8")) == {"vocabulary"}


def test_a_change_is_told_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.1)
    with Watch(root) as watch:
        assert noticed(watch, lambda: (root / "docs/plans/a.md").write_text("after", "utf-8")) == {"docs"}
        assert noticed(watch, lambda: (root / "vocabulary/terms.yml").write_text("after", "utf-8")) == {"vocabulary"}
