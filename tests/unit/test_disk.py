"""What programs leave beside files, what has changed, and writing that loses nothing."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planlib.disk import is_dropping, replace_file, snapshot, walk, why

LEFT = [".x.md.swp", ".x.swo", "4913", ".DS_Store", "~$计划.docx", "Thumbs.db", ".#x.md", "#x.md#", "x.md~", "x.bak"]
LEFT += ["x.md.orig", "desktop.ini", ".~lock.计划.docx#", "x.tmp", ".idea", "._x.md", ".~计划.docx"]
KEPT = ["x.md", "x - 副本.md", "副本.md", "x(1).md", "index.md", "计划.docx", "49130", "年度计划.txt", "x.ledger.yml"]

# Asks for a file twice as large as it may be: what a full disk answers, too.
LIMITED = """
import resource, signal, sys
from pathlib import Path
from planlib.disk import replace_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    replace_file(Path(sys.argv[1]), b"x" * 2000)
except OSError as error:
    print(error.errno)
"""


@pytest.mark.parametrize("name", LEFT)
def test_what_programs_leave_behind_is_known(name: str) -> None:
    assert is_dropping(name)


@pytest.mark.parametrize("name", KEPT)
def test_a_file_of_an_editor_is_not_taken_for_it(name: str) -> None:
    assert not is_dropping(name)


def test_a_walk_leaves_out_what_lies_in_such_folders_and_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / ".idea").mkdir()
    (tmp_path / ".idea/x.md").touch()
    (tmp_path / "a").mkdir()
    (tmp_path / "a/x.md").touch()
    assert [path.relative_to(tmp_path).as_posix() for path in walk(tmp_path)] == ["a", "a/x.md"]
    assert list(walk(tmp_path / "nothing")) == []


def test_a_snapshot_changes_with_a_file_and_not_with_a_dropping(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("一", "utf-8")
    before = snapshot([tmp_path, tmp_path / "nothing"])
    (tmp_path / ".x.md.swp").touch()
    (tmp_path / ".#x.md").symlink_to("nobody@nowhere")
    assert snapshot([tmp_path]) == before
    replace_file(tmp_path / "x.md", "一".encode())
    assert snapshot([tmp_path]) != before


def test_a_file_is_replaced_as_a_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("old", "utf-8")
    file.chmod(0o640)
    replace_file(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert [path.name for path in tmp_path.iterdir()] == ["x.md"]


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    replace_file(tmp_path / "x.md", b"new")
    assert (tmp_path / "x.md").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_one_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old", "utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    replace_file(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_where_there_is_no_room_the_old_file_stays_whole(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("old", "utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", LIMITED, str(file)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert done.stdout == f"{errno.EFBIG}\n"
    assert file.read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.md"]


def test_the_reason_is_given_in_words() -> None:
    assert why(OSError(errno.ENOSPC, "No space left on device")) == "磁盘满了"
    assert why(OSError("something else")) == "something else"
