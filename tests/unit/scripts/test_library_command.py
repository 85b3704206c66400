"""A library of one's own: begun from this one, filled, and brought up to date without touching what is its owner's."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import library as command
import pytest
from library import NAME, RECORD, Refused, begin

from planlib.importing.examples import EXAMPLES, examples_of
from planlib.importing.importer import scorer_of
from planlib.library import open_library
from tests.support.library import LIBRARY
from tests.support.paths import ROOT

TOPIC = "docs/topics/environment.md"


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository to begin libraries from; a test may change it."""
    root = tmp_path / "origin"
    shutil.copytree(LIBRARY, root)
    shutil.copytree(ROOT / command.STARTER, root / command.STARTER)
    for page in ("docs/plans/index.md", "docs/notices.md"):
        (root / page).write_text("---\ntitle: 一页\n---\n一页。\n", "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "hooks/__pycache__").mkdir(parents=True)
    (root / "hooks/__pycache__/old.pyc").write_bytes(b"0")
    (root / "hooks/program.py").write_text("A = 1\n", "utf-8")
    return root


@pytest.fixture
def office(tmp_path: Path, origin: Path) -> Path:
    folder = tmp_path / "街道 计划"
    begin(folder, "桃园街道计划库", origin)
    return folder


def test_a_new_library_has_the_site_and_no_plans(office: Path) -> None:
    assert [path.name for path in (office / "docs/plans").iterdir()] == ["index.md"]
    assert not list((office / "sources").iterdir())
    assert (office / "vocabulary/terms.yml").exists()
    assert (office / TOPIC).exists()
    assert not list(office.rglob("__pycache__"))
    assert "site_name: 桃园街道计划库\n" in (office / "mkdocs.yml").read_text("utf-8")
    assert (office / "README.md").read_text("utf-8").startswith("# 桃园街道计划库\n")
    assert "旧计划" not in (office / "docs/about.md").read_text("utf-8")
    opened = open_library(office)
    assert opened.findings == []
    assert opened.library
    assert opened.library.plans == ()


def test_a_new_library_knows_topics_as_the_one_it_came_from(origin: Path, office: Path) -> None:
    theirs, ours = open_library(origin).library, open_library(office).library
    assert theirs
    assert ours
    told = [(each.title, each.text, each.topics) for each in examples_of(theirs)]
    assert [(each.title, each.text, each.topics) for each in examples_of(ours)] == told
    words = ("垃圾分类", "发动居民做好生活垃圾分类，清理楼道杂物。")
    assert scorer_of(ours).suggest(*words) == scorer_of(theirs).suggest(*words)


def test_examples_that_cannot_be_read_are_named(office: Path) -> None:
    (office / EXAMPLES).write_text("[1", "utf-8")
    opened = open_library(office).library
    assert opened
    with pytest.raises(ValueError, match=EXAMPLES):
        examples_of(opened)


def test_a_second_run_changes_nothing(office: Path, origin: Path) -> None:
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    assert begin(office, "", origin) == ([], [], [])
    assert {path: path.read_bytes() for path in office.rglob("*") if path.is_file()} == before


def test_what_changed_here_is_taken_up(office: Path, origin: Path) -> None:
    (origin / "hooks/program.py").write_text("A = 2\n", "utf-8")
    (origin / "hooks/new.py").write_text("B = 1\n", "utf-8")
    (origin / "docs/notices.md").unlink()
    assert begin(office, "", origin) == (["hooks/new.py", "hooks/program.py"], ["docs/notices.md"], [])
    assert (office / "hooks/program.py").read_text("utf-8") == "A = 2\n"
    assert "桃园街道计划库" in (office / "mkdocs.yml").read_text("utf-8")


def test_what_its_owner_changed_is_kept(office: Path, origin: Path) -> None:
    (office / "hooks/program.py").write_text("A = 'mine'\n", "utf-8")
    (office / TOPIC).unlink()
    (office / "docs/topics/own.md").write_text("own", "utf-8")
    assert begin(office, "", origin) == ([], [], [])
    (origin / "hooks/program.py").write_text("A = 2\n", "utf-8")
    assert begin(office, "", origin) == ([], [], ["hooks/program.py"])
    assert (office / "hooks/program.py").read_text("utf-8") == "A = 'mine'\n"
    assert not (office / TOPIC).exists()
    assert (office / "docs/topics/own.md").exists()


def test_an_interrupted_run_is_finished_by_the_next(office: Path, origin: Path) -> None:
    (origin / "hooks/program.py").write_text("A = 2\n", "utf-8")
    (origin / "hooks/new.py").write_text("B = 1\n", "utf-8")
    (office / "hooks/program.py").write_text("A = 2\n", "utf-8")  # written, but not yet recorded
    assert begin(office, "", origin) == (["hooks/new.py"], [], [])


def test_plans_and_sources_are_not_looked_at(office: Path, origin: Path) -> None:
    page, source = office / "docs/plans/mine.md", office / "sources/mine.txt"
    page.write_text("mine", "utf-8")
    source.write_text("mine", "utf-8")
    assert begin(office, "", origin) == ([], [], [])
    assert page.read_text("utf-8") == source.read_text("utf-8") == "mine"


@pytest.mark.parametrize("there", ["file", "folder", "damaged", "inside"])
def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path, there: str) -> None:
    folder = tmp_path / "there"
    if there == "file":
        folder.write_text("mine", "utf-8")
    elif there == "inside":
        folder = ROOT / "there"
    else:
        folder.mkdir()
        (folder / (RECORD if there == "damaged" else "letter.txt")).write_text("mine", "utf-8")
    before = sorted(folder.rglob("*"))
    with pytest.raises(Refused):
        begin(folder, NAME)
    assert sorted(folder.rglob("*")) == before


def test_nothing_is_begun_from_a_library_with_errors(tmp_path: Path, origin: Path) -> None:
    (origin / TOPIC).unlink()
    with pytest.raises(Refused):
        begin(tmp_path / "office", NAME, origin)
    assert not (tmp_path / "office").exists()


def test_an_office_begins_a_library_and_fills_it(tmp_path: Path) -> None:
    """The commands as an office runs them, with the program that its library brings along."""
    office, papers = tmp_path / "our plans", tmp_path / "旧 计划"
    papers.mkdir()
    text = "桃园社区2025年工作计划\n一、指导思想\n坚持以人为本。\n二、主要任务\n桃园社区开展垃圾分类宣传。\n"
    (papers / "2025 计划.txt").write_text(text, "utf-8")
    run(ROOT, "library", str(office), "--name", "桃园街道计划库")
    run(office, "import", str(papers))
    checked = run(office, "check")
    assert "0 个错误" in checked
    assert run(ROOT, "library", str(office)).startswith(f"{office}：更新 0 个文件")
    assert json.loads((office / RECORD).read_text("utf-8"))["name"] == "桃园街道计划库"
    library = open_library(office).library
    assert library
    assert [plan.title for plan in library.plans] == ["社区工作计划"]


def run(root: Path, script: str, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, f"scripts/{script}.py", *options], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
