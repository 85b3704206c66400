"""Imported files: the audit finds nothing, pages are valid, nothing is overwritten or half written."""

from __future__ import annotations

import io
import json
import shutil
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from planlib.importing.cli import main
from planlib.importing.page_draft import distinct_title
from planlib.importing.received import decode
from planlib.importing.writing import STAGE, finish, write_all
from planlib.library import open_library
from planlib.publishing.repairs import repair_rows
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


NAMED = """桃园社区2025年文明创建工作计划
为做好2025年文明创建工作，桃园社区结合实际，制定本计划。
一、主要任务
每周五组织志愿者清扫楼道、整理杂物，桃园社区居委会负责检查，联系人：王小明，电话13812345678。
二、保障措施
成立领导小组。组长：张伟；成员：陈静、刘洋。
由社区书记孙建国负责。
桃园社区居民委员会
2025年1月8日
"""
PEOPLE = ("王小明", "13812345678", "张伟", "陈静", "刘洋", "孙建国")


def imported(library: Path, *texts: str) -> list[dict[str, Any]]:
    """Import texts, one after the other; the reports."""
    folder = library.parent / "received"
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    output = io.StringIO()
    with redirect_stdout(output):
        assert main([str(folder), "--into", str(library), "--format", "json"]) == 0
    return [json.loads(line) for line in output.getvalue().splitlines()]


def test_places_become_fields_and_people_are_nowhere_on_the_site(library: Path) -> None:
    [report] = imported(library, NAMED)
    path = report["plans"][0]["page"]
    page = (library / path).read_text("utf-8")
    assert "title: 社区文明创建工作计划\n" in page
    assert page.count("{{社区|桃园社区}}") == 2
    assert "联系人：{{姓名}}，电话{{电话}}" in page
    opened = open_library(library).library
    assert opened
    plan = opened.plan_by_id[Path(path).stem]
    shown = f"{page}{repair_rows(opened.repairs(plan), opened.vocabulary.repairs)}"
    assert [person for person in PEOPLE if person in shown] == []
    asked = [question for question in report["questions"] if "个人信息" in question["text"]]
    assert [question["line"] for question in asked] == [7]  # only what may be another word


def test_questions_stand_on_the_page_without_the_names_that_they_are_about(library: Path) -> None:
    [report] = imported(library, NAMED)
    page = (library / report["plans"][0]["page"]).read_text("utf-8")
    assert "todo:" in page
    assert [person for person in PEOPLE if person in page] == []
    assert any(found.code == "PLN111" for found in open_library(library).findings)


def test_sections_that_the_library_has_are_named_and_titles_are_told_apart(library: Path) -> None:
    first, second = imported(library, NAMED, NAMED.replace("每周五", "每周六"))
    assert first["duplicates"] == []
    same = first["plans"][0]["page"].removeprefix("docs/plans/").removesuffix(".md")
    assert {known["same"].split("/")[0] for known in second["duplicates"]} == {same}
    assert all(known["share"] >= 0.6 for known in second["duplicates"])
    titles = [plan.title for plan in (open_library(library).library or pytest.fail()).plans]
    assert len(set(titles)) == len(titles)
    assert any(title.startswith("社区文明创建工作计划（") for title in titles)


@pytest.mark.parametrize(
    ("taken", "about", "title"),
    [
        ((), ["绿化"], "计划（绿化）"),
        (("计划（绿化）",), ["绿化"], "计划（绿化，另一版本）"),
        (("计划（绿化）", "计划（绿化，另一版本）"), ["绿化"], "计划（绿化，另一版本之二）"),
        ((), [], "计划（另一版本）"),
        (("计划（另一版本）",), [], "计划（另一版本之二）"),
    ],
)
def test_a_title_that_no_other_page_has(taken: tuple[str, ...], about: list[str], title: str) -> None:
    assert distinct_title("计划", about, set(taken)) == title


def test_a_folder_is_summed_up_with_what_it_skipped(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = library.parent / "一堆 旧计划"
    (folder / "去年").mkdir(parents=True)
    (folder / "计划.txt").write_text(NAMED, "utf-8")
    (folder / "去年" / "同一份.TXT").write_text(NAMED, "utf-8")
    (folder / "空.docx").write_bytes(b"")
    (folder / "照片.jpg").write_bytes(b"1")
    (folder / "~$计划.docx").write_bytes(b"1")
    assert main([str(folder), "--into", str(library)]) == 1
    told = capsys.readouterr().err.splitlines()[-1]
    assert told == ("导入 1 个文件；1 个已经在库里；1 个没有导入，原因见上；1 个不是能读的文件，跳过了：照片.jpg。")


def test_a_level_that_the_library_does_not_have_is_refused(library: Path, tmp_path: Path) -> None:
    (tmp_path / "计划.txt").write_text(NAMED, "utf-8")
    before = snapshot(library)
    assert main([str(tmp_path / "计划.txt"), "--into", str(library), "--level", "city"]) == 2
    assert snapshot(library) == before
