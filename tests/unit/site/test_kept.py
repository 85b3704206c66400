"""What a build takes over from the site that is there: only what is as it was written, and depends on the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planlib.keeping.store import Store, digest
from plansite.kept import TABLE, Kept, Written, write

URI = "plans/a/index.html"
WRITTEN = Written("key", digest(b"a page"))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    written = {URI: write(tmp_path / "old", URI, "key", b"a page")}
    Kept(tmp_path / "old", Store(tmp_path / "cache")).record(written)
    return Kept(tmp_path / "old", Store(tmp_path / "cache"))


def test_a_file_with_the_same_key_is_taken_over(kept: Kept, tmp_path: Path) -> None:
    taken = kept.take(URI, "key", tmp_path / "new")
    assert taken == WRITTEN
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
    assert kept.take(URI, "key", tmp_path / "new") == WRITTEN
    assert (tmp_path / "new" / URI).stat().st_nlink == 1


@pytest.mark.parametrize("record", [b"", b"[]", b"{", b'{"a": 1}', b'{"a": ["k"]}', b"\xff", None])
def test_a_damaged_record_is_none(kept: Kept, tmp_path: Path, record: bytes | None) -> None:
    (file,) = (tmp_path / "cache").glob(f"*/{TABLE}/*")
    if record is None:
        file.unlink()
    else:
        file.write_bytes(record)
    assert kept.take(URI, "key", tmp_path / "new") is None


def test_what_is_no_longer_written_is_forgotten(kept: Kept, tmp_path: Path) -> None:
    kept.record({"plans/b/index.html": write(tmp_path / "old", "plans/b/index.html", "key", b"b")})
    again = Kept(tmp_path / "old", Store(tmp_path / "cache"))
    assert again.take(URI, "key", tmp_path / "new") is None
    assert again.take("plans/b/index.html", "key", tmp_path / "new")


def test_a_record_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    Kept(tmp_path, Store(tmp_path / "file/cache")).record({URI: WRITTEN})


@pytest.fixture
def spare(tmp_path: Path) -> Path:
    """A site from before the old one, of which the page is still the same file."""
    page = tmp_path / "spare" / URI
    page.parent.mkdir(parents=True)
    return page


def with_spare(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "old", Store(tmp_path / "cache"), tmp_path / "spare")


@pytest.mark.usefixtures("kept")
def test_the_folder_of_a_page_is_moved_from_the_spare_site(tmp_path: Path, spare: Path) -> None:
    spare.hardlink_to(tmp_path / "old" / URI)
    assert with_spare(tmp_path).take(URI, "key", tmp_path / "new") == WRITTEN
    assert (tmp_path / "new" / URI).read_bytes() == (tmp_path / "old" / URI).read_bytes() == b"a page"
    assert not spare.parent.exists()


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("how", ["a copy", "another page", "more files", "no page", "a link"])
def test_any_other_folder_stays_in_the_spare_site(tmp_path: Path, spare: Path, how: str) -> None:
    match how:
        case "a copy":
            spare.write_bytes(b"a page")
        case "another page":
            spare.write_bytes(b"a page of before")
        case "more files":
            spare.hardlink_to(tmp_path / "old" / URI)
            (spare.parent / "another.html").write_bytes(b"")
        case "a link":
            spare.parent.rmdir()
            spare.parent.symlink_to(tmp_path / "old" / URI.rpartition("/")[0])
    assert with_spare(tmp_path).take(URI, "key", tmp_path / "new") == WRITTEN
    assert spare.parent.exists()
    assert [file.name for file in (tmp_path / "new" / URI).parent.iterdir()] == ["index.html"]
    assert not (tmp_path / "new" / URI).parent.is_symlink()


@pytest.mark.usefixtures("kept")
def test_the_plans_of_a_replaced_site_are_set_aside(tmp_path: Path, spare: Path) -> None:
    spare.write_bytes(b"left over")
    kept = with_spare(tmp_path)
    kept.set_aside(tmp_path / "old")
    assert spare.read_bytes() == b"a page"
    kept.set_aside(tmp_path / "nothing")
    assert not spare.exists()
