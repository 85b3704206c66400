"""What a build takes over from the site that is there: only what is as it was written, and depends on the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plansite.kept import Kept, read_kept, write, write_kept

URI = "plans/a/index.html"


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    written = {URI: write(tmp_path / "old", URI, "key", b"a page")}
    write_kept(written, tmp_path / "cache/site.json")
    return read_kept(tmp_path / "old", tmp_path / "cache/site.json")


def test_a_file_with_the_same_key_is_taken_over(kept: Kept, tmp_path: Path) -> None:
    taken = kept.take(URI, "key", tmp_path / "new")
    assert taken == kept.files[URI]
    assert (tmp_path / "new" / URI).read_bytes() == b"a page"


@pytest.mark.parametrize(
    "how", ["another key", "another file", "changed", "changed with the same size and time", "gone", "link"]
)
def test_any_other_is_not(kept: Kept, tmp_path: Path, how: str) -> None:
    file, key, uri = tmp_path / "old" / URI, "key", URI
    status = file.stat()
    match how:
        case "another key":
            key = "other"
        case "another file":
            uri = "plans/b/index.html"
        case "changed":
            file.write_bytes(b"another page")
        case "changed with the same size and time":
            file.write_bytes(b"b page")
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        case "gone":
            file.unlink()
        case "link":
            file.rename(tmp_path / "elsewhere")
            file.symlink_to(tmp_path / "elsewhere")
    assert kept.take(uri, key, tmp_path / "new") is None
    assert not (tmp_path / "new" / URI).exists()


def test_writing_leaves_the_file_that_was_taken_over_from(kept: Kept, tmp_path: Path) -> None:
    kept.take(URI, "key", tmp_path / "new")
    write(tmp_path / "new", URI, "other", b"b")
    assert (tmp_path / "old" / URI).read_bytes() == b"a page"


def test_where_there_are_no_second_names_files_are_copied(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError("not on this disk")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert kept.take(URI, "key", tmp_path / "new") == kept.files[URI]
    assert (tmp_path / "new" / URI).stat().st_nlink == 1


@pytest.mark.parametrize("record", [b"", b"[]", b"{", b'{"a": 1}', b'{"a": ["k"]}', b"\xff", None])
def test_a_damaged_record_is_none(tmp_path: Path, record: bytes | None) -> None:
    if record is not None:
        (tmp_path / "site.json").write_bytes(record)
    assert read_kept(tmp_path, tmp_path / "site.json").files == {}


def test_a_record_that_cannot_be_written_is_no_error(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    write_kept(kept.files, tmp_path / "file/site.json")
