"""What lies in a repository, and which files are certain not to have changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planlib.disk import walk
from planlib.keeping.files import RACY_NS, known_digest, list_repository, state

OLD = 10**18
SIGNATURE = (10, OLD, OLD, 5)


def test_a_file_is_known_while_all_that_is_said_of_it_stays() -> None:
    kept = state(SIGNATURE, OLD + RACY_NS + 1, "digest")
    assert known_digest(SIGNATURE, kept) == "digest"
    for place in range(4):
        other = tuple(value + (number == place) for number, value in enumerate(SIGNATURE))
        assert known_digest(other, kept) == ""  # type: ignore[arg-type]
    assert known_digest(None, kept) == known_digest(SIGNATURE, None) == ""


@pytest.mark.parametrize("signature", [(10, OLD, OLD - 9 * RACY_NS, 5), (10, OLD - 9 * RACY_NS, OLD, 5)])
@pytest.mark.parametrize("after", [-5 * RACY_NS, 0, RACY_NS])
def test_one_that_was_read_shortly_after_it_changed_is_not(signature: tuple[int, int, int, int], after: int) -> None:
    assert known_digest(signature, state(signature, OLD + after, "digest")) == ""


def test_everything_is_listed_that_is_found_by_walking(tmp_path: Path) -> None:
    for name in (
        "docs/a.md",
        "docs/x/b.md",
        "docs/.DS_Store",
        "docs/x/~$b.docx",
        "docs/.git/c.md",
        "rules.yml",
        "no.md",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "docs/link.md").symlink_to("a.md")
    (tmp_path / "docs/nowhere.md").symlink_to("nothing.md")
    (tmp_path / "docs/folder").symlink_to("x")
    os.mkfifo(tmp_path / "docs/pipe")
    listing = list_repository(tmp_path, ("docs", "rules.yml", "none"))
    walked = {path.relative_to(tmp_path).as_posix() for path in walk(tmp_path / "docs") if not path.is_dir()}
    assert set(listing.files) == walked | {"rules.yml"}
    assert {path for path, found in listing.files.items() if found is None} == {
        "docs/link.md",
        "docs/nowhere.md",
        "docs/pipe",
    }
    assert set(listing.odd) == {"docs/link.md", "docs/nowhere.md", "docs/folder", "docs/pipe"}
    assert listing.under("docs/x", ".md") == ["docs/x/b.md"]


def test_a_folder_that_was_moved_away_and_linked_to_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "root/docs").mkdir(parents=True)
    (tmp_path / "root/docs/a.md").write_text("")
    assert list_repository(tmp_path / "root", ("docs",)).files["docs/a.md"]
    (tmp_path / "root/docs").rename(tmp_path / "docs")
    (tmp_path / "root/docs").symlink_to(tmp_path / "docs")
    assert list_repository(tmp_path / "root", ("docs",)).files == {"docs/a.md": None}
