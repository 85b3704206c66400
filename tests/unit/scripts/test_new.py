"""A page to begin with: what it holds, what the check says of it, and what cannot be begun."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from new import TODO, Refused, begin, initials, main

from planlib.inputs import read_inputs
from planlib.library import open_library
from planlib.reading.pages import read_page
from tests.support.library import LIBRARY
from tests.support.paths import ROOT

COMBINATIONS = [
    (level, document)
    for level in ("village", "community", "subdistrict", "town")
    for document in ("plan", "outline", "summary")
]
TITLES = {"village": "村", "community": "社区", "subdistrict": "街道", "town": "镇"}
ENDINGS = {"plan": "工作计划", "outline": "工作要点", "summary": "工作总结"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The library of the tests in a folder of its own."""
    return Path(shutil.copytree(LIBRARY, tmp_path / "库"))


@pytest.mark.parametrize(("level", "document"), COMBINATIONS)
def test_a_page_of_every_level_and_type_is_accepted_but_for_what_is_to_be_written(
    level: str, document: str, root: Path
) -> None:
    begun = begin(root, f"{TITLES[level]}志愿服务{ENDINGS[document]}")
    assert (begun.wanted.level, begun.wanted.type) == (level, document)
    assert [found.code for found in begun.left] == ["PLN111"] * len(TODO)
    page = read_page(begun.path, (root / begun.path).read_text("utf-8"))
    assert page.problems == ()
    assert all(section.kind and (section.children or section.topics or not section.level) for section in page.walk())


def test_a_page_has_a_number_of_its_own_and_is_called_by_initials(root: Path) -> None:
    last = max(page.front.plan or 0 for page in read_inputs(root).pages)
    first, second = (begin(root, "社区志愿服务工作计划") for _ in range(2))
    assert (first.path, second.path) == ("docs/plans/sqzyfwgzjh.md", "docs/plans/sqzyfwgzjh-2.md")
    assert (first.wanted.number, second.wanted.number) == (last + 1, last + 2)
    assert {found.code for found in second.left} == {"PLN111"}  # no copy of the first one
    opened = open_library(root)
    assert opened.library
    assert [plan.id for plan in opened.library.plans if plan.id.startswith("sq")] == ["sqzyfwgzjh", "sqzyfwgzjh-2"]


def test_levels_and_types_may_be_said_in_chinese_and_a_name_given(root: Path) -> None:
    begun = begin(root, "社区环境整治安排", level="社区", document="要点", name="huanjing.md")
    assert begun.path == "docs/plans/huanjing.md"
    assert (begun.wanted.level, begun.wanted.type) == ("community", "outline")


def test_the_years_of_a_title_are_left_out(root: Path) -> None:
    assert begin(root, "2026年度社区环境工作计划").wanted.title == "社区环境工作计划"
    assert begin(root, "社区二〇二六年环境工作计划").wanted.title == "社区环境工作计划"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"title": "abc"}, "题目“abc”不能用"),
        ({"title": "2026年"}, "题目“2026年”不能用"),
        ({"title": "社区" * 40}, "太长了"),
        ({"title": "社区`rm`计划"}, "有标记"),
        ({"title": "社区计划", "name": "../x"}, "文件名“../x”不能用"),
        ({"title": "社区计划", "name": "社区"}, "文件名“社区”不能用"),
        ({"title": "社区计划", "name": "wm-1"}, "已经有名叫 wm-1 的一页"),
        ({"title": "社区计划", "level": "省"}, "没有“省”这个级别，可以写：village（村）"),
        ({"title": "社区计划", "document": "报告"}, "没有“报告”这个文种"),
    ],
)
def test_what_cannot_be_begun_is_refused_in_a_line_and_nothing_written(
    options: dict[str, str], words: str, root: Path
) -> None:
    before = sorted((root / "docs/plans").iterdir())
    with pytest.raises(Refused, match=words) as refused:
        begin(root, **options)
    assert "\n" not in str(refused.value)
    assert sorted((root / "docs/plans").iterdir()) == before


def test_a_damaged_vocabulary_is_blamed_and_not_the_title(root: Path) -> None:
    (root / "vocabulary/terms.yml").write_text("levels: {}\n", "utf-8")
    with pytest.raises(Refused, match="词表还有错误"):
        begin(root, "社区志愿服务工作计划")


def test_a_page_that_appears_meanwhile_is_not_written_over(root: Path) -> None:
    (root / "docs/plans/sqjh.md.d").mkdir()
    (root / "docs/plans/sqjh.md").symlink_to("sqjh.md.d/nowhere")
    with pytest.raises((Refused, OSError)):
        begin(root, "社区计划", name="sqjh")
    assert not (root / "docs/plans/sqjh.md").exists()


@pytest.mark.parametrize(
    ("title", "letters"), [("社区志愿服务计划", "sqzyfwjh"), ("绿美“三清”", "lmsq"), ("！！", "plan")]
)
def test_initials(title: str, letters: str) -> None:
    assert initials(title) == letters


def test_the_command_says_what_was_written_and_what_to_do_next(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["2026年社区志愿服务工作计划", "--root", str(root)]) == 0
    said = capsys.readouterr().out
    assert "docs/plans/sqzyfwgzjh.md" in said
    for words in ("计划编号", "年份去掉了", "make serve", "make check"):
        assert words in said
    assert main(["社区计划", "--name", "A", "--root", str(root)]) == 1
    assert capsys.readouterr().err.startswith("没有新建：文件名“A”不能用")


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., str]:
    """What `make new` would run, with variables of these names in the environment too."""

    def printed(*given: str) -> str:
        command = ["make", "--no-print-directory", "--dry-run", "new", *given]
        environment = {**os.environ, "NAME": "computer", "TYPE": "x86", "LEVEL": "3"}
        return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=environment).stdout

    return printed


def test_variables_count_only_where_they_are_given(make: Callable[..., str]) -> None:
    assert '--level "" \\\n' in make("TITLE=社区计划")
    told = make("TITLE=社区计划", "NAME=a", "LEVEL=村", "TYPE=要点")
    assert all(
        f'--{option} "${variable}"' in told
        for option, variable in (("level", "LEVEL"), ("type", "TYPE"), ("name", "NAME"))
    )
