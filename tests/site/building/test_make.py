"""`make build` as it is used in earnest: twice at once, killed, into a link, with a broken page, beside leftovers."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plansite.building import SPARE
from tests.support.library import DAY

PATIENCE = 120  # seconds until a build that hangs is stopped
PAGES = {"index.html", "404.html", "plans/index.html", "library/templates.json", "build.js"}


def start(root: Path, *options: str, script: str = "build") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(root / f"scripts/{script}.py"), *options],
        env={**os.environ, "SOURCE_DATE_EPOCH": DAY},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def end(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit status, and all that was said."""
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out + err


def is_whole(site: Path) -> bool:
    return all((site / page).is_file() for page in PAGES)


def leftovers(root: Path) -> list[str]:
    """What is not meant to stay."""
    kept = ("assets", "cache", "lock", SPARE)
    return sorted(path.name for path in (root / ".build").iterdir() if path.name not in kept)


def break_a_page(root: Path) -> None:
    page = root / "docs/plans/wm-1.md"
    page.write_text(page.read_text("utf-8").replace("增强荣辱观念", "增强荣□观念", 1), "utf-8")


def old_site(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text("the last good site", "utf-8")
    (folder / "gone.html").write_text("a page that is no more", "utf-8")


def test_of_several_builds_at_once_each_waits_for_the_one_before(repository: Path) -> None:
    done = [end(process) for process in [start(repository), start(repository), start(repository, script="offline")]]
    assert [status for status, _ in done] == [0, 0, 0]
    assert sum("另一个生成正在进行" in said for _, said in done) == 2
    assert is_whole(repository / "site")
    assert (repository / "plan-library-offline.zip").stat().st_size > 100_000
    assert leftovers(repository) == []


def test_a_broken_page_leaves_the_last_good_site_and_zip(repository: Path) -> None:
    old_site(repository / "site")
    (repository / "plan-library-offline.zip").write_bytes(b"the last good one")
    break_a_page(repository)
    for script in ("build", "offline"):
        status, said = end(start(repository, script=script))
        assert status == 1
        assert said.count("PLN401") == 1
        assert "没有动" in said
    assert (repository / "site/index.html").read_text("utf-8") == "the last good site"
    assert (repository / "plan-library-offline.zip").read_bytes() == b"the last good one"
    assert leftovers(repository) == []
    assert not list(repository.glob("*.part"))


def begun(root: Path) -> bool:
    return any((root / ".build").glob("site-*"))


def half_written(root: Path) -> bool:
    return any((root / ".build").glob("site-*/plans/wm-1"))


@pytest.mark.parametrize("moment", [begun, half_written])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_build_that_is_killed_leaves_the_last_good_site_and_the_next_one_works(
    repository: Path, moment: Callable[[Path], bool], number: signal.Signals
) -> None:
    old_site(repository / "site")
    process = start(repository)
    while not moment(repository):
        assert process.poll() is None
    process.send_signal(number)
    assert end(process)[0] != 0
    assert (repository / "site/index.html").read_text("utf-8") == "the last good site"
    assert end(start(repository))[0] == 0
    assert is_whole(repository / "site")
    assert not (repository / "site/gone.html").exists()
    assert leftovers(repository) == []


@pytest.mark.parametrize("there", [True, False], ids=["full", "dangling"])
def test_a_site_that_is_a_link_stays_one_and_its_folder_shows_the_new_site(
    repository: Path, tmp_path: Path, there: bool
) -> None:
    served = tmp_path / "www/html"
    served.parent.mkdir()
    if there:
        old_site(served)
    (repository / "site").symlink_to(served)
    status, said = end(start(repository))
    assert status == 0, said
    assert (repository / "site").readlink() == served
    assert is_whole(served)
    assert not (served / "gone.html").exists()
    assert [path.name for path in served.parent.iterdir()] == ["html"]


def test_a_site_that_is_a_file_is_left_alone(repository: Path) -> None:
    (repository / "site").write_text("notes", "utf-8")
    status, said = end(start(repository))
    assert status == 1
    assert "是一个文件，不是文件夹" in said
    assert (repository / "site").read_text("utf-8") == "notes"


def test_what_programs_leave_behind_stops_nothing_and_is_not_published(repository: Path) -> None:
    names = [".wm-1.md.swp", "4913", ".DS_Store", "~$wm-1.docx", "Thumbs.db", "#wm-1.md#", "wm-1.md~", "wm-1.md.bak"]
    names += ["wm-1.md.orig", "desktop.ini", ".~lock.wm-1.docx#", "wm-1.md.tmp", "._wm-1.md"]
    for folder in ("docs", "docs/plans", "docs/topics", "sources", "vocabulary"):
        for name in names:
            (repository / folder / name).write_bytes(b"\xff\x00")
        (repository / folder / ".#wm-1.md").symlink_to("editor@host.1234:5678")  # Emacs: a link to nowhere
        (repository / folder / ".idea").mkdir()
        (repository / folder / ".idea/workspace.xml").write_text("<project/>", "utf-8")
    for script in ("check", "build", "offline"):
        status, said = end(start(repository, script=script))
        assert status == 0, said
    published = {path.name for path in (repository / "site").rglob("*")}
    assert not published & {*names, ".#wm-1.md", "workspace.xml", ".idea"}


def test_a_page_without_empty_lines_around_its_headings_is_built_as_the_check_reads_it(repository: Path) -> None:
    page = repository / "docs/plans/wm-1.md"
    text = page.read_text("utf-8")
    assert "\n\n## " in text
    page.write_text(re.sub(r"\n\n(#+ .*)\n\n", r"\n\1\n", text), "utf-8")
    for script in ("check", "build"):
        status, said = end(start(repository, script=script))
        assert status == 0, said
