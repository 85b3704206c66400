"""Imported files: the audit finds nothing, pages are valid, nothing is overwritten or half written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from planlib.importing.cli import main
from planlib.importing.received import decode
from planlib.importing.writing import STAGE, finish, write_all
from planlib.library import open_library
from tests.support.paths import FIXTURES

LIBRARY = FIXTURES / "library"
CASES = json.loads((FIXTURES / "import" / "recognised.json").read_text("utf-8"))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "my library"
    shutil.copytree(LIBRARY, root)
    return root


def test_every_case_becomes_valid_pages_with_an_audit_that_finds_nothing(library: Path, tmp_path: Path) -> None:
    before = len(list((library / "docs/plans").glob("*.md")))
    files = []
    for number, case in enumerate(CASES):
        file = tmp_path / f"计划{number}.txt"
        file.write_text("\n".join(case["text"]), "utf-8")
        files.append(str(file))
    assert main([*files, "--into", str(library)]) == 0
    opened = open_library(library)
    assert [str(finding) for finding in opened.errors] == []
    assert opened.library
    assert len(opened.library.plans) == before + sum(len(case["plans"]) for case in CASES)
    assert all(account.unaccounted == 0 for account in opened.inputs.accounts.values())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5"])
def test_text_is_read_in_any_encoding_that_offices_use(encoding: str) -> None:
    traditional = "社區工作計劃\n一、指導思想\n以服務居民為宗旨，做好各項工作。\n"
    text = traditional if encoding == "big5" else "\n".join(CASES[0]["text"])
    assert decode(text.encode(encoding)).text == text


def test_bytes_that_are_no_text_are_refused(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "图.txt"
    file.write_bytes(bytes(range(256)) * 20)
    assert main([str(file), "--into", str(library)]) == 1
    assert "不是能读的文字文件" in capsys.readouterr().err


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_a_dry_run_writes_nothing_and_says_the_same(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "计划.txt"
    file.write_text("\n".join(CASES[0]["text"]), "utf-8")
    before = snapshot(library)
    assert main([str(file), "--into", str(library), "--format", "json", "--dry-run"]) == 0
    dry = capsys.readouterr().out
    assert snapshot(library) == before
    assert main([str(file), "--into", str(library), "--format", "json"]) == 0
    assert capsys.readouterr().out == dry
    plan = json.loads(dry)["plans"][0]
    assert [heading["kind"] for heading in plan["headings"]][:2] == ["guidance", "tasks"]


def test_a_second_run_changes_nothing_and_a_corrected_page_stays(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "计划.txt"
    file.write_text("\n".join(CASES[0]["text"]), "utf-8")
    before = set(snapshot(library))
    main([str(file), "--into", str(library)])
    page = next(library / name for name in set(snapshot(library)) - before if name.startswith("docs"))
    page.write_text(page.read_text("utf-8").replace('data-kind="tasks"', 'data-kind="measures"'), "utf-8")
    corrected = snapshot(library)
    assert main([str(file), "--into", str(library)]) == 0
    assert snapshot(library) == corrected


def test_an_interrupted_run_leaves_all_of_a_file_or_nothing(tmp_path: Path) -> None:
    files = {"sources/x.txt": b"one", "docs/plans/x-1.md": b"two"}
    stage = tmp_path / STAGE
    stage.mkdir(parents=True)
    (stage / "0").write_bytes(b"one")  # the list of files was not written yet
    finish(tmp_path)
    assert snapshot(tmp_path) == {}
    stage.mkdir(parents=True)
    (stage / "1").write_bytes(b"two")  # the first was moved already
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/x.txt").write_bytes(b"one")
    (stage / "files.json").write_text(json.dumps(list(files)), "utf-8")
    finish(tmp_path)
    assert snapshot(tmp_path) == files


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        write_all(tmp_path, {"y.md": b"new", "x.md": b"new"})
    assert snapshot(tmp_path) == {"x.md": b"mine"}
