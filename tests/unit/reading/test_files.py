"""Reading contributed files: what is wrong with one is returned, never raised."""

from __future__ import annotations

from pathlib import Path

import pytest

from planlib.keeping.files import list_repository
from planlib.reading.files import MAX_BYTES, read_text


def test_a_file_is_read_as_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("计划\n".encode())
    assert read_text(tmp_path, "a.md") == ("a.md", "计划\n", None)


@pytest.mark.parametrize("data", ["一\r\n二\r\n", "一\r二\r", "\ufeff一\n二\n"])
def test_line_ends_and_the_byte_order_mark_do_not_matter(tmp_path: Path, data: str) -> None:
    (tmp_path / "a.md").write_bytes(data.encode())
    assert read_text(tmp_path, "a.md").text == "一\n二\n"


def problem(root: Path, path: str) -> tuple[int, str]:
    file = read_text(root, path)
    assert file.text == ""
    assert file.problem
    assert file.problem.hint
    return file.problem.line, file.problem.message


def test_a_file_in_another_encoding_is_reported_where_it_begins_to_differ(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"plan\n\n" + "计划".encode("gbk"))
    assert problem(tmp_path, "a.md") == (3, "文件不是 UTF-8 编码")


def test_a_file_may_have_this_many_bytes_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a" * MAX_BYTES)
    assert read_text(tmp_path, "a.md").problem is None
    (tmp_path / "a.md").write_bytes(b"a" * (MAX_BYTES + 1))
    assert problem(tmp_path, "a.md") == (1, "文件有 1,000,001 字节，超过 1,000,000")


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    line, message = problem(tmp_path, "a.md")
    assert line == 1
    assert message == "没有这个文件"


@pytest.mark.parametrize("target", ["../secret.md", "/etc/hostname"])
def test_a_link_out_of_the_repository_is_not_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.md").write_text("机密", "utf-8")
    root = tmp_path / "repo"
    root.mkdir()
    (root / "a.md").symlink_to(target)
    assert problem(root, "a.md") == (1, "文件在库外面")


def test_a_path_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("机密", "utf-8")
    root = tmp_path / "repo"
    root.mkdir()
    assert problem(root, "../secret.md") == (1, "文件在库外面")


def test_a_link_within_the_repository_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("计划", "utf-8")
    (tmp_path / "b.md").symlink_to("a.md")
    assert read_text(tmp_path, "b.md").text == "计划"


def test_a_link_to_itself_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("a.md")
    line, _ = problem(tmp_path, "a.md")
    assert line == 1


def test_files_are_listed_in_a_fixed_order_with_forward_slashes(tmp_path: Path) -> None:
    for path in ("docs/z.md", "docs/b/a.md", "docs/a.md", "docs/a.txt", "docs/c.md/x.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    assert list_repository(tmp_path, ["docs"]).under("docs", ".md") == [
        "docs/a.md",
        "docs/b/a.md",
        "docs/c.md/x.md",
        "docs/z.md",
    ]
    assert list_repository(tmp_path, ["nothing"]).under("nothing", ".md") == []
