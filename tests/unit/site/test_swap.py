"""One folder in the place of another: at every moment there is a whole one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plansite.swap import Refused, exchange, put_in_place, restore

FILES = 20
# Puts one folder after the other in place, and says so; it is killed while it does.
SWAPPER = """
import sys
from pathlib import Path
from plansite import swap
if sys.argv[2] == "moves":
    swap.exchange = lambda one, other: False  # as where the disk cannot
root = Path(sys.argv[1])
for number in range(100_000):
    new = root / "stage" / f"site-{number}"
    new.mkdir(parents=True)
    for place in range(20):
        (new / str(place)).write_text(str(number))
    swap.put_in_place(new, root / "site")
    print(number, flush=True)
"""


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    for place in range(FILES):
        (path / str(place)).write_text(text, "utf-8")
    return path


def texts(path: Path) -> set[str]:
    assert len(list(path.iterdir())) == FILES
    return {file.read_text("utf-8") for file in path.iterdir()}


@pytest.mark.parametrize("how", ["exchange", "moves"])
@pytest.mark.parametrize("swaps", [1, 2, 5, 9])
def test_a_kill_at_any_moment_leaves_a_whole_folder(tmp_path: Path, how: str, swaps: int) -> None:
    command = [sys.executable, "-c", SWAPPER, str(tmp_path), how]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        for _ in range(swaps):
            assert process.stdout.readline()
        process.kill()
    if how == "exchange":
        assert len(texts(tmp_path / "site")) == 1
    restore(tmp_path / "site", tmp_path / "stage")
    assert len(texts(tmp_path / "site")) == 1
    assert list((tmp_path / "stage").iterdir()) == []


def test_between_two_moves_the_old_folder_is_brought_back(tmp_path: Path) -> None:
    folder(tmp_path / "stage/previous-site", "old")
    folder(tmp_path / "stage/site-1", "new")
    assert restore(tmp_path / "site", tmp_path / "stage")
    assert texts(tmp_path / "site") == {"old"}
    assert list((tmp_path / "stage").iterdir()) == []


def test_where_a_new_folder_is_the_old_one_is_only_cleared_away(tmp_path: Path) -> None:
    folder(tmp_path / "stage/previous-site", "old")
    folder(tmp_path / "site", "new")
    assert not restore(tmp_path / "site", tmp_path / "stage")
    assert texts(tmp_path / "site") == {"new"}
    assert list((tmp_path / "stage").iterdir()) == []


def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    if not exchange(one, other):
        pytest.skip("this disk cannot")
    assert (texts(one), texts(other)) == ({"2"}, {"1"})


@pytest.fixture
def other_disk(tmp_path: Path) -> Path:
    """A folder on another disk than the temporary ones."""
    place = Path("/dev/shm")
    if not place.is_dir() or place.stat().st_dev == tmp_path.stat().st_dev or not os.access(place, os.W_OK):
        pytest.skip("there is no other disk")
    return place / f"plan-library-{os.getpid()}"


def test_a_link_to_another_disk_gets_the_new_folder_too(tmp_path: Path, other_disk: Path) -> None:
    try:
        folder(other_disk / "www", "old")
        (tmp_path / "site").symlink_to(other_disk / "www")
        put_in_place(folder(tmp_path / "stage/site-1", "new"), tmp_path / "site")
        assert (tmp_path / "site").is_symlink()
        assert texts(other_disk / "www") == {"new"}
        assert [path.name for path in other_disk.iterdir()] == ["www"]
    finally:
        subprocess.run(["rm", "-rf", str(other_disk)], check=True)


def test_a_file_and_a_link_into_nothing_are_refused(tmp_path: Path) -> None:
    new = folder(tmp_path / "stage/site-1", "new")
    (tmp_path / "file").write_text("notes", "utf-8")
    with pytest.raises(Refused, match="是一个文件"):
        put_in_place(new, tmp_path / "file")
    (tmp_path / "link").symlink_to(tmp_path / "no/folder/here")
    with pytest.raises(Refused, match="没有上一级文件夹"):
        put_in_place(new, tmp_path / "link")
