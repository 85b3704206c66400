"""Encodings and odd files: a finding each, and no file outside is ever read."""

from __future__ import annotations

import errno
import os
import subprocess
from pathlib import Path

import pytest

from planlib.checking.reports import REPORTS
from planlib.checking.rules import run
from planlib.reading.files import MAX_BYTES, read_text
from tests.support.apart import command
from tests.support.fuzzing import GOOD, PAGE, sound
from tests.support.repo import Repo


def page_file(repo: Repo, data: bytes) -> list[str]:
    """What the rules report about a page with these bytes, in the order of the report."""
    (repo.root / PAGE).write_bytes(data)
    return [f"{found.line} {found.code}" for found in run(repo.inputs()) if found.path == PAGE]


def test_a_page_that_nothing_is_wrong_with(repo: Repo) -> None:
    assert page_file(repo, GOOD.encode()) == []


def test_invalid_utf_8_is_reported_at_its_line(repo: Repo) -> None:
    assert "8 PLN603" in page_file(repo, GOOD.encode().replace("制定".encode(), b"\xff\xfe\xc3\x28"))


@pytest.mark.parametrize("bad", [b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe5", b"\x80"])
def test_overlong_surrogate_and_cut_sequences_are_invalid(repo: Repo, bad: bytes) -> None:
    assert any("PLN603" in found for found in page_file(repo, GOOD.encode() + bad))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "gb18030"])
def test_another_encoding_is_refused(repo: Repo, encoding: str) -> None:
    assert page_file(repo, GOOD.encode(encoding)) != []


def test_crlf_reads_like_lf(repo: Repo) -> None:
    assert page_file(repo, GOOD.replace("\n", "\r\n").encode()) == []


def test_lone_cr_reads_like_lf(repo: Repo) -> None:
    assert page_file(repo, GOOD.replace("\n", "\r").encode()) == []


def test_a_byte_order_mark_is_no_part_of_the_text(repo: Repo) -> None:
    assert page_file(repo, GOOD.encode("utf-8-sig")) == []


def test_a_second_byte_order_mark_is(repo: Repo) -> None:
    assert any("PLN603" in found for found in page_file(repo, b"\xef\xbb\xbf" + GOOD.encode("utf-8-sig")))


@pytest.mark.parametrize("character", ["\0", "\u2028", "\x85", "\u202e", "\x1b", "\ufeff", "\x0b", "\x1c"])
@pytest.mark.parametrize("place", ["制定", "清扫", "主要任务", "title: 计划", "level: village"])
def test_an_unseen_character_is_reported_at_its_line(repo: Repo, character: str, place: str) -> None:
    line = GOOD[: GOOD.index(place)].count("\n") + 1
    found = page_file(repo, GOOD.replace(place, place + character, 1).encode())
    assert found
    assert any(int(finding.split()[0]) in (line, 1) for finding in found), found


def test_an_empty_file_and_one_of_white_space(repo: Repo) -> None:
    for data in (b"", b"\n", b" ", b"\0", b"\n" * 1000, b"\xef\xbb\xbf"):
        assert page_file(repo, data) != []


def test_a_page_of_ten_megabytes_is_refused_by_its_size(repo: Repo) -> None:
    found = page_file(repo, GOOD.encode() + "社区\n".encode() * 1_500_000)
    assert "1 PLN603" in found
    assert len(found) < 5


def test_a_page_is_read_up_to_the_limit_and_not_beyond(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"a" * MAX_BYTES)
    assert read_text(tmp_path, "x.md").problem is None
    (tmp_path / "x.md").write_bytes(b"a" * (MAX_BYTES + 1))
    assert read_text(tmp_path, "x.md").problem


def test_a_link_to_a_file_outside_is_refused(repo: Repo) -> None:
    (repo.root / PAGE).symlink_to("/etc/passwd")
    assert f"{PAGE}:1 PLN603" in repo.findings()
    assert all("root:" not in str(finding) for finding in run(repo.inputs()))


@pytest.mark.parametrize("folder", ["docs/plans/more", "docs/topics/more", "docs/more", "sources/more"])
def test_a_link_to_a_folder_outside_is_refused(repo: Repo, tmp_path: Path, folder: str) -> None:
    """MkDocs follows it, and would publish what lies there."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/x.md").write_text(GOOD, "utf-8")
    (tmp_path / "outside/x.txt").write_text("root:", "utf-8")
    (repo.root / folder).symlink_to(tmp_path / "outside")
    assert f"{folder}:1 PLN609" in repo.findings()


def test_a_link_to_a_file_of_the_docs_that_is_no_page_is_refused(repo: Repo) -> None:
    (repo.root / "docs/secret.png").symlink_to("/etc/passwd")
    assert repo.findings() == ["docs/secret.png:1 PLN609"]


def test_a_link_that_leads_to_itself_is_refused(repo: Repo) -> None:
    (repo.root / PAGE).symlink_to("x.md")
    assert f"{PAGE}:1 PLN603" in repo.findings()


def test_links_that_lead_to_each_other_are_refused(repo: Repo) -> None:
    (repo.root / "docs/plans/one").symlink_to("two")
    (repo.root / "docs/plans/two").symlink_to("one")
    assert {"docs/plans/one:1 PLN609", "docs/plans/two:1 PLN609"} <= set(repo.findings())


def test_a_folder_that_links_to_its_parent_is_refused(repo: Repo) -> None:
    (repo.root / "docs/plans/again").symlink_to(".")
    assert repo.findings() == ["docs/plans/again:1 PLN609"]


def test_a_link_to_nowhere_is_a_finding(repo: Repo) -> None:
    (repo.root / PAGE).symlink_to("nowhere.md")
    assert f"{PAGE}:1 PLN603" in repo.findings()


def test_a_folder_with_the_name_of_a_page_is_no_page(repo: Repo) -> None:
    (repo.root / PAGE).mkdir()
    assert repo.findings() == []


def test_a_file_that_may_not_be_read_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", path)  # root may read any file

    (tmp_path / "x.md").write_text(GOOD, "utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    problem = read_text(tmp_path, "x.md").problem
    assert problem
    assert "没有权限" in problem.message


def test_a_file_that_vanishes_is_a_finding(tmp_path: Path) -> None:
    assert read_text(tmp_path, "gone.md").problem


@pytest.mark.parametrize("name", [b"\xff.md", b"a\nb.md", b"a\x1bb.md", b" .md", b"-.md", b"\xe7\xa4\xbe.md"])
def test_any_file_name_is_a_finding_in_every_format(repo: Repo, name: bytes) -> None:
    (repo.root / "docs/plans" / os.fsdecode(name)).write_text(GOOD, "utf-8")
    findings = sound(run(repo.inputs()), {})
    assert findings
    for report in REPORTS.values():
        assert report(findings).encode()
    assert len(REPORTS["text"](findings).split("\n")) == len(findings)


def test_any_file_name_can_be_printed_with_its_account(repo: Repo) -> None:
    name = os.fsdecode(b"\xff\n\x1b")
    repo.write(f"sources/{name}.txt", "甲\n")
    repo.write(f"sources/{name}.ledger.yml", "repairs: []\n")
    done = command(repo.root)
    assert done.returncode == 1, done.stderr
    assert "\\udcff\\u000a\\u001b.txt:1: PLN708" in done.stdout
    assert "\\udcff\\u000a\\u001b：收到 1 个字" in done.stdout


@pytest.mark.parametrize("path", [PAGE, "docs/x.png", "sources/x.txt"])
def test_a_pipe_in_place_of_a_file_does_not_hang(repo: Repo, path: str) -> None:
    (repo.root / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(repo.root / path)
    try:
        done = command(repo.root, seconds=30)
    except subprocess.TimeoutExpired:
        pytest.fail("the check waits for somebody to write into the pipe")
    assert f"{path}:1: PLN60{9 if path.endswith('.png') else 3}" in done.stdout  # one message, by what it should be
